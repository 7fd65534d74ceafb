"""A book in which every field tries to command the terminal or the app.

Every string of the big list of naughty strings, and more of our own, stands in every field.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import cycle, islice, pairwise
from pathlib import Path

from app_driver import Driver
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
    "\x0030\x00e\u0301\x00\u0915\u093e\x0009\x00",
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
MARKED = re.compile("\x00[0-9]+\x00([^\x00\x1b]*)\x00[0-9]+\x00")
"""Text that the app itself keeps in its columns."""

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


def look(driver: Driver) -> None:
    """Nothing on screen commands anything, and the app is well."""
    assert driver.app.crash is None
    assert driver.app.is_running
    edited = any(OBEYED.search(text) for text in being_edited(driver))
    for strip in driver.app.screen._compositor.render_strips():
        sent = MARKED.sub(r"\1", COLOURS.sub("", strip.render(driver.app.console)))
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


def fill(desk: Desk) -> Desk:
    """Put hostile text into every field of an empty book."""
    with desk.book.write("[@click=app.quit]\x1b[31mbook", desk.seconds) as session:
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
        recompute(desk.book, session, [each.uid for each in people], desk.now())
    return desk
