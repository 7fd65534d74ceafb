"""You, as the book knows you."""

from dataclasses import dataclass

from relterm.domain.interactions import Settings
from relterm.domain.people import Person
from relterm.service.desk import Desk


@dataclass(frozen=True, slots=True)
class YouView:
    """Your own card, empty at first, and the settings of the book."""

    me: Person
    settings: Settings


def you_view(desk: Desk) -> YouView:
    """Read them."""
    me = desk.book.people.me() or Person(uid=desk.new_uid(), name="You", is_me=True)
    return YouView(me, desk.book.things.settings())
