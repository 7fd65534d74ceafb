"""Names, notes and files that try to command the terminal or the app: shown, never obeyed.

Every string of the big list of naughty strings, and more of our own, in every field of a book;
then through every screen, dialog and toast. What is looked at is what the widgets give to be
painted, before the last net that deletes control characters from it.
"""

import csv
import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import cycle, islice, pairwise
from pathlib import Path

import pytest
from app_driver import LARGE, SMALL, Driver, driven, told
from textual.events import Paste
from textual.widgets import Input, TextArea

from relterm.domain.interactions import (
    Ask,
    AskState,
    Direction,
    Exchange,
    ExchangeKind,
    Interaction,
    Promise,
    Relation,
    Reminder,
    Settings,
)
from relterm.domain.kinds import AskSize, Circle, Intent, Kind
from relterm.domain.moments import Moment
from relterm.domain.people import ImportantDate, Labelled, Person
from relterm.service.desk import Desk
from relterm.service.remembering import recompute
from relterm.ui.screens.triage import TriageScreen

OWN = (
    "[/]",
    "[/BB",
    "[b]x[/i]",
    "[Mum]",
    "[@click=app.quit]Eve[/]",
    "[@click=app.do('undo')]Eve[/]",
    "[@click=app.bell('BB",
    "[link=file:///etc/passwd]x[/link]",
    "[$primary]x",
    "\x1b]52;c;aGFja2Vk\x1b\\",
    "\x1b]0;title\x07",
    "\x1b]8;;http://x.example\x1b\\x\x1b]8;;\x1b\\",
    "\x1b[2J\x1b[31mred",
    "\x1b[6n",
    "\u009b31m\u009d0;x\u009c",
    "\x1bP+q\x1b\\\x1b_x\x1b\\",
    "a\nb\tc\r\nd\x00\x7f\x08\x0b\x0c",
    "\u202eevil\u2066x\u2069",
    "\u2028\u2029\u0085",
    "אבי Cohen 12",
    "Z" + "\u0301" * 3000,
    "👨‍👩‍👧‍👦🇩🇪🇫🇷👍🏽" * 40,
    "\u200b\ufeff\u00ad",
    "@{'): DROP TABLE person;--",
    "=cmd|'/C calc'!A0",
    "w" * 100_000,
    "long words " * 10_000,
)
STRINGS = (
    *json.loads((Path(__file__).parents[1] / "data/blns.json").read_text(encoding="utf-8")),
    *OWN,
)
OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal would obey, or could not be written."""
COLOURS = re.compile("\x1b\\[[0-9;]*m")
DETAILED = 12
"""People who carry every string among them, in fields that only their own page shows."""
DAY = date(2026, 11, 21)


def strings(count: int, start: int = 0) -> tuple[str, ...]:
    """So many of the strings, going round."""
    return tuple(islice(cycle(STRINGS), start, start + count))


def nameable(text: str) -> str:
    return text if text.strip() else f"x{text}"


def the_people() -> Iterator[Person]:
    share = len(STRINGS) // DETAILED + 1
    for number, text in enumerate(STRINGS):
        person = Person(f"p{number}", nameable(text), circle=Circle.ACTIVE)
        if number < DETAILED:
            own = strings(share, number * share)
            labelled = tuple(Labelled(each, other) for each, other in pairwise(own))
            person = Person(
                f"p{number}", nameable(own[0]), given=own[1],
                family=own[2],
                nickname=own[3],
                pronouns=own[4], organisation=own[6], title=own[7],
                circle=Circle.CLOSE, goal=AskSize.BUSINESS, goal_text=own[8], why=own[9],
                intent=Intent.COLLABORATE, met=own[10], notes="\n".join(own), introduced_by="p3",
                emails=labelled[:3], phones=labelled[3:6], links=labelled[6:9], tags=own[:12],
                dates=(
                    ImportantDate(own[11], None, 11, 21),
                    ImportantDate(own[12], None, 11, 24),
                    *(ImportantDate(each, text=each) for each in own[12:20]),
                ),
                interests=own, aspirations=own[::-1], needs=own[5:], offers=own[:-5],
                values=own[3:20], custom=labelled,
            )  # fmt: skip
        yield person


def entries(uid: str, own: tuple[str, ...]) -> Iterator[Interaction]:
    for number, text in enumerate(own):
        yield Interaction(
            f"{uid} i{number}", Moment.of_day(date(2026, 1 + number % 10, 1 + number % 28)), (uid,),
            (Kind.MEET, Kind.MSG, Kind.NOTE, Kind.CALL, Kind.GIVE)[number % 5],
            text=text, note=own[number - 1], tags=own[:3], line=text,
        )  # fmt: skip


@pytest.fixture
def hostile_desk(empty_desk: Desk) -> Desk:
    with empty_desk.book.write("[@click=app.quit]\x1b[31mbook", empty_desk.seconds) as session:
        people = list(the_people())
        session.add_people(people)
        share = len(STRINGS) // DETAILED + 1
        for number in range(DETAILED):
            uid, own = f"p{number}", strings(share, number * share)
            session.add_interactions(list(entries(uid, own)))
            session.put(Exchange(f"{uid} x", f"{uid} i4", uid, ExchangeKind.GIVEN, own[4], own[5]))
            session.put(Promise(f"{uid} p", uid, Direction.MINE, own[0], DAY))
            session.put(Reminder(f"{uid} r", uid, own[1], DAY))
            session.put(Relation(f"{uid} k", uid, "p3", own[2]))
            for place, text in enumerate(own):
                state = AskState.PLANNED if place % 2 else AskState.ASKED
                ask = Ask(f"{uid} a{place}", uid, Direction.MINE, AskSize.FAVOUR, text, state)
                if place < 3:
                    session.put(ask)
        session.put(
            Person("me", nameable(STRINGS[-4]), is_me=True, interests=strings(30), why=OWN[9])
        )
        session.put(Settings(success="\n".join(OWN[:20]), game_plan=OWN[12]))
        recompute(empty_desk.book, session, [each.uid for each in people], empty_desk.now())
    return empty_desk


def look(driver: Driver) -> None:
    """Nothing on screen commands anything, and the app is well."""
    assert driver.app.crash is None
    assert driver.app.is_running
    edited = any(OBEYED.search(text) for text in being_edited(driver))
    for strip in driver.app.screen._compositor.render_strips():
        sent = COLOURS.sub("", strip.render(driver.app.console))
        assert not OBEYED.search(sent), ascii(sent)
        for segment in strip:
            # Text under the cursor is as it was written; only the last net stands behind it.
            assert edited or not OBEYED.search(segment.text), ascii(segment.text)
            assert segment.control is None
            if segment.style is not None:
                assert segment.style.link is None
                assert "@click" not in segment.style.meta


def being_edited(driver: Driver) -> Iterator[str]:
    for each in driver.app.screen.query(Input):
        yield each.value
    for area in driver.app.screen.query(TextArea):
        yield area.text


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
async def test_every_string_on_every_screen(hostile_desk: Desk, size: tuple[int, int]) -> None:
    async with driven(hostile_desk, size) as driver:
        for _ in range(5):
            look(driver)
            await driver.keys("down")
        await driver.keys("end")
        look(driver)
        for screen in ("asks", "you", "people"):
            await driver.do(screen)
            look(driver)
            for _ in range(2):
                await driver.keys("pagedown")
                look(driver)
        for number in range(DETAILED):
            await driver.app.show_person(f"p{number}")
            await driver.settle()
            assert driver.app.person == f"p{number}"
            look(driver)
            for _ in range(3):
                await driver.keys("right_square_bracket")
                look(driver)


async def test_every_name_in_the_list(hostile_desk: Desk) -> None:
    async with driven(hostile_desk) as driver:
        await driver.do("people")
        for _ in range(len(STRINGS) // 25):
            await driver.keys("pagedown")
            look(driver)
        assert driver.app.person is not None


async def test_dialogs_about_hostile_people(hostile_desk: Desk) -> None:
    async with driven(hostile_desk) as driver:
        before = told(hostile_desk)
        for number, some in (
            (4, ("why", "edit")),
            (DETAILED - 1, ("log", "remind", "ask", "why", "edit", "done", "snooze")),
        ):
            await driver.app.show_person(f"p{number}")
            await driver.settle()
            for action in some:
                await driver.do(action)
                assert driver.app.screen is not driver.app.main, action
                look(driver)
                if action == "edit":
                    for _ in range(5):
                        await driver.keys("pagedown")
                        look(driver)
                await driver.keys("escape", "escape")
                assert driver.app.screen is driver.app.main
            await driver.keys("enter", "down", "down")
            await driver.do("edit")
            look(driver)
            await driver.keys("escape")
        await driver.do("asks")
        for _ in range(4):
            await driver.do("ask")
            look(driver)
            await driver.keys("escape", "down")
        assert told(hostile_desk) == before


async def test_names_offered_while_typing(hostile_desk: Desk) -> None:
    async with driven(hostile_desk) as driver:
        for typed in ("@[", "@x", "@e", "@1"):
            await driver.do("log")
            await driver.type(f"call {typed}")
            look(driver)
            await driver.keys("down", "tab")
            look(driver)
            await driver.keys("escape", "escape", "escape")
            assert driver.app.screen is driver.app.main


async def test_toasts_and_undo_tell_hostile_names(hostile_desk: Desk) -> None:
    async with driven(hostile_desk) as driver:
        for number in (2, DETAILED - 2, DETAILED - 1):
            await driver.app.show_person(f"p{number}")
            await driver.do("log")
            await driver.line("call about [/] and [@click=app.quit]it[/]")
            if driver.app.screen is not driver.app.main:
                await driver.keys("enter")
            assert driver.toast
            look(driver)
            await driver.do("undo")
            look(driver)
            await driver.hush()
        await driver.do("trash")
        look(driver)
        await driver.do("undo")
        look(driver)


@pytest.mark.parametrize("action", ["find", "log", "new_person", "import", "help"])
async def test_what_is_pasted_is_only_text(empty_desk: Desk, action: str) -> None:
    async with driven(empty_desk) as driver:
        await driver.do(action)
        short = [each for each in OWN if len(each) < 100]
        for start in range(0, len(short), 6):
            text = " ".join(short[start : start + 6])
            driver.app.post_message(Paste(text))
            await driver.settle()
            look(driver)
            await driver.keys("ctrl+u")
        driver.app.post_message(Paste("x" * 5_000))
        await driver.settle()
        look(driver)
        if action in {"log", "new_person"}:
            await driver.keys("enter", "enter")
            look(driver)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
async def test_a_hostile_file_is_previewed_and_imported(
    empty_desk: Desk, tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "[@click=app.quit]\x1b[31m\x1b]0;x\x07\u202efile.csv"
    texts = [each[:5_000].replace("\x00", "") for each in STRINGS]
    with path.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out)
        table.writerow(["Name", "E-mail", "Company", "Notes", "[/] \x1b[2Jown", "Birthday"])
        for number, text in enumerate(texts):
            table.writerow([nameable(text), f"a{number}@x.example", text, text, text, text])
    async with driven(empty_desk, size) as driver:
        await driver.do("import")
        driver.app.post_message(Paste(str(path)))
        await driver.keys("enter")
        assert "new" in driver.seen
        look(driver)
        for _ in range(30):
            await driver.keys("pagedown")
            look(driver)
        await driver.keys("ctrl+s")
        assert empty_desk.book.people.total() > len(STRINGS) // 2
        look(driver)
        await driver.keys("enter")
        assert isinstance(driver.app.screen, TriageScreen)
        for key in ("1", "enter", "pagedown", "escape", "space", "p", "u", "end", "pageup", "3"):
            await driver.keys(key)
            look(driver)
        await driver.keys("escape")
        await driver.do("people")
        look(driver)


async def test_a_refusal_names_a_hostile_path_without_obeying_it(
    empty_desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "[b]x[\\i]\x1b]52;c;eA==\x07.xlsx"
    path.write_bytes(b"PK\x03\x04\x00\x00not a table")
    async with driven(empty_desk) as driver:
        for action in ("import", "export"):
            await driver.do(action)
            driver.app.post_message(Paste(str(path / "below" if action == "export" else path)))
            await driver.keys("enter")
            assert driver.app.screen is not driver.app.main
            look(driver)
            await driver.keys("escape")


async def test_nothing_that_is_clicked_acts(
    hostile_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    async with driven(hostile_desk) as driver:
        before = told(hostile_desk)
        for screen in ("today", "asks", "people"):
            await driver.do(screen)
            for y in range(1, 34, 4):
                for x in (8, 90):
                    await driver.click(x, y)
            assert driver.app.is_running
            while driver.app.screen is not driver.app.main:
                await driver.keys("escape")
        assert not opened
        assert driver.app.return_value is None
        assert told(hostile_desk) == before
