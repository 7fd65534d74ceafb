#!/usr/bin/env python3
"""Makes a book of any size for measuring: the same book for the same numbers, every time.

    python -m tests.benchmarks.make_book --people 100000 --interactions 1000000 big.db
    python -m tests.benchmarks.make_book --people 100000 --interactions 1000000 --csv folder

The log is skewed as real ones are: a few people hold thousands of entries, most a handful, some
none. `--kept-up` is how many people are in a circle; a large number makes a neglected book, in
which thousands of people are due.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from relterm.clock import fixed_clock
from relterm.domain.interactions import Ask, AskState, Direction, Interaction, Outcome, Reminder
from relterm.domain.kinds import AskSize, Circle, Kind, Who
from relterm.domain.moments import Moment
from relterm.domain.people import ImportantDate, Labelled, Person
from relterm.interchange.write import file_name, write_table
from relterm.service.desk import Desk
from relterm.service.opening import open_desk
from relterm.service.remembering import recompute_all

TODAY = "2026-11-21"
DAYS = 4_000
"""Length of the log in days, up to the day before `TODAY`."""


def _words(text: str) -> list[str]:
    return text.split()


_GIVEN = _words(
    "Oliver Amelia Harry Isla Jürgen Käthe Björn Änne José María Íñigo Begoña Zoé François "
    "Hélène Łukasz Małgorzata Åsa Göran Işıl Özgür Hương Đức Γιώργος Ελένη Наталья Дмитрий 太郎 "
    "花子 伟 芳 민준 서연 محمد فاطمة Anna Anneliese Siobhan Callum Robert Linda Michael "
)
_FAMILY = _words(
    "Smith Jones O'Neill McKay Müller Schröder Großmann Köhler Núñez Ibáñez Muñoz Lefèvre "
    "Hébert Wiśniewski Zieliński Åkesson Sjöström Yılmaz Öztürk Nguyễn Trần Παπαδόπουλος "
    "Шевченко 佐藤 鈴木 王 李 김 حسن Garcia Johnson Keller Meyer Evans Thomas Shaw "
)
_FIRMS = (
    "",
    "Blue Heron Ltd",
    "Nordwind GmbH",
    "Åkra & Söner",
    "Tamarind",
    "三日月社",
    "Oak & Elm",
)
_TITLES = ("", "engineer", "teacher", "nurse", "designer", "professor", "founder", "translator")
_WORDS = _words(
    "coffee lunch walk garden project house kids daughter new job Oslo trip thesis review "
    "talk proposal recipe help moved wedding concert chess guitar running grant interview "
    "startup plans neighbour school lake winter summer photos book train museum 寿司 спасибо "
    "café déjà résumé "
)
_KINDS = (
    [Kind.MSG] * 30 + [Kind.EMAIL] * 18 + [Kind.CALL] * 14 + [Kind.MEET] * 12 + [Kind.VIDEO] * 6
    + [Kind.NOTE] * 6 + [Kind.GIVE] * 4 + [Kind.THANKS] * 3 + [Kind.COMMENT] * 3 + [Kind.LIKE] * 2
)  # fmt: skip
_RARE = ((0.00006, Kind.PROMISE), (0.00106, Kind.ASK))
"""Kinds of which a person has few in a lifetime, by cumulated probability."""
_WHO = (None, Who.ME, Who.ME, Who.THEM, Who.THEM, Who.BOTH)
_TALKS = frozenset({Kind.CALL, Kind.MEET, Kind.VIDEO})
_CIRCLES = ((5, Circle.INNER), (20, Circle.CLOSE), (70, Circle.FRIENDS), (220, Circle.ACTIVE))


@dataclass(frozen=True, slots=True)
class Size:
    """How big a book is."""

    people: int
    interactions: int
    kept_up: int = 300
    asks: int = 10


def people(size: Size) -> Iterator[Person]:
    """The people; the first `kept_up` of them in circles, a few of those with a goal."""
    draw = random.Random(f"people {size.people}")
    for number in range(size.people):
        given, family = draw.choice(_GIVEN), draw.choice(_FAMILY)
        kept = number < size.kept_up
        born = ImportantDate("birthday", None, draw.randint(1, 12), draw.randint(1, 28))
        yield Person(
            uid=_uid("p", number),
            name=f"{given} {family}",
            given=given,
            family=family,
            organisation=draw.choice(_FIRMS),
            title=draw.choice(_TITLES),
            circle=_circle(number) if kept else Circle.NONE,
            goal=AskSize.ADVICE if kept and number % 10 == 3 else None,
            emails=(Labelled(f"{given}.{family}{number}@example.org".lower(), "work"),),
            phones=(Labelled(f"+49 30 {number:07}"),) if draw.random() < 0.6 else (),
            tags=("work",) if draw.random() < 0.3 else (),
            interests=(draw.choice(_WORDS),) if draw.random() < 0.3 else (),
            dates=(born,) if draw.random() < 0.5 else (),
            notes=_text(draw, 12) if draw.random() < 0.3 else "",
        )


def interactions(size: Size) -> Iterator[Interaction]:
    """The log, in the order in which it was written down: times wander."""
    draw = random.Random(f"log {size.interactions} {size.people}")
    active = max(1, size.people * 19 // 20)
    weights = list(accumulate((rank + 8) ** -0.85 for rank in range(active)))
    shuffled = list(range(active))
    draw.shuffle(shuffled)
    first = date.fromisoformat(TODAY) - timedelta(days=DAYS)
    days = [Moment.of_day(first + timedelta(days=number)) for number in range(DAYS)]
    chosen: Iterator[int] = iter(())
    for number in range(size.interactions):
        rank = next(chosen, None)
        if rank is None:
            chosen = iter(draw.choices(range(active), cum_weights=weights, k=5_000))
            rank = next(chosen)
        kind = _kind(draw)
        talk = kind in _TALKS
        yield Interaction(
            uid=_uid("i", number),
            moment=days[int(DAYS * draw.random() ** 0.7)],
            people=(_uid("p", shuffled[rank]),),
            kind=kind,
            who=draw.choice(_WHO),
            minutes=float(draw.choice((10, 30, 45, 60))) if talk else None,
            depth=draw.choice((1, 1, 2, 2, 3)) if talk else None,
            size=2 if kind is Kind.ASK else None,
            outcome=True if kind is Kind.ASK else None,
            text=_text(draw, 9),
            note=_text(draw, 14) if draw.random() < 0.3 else "",
        )


def asks(size: Size) -> Iterator[Ask]:
    """Planned asks of the first people."""
    for number in range(min(size.asks, size.people)):
        yield Ask(
            _uid("a", number), _uid("p", number), Direction.MINE, AskSize.ADVICE,
            "a word of advice", AskState.PLANNED, Outcome.NONE,
        )  # fmt: skip


def reminders(size: Size) -> Iterator[Reminder]:
    """A few next steps that are due."""
    for number in range(min(20, size.people)):
        due = date.fromisoformat(TODAY) - timedelta(days=number % 4)
        yield Reminder(_uid("r", number), _uid("p", number), "send the paper", due)


def make_book(path: Path, size: Size, *, said: bool = False) -> None:
    """Write a book to a file that is not there yet; trust is computed for everybody."""
    with open_desk(path, fixed_clock(TODAY)) as desk:
        _fill(desk, size, said=said)


def make_csv(folder: Path, size: Size) -> None:
    """Write `people.csv` and `interactions.csv`, as relterm exports them."""
    folder.mkdir(parents=True, exist_ok=True)
    names = {person.uid: person.name for person in people(size)}
    for table, rows in (("people", people(size)), ("interactions", interactions(size))):
        with (folder / file_name(table)).open("w", encoding="utf-8", newline="") as out:
            write_table(table, rows, names.__getitem__, out)


def _fill(desk: Desk, size: Size, *, said: bool) -> None:
    started = time.perf_counter()

    def tell(what: str) -> None:
        if said:
            print(f"{what}: {time.perf_counter() - started:.1f} s", file=sys.stderr, flush=True)

    with desk.book.write("sample of a large book", desk.seconds) as session:
        session.add_people(people(size))
        tell("people")
        session.add_interactions(interactions(size))
        tell("interactions")
        for ask in asks(size):
            session.put(ask)
        for reminder in reminders(size):
            session.put(reminder)
        recompute_all(desk.book, session, session.touched, desk.now(), lambda *_: None)
        tell("trust")
    tell("all")


def _kind(draw: random.Random) -> Kind:
    rarely = draw.random()
    return next((kind for upto, kind in _RARE if rarely < upto), draw.choice(_KINDS))


def _circle(number: int) -> Circle:
    return next((circle for upto, circle in _CIRCLES if number < upto), Circle.WIDE)


def _uid(letter: str, number: int) -> str:
    return f"{letter}{number:031x}"


def _text(draw: random.Random, longest: int) -> str:
    return " ".join(draw.choices(_WORDS, k=2 + int(draw.random() * longest)))


def main() -> None:
    """Read the command line and write a book or a folder of tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("target", type=Path)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--interactions", type=int, default=1_000_000)
    parser.add_argument("--kept-up", type=int, default=300)
    parser.add_argument("--csv", action="store_true", help="write tables instead of a book")
    options = parser.parse_args()
    size = Size(options.people, options.interactions, options.kept_up)
    if options.csv:
        make_csv(options.target, size)
    else:
        make_book(options.target, size, said=True)


if __name__ == "__main__":
    main()
