"""A small story with Ann, for the tests about asks."""

from dataclasses import replace
from datetime import date, timedelta

from relterm.domain.interactions import Ask, AskState, Direction, Interaction, Promise
from relterm.domain.kinds import AskSize, Circle, Kind, Who
from relterm.domain.moments import Moment
from relterm.domain.people import Person
from relterm.domain.quick_add import Recorded
from relterm.service.commands.asks import PlanAsk
from relterm.service.commands.logging import LogInteraction
from relterm.service.desk import Desk
from relterm.service.views.asks import AskRow, ask_rows

TODAY = date(2026, 11, 21)
ANN = Person("ann", "Ann Lee", given="Ann", circle=Circle.CLOSE)
BUSINESS, FAVOUR = AskSize.BUSINESS, AskSize.FAVOUR


def tell(desk: Desk) -> Desk:
    """Fill a book with Ann, with whom there were a coffee, a gift and a promise."""
    due = date(2026, 11, 23)
    log = (
        entry("coffee", 40, Kind.MEET, text="her thesis"),
        entry("gift", 30, Kind.GIVE, answered=True, text="the Orkney paper"),
        entry("word", 10, Kind.MSG, who=Who.THEM, answered=True),
        replace(entry("vow", 3, Kind.PROMISE, text="slides"), due=due),
    )
    vow = Promise("p", "ann", Direction.MINE, "slides", due, made="vow")
    desk.run(LogInteraction(Recorded(log, promises=(vow,)), "the story so far", (ANN,)))
    return desk


def entry(
    uid: str,
    ago: int,
    kind: Kind,
    *,
    who: Who | None = None,
    answered: bool | None = None,
    text: str = "",
) -> Interaction:
    moment = Moment.of_day(TODAY - timedelta(days=ago))
    return Interaction(uid, moment, ("ann",), kind, who, answered=answered, text=text)


def the_row(desk: Desk) -> AskRow:
    (row,) = ask_rows(desk)
    return row


def planned(desk: Desk, size: AskSize = BUSINESS, what: str = "a pilot") -> Ask:
    desk.run(PlanAsk("ann", size, what))
    return desk.book.things.asks(AskState.PLANNED)[-1]


def goal(desk: Desk) -> AskSize | None:
    person = desk.book.people.get("ann")
    assert person is not None
    return person.goal


def logged(desk: Desk) -> Interaction:
    found = desk.book.interactions.get(the_row(desk).ask.interaction)
    assert found is not None
    return found
