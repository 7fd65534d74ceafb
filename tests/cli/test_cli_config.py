"""`relterm config`: where the file is, what is wrong with it, and one to begin with."""

import stat
from pathlib import Path

import pytest
from cli_shell import Shell


@pytest.fixture
def config(shell: Shell) -> Path:
    path = shell.home / "data" / "config.toml"
    path.parent.mkdir(mode=0o700)
    return path


def test_without_a_file_it_says_where_one_would_be(shell: Shell, config: Path) -> None:
    answer = shell("config")
    assert answer.lines[0].startswith(str(config))
    assert "everything is at its default" in answer.lines[0]
    assert "--write" in answer.lines[1]


def test_it_writes_one_and_never_over_another(shell: Shell) -> None:
    config = shell.home / "data" / "config.toml"
    answer = shell("config", "--write")
    assert str(config) in answer.out
    assert stat.S_IMODE(config.stat().st_mode) == 0o600
    assert '#log = "a"' in config.read_text(encoding="utf-8")
    assert "is understood" in shell("config").out
    config.write_text('[keys]\nlog = "f5"\n', encoding="utf-8")
    refused = shell("config", "--write", code=73)
    assert "--force" in refused.err
    assert config.read_text(encoding="utf-8") == '[keys]\nlog = "f5"\n'
    assert "keys: 1" in shell("config").out
    shell("config", "--write", "--force")
    assert '#log = "a"' in config.read_text(encoding="utf-8")


def test_it_writes_through_no_link(shell: Shell, config: Path) -> None:
    target = shell.home / "precious"
    target.write_text("precious", encoding="utf-8")
    config.symlink_to(target)
    shell("config", "--write", "--force", code=73)
    assert target.read_text(encoding="utf-8") == "precious"


def test_every_problem_is_told_in_the_order_of_the_file_and_it_ends_with_1(
    shell: Shell, config: Path
) -> None:
    config.write_text(
        '[look]\nmouse = "no"\ntheme = "draculla"\n[keys]\nlgo = "l"\nlog = "n"\n'
        "undo = 5\n[kyes]\nx = 1\n[kinds]\nbrunch = 2\n",
        encoding="utf-8",
    )
    answer = shell("config", code=1)
    told = [line.partition(":")[0] for line in answer.lines[1:]]
    assert told == [
        "config.toml, line 2, look.mouse",
        "config.toml, line 3, look.theme",
        "config.toml, line 5, keys.lgo",
        "config.toml, line 6, keys.log",
        "config.toml, line 7, keys.undo",
        "config.toml, line 8, kyes",
        "config.toml, line 11, kinds.brunch",
    ]
    assert "did you mean “dracula”?" in answer.out


def test_other_commands_tell_it_beside_their_answer(shell: Shell, config: Path) -> None:
    config.write_text("[look]\nmouse = 1\n", encoding="utf-8")
    answer = shell("where")
    assert "look.mouse" in answer.err
    assert "look.mouse" not in answer.out


def test_a_hostile_name_reaches_no_terminal_raw(shell: Shell, config: Path) -> None:
    config.write_text('"\\u001b]0;pwned\\u0007" = 1\n[keys]\n"\\u001b[31m" = "a"\n', "utf-8")
    for command, code in (("config", 1), ("where", 0)):
        answer = shell(command, code=code)
        assert "pwned" in answer.out + answer.err
        assert "\x1b" not in answer.out + answer.err


def test_words_of_your_own_are_understood(shell: Shell, config: Path) -> None:
    config.write_text('[kinds]\nbrunch = "meet"\n', encoding="utf-8")
    shell("add", "--new", "brunch with:ann")
    assert shell("log", "--json").json[0]["kind"] == "meet"


def test_another_file_may_be_named(shell: Shell) -> None:
    other = shell.home / "other.toml"
    missing = shell("--config", str(other), "where")
    assert "no such file" in missing.err
    shell("--config", str(other), "config", "--write")
    assert other.exists()
    assert shell("--config", str(other), "config").lines[0] == str(other)
