"""Views: a filter of the list of people saved under a name, renamed, let go."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relterm.domain.saved_views import LONGEST_NAME, View, called
from relterm.errors import BadInput
from relterm.storage.records import Thing

if TYPE_CHECKING:
    from relterm.service.desk import Desk
    from relterm.storage.session import Session


@dataclass(frozen=True, slots=True)
class SaveView:
    """Save a view; one of the same name takes the new query."""

    view: View

    @property
    def label(self) -> str:
        """For the list of changes."""
        return f"saved the view {self.view.name}"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Write it."""
        view = replace(self.view, name=usable_name(self.view.name))
        known = called(desk.book.views.all(), view.name)
        session.put(view if known is None else replace(known, query=view.query))


@dataclass(frozen=True, slots=True)
class RenameView:
    """Call a view something else."""

    uid: str
    name: str

    @property
    def label(self) -> str:
        """For the list of changes."""
        return f"renamed a view to {self.name}"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Write it; BadInput when another view has the name."""
        view = _existing(desk, self.uid)
        name = usable_name(self.name)
        other = called(desk.book.views.all(), name)
        if other is not None and other.uid != view.uid:
            msg = f"Another view is called “{other.name}”; choose another name."
            raise BadInput(msg)
        session.label = f"renamed the view {view.name} to {name}"
        session.put(replace(view, name=name))


@dataclass(frozen=True, slots=True)
class DeleteView:
    """Let a view go; nobody in it changes."""

    uid: str

    @property
    def label(self) -> str:
        """For the list of changes."""
        return "deleted a view"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Take it out; undo brings it back."""
        session.label = f"deleted the view {_existing(desk, self.uid).name}"
        session.delete(Thing.VIEW, self.uid)


def usable_name(name: str) -> str:
    """The name of a view with single blanks; BadInput when it is empty or very long."""
    name = " ".join(name.split())
    if not any(char.isalnum() for char in name):
        msg = "A view needs a name."
        raise BadInput(msg)
    if len(name) > LONGEST_NAME:
        msg = f"A view's name has at most {LONGEST_NAME} characters."
        raise BadInput(msg)
    return name


def _existing(desk: "Desk", uid: str) -> View:
    view = desk.book.views.get(uid)
    if view is None:
        msg = "That view is no longer there."
        raise BadInput(msg)
    return view
