"""The configuration file: what is read, and what is told of the rest."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relterm.config import LARGEST, MOST_PROBLEMS, Config, read_config
from relterm.domain.kinds import Kind


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "config.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_no_file_is_no_problem_unless_it_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    assert read_config(path) == (Config(path=path), ())
    _, problems = read_config(path, wanted=True)
    assert problems == (f"{path}: there is no such file; the defaults are in force.",)


def test_everything_is_read(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """
[keys]
log = "ctrl+l, f5"
list.down = "n"
"list.up" = "p"
undo = ""

[look]
theme = "nord"
ascii = true
plain = true
mouse = false

[kinds]
brunch = "meet"
"Überfall" = "event"
""",
    )
    config, problems = read_config(path)
    assert problems == ()
    assert config.keys == {"log": "ctrl+l, f5", "list.down": "n", "list.up": "p", "undo": ""}
    assert config.kinds == {"brunch": Kind.MEET, "Überfall": Kind.EVENT}
    assert (config.theme, config.ascii, config.plain, config.mouse) == ("nord", True, True, False)
    assert config.lines["keys.list.down"] == 4
    assert config.place("keys.list.up") == "config.toml, line 5, keys.list.up"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "[kyes]\nx=1",
            "config.toml, line 1, kyes: there is no such section; did you mean “keys”?",
        ),
        ("look = 3", "config.toml, line 1, look: a section is written [look]."),
        (
            'theme = "nord"',
            "config.toml, line 1, theme: there is no such section; it belongs below [look].",
        ),
        (
            '[look]\n\nteme = "x"',
            "config.toml, line 3, look.teme: there is no such setting; did you mean “theme”?",
        ),
        ('[look]\nmouse = "no"', "config.toml, line 2, look.mouse: this takes true or false."),
        ("[look]\nplain = 1", "config.toml, line 2, look.plain: this takes true or false."),
        (
            '[look]\nascii = "perhaps"',
            'config.toml, line 2, look.ascii: this takes true, false or "auto".',
        ),
        (
            "[look]\ntheme = [1]",
            "config.toml, line 2, look.theme: this takes the name of a theme in quotes.",
        ),
        (
            "[keys]\nlog = 5",
            'config.toml, line 2, keys.log: a key is written in quotes, such as "f5".',
        ),
        (
            '[kinds]\nbrunch = "meat"',
            "config.toml, line 2, kinds.brunch: there is no kind “meat”; did you mean “meet”?",
        ),
        (
            "[kinds]\nbrunch = 1",
            'config.toml, line 2, kinds.brunch: this takes a kind in quotes, such as "meet".',
        ),
        (
            '[kinds]\n"two words" = "meet"',
            "config.toml, line 2, kinds.two words: a kind is one word of letters, without blanks "
            "and signs.",
        ),
    ],
)
def test_what_is_wrong_is_named_with_line_and_key_and_the_default_kept(
    tmp_path: Path, text: str, sentence: str
) -> None:
    config, problems = read_config(written(tmp_path, text))
    assert problems == (sentence,)
    defaults = Config()
    assert (config.keys, config.kinds, config.theme) == ({}, {}, "")
    assert (config.ascii, config.plain, config.mouse) == (None, defaults.plain, defaults.mouse)


def test_one_wrong_setting_does_not_cost_the_others(tmp_path: Path) -> None:
    config, problems = read_config(
        written(tmp_path, '[look]\nmouse = 3\nplain = true\n[kinds]\nx = "?"\nbrunch = "meet"\n')
    )
    assert len(problems) == 2
    assert config.plain
    assert config.kinds == {"brunch": Kind.MEET}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('[keys]\nlog = "a\n', "config.toml, line 2, column 9, keys.log: not readable as TOML"),
        ("[keys\n", "config.toml, line 1, column 6: not readable as TOML"),
        ('[keys]\nlog = "a"\nlog = "b"\n', "config.toml, line 3, keys.log: this is in line 2"),
        ("[keys]\n[look]\n[keys]\n", "config.toml, line 3, keys: this is in line 1 already"),
        ("x = " + "[" * 20_000, "config.toml is nested too deeply"),
        ("x = " + "9" * 9_000, "config.toml: not readable as TOML"),
    ],
)
def test_bad_toml_is_named_with_its_line(tmp_path: Path, text: str, place: str) -> None:
    config, problems = read_config(written(tmp_path, text))
    assert len(problems) == 1
    assert problems[0].startswith(place)
    assert problems[0].endswith("the defaults are in force.")
    assert config.keys == {}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\x00\xff\xfe" * 50, "this is no text in UTF-8"),
        (b"#" * (LARGEST + 1), "larger than 64 kB"),
    ],
)
def test_a_file_that_is_none_of_ours_costs_nothing(
    tmp_path: Path, data: bytes, sentence: str
) -> None:
    config, problems = read_config(written(tmp_path, data))
    assert sentence in problems[0]
    assert config.keys == {}


def test_neither_a_folder_nor_a_pipe_keeps_anybody_waiting(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name in ("folder", "pipe"):
        _, problems = read_config(tmp_path / name)
        assert len(problems) == 1
        assert problems[0].endswith("the defaults are in force.")


def test_a_thousand_mistakes_are_told_shortly(tmp_path: Path) -> None:
    text = "[look]\n" + "".join(f"x{number} = 1\n" for number in range(1000))
    _, problems = read_config(written(tmp_path, text))
    assert len(problems) == MOST_PROBLEMS + 1
    assert problems[-1] == f"config.toml: {1000 - MOST_PROBLEMS} more problems."


def test_a_byte_order_mark_and_line_ends_of_windows_do_no_harm(tmp_path: Path) -> None:
    config, problems = read_config(written(tmp_path, b"\xef\xbb\xbf[look]\r\nplain = true\r\n"))
    assert problems == ()
    assert config.plain
    assert config.lines["look.plain"] == 2


WORDS = st.sampled_from(
    ["[keys]", "[look]", "[kinds]", "log", "theme", "=", '"', "'", '"""', "a", "\n", "#", "[", "]"]
)


@settings(max_examples=150)
@given(text=st.lists(WORDS | st.text(max_size=4), max_size=30).map("".join))
def test_no_text_at_all_can_stop_the_app(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    config, problems = read_config(path)
    assert isinstance(config, Config)
    assert all(each.endswith((".", "?")) for each in problems)
