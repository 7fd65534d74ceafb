"""Relations as lines of a form: `colleague: Bob Osei`, `sister of: Eva Lee`."""

from collections.abc import Callable

from relterm.domain.interactions import Relation
from relterm.domain.relations import is_told, label_for, other_of, relation_from
from relterm.errors import BadInput
from relterm.ui.dialogs.naming import Naming


class Relations:
    """Writes and reads the relations of one person, as they are told on that person's page."""

    def __init__(self, page: str, naming: Naming, new_uid: Callable[[], str]) -> None:
        self._page = page
        self._naming = naming
        self._new_uid = new_uid

    def show(self, relation: Relation) -> str:
        """A relation as one line."""
        other = other_of(relation, self._page)
        name = self._naming.show(other) or other
        label = " ".join(label_for(relation, self._page).replace(":", " ").split())
        return f"{label}: {name}"

    def read(self, line: str) -> Relation:
        """The relation that a line means.

        Raises:
            BadInput: the colon is missing, or the name means nobody or several people.
        """
        label, colon, name = line.partition(":")
        if not colon or not label.strip():
            msg = "Write what they are, a colon and a name: sister: Eva Lee."
            raise BadInput(msg)
        other = self._naming.read(name)
        if not other:
            msg = f"Write a name behind the colon: {label.strip()}: Eva Lee."
            raise BadInput(msg)
        if other == self._page:
            msg = "That is the very same person: choose another one."
            raise BadInput(msg)
        relation = relation_from(label, self._page, other, self._new_uid())
        if not is_told(relation):
            msg = "Look-alikes are kept apart where they are merged, not here."
            raise BadInput(msg)
        return relation

    def suggest(self, line: str) -> str | None:
        """The line with the name in it completed, if one is known."""
        label, colon, name = line.partition(":")
        completed = self._naming.suggest(name) if colon else None
        return None if completed is None else f"{label}{colon}{completed}"
