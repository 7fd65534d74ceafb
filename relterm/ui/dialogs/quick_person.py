"""A new person in one line, understood while it is typed."""

from collections.abc import Sequence
from typing import ClassVar

from relterm.domain.quick_add import PersonLine, parse_person
from relterm.errors import BookError
from relterm.service.desk import Desk
from relterm.ui.dialogs.line_dialog import LineDialog
from relterm.ui.dialogs.line_reader import LineReader, Places, Understood
from relterm.ui.dialogs.said import hint_line, warn_line
from relterm.ui.glyphs import Glyphs
from relterm.ui.widgets.rows import Line

_NO_NAME = "A person needs a name."


class PersonReader(LineReader[PersonLine]):
    """Understands the line of a new person."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._line = PersonLine("")
        self._namesakes: dict[str, str] = {}

    def understand(self, line: str, dismissed: Places) -> Understood:
        """Read the line."""
        self._line = parsed = parse_person(line, self.now, self.names.resolve, dismissed)
        via = (parsed.via,) if parsed.via else ()
        return Understood(parsed.chips, via, parsed.problems)

    def verdict(self, glyphs: Glyphs) -> Sequence[Line]:  # noqa: ARG002 - one shape for both
        """Whether somebody of that name is in the book already."""
        namesake = self._namesake()
        if namesake:
            return [warn_line(namesake)]
        return [hint_line(f"note: {self._line.text}")] if self._line.text else []

    def refusal(self) -> str | None:
        """A person needs a name."""
        return None if self._line.name.strip() else _NO_NAME

    def doubts(self) -> Sequence[str]:
        """A namesake in the book; an introducer who is not in it."""
        said = [namesake] if (namesake := self._namesake()) else []
        via = self._line.via
        if via is not None and not via.matches:
            said.append(f"Nobody in the book is called “{via.typed}”: that is not kept.")
        if said:
            said.append("Enter again adds another." if namesake else "Enter again adds them.")
        return said

    def result(self) -> PersonLine:
        """The line."""
        return self._line

    def _namesake(self) -> str:
        """That somebody of this name is in the book; empty when nobody is."""
        name = self._line.name.strip()
        if not name:
            return ""
        if name not in self._namesakes:
            try:
                found = self.desk.book.people.named(name)
            except BookError:
                return ""
            places = ", ".join(dict.fromkeys(each.organisation for each in found[:3]))
            where = f" ({places})" if places.strip(", ") else ""
            self._namesakes[name] = f"{name} is already in the book{where}." if found else ""
        return self._namesakes[name]


class QuickPerson(LineDialog[PersonLine]):
    """The line for a new person. Gives back the line understood, or None."""

    TITLE_WORDS: ClassVar[str] = "New person"
    PLACEHOLDER: ClassVar[str] = "Ann Lee <ann@x.org> +49301234567 in/annlee at Acme as CTO"
    TEACHING: ClassVar[tuple[str, ...]] = (
        "name first, then what you know, in any order; the rest is kept as a note",
        "<e-mail>  +phone  in/handle  at Acme  as CTO  via @bob  #tag  every 6w  bday 04-15",
    )

    def __init__(self, desk: Desk, initial: str = "") -> None:
        super().__init__(PersonReader(desk), initial)
