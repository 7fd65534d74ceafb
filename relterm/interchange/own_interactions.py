"""relterm's `interactions.csv`: one row for each entry of the log.

Only `date`, `people` and `kind` are needed. `people` are names or UIDs joined by `; `; relterm
writes UIDs there and the names beside them in `names`. The fields are those of the trust model
(trust.md, 5.1).
"""

from collections.abc import Callable, Mapping
from datetime import tzinfo

from relterm.domain.interactions import Interaction
from relterm.domain.kinds import AskSize, Kind, Who
from relterm.domain.moments import Moment
from relterm.domain.people import State
from relterm.interchange import cells as c
from relterm.interchange import dates
from relterm.interchange.drafts import InteractionDraft
from relterm.interchange.words import ask_size, day, word

COLUMNS = (
    "uid",
    "date",
    "people",
    "kind",
    "who",
    "answered",
    "minutes",
    "depth",
    "mood",
    "size",
    "outcome",
    "due",
    "years",
    "text",
    "note",
    "tags",
    "names",
    "line",
    "part_of",
    "planned",
    "state",
)
NEEDED = frozenset({"date", "people", "kind"})
NUMERIC = frozenset({"minutes", "depth", "mood", "size", "years"})

EVERYDAY: Mapping[str, Kind] = {
    "coffee": Kind.MEET,
    "lunch": Kind.MEET,
    "dinner": Kind.MEET,
    "breakfast": Kind.MEET,
    "met": Kind.MEET,
    "meeting": Kind.MEET,
    "zoom": Kind.VIDEO,
    "dm": Kind.MSG,
    "message": Kind.MSG,
    "compliment": Kind.MSG,
    "mail": Kind.EMAIL,
    "e-mail": Kind.EMAIL,
    "phone": Kind.CALL,
    "gift": Kind.GIVE,
    "apology": Kind.SORRY,
}
"""Everyday names of kinds, accepted beside the 21."""
_DEGREES = {"small": 1, "medium": 2, "large": 3}


def write_interaction(entry: Interaction, names: Callable[[str], str]) -> tuple[str, ...]:
    """The cells of an entry under `COLUMNS`."""
    return (
        entry.uid,
        entry.moment.isoformat(),
        c.write_list(entry.people),
        entry.kind.value,
        "" if entry.who is None else entry.who.value,
        c.yes_no(entry.answered),
        c.write_number(entry.minutes),
        _whole(entry.depth),
        _whole(entry.mood),
        _size_text(entry),
        c.yes_no(entry.outcome),
        "" if entry.due is None else entry.due.isoformat(),
        c.write_number(entry.years),
        entry.text,
        entry.note,
        c.write_list(entry.tags),
        c.write_list([names(uid) for uid in entry.people]),
        entry.line,
        entry.part_of,
        "yes" if entry.planned else "",
        entry.state.value,
    )


def read_interaction(line: int, row: Mapping[str, str], zone: tzinfo) -> InteractionDraft:
    """The entry of a row. Raises `ValueError` with the reason when a cell cannot be read.

    A date without a time is noon in `zone`.
    """
    kind = _kind(row["kind"])
    names = c.read_list(row["names"])
    people = c.read_list(row["people"]) or names
    if not people:
        raise ValueError("the row does not say with whom")
    entry = Interaction(
        uid=row["uid"],
        moment=_moment(row["date"], zone),
        people=(),
        kind=kind,
        who=word(Who, row["who"], "who", Who.ME) if row["who"].strip() else None,
        answered=c.read_yes_no(row["answered"], "answered"),
        minutes=c.read_amount(row["minutes"], "minutes"),
        depth=c.read_whole(row["depth"], "depth", (1, 2, 3)),
        mood=c.read_whole(row["mood"], "mood", (-1, 0, 1)),
        size=_size(row["size"], kind),
        outcome=c.read_yes_no(row["outcome"], "outcome"),
        due=day(row["due"], "due"),
        years=c.read_amount(row["years"], "years"),
        text=row["text"],
        note=row["note"],
        tags=c.read_list(row["tags"]),
        line=row["line"],
        part_of=row["part_of"],
        planned=c.read_yes_no(row["planned"], "planned") or False,
        state=word(State, row["state"], "state", State.ACTIVE),
    )
    return InteractionDraft(line, entry, people, names)


def _kind(cell: str) -> Kind:
    text = cell.strip().lower()
    if text in EVERYDAY:
        return EVERYDAY[text]
    try:
        return Kind(text)
    except ValueError:
        if not text:
            raise ValueError("the row does not say what happened (kind)") from None
        raise ValueError(f"kind “{c.short(cell)}” is none of {', '.join(Kind)}") from None


def _moment(cell: str, zone: tzinfo) -> Moment:
    if moment := Moment.parse(cell, zone):
        return moment
    found = dates.full_day(cell)
    if found is None:
        raise ValueError(f"date “{c.short(cell)}” is not a date")
    return Moment.of_day(found, zone)


def _size(cell: str, kind: Kind) -> int | None:
    if kind is Kind.ASK:
        size = ask_size(cell, "size")
        return None if size is None else int(size)
    return _DEGREES.get(cell.strip().lower()) or c.read_whole(cell, "size", (1, 2, 3, 4))


def _size_text(entry: Interaction) -> str:
    if entry.kind is Kind.ASK and entry.size in set(AskSize):
        return AskSize(entry.size).word
    return _whole(entry.size)


def _whole(value: int | None) -> str:
    return "" if value is None else str(value)
