"""A person in one form: who they are, whom they have to do with, what holds reminders back."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from relterm.domain.kinds import Circle
from relterm.domain.people import Person
from relterm.domain.relations import is_told
from relterm.errors import BadInput
from relterm.service.commands.editing import SavePerson
from relterm.service.desk import Command, Desk
from relterm.ui.dialogs.form_dialog import FormDialog
from relterm.ui.dialogs.naming import Naming
from relterm.ui.dialogs.person_fields import person_fields
from relterm.ui.dialogs.relation_text import Relations


class PersonForm(FormDialog[Command]):
    """Edit a person. Gives back the command that does, or None when nothing was changed."""

    def __init__(self, desk: Desk, person: Person, first: str = "") -> None:
        """`first` is the name of the field to begin in."""
        self._desk = desk
        self._person = person
        naming = Naming(desk)
        self._relations = Relations(person.uid, naming, desk.new_uid)
        fields = person_fields(
            naming,
            self._relations,
            desk.now().today,
            in_triage=person.circle is Circle.NONE and not person.is_me,
        )
        self._names = tuple(field.name for field in fields)
        given = self._values(person)
        self._told = given["relations"]
        super().__init__(person.name, fields, given, first)

    @property
    def draft_about(self) -> str:
        """Whose form it is."""
        return self._person.uid

    def stored(self) -> Mapping[str, Any]:
        """The person as the book has them now."""
        person = self._desk.book.people.get(self._person.uid)
        return self._values(person) if person else {}

    def build(self, values: Mapping[str, Any], changed: frozenset[str]) -> Command:
        """The person with what was changed, and whom they have to do with."""
        if "introduced_by" in changed and values["introduced_by"] == self._person.uid:
            msg = "Nobody introduces themselves to you through themselves: choose another person."
            raise BadInput(msg)
        before = self._desk.book.people.get(self._person.uid) or self._person
        fields = {name: values[name] for name in changed if name != "relations"}
        after = replace(before, **fields)
        if "relations" not in changed:
            return SavePerson(after, before)
        return SavePerson(after, before, values["relations"], self._told)

    def _values(self, person: Person) -> dict[str, Any]:
        told = self._desk.book.things.relations_of(person.uid)
        values = {name: getattr(person, name) for name in self._names if name != "relations"}
        return {**values, "relations": tuple(filter(is_told, told))}
