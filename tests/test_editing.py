"""A text in the user's editor: nothing is lost, nothing stays behind, nothing is obeyed."""

import os
import shlex
import signal
import stat
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from relterm.editing import EditorFailed, edit_text

Editor = Callable[..., None]
UNREADABLE = "The editor left nothing that can be read; the text is as it was."


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go in this test."""
    folder = tmp_path / "temporary files"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def editor(tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """Sets $EDITOR to a program made of Python lines, which know the file as `path`."""
    assert temporary.is_dir()
    monkeypatch.delenv("VISUAL", raising=False)

    def make(body: str, *options: str, variable: str = "EDITOR") -> None:
        program = tmp_path / "my editor.py"
        start = "import os, pathlib, signal, sys\npath = pathlib.Path(sys.argv[-1])\n"
        program.write_text(start + body, encoding="utf-8")
        monkeypatch.setenv(variable, shlex.join([sys.executable, str(program), *options]))

    return make


def test_what_was_saved_comes_back_with_its_line_breaks(editor: Editor, temporary: Path) -> None:
    editor('path.write_text(path.read_text() + "\\nZoë: 名\\n\\n", encoding="utf-8")')
    assert edit_text("shy") == "shy\n\nZoë: 名"
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("text", ["", "one", "two\nlines", "ends with a break\n", "\n", "\ufeffa"])
def test_saving_unchanged_or_not_at_all_changes_nothing(editor: Editor, text: str) -> None:
    editor("path.write_bytes(path.read_bytes())")
    assert edit_text(text) == text
    editor("pass")
    assert edit_text(text) == text


def test_emptied_means_empty_and_a_byte_order_mark_is_no_text(editor: Editor) -> None:
    editor('path.write_text("")')
    assert edit_text("shy") == ""
    editor('path.write_text(" \\n\\n")')
    assert edit_text("shy") == ""
    editor('path.write_bytes(b"\\xef\\xbb\\xbfa\\r\\nb\\xff\\r\\n")')
    assert edit_text("shy") == "a\nb\ufffd"


def test_file_and_folder_are_private_and_whatever_is_left_in_it_goes(
    editor: Editor, temporary: Path
) -> None:
    editor(
        "modes = [oct(each.stat().st_mode) for each in (path.parent, path)]\n"
        'path.with_suffix(".swp").write_text("x")\n'
        'path.write_text(path.suffix + " " + " ".join(modes))'
    )
    old = os.umask(0)
    try:
        told = edit_text("secret", suffix=".txt").split()
    finally:
        os.umask(old)
    assert told == [".txt", oct(stat.S_IFDIR | 0o700), oct(stat.S_IFREG | 0o600)]
    assert list(temporary.iterdir()) == []


def test_blanks_and_options_are_kept_together_as_a_shell_would(editor: Editor) -> None:
    editor('path.write_text("|".join(sys.argv[1:-1]))', "--wait", "two words")
    assert edit_text("") == "--wait|two words"


def test_visual_comes_before_editor(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    editor('path.write_text("visual")', variable="VISUAL")
    monkeypatch.setenv("EDITOR", "no-such-editor")
    assert edit_text("") == "visual"
    monkeypatch.setenv("VISUAL", "  ")
    with pytest.raises(EditorFailed, match="no-such-editor"):
        edit_text("")


def test_no_shell_is_started(tmp_path: Path, temporary: Path, editor: Editor) -> None:
    editor('path.write_text("|".join(sys.argv[1:-1]))', "$HOME", "`id`", "*")
    assert edit_text("") == "$HOME|`id`|*"
    victim = tmp_path / "victim"
    victim.write_text("here")
    os.environ["EDITOR"] += f"; rm {shlex.quote(str(victim))}"
    assert edit_text("").startswith("$HOME|`id`|*;|rm|")
    os.environ["EDITOR"] = f"true; rm {shlex.quote(str(victim))}"
    with pytest.raises(EditorFailed, match="true;"):
        edit_text("")
    assert victim.read_text() == "here"
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    ("body", "sentence", "kept"),
    [
        ("sys.exit(3)", "The editor ended with an error (3); the text is as it was.", "shy"),
        (
            'path.write_text("new"); sys.exit(1)',
            "The editor ended with an error (1); what it had saved is kept.",
            "new",
        ),
        (
            'path.write_text("new\\nlines\\n"); os.kill(os.getpid(), signal.SIGKILL)',
            "The editor ended by a signal (SIGKILL); what it had saved is kept.",
            "new\nlines",
        ),
        (
            "path.unlink()",
            UNREADABLE,
            "shy",
        ),
        (
            "path.unlink(); path.mkdir()",
            UNREADABLE,
            "shy",
        ),
    ],
)
def test_an_editor_that_fails_loses_nothing(
    editor: Editor, temporary: Path, body: str, sentence: str, kept: str
) -> None:
    editor(body)
    with pytest.raises(EditorFailed) as failed:
        edit_text("shy")
    assert (str(failed.value), failed.value.text) == (sentence, kept)
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("no-such-editor -w", "$EDITOR names “no-such-editor”, which is not there"),
        ("\x1b[31mred", "$EDITOR names “\ufffd[31mred”, which is not there"),
        ('"', "$EDITOR has a quotation mark without its partner"),
        ('""', "$EDITOR names “”, which is not there"),
        ("/", "$EDITOR names “/”, which is not there"),
    ],
)
def test_an_editor_that_is_not_there_is_named(
    monkeypatch: pytest.MonkeyPatch, temporary: Path, said: str, sentence: str
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", said)
    with pytest.raises(EditorFailed) as failed:
        edit_text("shy")
    assert str(failed.value) == f"{sentence}; the text is as it was."
    assert failed.value.text == "shy"
    assert list(temporary.iterdir()) == []


def test_a_file_that_is_no_program_is_told(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "odd"
    program.write_bytes(b"\x00\x01")
    program.chmod(0o700)
    monkeypatch.setenv("VISUAL", str(program))
    with pytest.raises(EditorFailed, match="could not be started"):
        edit_text("shy")
    assert list(temporary.iterdir()) == []


def test_without_a_variable_the_usual_editors_are_looked_for(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EditorFailed, match="There is no editor"):
        edit_text("shy")
    program = tmp_path / "nano"
    program.write_text(f'#!{sys.executable}\nimport sys\nopen(sys.argv[1], "w").write("hi")\n')
    program.chmod(0o700)
    assert edit_text("") == "hi"
    assert list(temporary.iterdir()) == []


def test_ctrl_c_in_the_editor_is_the_editors(editor: Editor) -> None:
    before = signal.getsignal(signal.SIGINT)
    editor(
        "usual = signal.getsignal(signal.SIGINT) is signal.default_int_handler\n"
        "os.kill(os.getppid(), signal.SIGINT)\n"
        "path.write_text(str(usual))"
    )
    assert edit_text("") == "True"
    assert signal.getsignal(signal.SIGINT) is before


def test_no_place_for_the_file_is_told(
    tmp_path: Path, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor("pass")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    with pytest.raises(EditorFailed, match="No place for a temporary file"):
        edit_text("shy")
