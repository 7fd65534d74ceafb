"""People named in a form: from a UID to the name shown, from a typed name to the UID meant."""

from collections.abc import Sequence

from relterm.domain.clean_text import fold
from relterm.errors import BadInput, BookError
from relterm.service.desk import Desk

_CANDIDATES = 8
_NAMED_IN_SENTENCE = 4


class Naming:
    """Looks names up in the book, for the fields of a form. Each name is looked up once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._uids: dict[str, str] = {}
        """UIDs by the names shown, so that what was not touched means the same person."""

    def show(self, uid: str) -> str:
        """The name of a person, with the organisation where it tells namesakes apart."""
        person = self._desk.book.people.get(uid) if uid else None
        if person is None:
            return ""
        name = " ".join(person.name.split())
        if len(self._desk.book.people.named(name)) > 1 and person.organisation:
            name = f"{name} ({' '.join(person.organisation.split())})"
        self._uids.setdefault(name, uid)
        return name

    def read(self, typed: str) -> str:
        """The UID of the person a typed name means; empty for nothing.

        Raises:
            BadInput: nobody or several people are called that.
        """
        typed = typed.strip()
        if not typed or typed in self._uids:
            return self._uids.get(typed, "")
        matches = self._matches(typed)
        if len(matches) == 1:
            return matches[0][0]
        if not matches:
            msg = f"Nobody in the book is called “{typed}”."
            raise BadInput(msg)
        shown = ", ".join(_full(*each[1:]) for each in matches[:_NAMED_IN_SENTENCE])
        msg = f"“{typed}” could be {shown}. Write more of the name."
        raise BadInput(msg)

    def show_all(self, uids: Sequence[str]) -> str:
        """Names with `; ` between them."""
        return "; ".join(filter(None, map(self.show, uids)))

    def read_all(self, typed: str) -> tuple[str, ...]:
        """UIDs of the people named, each once.

        Raises:
            BadInput: a name does not mean one person, or nobody is named.
        """
        uids = tuple(dict.fromkeys(filter(None, map(self.read, typed.split(";")))))
        if not uids:
            msg = "Name at least one person."
            raise BadInput(msg)
        return uids

    def suggest(self, typed: str) -> str | None:
        """The text with its last name completed, when somebody's name goes on like that."""
        before, separator, last = typed.rpartition(";")
        begun = last.lstrip()
        if not begun:
            return None
        lead = before + separator + last[: len(last) - len(begun)]
        try:
            found = self._desk.book.people.complete(begun, _CANDIDATES)
        except BookError:
            return None
        names = (each.name for each in found)
        name = next((each for each in names if each.startswith(begun) and each.isprintable()), None)
        return None if name is None else lead + name

    def _matches(self, typed: str) -> list[tuple[str, str, str]]:
        people = self._desk.book.people
        found = people.named(typed) or people.complete(typed.split(" (")[0], _CANDIDATES)
        rows = [(each.uid, each.name, each.organisation) for each in found]
        exact = [row for row in rows if fold(_full(*row[1:])) == fold(typed)]
        return exact or rows


def _full(name: str, organisation: str) -> str:
    return f"{name} ({organisation})" if organisation else name
