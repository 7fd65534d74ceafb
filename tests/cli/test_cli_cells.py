"""Tables and folded lines of the command line, in cells: names are wide, combining, or both."""

import re
from dataclasses import replace

from cli_shell import Shell
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from relterm.cli.cells import folded, padded

NAMES = ("王小明", "दिव्या शर्मा", "Zoë A\u0301\u0302", "Bob")
WORDS = st.text("ab 王मि\u0301—,", max_size=120)


def test_blanks_fill_cells_not_characters() -> None:
    assert padded("王小明", 8) == "王小明  "
    assert padded("A\u0301", 3) == "A\u0301  "
    assert padded("too long", 3) == "too long"


def test_a_line_breaks_before_its_cells_run_out() -> None:
    lines = list(folded("planned    王小明 · 資料を送る資料を送る · 9 days", 24, " " * 11))
    assert lines == [
        "planned    王小明 ·",
        "           資料を送る資",
        "           料を送る · 9",
        "           days",
    ]


@given(WORDS)
def test_folding_keeps_every_letter_and_every_width(text: str) -> None:
    lines = list(folded(text, 20, "    "))
    assert all(cell_len(line) <= 20 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(line.startswith("    ") for line in lines[1:])


def test_the_columns_of_a_ledger_are_straight_in_every_script(shell: Shell) -> None:
    begun = [["add", "--person", name] for name in NAMES]
    logged = [["add", f'2026-10-20: call @"{name}" +"{name} {name}"'] for name in NAMES]
    shell.many(*begun, *logged)
    for answer in shell.many(*(["show", name] for name in NAMES)):
        rows = answer.lines[answer.lines.index("what it rests on") + 1 :]
        starts = {
            cell_len(row[: found.start()])
            for row in rows
            if (found := re.search(r"(?<=  )\w+( eased)? [+-]\d", row))
        }
        assert len(rows) > 1
        assert len(starts) == 1, rows


def test_in_lists_no_name_can_shift_a_column(shell: Shell) -> None:
    """In `due` and `log` a name stands behind the last column."""
    begun = [["add", "--person", f"{name} every 1w"] for name in NAMES]
    logged = [["add", f'2026-10-20: call @"{name}" >> 1w send it'] for name in NAMES]
    monday = replace(shell, today="2026-11-23")
    *_, due, log = monday.many(*begun, *logged, ["due"], ["log"])
    assert len({name for name in NAMES for line in due.lines if name in line}) > 2
    assert all(re.match(r"[a-z ]{9}  \S", line) for line in due.lines)
    assert len(log.lines) == len(NAMES)
    assert all(re.match(r"\d{4}-\d\d-\d\d  \S", line) for line in log.lines)
