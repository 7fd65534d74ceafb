"""Streams and terminals that misbehave, and commands that make no sense."""

import pytest
from cli_shell import Shell
from cli_terminal import END_OF_INPUT, on_terminal

CLOSED = ["<&-", ">&-", "2>&-", "<&- >&-", "<&- >&- 2>&-"]


def test_the_app_refuses_without_a_terminal(shell: Shell) -> None:
    for command in ([], ["demo"]):
        answer = shell(*command, code=2)
        assert answer.out == ""
        assert len(answer.err.splitlines()) == 1
        assert "\x1b" not in answer.err
    assert not shell.book.exists()


@pytest.mark.parametrize("term", ["", "dumb"])
def test_the_app_refuses_a_terminal_that_cannot_show_it(shell: Shell, term: str) -> None:
    code, shown = on_terminal(shell, TERM=term)
    assert code == 2
    assert shown.count("\n") == 1
    assert "\x1b" not in shown


def test_an_unknown_name_is_asked_about_once(shell: Shell) -> None:
    code, shown = on_terminal(shell, "add", "call @ann", typed="y\n")
    assert code == 0
    assert shown.count("Add them?") == 1
    assert shell("show", "ann", "--json").json["person"]["name"] == "ann"


@pytest.mark.parametrize("typed", ["n\n", "\n", "what\n", END_OF_INPUT])
def test_anything_but_yes_is_no_and_no_question_loops(shell: Shell, typed: str) -> None:
    code, shown = on_terminal(shell, "add", "call @ann", typed=typed)
    assert code == 65
    assert shown.count("Add them?") == 1
    assert "Nothing was written." in shown
    assert shell("log", "--json").json == []


def test_an_import_asks_before_it_writes(shell: Shell) -> None:
    path = str(shell.file("p.csv", [["Name", "Email"], ["Ann", "a@x.org"]]))
    code, shown = on_terminal(shell, "import", path, typed="n\n")
    assert code == 1
    assert "Write 1 row into the book?" in shown
    shell("show", "Ann", code=65)
    code, shown = on_terminal(shell, "import", path, typed="y\n")
    assert code == 0
    assert "1 new" in shown
    shell("show", "Ann")


def test_progress_is_shown_on_a_terminal_only(shell: Shell) -> None:
    path = str(shell.file("p.csv", [["Name", "Email"], ["Ann", "a@x.org"]]))
    assert shell("import", path, "--yes").err == ""
    other = str(shell.home / "other.db")
    _, shown = on_terminal(shell, "import", path, "--yes", "--db", other)
    assert "\rImporting: " in shown


def test_restoring_asks_first(shell: Shell) -> None:
    shell("add", "--person", "Ann")
    copy = str(shell.home / "copy.db")
    shell("backup", copy)
    shell("add", "--person", "Bob")
    code, shown = on_terminal(shell, "restore", copy, typed=END_OF_INPUT)
    assert code == 1
    assert "Nothing was changed." in shown
    shell("show", "Bob")
    code, _ = on_terminal(shell, "restore", copy, typed="yes\n")
    assert code == 0
    shell("show", "Bob", code=65)


@pytest.mark.parametrize("redirection", CLOSED)
def test_closed_streams_end_quietly_and_leave_the_book_whole(
    shell: Shell, redirection: str
) -> None:
    shell("add", "--person", "Ann")
    done = shell.script(f'"$@" {redirection}', "add", "call @ann")
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr
    assert (done.returncode == 0) == (">&-" not in redirection.replace("2>&-", ""))
    assert [entry["kind"] for entry in shell("log", "--json").json] == ["call"]


def test_adding_from_a_closed_input_is_refused(shell: Shell) -> None:
    done = shell.script('"$@" <&-', "add", "-")
    assert done.returncode == 2
    assert done.stderr == b"Standard input is closed.\n"


@pytest.mark.parametrize("command", [["due"], ["log"], ["--help"], ["--version"], ["where"]])
def test_a_full_output_ends_quietly_and_not_with_success(shell: Shell, command: list[str]) -> None:
    done = shell.script('"$@" > /dev/full', *command)
    assert done.returncode == 73
    assert done.stderr == b""


def test_a_reader_that_leaves_ends_it_quietly(shell: Shell) -> None:
    rows = [["date", "people", "kind", "text"]]
    rows += [["2026-11-01", "ann", "call", "x" * 400] for _ in range(300)]
    shell("import", str(shell.file("interactions.csv", rows)), "--yes")
    done = shell.script('"$@" | head -c 1 > /dev/null; exit ${PIPESTATUS[0]}', "log", "--json")
    assert done.returncode == 73
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["nonsense"], "invalid choice"),
        (["due", "--nonsense"], "nrecognized"),
        (["add"], "required"),
        (["--today", "tomorrow", "due"], "--today wants"),
        (["due", "--today", "2026-02-30"], "--today wants"),
    ],
)
def test_what_makes_no_sense_is_one_sentence(shell: Shell, arguments: list[str], word: str) -> None:
    answer = shell(*arguments, code=2)
    assert word in answer.err
    assert len(answer.err.splitlines()) == 1
    assert answer.out == ""


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1970-01-01T00:00", "2024-02-29"])
def test_any_day_can_be_today(shell: Shell, day: str) -> None:
    shell("add", "--new", "call @ann")
    lines = [["due"], ["due", "--json"], ["log"], ["show", "ann"], ["show", "ann", "--json"]]
    for answer in shell.many(*([*line, "--today", day] for line in lines)):
        assert (answer.code, answer.err) == (0, "")


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C", "LANG": "C"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONWARNINGS": "error"},
        {"PYTHONOPTIMIZE": "2"},
        {"TZ": "Foo/Bar"},
        {"TZ": ""},
        {"TZ": "Pacific/Kiritimati"},
        {"COLUMNS": "abc"},
        {"COLUMNS": "0"},
        {"HOME": ""},
    ],
)
def test_odd_environments_are_survived(shell: Shell, env: dict[str, str]) -> None:
    shell("add", "--new", 'met @"Ünï 名" for tea', env=env)
    shell("show", "Ünï", env=env)


def test_json_is_valid_where_letters_cannot_be_printed(shell: Shell) -> None:
    shell("add", "--new", 'met @"Ünï 名"')
    plain = shell("show", "Ünï", "--json", env={"PYTHONIOENCODING": "ascii"})
    assert plain.out.isascii()
    assert plain.json["person"]["name"] == "Ünï 名"
    assert "Ünï 名" in shell("show", "Ünï", "--json").out


def test_debug_says_so_before_it_shows_more(shell: Shell) -> None:
    done = shell.script('"$@"', "--debug", "show", "nobody")
    lines = done.stderr.decode().splitlines()
    assert lines[0] == "Nobody in the book is called “nobody”."
    assert lines[1].startswith("What follows may show names")
    assert "Traceback" in lines[2]
    assert len(shell("show", "nobody", code=65).err.splitlines()) == 1


def test_help_and_version_need_no_book(shell: Shell) -> None:
    assert shell("--version").out.startswith("relterm ")
    for answer in shell.many(
        ["--help"], ["add", "--help"], ["import", "--help"], ["log", "--help"]
    ):
        assert answer.out.startswith("usage: relterm")
    assert shell("-h").out == shell("--help").out
    assert list(shell.home.iterdir()) == []
