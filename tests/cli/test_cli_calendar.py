"""`export agenda.ics`: one private file, whole or not at all."""

import json
import shutil
import stat
import sys
from pathlib import Path

import pytest
from cli_shell import ROOT, Shell
from icalendar import Calendar, Event

BLNS: list[str] = json.loads((ROOT / "tests/data/blns.json").read_text(encoding="utf-8"))


def events(path: Path) -> dict[str, Event]:
    calendar = Calendar.from_ical(path.read_bytes())
    return {str(each["uid"]): each for each in calendar.walk("VEVENT") if isinstance(each, Event)}


@pytest.fixture
def target(shell: Shell) -> Path:
    return shell.home / "agenda.ics"


def test_a_path_that_ends_in_ics_is_a_calendar(shell: Shell, target: Path) -> None:
    shell("add", "--person", "Ann Lee bday 02-29")
    shell("add", "coffee @ann !the paper by fri >> 2w call :: private")
    answer = shell("export", str(target))
    assert answer.out == f"Wrote 3 events to {target}.\n"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    text = target.read_bytes()
    assert text.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"private" not in text
    shell("export", str(target))
    assert target.read_bytes() == text
    upper = shell.home / "A.ICS"
    shell("export", str(upper))
    assert upper.read_bytes() == text


def test_exported_again_the_same_events_are_newer(shell: Shell, target: Path) -> None:
    shell("add", "--person", "Ann Lee bday 1980-04-15")
    shell("export", str(target))
    ((uid, before),) = events(target).items()
    shell("add", "call @ann")
    shell("export", str(target))
    after = events(target)[uid]
    assert after.decoded("sequence") > before.decoded("sequence")
    shell("export", str(target), "--today", "2026-11-22")
    next_day = events(target)[uid]
    assert next_day.decoded("sequence") > after.decoded("sequence")
    assert next_day.decoded("dtstamp") > after.decoded("dtstamp")


def test_every_naughty_name_is_one_event(shell: Shell, target: Path) -> None:
    rows = [["uid", "name", "birthday"]]
    names = [name for name in BLNS if name.strip("\ufeff \t")]
    rows += [[f"u{at}", name, "1980-04-15"] for at, name in enumerate(names)]
    shell("import", str(shell.file("people.csv", rows)), "--yes")
    shell("export", str(target))
    found = events(target)
    assert len(found) == len(names)
    assert all(str(each["summary"]).endswith(": birthday") for each in found.values())
    text = target.read_bytes()
    assert not any(byte < 32 and byte not in b"\r\n" for byte in text)
    assert max(map(len, text.split(b"\r\n"))) <= 75


def test_the_demo_book_has_no_ask_before_its_gate(
    shell: Shell, demo_book: Path, target: Path
) -> None:
    copy = shell.home / "demo.db"
    shutil.copy(demo_book, copy)
    shell("export", str(target), "--db", str(copy))
    asks = [str(each["summary"]) for uid, each in events(target).items() if "-ask@" in uid]
    assert asks == ["Grace O’Neill: you may ask – a reference for Oslo"]


def test_a_calendar_is_never_half_written(shell: Shell, target: Path) -> None:
    shell("add", "--person", "Ann Lee bday 04-15")
    target.write_text("mine", encoding="utf-8")
    done = shell.script('ulimit -f 0; "$@"', "export", str(target))
    assert done.returncode == 73
    assert len(done.stderr.splitlines()) == 1
    assert target.read_text(encoding="utf-8") == "mine"
    assert [path.name for path in shell.home.iterdir() if "tmp" in path.name] == []


def test_places_that_are_none_for_a_calendar(shell: Shell, target: Path) -> None:
    shell("add", "--person", "Ann Lee bday 04-15")
    folder, link = shell.home / "folder.ics", shell.home / "link.ics"
    folder.mkdir()
    link.symlink_to(target)
    for path in (folder, link, shell.home / "none" / "a.ics"):
        assert len(shell("export", str(path), code=73).err.splitlines()) == 1
    assert not target.exists()
    book = shell.home / "book.ics"
    shell("--db", str(book), "add", "--person", "Bob")
    assert "the book itself" in shell("--db", str(book), "export", str(book), code=2).err


def test_the_tables_and_a_calendar_live_side_by_side(shell: Shell) -> None:
    """A calendar may lie in the folder of the tables: neither export nor import minds it."""
    shell("add", "--person", "Ann Lee bday 04-15")
    folder = shell.home / "out"
    shell("export", str(folder))
    names = {path.name for path in folder.iterdir()}
    assert not [name for name in names if name.endswith(".ics")]
    shell("export", str(folder / "agenda.ics"))
    shell("export", str(folder))
    assert {path.name for path in folder.iterdir()} == {*names, "agenda.ics"}
    assert "0 changes" in shell("import", str(folder), "--yes").out


def test_a_calendar_is_not_imported(shell: Shell, target: Path) -> None:
    shell("add", "--person", "Ann Lee bday 04-15")
    shell("export", str(target))
    answer = shell("import", str(target), "--yes", code=65)
    assert len(answer.err.splitlines()) == 1
    assert "calendar" in answer.err


def test_only_a_calendar_costs_its_library(shell: Shell, target: Path) -> None:
    code = "import sys; from relterm.cli.main import main; main(sys.argv[1:]);"
    code += "print('icalendar' in sys.modules)"
    for path, expected in ((shell.home / "out", False), (target, True)):
        script = f'"{sys.executable}" - "$@" <<"E"\n{code}\nE\n'
        done = shell.script(script.replace('"$@"', f'export "{path}"'))
        assert done.stdout.decode().splitlines()[-1] == str(expected)
