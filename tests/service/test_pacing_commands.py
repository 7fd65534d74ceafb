"""Skip, snooze and pause: what each writes, and undone tomorrow."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from pacing_book import LATER, NAMES, TODAY, day_of, due, met, opened, person, waiting

from relterm.clock import Clock
from relterm.domain.interactions import Interaction
from relterm.domain.kinds import Circle, Kind, Who
from relterm.domain.moments import Moment
from relterm.domain.people import Person, Triage
from relterm.domain.quick_add import Recorded
from relterm.errors import BadInput, NoSuchPerson
from relterm.service.commands.bulk import Circled, ForPeople
from relterm.service.commands.logging import LogInteraction
from relterm.service.commands.pacing import (
    EASE_MOST,
    SKIP_DAYS,
    FreshStart,
    Pause,
    Resume,
    SetTriage,
    Skip,
    Snooze,
    ease_back,
)
from relterm.service.desk import Command, Desk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "book.db"


@pytest.fixture
def desk(path: Path, fixed: Clock) -> Iterator[Desk]:
    with waiting(path, fixed) as desk:
        yield desk


COMMANDS: tuple[tuple[Command, str, dict[str, object]], ...] = (
    (
        Snooze("chiara", LATER),
        "snoozed until 2026-12-05 · Chiara Neri",
        {"snooze_until": LATER.toordinal()},
    ),
    (
        Skip("chiara"),
        "skipped one turn · Chiara Neri",
        {"skips": 1, "snooze_until": TODAY.toordinal() + SKIP_DAYS},
    ),
    (Pause("chiara"), "paused Chiara Neri", {"paused": True}),
    (
        ForPeople(("chiara",), Circled(Circle.FRIENDS)),
        "circle friends for Chiara Neri",
        {"circle": Circle.FRIENDS},
    ),
    (
        SetTriage(("chiara",), Triage.NEVER),
        "not keeping up with Chiara Neri",
        {"circle": Circle.NONE, "triage": Triage.NEVER},
    ),
    (
        FreshStart({"chiara": LATER}),
        "fresh start for Chiara Neri",
        {"snooze_until": LATER.toordinal()},
    ),
)


@pytest.mark.parametrize(
    ("command", "label", "fields"), COMMANDS, ids=[type(each[0]).__name__ for each in COMMANDS]
)
def test_each_is_one_step_that_can_be_undone_and_redone_tomorrow(
    desk: Desk, path: Path, command: Command, label: str, fields: dict[str, object]
) -> None:
    before, looks = person(desk, "chiara"), due(desk)
    assert "chiara" in looks
    changes = len(desk.book.changes.list(99))
    done = desk.run(command)
    assert done.said == label
    assert done.changed.people == {"chiara"}
    assert [change.label for change in desk.book.changes.list(99)][:-changes] == [label]
    after = replace(before, **fields)  # type: ignore[arg-type]  # one row of the table above
    assert person(desk, "chiara") == after
    moved = due(desk)
    with opened(path) as again:
        assert again.undo().said == f"Undone: {label}"
        assert person(again, "chiara") == before
        assert due(again) == looks
    with opened(path) as again:
        assert again.redo().said == f"Done again: {label}"
        assert person(again, "chiara") == after
        assert due(again) == moved
        assert again.book.problems() == []


def test_the_four_are_four_different_things(desk: Desk) -> None:
    before = person(desk, "chiara")
    desk.run(Skip("chiara"))
    skipped = person(desk, "chiara")
    assert (skipped.skips, skipped.paused) == (1, False)
    desk.undo()
    desk.run(Snooze("chiara", LATER))
    assert "chiara" not in due(desk)
    assert "chiara" in due(desk, LATER)
    assert person(desk, "chiara").skips == 0
    desk.undo()
    desk.run(Pause("chiara"))
    assert "chiara" not in due(desk, date(2036, 1, 1))
    assert person(desk, "chiara").snooze_until is None
    desk.undo()
    assert person(desk, "chiara") == before
    desk.run(met("chiara"))
    assert person(desk, "chiara") == before
    assert "chiara" not in due(desk)


def test_a_skip_keeps_a_longer_snooze_and_adds_up(desk: Desk) -> None:
    desk.run(Snooze("chiara", date(2027, 2, 1)))
    desk.run(Skip("chiara"))
    desk.run(Skip("chiara"))
    chiara = person(desk, "chiara")
    assert (chiara.skips, day_of(chiara.snooze_until)) == (2, date(2027, 2, 1))


def test_a_snooze_can_be_taken_off(desk: Desk) -> None:
    desk.run(Snooze("chiara", LATER))
    assert desk.run(Snooze("chiara", None)).said == "woken up · Chiara Neri"
    assert person(desk, "chiara").snooze_until is None
    assert "chiara" in due(desk)


def test_what_is_owed_comes_in_a_pause_too(desk: Desk) -> None:
    desk.run(Pause("chiara"))
    word = Interaction(
        "w1",
        Moment.of_day(TODAY),
        ("chiara",),
        Kind.PROMISE,
        Who.ME,
        text="the book",
        due=date(2026, 12, 1),
    )
    desk.run(LogInteraction(Recorded((word,)), "a promise"))
    assert [promise.what for promise in desk.book.things.promises_of("chiara")] == ["the book"]
    assert "chiara" not in due(desk, date(2026, 11, 28))
    assert "chiara" in due(desk, date(2026, 11, 29))


def test_a_contact_does_not_end_a_pause_but_the_cadence_starts_at_it(desk: Desk) -> None:
    desk.run(Skip("chiara"))
    desk.run(Pause("chiara"))
    desk.run(met("chiara"))
    chiara = person(desk, "chiara")
    assert chiara.paused
    assert chiara.skips == 0
    assert "chiara" not in due(desk, date(2036, 1, 1))
    desk.run(Resume("chiara"))
    assert "chiara" not in due(desk, TODAY + timedelta(days=8))
    assert "chiara" in due(desk, date(2036, 1, 1))


@pytest.mark.parametrize("uid", ["eve", "chiara", "dan"])
def test_nothing_is_overdue_on_the_day_of_resuming(desk: Desk, path: Path, uid: str) -> None:
    assert uid in due(desk)
    desk.run(Pause(uid))
    assert uid not in due(desk)
    before = person(desk, uid)
    assert desk.run(Resume(uid)).said == f"picked up again with {NAMES[uid]}"
    resumed = person(desk, uid)
    back = ease_back(resumed, TODAY)
    assert resumed == replace(before, paused=False, snooze_until=back.toordinal())
    assert TODAY < back <= TODAY + timedelta(days=EASE_MOST)
    assert uid not in due(desk, back - timedelta(days=1))
    assert uid in due(desk, back)
    with opened(path) as again:
        again.undo()
        assert person(again, uid) == before
        assert uid not in due(again, back)
        again.redo()
        assert person(again, uid) == resumed


def test_the_inner_circle_comes_back_sooner_than_the_wide_one() -> None:
    days = [
        ease_back(Person("p", "P", circle=circle), TODAY) for circle in Circle if circle != "none"
    ]
    assert days == sorted(days)
    assert days[0] < days[-1]
    assert ease_back(Person("p", "P", circle=Circle.WIDE, cadence_days=1), TODAY) > TODAY


def test_resuming_keeps_a_later_snooze(desk: Desk) -> None:
    desk.run(Snooze("eve", date(2027, 6, 1)))
    desk.run(Pause("eve"))
    desk.run(Resume("eve"))
    assert day_of(person(desk, "eve").snooze_until) == date(2027, 6, 1)


def test_pausing_and_resuming_say_when_there_is_nothing_to_do(desk: Desk) -> None:
    desk.run(Pause("chiara"))
    changes = desk.book.changes.list(99)
    for command, why in (
        (Pause("chiara"), "Chiara Neri is paused already"),
        (Resume("dan"), "Dan Okoro is not paused"),
        (Pause("imp"), "nothing to pause"),
    ):
        with pytest.raises(BadInput, match=why):
            desk.run(command)
    with pytest.raises(NoSuchPerson):
        desk.run(Pause("nobody"))
    assert desk.book.changes.list(99) == changes
