"""`due` outside the app says what Today says inside it."""

import io

import pytest
from cli_shell import Shell
from rich.cells import cell_len

from relterm.cli.due import print_due
from relterm.cli.printing import Console
from relterm.clock import fixed_clock
from relterm.service.desk import Desk
from relterm.service.show_json import due_json
from relterm.service.views.due import due_lines
from relterm.service.views.today import today_view
from relterm.service.views.today_lines import Section, TodayLine

DAYS = [
    "2026-11-21",
    "2026-11-22",
    "2026-11-23",
    "2026-11-27",
    "2026-12-31",
    "2027-02-28",
    "2028-02-29",
]
DUTIES = (Section.WORD, Section.TOUCH, Section.PLANNED)


def on(desk: Desk, day: str) -> Desk:
    return Desk(desk.book, fixed_clock(day))


def printed(desk: Desk) -> list[str]:
    out = io.StringIO()
    print_due(Console(None, out, None, debug=False), desk)
    return out.getvalue().splitlines()


def todays(desk: Desk) -> list[TodayLine]:
    """What Today asks for, in the order of the screen."""
    view = today_view(desk)
    dates = [line for line in view.of(Section.DATES) if line.when == "today"]
    return [line for section in DUTIES for line in view.of(section)] + dates


@pytest.mark.parametrize("day", DAYS)
def test_due_prints_what_today_shows_in_its_order(demo_desk: Desk, day: str) -> None:
    desk = on(demo_desk, day)
    expected = todays(desk)
    lines = printed(desk)
    assert expected
    assert len(lines) == len(expected)
    for line, shown in zip(expected, lines, strict=True):
        plain = shown.replace("\u200e", "")
        for words in (line.name, line.what, line.why, "" if line.when == "today" else line.when):
            assert words in plain


@pytest.mark.parametrize("day", DAYS)
def test_what_programs_are_told_is_on_today_too(demo_desk: Desk, day: str) -> None:
    desk = on(demo_desk, day)
    shown = {(line.section, line.person) for line in todays(desk)}
    section = {"promise": Section.WORD, "date": Section.DATES, "plan": Section.PLANNED}
    section["reminder"] = Section.PLANNED
    told = due_lines(desk)
    assert told
    for line in told:
        wanted = section.get(line.kind)
        found = {each for each in (wanted, Section.TOUCH, Section.PLANNED) if each}
        assert any((each, line.person) in shown for each in found), line


def test_the_window_is_told_where_there_is_one(demo_desk: Desk) -> None:
    rows = due_json(due_lines(demo_desk))
    windows = [row for row in rows if "ideal" in row]
    assert windows
    for row in windows:
        assert row["kind"] == "warm"
        assert row["earliest"] <= row["ideal"] <= row["latest"]
    assert [list(row)[:8] for row in rows] == [
        ["person", "class", "kind", "step", "due", "late_days", "why", "label"] for _ in rows
    ]


def test_in_a_pipe_a_thing_is_a_line_whatever_its_length(shell: Shell) -> None:
    long = "word " * 60
    shell("add", "--new", f"yesterday: call @ann !{long} by today")
    (line,) = shell("due", env={"COLUMNS": "60"}).lines
    assert line.startswith("promise    ann · word")
    assert "\x1b" not in line


def test_on_a_terminal_long_lines_break_under_their_text(demo_desk: Desk) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    out = Terminal()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "70")
        print_due(Console(None, out, None, debug=False), demo_desk)
    lines = out.getvalue().splitlines()
    assert max(map(cell_len, lines)) <= 70
    assert any(line.startswith(" " * 11) for line in lines)
    assert "".join("".join(lines).split()) == "".join("".join(printed(demo_desk)).split())
    assert "\x1b" not in out.getvalue()
