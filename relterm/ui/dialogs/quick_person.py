"""A new person in one line, understood while it is typed."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType

from relterm.domain.clean_text import same
from relterm.domain.people import Person
from relterm.domain.quick_add import PersonLine, parse_person, person_of
from relterm.errors import BookError
from relterm.service.desk import Desk
from relterm.service.views.alike import Known, Who, first_doubt, known_like, with_numbers
from relterm.ui.database_thread import DatabaseThread
from relterm.ui.dialogs.line_dialog import LineDialog
from relterm.ui.dialogs.line_reader import LineReader, Places, Understood, unread_words
from relterm.ui.dialogs.said import hint_line, warn_line
from relterm.ui.glyphs import Glyphs
from relterm.ui.key_signs import taught
from relterm.ui.widgets.rows import Line

_NO_NAME = "A person needs a name."


Meant = PersonLine | Who
"""A new person, or somebody of the book after all."""
Numbers = tuple[tuple[str, ...], tuple[str, ...]]
"""The phone numbers and links of a line."""


class PersonReader(LineReader[Meant]):
    """Understands the line of a new person, and finds whom of the book they look like."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._line = PersonLine("")
        self._known: dict[Person, tuple[Known, ...]] = {}
        self._reached: dict[Numbers, list[int]] = {((), ()): []}

    def understand(self, line: str, dismissed: Places) -> Understood:
        """Read the line."""
        self._line = parsed = parse_person(line, self.now, self.names.resolve, dismissed)
        via = (parsed.via,) if parsed.via else ()
        return Understood(parsed.chips, via, parsed.problems)

    def past(self, before: int | None) -> tuple[tuple[str, ...], int | None]:
        """The lines people were added by, as they were typed."""
        return self.desk.book.line_help.people_lines(before)

    def verdict(self, glyphs: Glyphs) -> Sequence[Line]:  # noqa: ARG002 - one shape for both
        """Whom of the book they look like."""
        known = self.known
        if known:
            return [warn_line(_known_words(self._line.name, known[0]))]
        return [hint_line(f"note: {self._line.text}")] if self._line.text else []

    def refusal(self) -> str | None:
        """A person needs a name."""
        return None if self._line.name.strip() else _NO_NAME

    def doubts(self) -> Sequence[str]:
        """Pieces that cannot be right; somebody so like them; an introducer who is not there."""
        name, known = self._line.name, self.known
        namesake = next((each for each in known if same(each.who.name, name)), None)
        alike = first_doubt(self.person, known) or namesake
        unread, via = self._line.unread, self._line.via
        said = [*unread_words(unread), *([_known_words(name, alike)] if alike else ())]
        if via is not None and not via.matches:
            said.append(f"Nobody in the book is called “{via.typed}”: that is not kept.")
        if said:
            those = "that" if len(unread) == 1 else "them"
            kept = f" and keeps {those} as a note" if unread else ""
            said.append(f"Enter again adds {'another' if alike else 'them'}{kept}.")
        return said

    def result(self) -> PersonLine:
        """The line; what was written in the editor is a note about them."""
        return replace(self._line, text=self.note.joined(self._line.text))

    @property
    def person(self) -> Person:
        """Who would be added."""
        return person_of(replace(self._line, text="", line=""), "")

    @property
    def known(self) -> tuple[Known, ...]:
        """Whom of the book they look like, strongest first; by number once that was read."""
        person = self.person
        if not person.name.strip():
            return ()
        reached = self._reached.get(self.numbers)
        if reached is None:
            return self._alike(replace(person, phones=(), links=()), ())
        return self._alike(person, reached)

    @property
    def numbers(self) -> Numbers:
        """The phone numbers and links of the line."""
        return self._line.phones, self._line.links

    @property
    def unread(self) -> bool:
        """Whether nobody has looked yet who has the numbers and links of the line."""
        return self.numbers not in self._reached

    def read_numbers(self) -> None:
        """Look who has them; reads them all, so it is for the database thread."""
        numbers, person = self.numbers, self.person
        self._reached[numbers] = with_numbers(self.desk, person)

    def _alike(self, person: Person, reached: Sequence[int]) -> tuple[Known, ...]:
        if person not in self._known:
            try:
                self._known[person] = known_like(self.desk, person, reached)
            except BookError:
                return ()
        return self._known[person]


def _known_words(name: str, known: Known) -> str:
    """That somebody so called is in the book, or whom they look like and why."""
    place = f" ({known.who.place})" if known.who.place else ""
    if same(name, known.who.name):
        others = [each for each in known.likeness.reasons if not each.startswith("the same name")]
        why = f": {', '.join(others)}" if others else ""
        return f"{known.who.name} is already in the book{place}{why}."
    return f"Looks like {known.words}."


class QuickPerson(LineDialog[Meant]):
    """The line for a new person.

    Gives back the line understood, or somebody of the book who was meant, or None.
    """

    TITLE_WORDS: ClassVar[str] = "New person"
    PLACEHOLDER: ClassVar[str] = "Ann Lee <ann@x.org> +49301234567 at Acme as CTO #conf"
    TEACHING: ClassVar[tuple[str, ...]] = (
        "name first, then what you know, in any order; the rest is kept as a note",
        "<e-mail>  +phone  in/handle  at Acme  as CTO  via @bob  #tag  every 6w  bday 04-15",
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+o", "known", "Open the old one", show=False, priority=True, id="person.known"
        ),
    ]

    def __init__(self, desk: Desk, initial: str = "") -> None:
        self._person = PersonReader(desk)
        super().__init__(self._person, initial)

    def read_again(self) -> None:
        """Understand the line; numbers and links are looked for behind it."""
        super().read_again()
        if self._person.unread:
            # the function, not its coroutine: the next key may end it before it begins
            self.run_worker(self._read_numbers, group="numbers", exclusive=True)  # type: ignore[arg-type]  # nothing to infer from

    async def _read_numbers(self) -> None:
        database = getattr(self.app, "database", None)
        try:
            if isinstance(database, DatabaseThread):
                await database.run(self._person.read_numbers)
            else:
                self._person.read_numbers()
        except BookError:
            return
        if not self._person.unread:
            super().read_again()

    def _sentences(self, value: str) -> list[Line]:
        return [*super()._sentences(value), *self._offer()]

    def _save(self) -> None:
        """Ask first when somebody is so like them; the old one can be opened then too."""
        super()._save()
        if self.is_mounted and self._agreed == self.line.value:
            said = self._message()
            said.set_lines((*said.lines, *self._offer()))

    def _offer(self) -> list[Line]:
        if not self._person.known:
            return []
        return [hint_line(taught(self.app, "{^person.known} opens them instead."))]

    def action_known(self) -> None:
        """It is somebody of the book after all."""
        if self._person.known:
            self.dismiss(self._person.known[0].who)
