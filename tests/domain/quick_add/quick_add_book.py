"""A small book of people, a fixed present, and a compact way to say what a line stored."""

from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import count

from relterm.domain.interactions import Interaction
from relterm.domain.kinds import Kind
from relterm.domain.moments import Now
from relterm.domain.names import Candidate, meant
from relterm.domain.quick_add import (
    LogLine,
    PersonMatch,
    Recorded,
    interactions_of,
    parse_log,
)

NOW = Now(datetime(2026, 11, 21, 18, 30, tzinfo=UTC))
"""A Saturday."""
BOOK = (
    Candidate("lee", "Ann Lee", hint="Acme"),
    Candidate("anka", "Ann Kowalska", hint="Gdańsk"),
    Candidate("bob", "Bob Osei"),
    Candidate("chi", "Chiara Neri"),
    Candidate("may", "May"),
    Candidate("grace", "Grace O’Brien"),
    Candidate("jose", "José Núñez"),
    Candidate("eun", "Eun-ji Park"),
    Candidate("4f0c2a9e5b7d4c31a8e6f9021b3d5c7e", "Ola Nord"),
)
OLA = BOOK[-1].uid
BOB = PersonMatch("bob", "Bob Osei")


def resolve(typed: str) -> list[PersonMatch]:
    """Whom a name may mean in the small book; Bob has an e-mail address."""
    if typed.lower() == "bob@x.org":
        return [BOB]
    return [PersonMatch(each.uid, each.name, each.hint) for each in meant(typed, BOOK)]


def parse(
    line: str,
    selected: PersonMatch | None = None,
    dismissed: frozenset[tuple[int, int]] = frozenset(),
    extra: Mapping[str, Kind] | None = None,
) -> LogLine:
    """A line understood on the fixed day."""
    return parse_log(line, NOW, resolve, selected, dismissed, extra or {})


def record(parsed: LogLine) -> Recorded:
    """What a line puts into the book, with counted UIDs."""
    numbers = count()
    return interactions_of(parsed, lambda: f"n{next(numbers)}")


def stored(recorded: Recorded) -> str:
    """All that a line stores, on one line, empty things left out."""
    pieces = [entry_words(entry) for entry in recorded.interactions]
    pieces += [f">> {each.due} {each.what}".rstrip() for each in recorded.reminders]
    if recorded.interactions[0].note:
        pieces.append(f":: {recorded.interactions[0].note}")
    return " | ".join(pieces)


def entry_words(entry: Interaction) -> str:
    """One entry: kind, who, people, then whatever else it holds."""
    words: list[str] = [entry.kind.value]
    if entry.who is not None:
        words.append(f"by:{entry.who.value}")
    if not entry.part_of:
        words += [f"@{person}" for person in entry.people]
        if entry.moment != NOW.moment:
            words.append(entry.moment.isoformat().removesuffix("+00:00"))
        words += [f"#{tag}" for tag in entry.tags]
    if entry.planned:
        words.append("planned")
    if entry.answered is not None:
        words.append("answered" if entry.answered else "unanswered")
    for name in ("minutes", "depth", "mood", "size", "years"):
        value = getattr(entry, name)
        if value is not None:
            words.append(f"{name}={value:g}")
    if entry.outcome is not None:
        words.append("yes" if entry.outcome else "no")
    if entry.due is not None:
        words.append(f"due={entry.due}")
    if entry.text:
        words.append(f"“{entry.text}”")
    return " ".join(words)
