"""relterm's `people.csv`: one row a person, with a column for each custom field.

The fixed columns come first, in the order of `COLUMNS`; then the custom fields, each under its own
name. A custom field that cannot have a column (its name is empty, hostile or one of ours, it occurs
twice for a person, or its value is empty) stands in the last fixed column, `custom`, as
`name: value`. `birthday` is the first date labelled so; other dates are in `dates`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from relterm.domain.kinds import Circle, Intent
from relterm.domain.people import ImportantDate, Labelled, Person, State, Triage
from relterm.interchange import cells as c
from relterm.interchange.drafts import PersonDraft, Problem
from relterm.interchange.header import normal
from relterm.interchange.words import ask_size, word

COLUMNS = (
    "uid",
    "name",
    "given",
    "family",
    "nickname",
    "pronouns",
    "organisation",
    "title",
    "circle",
    "cadence_days",
    "goal",
    "goal_text",
    "why",
    "intent",
    "private",
    "executive",
    "emails",
    "phones",
    "links",
    "tags",
    "birthday",
    "dates",
    "met",
    "introduced_by",
    "introduced_by_name",
    "interests",
    "aspirations",
    "needs",
    "offers",
    "values",
    "snooze_until",
    "skips",
    "me",
    "state",
    "notes",
    "paused",
    "triage",
    "line",
    "custom",
)
ADDED = frozenset({"paused", "triage", "line"})
"""Columns that files written by earlier versions lack; there the book keeps what it has."""
FINGERPRINT = frozenset({"uid", "name", "circle"})
NUMERIC = frozenset({"cadence_days", "skips"})
LONGEST_NAME = 200
"""Characters in the name of a custom field that has a column of its own."""

_OURS = frozenset(normal(column) for column in COLUMNS)
_BIRTHDAY = "birthday"
_CUSTOM = "custom"
_LINE = "line"
"""Behind the column `custom` it is a custom field of that name, as in files that lack our own."""


def custom_columns(names: Iterable[str]) -> tuple[str, ...]:
    """The custom fields that get a column of their own, in a fixed order."""
    fit = {name for name in names if _fits_header(name)}
    return tuple(sorted(fit, key=lambda name: (name.casefold(), name)))


def write_person(
    person: Person, names: Callable[[str], str], custom: Sequence[str]
) -> tuple[str, ...]:
    """The cells of a person under `COLUMNS` and the custom columns."""
    birthday, others = _date_cells(person.dates)
    apart, kept = _custom_cells(person.custom, custom)
    snoozed = person.snooze_until
    return (
        person.uid,
        person.name,
        person.given,
        person.family,
        person.nickname,
        person.pronouns,
        person.organisation,
        person.title,
        person.circle.value,
        "" if person.cadence_days is None else str(person.cadence_days),
        "" if person.goal is None else person.goal.word,
        person.goal_text,
        person.why,
        person.intent.value,
        "yes" if person.private else "",
        "yes" if person.executive else "",
        c.write_labelled(person.emails),
        c.write_labelled(person.phones),
        c.write_labelled(person.links),
        c.write_list(person.tags),
        birthday,
        others,
        person.met,
        person.introduced_by,
        names(person.introduced_by) if person.introduced_by else "",
        c.write_list(person.interests),
        c.write_list(person.aspirations),
        c.write_list(person.needs),
        c.write_list(person.offers),
        c.write_list(person.values),
        "" if snoozed is None else _day_text(snoozed),
        str(person.skips) if person.skips else "",
        "yes" if person.is_me else "",
        person.state.value,
        person.notes,
        "yes" if person.paused else "",
        person.triage.value,
        person.line,
        c.write_labelled(kept),
        *apart,
    )


class OwnPeople:
    """Reads the rows of a `people.csv`; columns are found by name and may be missing."""

    def __init__(self, header: Sequence[str], raw: bool, source: str) -> None:
        self._decode = (lambda cell: cell) if raw else c.unguard
        self._source = source
        self._width = len(header)
        places: dict[str, int] = {}
        custom: list[tuple[int, str]] = []
        for index, cell in enumerate(header):
            name = normal(cell)
            ours = name in _OURS and not (name == _LINE and _CUSTOM in places)
            if ours and name not in places:
                places[name] = index
            else:
                custom.append((index, self._decode(cell) or f"column {index + 1}"))
        self._places = {column: places.get(normal(column), -1) for column in COLUMNS}
        self._custom = custom
        missing = {column for column, at in self._places.items() if at < 0}
        self._complete = missing <= ADDED
        self._untold = frozenset(missing & ADDED)

    def read(self, line: int, cells: Sequence[str]) -> PersonDraft | Problem | None:
        """One row as a draft, as a problem, or None when it is blank."""
        if not any(cells):
            return None
        width = len(cells)
        decode = self._decode
        row = {
            column: decode(cells[at]) if 0 <= at < width else ""
            for column, at in self._places.items()
        }
        custom = [
            Labelled(decode(cells[at]), name)
            for at, name in self._custom
            if at < width and cells[at]
        ]
        rest = [cell for cell in cells[self._width :] if cell]
        if rest:
            row["notes"] = "\n".join(filter(None, (row["notes"], c.write_list(rest))))
        try:
            person = _person(row, custom)
        except ValueError as error:
            return Problem(line, str(error), tuple(cells))
        introducer = row["introduced_by"] or row["introduced_by_name"]
        return PersonDraft(line, person, introducer, self._source, self._complete, self._untold)


def write_dates(person: Person, names: Callable[[str], str]) -> Iterable[tuple[str, str, str, str]]:
    """The rows of `dates.csv` for a person: UID, name, label, date."""
    for when in person.dates:
        yield person.uid, names(person.uid), when.label, c.write_date(when)


def read_dates(line: int, row: Mapping[str, str], source: str) -> PersonDraft:
    """A row of `dates.csv`: a person and one of their dates."""
    when = c.read_date(row["label"], row["date"])
    if not row["person"].strip() and not row["name"].strip():
        raise ValueError("the row does not say whose date it is")
    person = Person(row["person"], row["name"], dates=(when,))
    return PersonDraft(line, person, "", source, complete=False)


def _person(row: Mapping[str, str], custom: list[Labelled]) -> Person:
    """The person of a row. Raises `ValueError` with the reason when a cell cannot be read."""
    if not row["name"] and not row["uid"]:
        row = {**row, "name": _best_name(row)}
    when = [c.read_date(item.label, item.value) for item in c.read_labelled(row["dates"])]
    if row["birthday"]:
        when.insert(0, c.read_date(_BIRTHDAY, row["birthday"]))
    return Person(
        uid=row["uid"],
        name=row["name"],
        given=row["given"],
        family=row["family"],
        nickname=row["nickname"],
        pronouns=row["pronouns"],
        organisation=row["organisation"],
        title=row["title"],
        circle=word(Circle, row["circle"], "circle", Circle.NONE),
        cadence_days=c.read_whole(row["cadence_days"], "cadence_days"),
        goal=ask_size(row["goal"], "goal"),
        goal_text=row["goal_text"],
        why=row["why"],
        intent=word(Intent, row["intent"], "intent", Intent.NONE),
        private=c.read_yes_no(row["private"], "private") or False,
        executive=c.read_yes_no(row["executive"], "executive") or False,
        met=row["met"],
        notes=row["notes"],
        emails=c.read_labelled(row["emails"]),
        phones=c.read_labelled(row["phones"]),
        links=c.read_labelled(row["links"]),
        tags=c.read_list(row["tags"]),
        dates=tuple(when),
        interests=c.read_list(row["interests"]),
        aspirations=c.read_list(row["aspirations"]),
        needs=c.read_list(row["needs"]),
        offers=c.read_list(row["offers"]),
        values=c.read_list(row["values"]),
        custom=(*custom, *c.read_labelled(row["custom"])),
        snooze_until=_day(row["snooze_until"]),
        skips=c.read_whole(row["skips"], "skips") or 0,
        paused=c.read_yes_no(row["paused"], "paused") or False,
        triage=word(Triage, row["triage"], "triage", Triage.OPEN),
        line=row["line"],
        is_me=c.read_yes_no(row["me"], "me") or False,
        state=word(State, row["state"], "state", State.ACTIVE),
    )


def _best_name(row: Mapping[str, str]) -> str:
    """A name for a row that has none. Raises `ValueError` when nothing else says who it is."""
    full = " ".join(filter(None, (row["given"], row["family"])))
    if name := full or row["nickname"] or row["organisation"]:
        return name
    for column in ("emails", "phones", "links"):
        if items := c.read_labelled(row[column]):
            return items[0].value
    raise ValueError("the row does not say whom it is about")


def _date_cells(dates: Iterable[ImportantDate]) -> tuple[str, str]:
    """The birthday, and the other dates with their labels."""
    others = list(dates)
    birthday = next((when for when in others if when.label == _BIRTHDAY), None)
    written = ""
    if birthday is not None and (written := c.write_date(birthday)):
        others.remove(birthday)
    return written, c.write_labelled([Labelled(c.write_date(when), when.label) for when in others])


def _custom_cells(
    custom: Sequence[Labelled], columns: Sequence[str]
) -> tuple[list[str], list[Labelled]]:
    """The cells of the custom columns, and the fields that have none."""
    if not custom:
        return [""] * len(columns), []
    cells = dict.fromkeys(columns, "")
    kept = []
    for item in custom:
        if item.value and cells.get(item.label) == "":
            cells[item.label] = item.value
        else:
            kept.append(item)
    return list(cells.values()), kept


def _fits_header(name: str) -> bool:
    return (
        0 < len(name) <= LONGEST_NAME
        and name.isprintable()
        and name == name.strip()
        and normal(name) not in _OURS
        and normal(name) != ""
    )


def _day_text(ordinal: int) -> str:
    try:
        return date.fromordinal(ordinal).isoformat()
    except (ValueError, OverflowError):
        return str(ordinal)


def _day(cell: str) -> int | None:
    text = cell.strip()
    try:
        return date.fromisoformat(text).toordinal() if len(text) == 10 else c.read_whole(text, "")
    except ValueError:
        raise ValueError(f"snooze_until “{c.short(cell)}” is not a date") from None
