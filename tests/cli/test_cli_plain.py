"""`--plain`: words alone, one fact a line, and everything that the usual output says."""

import re
import shutil
from pathlib import Path

import pytest
from cli_shell import Answer, Shell

from relterm.domain.days import MONTH_NAMES, MONTHS

SIGNS = set("●○◐◇◆▸◂▫▨▧▼✓│┆→←·━▁▂▃▄▅▆▇█…≈~#*|[]<>=_\t")
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
SAID_ONE_BY_ONE = {"dates", "interests", "tags", "links"}
COLUMNS_ONLY = {"x", "h", "min", "0.0", *SAID_ONE_BY_ONE}
"""Words of the usual output that `--plain` says otherwise: ticks, units, headings."""
PEOPLE = ("Ann Kowalska", "Lucía Fernández", "Mei Lin", "Mira Vale", "Stefan Grubješin", "渡")


@pytest.fixture(scope="module")
def sample(demo_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """A shell on the sample people."""
    shell = Shell(tmp_path_factory.mktemp("plain"))
    shell.book.parent.mkdir(mode=0o700)
    shutil.copy(demo_book, shell.book)
    return shell


def words_of(text: str) -> set[str]:
    months = dict(zip(MONTHS, MONTH_NAMES, strict=True))
    text = re.sub(r"\S*…", " ", ISO_DAY.sub(" ", text).replace("⏎", " "))
    found = re.findall(r"[^\W_]+(?:[.:][^\W_]+)*", text)
    return {months.get(each, each).casefold() for each in found}


def both(sample: Shell, *command: str) -> tuple[Answer, Answer]:
    usual, plain = sample.many(list(command), [*command, "--plain"])
    assert (usual.code, plain.code, plain.err) == (0, 0, "")
    return usual, plain


def check_for_the_ear(plain: Answer, own_words: str = "") -> None:
    for line in plain.lines:
        assert line == " ".join(line.split()), line
        assert not (set(line) & SIGNS) - set(own_words), line
        assert line == "" or line[-1] in ".:?!", line
        for month in set(MONTHS) - {"May"}:
            assert not re.search(rf"\b\d+ {month}\b", line), line


@pytest.mark.parametrize("name", PEOPLE[:-1])
def test_show_says_everything_in_words(sample: Shell, name: str) -> None:
    usual, plain = both(sample, "show", *name.split())
    check_for_the_ear(plain)
    missing = words_of(usual.out) - words_of(plain.out) - COLUMNS_ONLY
    years = {each[2:] for each in words_of(plain.out) if re.fullmatch(r"20\d\d", each)}
    assert missing - years == set()
    headings = [line for line in plain.lines if line.endswith(":")]
    assert headings[0] == "Who they are:"
    assert "How you stand:" in headings


def test_due_and_log_say_everything_in_words(sample: Shell) -> None:
    for command in (["due"], ["log", "--since", "2026-11-01"]):
        usual, plain = both(sample, *command)
        check_for_the_ear(plain)
        assert words_of(usual.out) - words_of(plain.out) - COLUMNS_ONLY <= {"1", "30", "1h"}
    assert sample("due", "--plain").lines[0] == "Saturday 21 November 2026. 7 things today."
    told = sample("log", "Ann Kowalska", "--plain").lines
    assert told[told.index("What: you promised: introduce her to Bob.") + 1] == (
        "By: Monday 23 November 2026."
    )
    assert any(line.startswith("Note: mock defence next week") for line in told), "as in --json"


def test_it_is_asked_for_by_the_environment_and_the_configuration(sample: Shell) -> None:
    plain = sample("due", "--plain").out
    assert sample("due", env={"RELTERM_PLAIN": "1"}).out == plain
    assert sample("due", env={"RELTERM_PLAIN": "0"}).out != plain
    settings = sample.home / "settings.toml"
    settings.write_text("[look]\nplain = true\n")
    assert sample("due", "--config", str(settings)).out == plain
    assert sample("due", "--plain", "--json", code=2).out == ""


def test_an_empty_book_and_hostile_names(shell: Shell) -> None:
    assert shell("due", "--plain").lines == [
        "Saturday 21 November 2026. Nothing is due today.",
        "Have a good day.",
    ]
    assert shell("log", "--plain").lines == ["Nothing is logged."]
    shell("add", "--person", "[b]Eve\x1b[2J\u202e Monday 3 Nov · x")
    shown = shell("show", "Eve", "--plain")
    assert "\x1b" not in shown.out
    assert "\u202e" not in shown.out
    assert "3 Nov" in shown.lines[0]
