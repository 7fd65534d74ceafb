"""A view: a filter of the list of people, saved under a name."""

from collections.abc import Iterable
from dataclasses import dataclass

from relterm.domain.clean_text import fold

LONGEST_NAME = 60
"""Characters of a view's name."""


@dataclass(frozen=True, slots=True)
class View:
    """A query as it was typed, by the name it was saved under."""

    uid: str
    name: str
    query: str


def called(views: Iterable[View], name: str) -> View | None:
    """The view of this name, case and accents aside."""
    wanted = fold(name)
    return next((view for view in views if fold(view.name) == wanted), None)
