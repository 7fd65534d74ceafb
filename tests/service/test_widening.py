"""After the third skip a wider circle is proposed, once, and only one that is less often."""

from dataclasses import replace

import pytest

from relterm.domain.kinds import Circle
from relterm.domain.people import Person
from relterm.service.commands.people import AddPerson
from relterm.service.commands.widening import Widen, wider_for
from relterm.service.desk import Desk

BOB = Person("bob", "Bob", circle=Circle.FRIENDS)


@pytest.mark.parametrize(
    ("skips", "proposed"),
    [(0, None), (2, None), (3, Circle.ACTIVE), (4, None), (5, None), (6, Circle.ACTIVE)],
)
def test_it_is_proposed_at_every_third_skip(skips: int, proposed: Circle | None) -> None:
    assert wider_for(replace(BOB, skips=skips)) is proposed


@pytest.mark.parametrize(
    ("circle", "cadence", "proposed"),
    [
        (Circle.INNER, None, Circle.CLOSE),
        (Circle.CLOSE, None, Circle.FRIENDS),
        (Circle.WIDE, None, None),
        (Circle.NONE, None, None),
        (Circle.INNER, 14, Circle.CLOSE),
        (Circle.INNER, 60, Circle.FRIENDS),
        (Circle.FRIENDS, 10, Circle.ACTIVE),
        (Circle.FRIENDS, 400, None),
    ],
)
def test_the_wider_circle_really_is_less_often(
    circle: Circle, cadence: int | None, proposed: Circle | None
) -> None:
    person = replace(BOB, circle=circle, cadence_days=cadence, skips=3)
    assert wider_for(person) is proposed


def test_widening_replaces_the_cadence_and_forgets_the_skips(empty_desk: Desk) -> None:
    empty_desk.run(AddPerson(replace(BOB, cadence_days=20, skips=3)))
    done = empty_desk.run(Widen("bob", Circle.ACTIVE))
    assert done.said == "circle active for Bob"
    widened = empty_desk.book.people.get("bob")
    assert widened == replace(BOB, circle=Circle.ACTIVE)
    empty_desk.undo()
    assert empty_desk.book.people.get("bob") == replace(BOB, cadence_days=20, skips=3)
