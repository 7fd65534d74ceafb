"""A longer text in the user's own editor: what $VISUAL or $EDITOR names, run without a shell.

The text stands in a file of its own (0600) in a folder of its own (0700), which is removed with
whatever the editor left in it, however it ends.
"""

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from relterm.errors import Exit, ReltermError

EDITORS = ("sensible-editor", "nano", "vim", "vi")
"""Tried in this order where neither variable says which editor."""
_FILE = "note"
_LONGEST_SAID = 60


class EditorFailed(ReltermError):
    """The editor could not be run, or did not end well.

    `text` is all there is to keep: what the editor had saved, else the text it was given.
    """

    code = Exit.CANNOT_WRITE

    def __init__(self, sentence: str, text: str) -> None:
        super().__init__(sentence)
        self.text = text


def edit_text(text: str, *, suffix: str = ".md") -> str:
    """The text as it is after the user edited it; its lines end in a line feed.

    Waits for the editor, which has the terminal meanwhile: in the app call it within
    `app.suspend()` and catch `EditorFailed` there. An editor that comes back without having saved
    anything (as a window of its own may) gives the very same text.

    Raises:
        EditorFailed: there is no editor, it could not be started, it ended with an error or by a
            signal, or what it left cannot be read.
    """
    command = _command(text)
    try:
        with tempfile.TemporaryDirectory(prefix="relterm-", ignore_cleanup_errors=True) as folder:
            return _edited(command, Path(folder) / f"{_FILE}{suffix}", text)
    except OSError as error:
        msg = f"No place for a temporary file ({error.strerror}); the text is as it was."
        raise EditorFailed(msg, text) from error


def _command(text: str) -> list[str]:
    """The words of the editor's command; blanks in it are quoted as in a shell, nothing else is."""
    for name in ("VISUAL", "EDITOR"):
        said = os.environ.get(name, "").strip()
        if not said:
            continue
        try:
            command = shlex.split(said)
        except ValueError as error:
            msg = f"${name} has a quotation mark without its partner; the text is as it was."
            raise EditorFailed(msg, text) from error
        if command and shutil.which(command[0]):
            return command
        shown = _short(command[0] if command else said)
        msg = f"${name} names “{shown}”, which is not there; the text is as it was."
        raise EditorFailed(msg, text)
    found = next(filter(None, map(shutil.which, EDITORS)), None)
    if found is None:
        msg = "There is no editor: set $EDITOR to one, such as nano."
        raise EditorFailed(msg, text)
    return [found]


def _edited(command: list[str], path: Path, text: str) -> str:
    given = text if not text or text.endswith("\n") else f"{text}\n"
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    written = given.encode("utf-8", "replace")
    with os.fdopen(handle, "wb") as out:
        out.write(written)
    try:
        with _left_alone():
            ended = subprocess.run([*command, str(path)], check=False).returncode
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "its name is not one"
        msg = f"The editor could not be started ({why}); the text is as it was."
        raise EditorFailed(msg, text) from error
    try:
        read = path.read_bytes()
    except OSError as error:
        msg = "The editor left nothing that can be read; the text is as it was."
        raise EditorFailed(msg, text) from error
    after = text if read == written else _lines(read)
    if ended:
        kept = "the text is as it was" if after == text else "what it had saved is kept"
        raise EditorFailed(f"The editor ended {_how(ended)}; {kept}.", after)
    return after


def _lines(read: bytes) -> str:
    """The text of a file; line breaks at its end say nothing, editors put one there."""
    text = read.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return "" if not text.strip() else text.rstrip("\n")


def _how(ended: int) -> str:
    if ended > 0:
        return f"with an error ({ended})"
    with suppress(ValueError):
        return f"by a signal ({signal.Signals(-ended).name})"
    return "by a signal"


def _short(text: str) -> str:
    shown = "".join(char if char.isprintable() else "\ufffd" for char in text)
    return shown if len(shown) <= _LONGEST_SAID else f"{shown[: _LONGEST_SAID - 1]}…"


@contextmanager
def _left_alone() -> Iterator[None]:
    """The keys that interrupt and quit are the editor's while it runs."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    mine = {}
    for name in ("SIGINT", "SIGQUIT"):
        number = getattr(signal, name, None)
        if number is not None:
            mine[number] = signal.signal(number, lambda *_: None)
    try:
        yield
    finally:
        for number, handler in mine.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
