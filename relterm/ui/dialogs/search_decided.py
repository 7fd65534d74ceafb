"""What somebody chose in the search."""

from dataclasses import dataclass

from relterm.service.views.search import Found


@dataclass(frozen=True, slots=True)
class Opened:
    """A result to go to."""

    found: Found


@dataclass(frozen=True, slots=True)
class ShowAll:
    """All people found are to be shown in the list of people."""

    query: str


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Nobody is found: somebody of this name is to be written down."""

    name: str


@dataclass(frozen=True, slots=True)
class SaveAs:
    """The query is to be saved as a view."""

    query: str


Decided = Opened | ShowAll | NewPerson | SaveAs
