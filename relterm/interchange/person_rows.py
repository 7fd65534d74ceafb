"""Rows of a file that is not ours, with a meaning for each column, to people."""

from collections.abc import Sequence

from relterm.domain.people import ImportantDate, Labelled, Person
from relterm.interchange import dates
from relterm.interchange.drafts import PersonDraft, Problem
from relterm.interchange.fields import Field, Target
from relterm.interchange.person_columns import BLANK, ColumnRules, Parts, adder

_NOBODY = "nothing in this row says whom it is about (a name, e-mail, phone, profile or company)"


class PersonRows:
    """Turns rows into people, given what each column means.

    `header` are the column names, used for custom fields.
    """

    def __init__(
        self,
        header: Sequence[str],
        targets: Sequence[Target],
        source: str,
        rules: ColumnRules,
    ) -> None:
        self._source = source
        self._width = len(header)
        self._adders = [
            (index, adder(target, header[index], rules))
            for index, target in enumerate(targets)
            if target.field is not Field.SKIP
        ]

    def read(self, line: int, cells: Sequence[str]) -> PersonDraft | Problem | None:
        """One row as a draft, as a problem, or None when it is blank."""
        if not "".join(cells).strip(BLANK):
            return None
        parts = Parts()
        width = len(cells)
        for index, add in self._adders:
            if index >= width:
                break
            cell = cells[index]
            if cell:
                add(parts, cell, cells)
        if width > self._width:
            self._keep_rest(parts, cells)
        return self._finish(line, parts) or Problem(line, _NOBODY, tuple(cells))

    def _keep_rest(self, parts: Parts, cells: Sequence[str]) -> None:
        """Cells beyond the last column have no name; they are kept in the notes."""
        rest = [cell for cell in cells[self._width :] if cell.strip(BLANK)]
        if rest:
            parts.notes.append("; ".join(rest))

    def _finish(self, line: int, parts: Parts) -> PersonDraft | None:
        texts = parts.texts
        get = texts.get
        given, family = get(Field.GIVEN, ""), get(Field.FAMILY, "")
        organisation = get(Field.ORGANISATION, "")
        name = get(Field.NAME) or (f"{given} {family}" if given and family else given or family)
        if not name:
            name = (
                get(Field.NICKNAME)
                or _custom(parts, "middle name")
                or get(Field.FILE_AS)
                or organisation
                or next((item.value for item in parts.emails), "")
                or next((item.value for item in parts.phones), "")
                or next((item.value for item in parts.links), "")
            )
            if not name:
                return None
        if texts.keys() & _RARE or parts.addresses:
            _add_rare(parts, name)
        lists = {field: tuple(items) for field, items in parts.lists.items()}
        person = Person(
            uid=get(Field.UID, ""),
            name=name,
            given=given,
            family=family,
            nickname=get(Field.NICKNAME, ""),
            pronouns=get(Field.PRONOUNS, ""),
            organisation=organisation,
            title=get(Field.TITLE, ""),
            circle=parts.circle,
            goal_text=get(Field.GOAL_TEXT, ""),
            why=get(Field.WHY, ""),
            intent=parts.intent,
            met=get(Field.MET, ""),
            notes="\n".join(parts.notes),
            emails=tuple(parts.emails),
            phones=tuple(parts.phones),
            links=tuple(parts.links),
            tags=lists.get(Field.TAGS, ()),
            dates=tuple(parts.dates),
            interests=lists.get(Field.INTERESTS, ()),
            aspirations=lists.get(Field.ASPIRATIONS, ()),
            needs=lists.get(Field.NEEDS, ()),
            offers=lists.get(Field.OFFERS, ()),
            values=lists.get(Field.VALUES, ()),
            custom=tuple(parts.custom),
        )
        return PersonDraft(line, person, get(Field.INTRODUCED_BY, ""), self._source, complete=False)


_RARE = frozenset({Field.BIRTH_YEAR, Field.BIRTH_MONTH, Field.BIRTH_DAY, Field.FILE_AS})


def _custom(parts: Parts, name: str) -> str:
    return next((item.value for item in parts.custom if item.label == name), "")


def _add_rare(parts: Parts, name: str) -> None:
    """A birthday in three columns, addresses in pieces, and a second way to file the name."""
    texts = parts.texts
    if texts.get(Field.FILE_AS, name) != name:
        parts.custom.append(Labelled(texts[Field.FILE_AS], "file as"))
    birth = [texts.get(part, "") for part in (Field.BIRTH_YEAR, Field.BIRTH_MONTH, Field.BIRTH_DAY)]
    if any(birth):
        year, month, day = birth
        iso = f"{year.zfill(4)}" if year else "-"
        iso += f"-{month.zfill(2)}" if month else "-" if day else ""
        iso += f"-{day.zfill(2)}" if day else ""
        when = dates.important("birthday", iso)
        if when.text:
            when = ImportantDate("birthday", text="-".join(part or "?" for part in birth))
        parts.dates.append(when)
    for pieces in parts.addresses.values():
        whole = [piece for piece in pieces if piece.label]
        if whole:
            parts.custom.extend(whole)
        else:
            text = ", ".join(piece.value for piece in pieces)
            parts.custom.append(Labelled(text, "address"))
