"""Text from outside is data in everything the command line prints."""

import json
import unicodedata
from pathlib import Path

import pytest
from cli_shell import Shell

HOSTILE = [
    "\x1b]52;c;ZXZpbA==\x07Eve",
    "\x1b[2J\x1b[31mRed",
    "\x9b31mC1 \x9d0;title\x9c",
    "[/] [@click=app.quit]Eve[/] [b]x[/i]",
    "\u202egpj.exe \u2066isolated\u2069",
    "line\u2028two\u2029three\x85four",
    "tab\there, bell\x07, delete\x7f",
    "two\r\nlines",
    "=HYPERLINK(1) %s {0} \\x1b",
    "السلام שלום",
    "a\u0301\u200d\ufe0f zalgo",
]
COMMANDS = [["due"], ["log"], ["log", "--json"], ["due", "--json"]]


def obeyed(text: str) -> set[str]:
    """Characters that a terminal would obey; a newline ends our own lines."""
    return {
        char
        for char in text
        if (unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} and char != "\n")
        or char in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    }


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """A book in which every text is hostile."""
    shell = Shell(tmp_path_factory.mktemp("hostile"))
    people = [
        ["name", "email", "organisation", "title", "notes", "tags", "circle", "custom \x1b[1m"]
    ]
    people += [
        [text, f"p{at}@x.org", text, text, text, text.replace(",", ""), "close", text]
        for at, text in enumerate(HOSTILE)
    ]
    log = [["date", "people", "kind", "who", "text", "note"]]
    log += [
        ["2026-11-18", f"p{at}", kind, who, text, text]
        for at, text in enumerate(HOSTILE)
        for kind, who in (("meet", "both"), ("msg", "them"), ("promise", "me"), ("ask", "me"))
    ]
    shell("import", str(shell.file("people.csv", people)), "--yes")
    for at in range(len(HOSTILE)):
        line = f"call with:p{at}@x.org !{HOSTILE[at]} by tomorrow >> today {HOSTILE[at]}"
        assert shell("add", line).out.startswith("logged: ")
    return shell


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_printed_is_obeyed(hostile: Shell, command: list[str]) -> None:
    answer = hostile(*command)
    assert obeyed(answer.out + answer.err) == set()
    assert answer.out


def test_what_is_undone_and_done_again_is_named_harmlessly(hostile: Shell) -> None:
    for command in ("undo", "redo"):
        answer = hostile(command)
        assert obeyed(answer.out + answer.err) == set()
        assert answer.out


@pytest.mark.parametrize("at", range(len(HOSTILE)))
def test_a_hostile_person_is_shown_harmlessly_and_whole(hostile: Shell, at: int) -> None:
    answer = hostile("show", f"p{at}@x.org")
    assert obeyed(answer.out + answer.err) == set()
    letters = "".join(char for char in HOSTILE[at] if char.isalnum() and char.isprintable())
    shown = "".join(char for char in answer.lines[0] if char.isalnum())
    assert letters in shown
    person = hostile("show", f"p{at}@x.org", "--json")
    assert obeyed(person.out) == set()
    assert person.json["person"]["name"] == HOSTILE[at].strip()


@pytest.mark.parametrize("text", HOSTILE)
def test_arguments_are_echoed_harmlessly(shell: Shell, text: str) -> None:
    lines = [
        ["show", text],
        ["log", text],
        ["log", "--since", text],
        ["import", text],
        ["import", text, "--map", text],
        ["import", "/dev/null", "--encoding", text],
        ["export", f"{text}/x/y"],
        ["restore", text, "--yes"],
        ["--today", text, "due"],
        ["--db", f"/dev/null/{text}", "due"],
        [text],
    ]
    for line, answer in zip(lines, shell.many(*lines), strict=True):
        assert answer.code in {2, 65, 73}, line
        assert obeyed(answer.out + answer.err) == set(), line
        assert len(answer.err.splitlines()) == 1, line


@pytest.mark.parametrize("text", HOSTILE)
def test_a_line_with_anything_in_it_is_added_or_refused_in_one_sentence(
    shell: Shell, text: str
) -> None:
    lines = [f"@ann {text}", f'met @"{text}" #x', text]
    answers = shell.many(*(["add", "--new", "--", line] for line in lines), ["log"], ["where"])
    assert {answer.code for answer in answers} <= {0, 65}
    assert answers[0].code == answers[-2].code == 0
    for answer in answers:
        assert obeyed(answer.out + answer.err) == set()


def test_file_names_with_anything_in_them_are_files(shell: Shell) -> None:
    names = [text.replace("/", "_") + ".csv" for text in HOSTILE]
    for at, name in enumerate(names):
        shell.file(name, [["Name", "Email"], [f"Ann {at}", f"a{at}@x.org"]])
    lines = [
        *(["import", "--yes", "--", name] for name in names),
        *(["export", "--", f"out {name}"] for name in names),
        *(["undo"] for _ in names),
    ]
    for line, answer in zip(lines, shell.many(*lines), strict=True):
        assert answer.code == 0, (line, answer)
        assert obeyed(answer.out + answer.err) == set(), line


def test_a_file_name_that_is_no_text_is_a_file(shell: Shell) -> None:
    path = Path(str(shell.file("x.csv", [["Name", "Email"], ["Ann", "a@x.org"]])))
    odd = path.rename(path.with_name("\udcff\udc9b31m.csv"))
    answer = shell("import", str(odd), "--yes")
    assert "1 new" in answer.out
    assert obeyed(answer.out) == set()
    shell("undo")


def test_naughty_strings_are_kept_and_shown(shell: Shell) -> None:
    naughty = json.loads((Path(__file__).parents[1] / "data" / "blns.json").read_text("utf-8"))
    texts = [text for text in naughty if isinstance(text, str) and text.strip()]
    rows = [["Name", "Email", "Notes"]]
    rows += [[f"n{at}", f"n{at}@x.org", text] for at, text in enumerate(texts)]
    shell("import", str(shell.file("blns.csv", rows)), "--yes")
    lines = "".join(
        f"met with:n{at} {text}\n" for at, text in enumerate(texts[::5]) if "\n" not in text
    )
    shell("add", "-", stdin=lines.encode("utf-8", "surrogatepass"), code=None)
    for command in (["log", "--since", "1d"], ["log", "--json"], ["due"], ["show", "n7"]):
        assert obeyed(shell(*command).out) == set()
