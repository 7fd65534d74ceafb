"""From an understood line to the entries, exchanges, promises, asks and reminders it records."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from relterm.domain.interactions import (
    Ask,
    AskState,
    Direction,
    Exchange,
    ExchangeKind,
    Interaction,
    Outcome,
    Promise,
    Reminder,
)
from relterm.domain.kinds import AskSize, Kind, Who
from relterm.domain.quick_add.values import LogLine, Mention, Part

USUAL_STEP = timedelta(days=14)
"""When a next step without a day falls due if nobody says what the rung's usual time is."""
_PREPOSITIONS = frozenset({"about", "for", "from", "in", "on", "to", "with"})
_SIZES_ALONE = frozenset({"favour", "favor", "business", "big"})
"""Ask words that say how much is asked but not what."""
_EXCHANGES = {
    (Kind.GIVE, False): ExchangeKind.GIVEN,
    (Kind.GIVE, True): ExchangeKind.RECEIVED,
    (Kind.THANKS, False): ExchangeKind.THANKED,
    (Kind.THANKS, True): ExchangeKind.WAS_THANKED,
}
_OUTCOMES = {True: Outcome.YES, False: Outcome.NO, None: Outcome.NONE}


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a line puts into the book; the first entry is the main one, the others part of it."""

    interactions: tuple[Interaction, ...]
    exchanges: tuple[Exchange, ...] = ()
    promises: tuple[Promise, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    asks: tuple[Ask, ...] = ()


def interactions_of(
    parsed: LogLine,
    new_uid: Callable[[], str],
    chosen: Mapping[str, str] | None = None,
    default_due: date | None = None,
) -> Recorded:
    """The entries of a line. What is only planned to be promised is no promise yet.

    `chosen` gives the UID for names (as typed) that mean nobody or several people; a name that
    stays open is left out, see `LogLine.unresolved`. `default_due` is the rung's day for a next
    step without one (two weeks from today when None). A line that tells only of a deed gives that
    deed as its main entry. Exchanges, promises and asks are written for each person of the line;
    the next step is one reminder, for the first of them; one that is an ask also plans the ask.
    """
    people = _people(parsed.people, chosen or {})
    main = _main(parsed, new_uid(), people)
    entries, deeds = [main], []
    for part in parsed.parts:
        entry = main if part is parsed.main_part else _part(parsed, part, new_uid(), main)
        deeds.append((part, entry))
        if entry is not main:
            entries.append(entry)
    meant = _meant(parsed, main, new_uid)
    return Recorded(
        tuple(entries),
        tuple(row for part, entry in deeds for row in _exchanges(part, entry, new_uid)),
        tuple(row for part, entry in deeds for row in _promises(part, entry, new_uid)),
        _reminders(parsed, main, meant, new_uid, default_due),
        (*(row for part, entry in deeds for row in _asks(part, entry, new_uid)), *meant),
    )


def what_of(part: Part) -> str:
    """What a deed was, in words that stand alone: `advice on pricing`, `the Orkney paper`."""
    if part.kind is not Kind.ASK:
        return part.what
    if not part.what:
        return "" if part.category in _SIZES_ALONE else part.category
    first = part.what.split(maxsplit=1)[0].lower()
    return f"{part.category} {part.what}".strip() if first in _PREPOSITIONS else part.what


def _people(mentions: tuple[Mention, ...], chosen: Mapping[str, str]) -> tuple[str, ...]:
    uids: list[str] = []
    for mention in mentions:
        resolved = mention.resolved
        uid = chosen.get(mention.typed, "" if resolved is None else resolved.uid)
        if uid and uid not in uids:
            uids.append(uid)
    return tuple(uids)


def _main(parsed: LogLine, uid: str, people: tuple[str, ...]) -> Interaction:
    part = parsed.main_part
    common = Interaction(
        uid=uid,
        moment=parsed.moment,
        people=people,
        kind=parsed.stored_kind,
        who=parsed.who,
        answered=parsed.answered,
        minutes=parsed.minutes,
        depth=parsed.depth,
        mood=parsed.mood,
        years=parsed.years,
        text=parsed.text,
        note=parsed.note,
        tags=parsed.tags,
        line=parsed.line,
        planned=parsed.planned,
    )
    return common if part is None else _with_deed(common, part, parsed.text)


def _with_deed(entry: Interaction, part: Part, text: str) -> Interaction:
    said = what_of(part)
    if not part.named:
        said = "; ".join(each for each in (said, text) if each)
    return _replaced(entry, part, said or text)


def _part(parsed: LogLine, part: Part, uid: str, main: Interaction) -> Interaction:
    entry = Interaction(
        uid=uid,
        moment=main.moment,
        people=main.people,
        kind=part.kind,
        part_of=main.uid,
        planned=parsed.planned,
    )
    return _replaced(entry, part, what_of(part))


def _replaced(entry: Interaction, part: Part, text: str) -> Interaction:
    return replace(
        entry,
        kind=part.kind,
        who=part.who,
        answered=entry.answered if part.answered is None else part.answered,
        size=part.size,
        outcome=part.outcome,
        due=part.due,
        text=text,
    )


def _direction(part: Part) -> Direction:
    return Direction.THEIRS if part.who is Who.THEM else Direction.MINE


def _exchanges(part: Part, entry: Interaction, new_uid: Callable[[], str]) -> list[Exchange]:
    kind = _EXCHANGES.get((part.kind, part.who is Who.THEM))
    if kind is None:
        return []
    what = part.what or part.category
    return [
        Exchange(new_uid(), entry.uid, person, kind, what, part.category) for person in entry.people
    ]


def _promises(part: Part, entry: Interaction, new_uid: Callable[[], str]) -> list[Promise]:
    if part.kind is not Kind.PROMISE or entry.planned:
        return []
    return [
        Promise(new_uid(), person, _direction(part), part.what, part.due, made=entry.uid)
        for person in entry.people
    ]


def _asks(part: Part, entry: Interaction, new_uid: Callable[[], str]) -> list[Ask]:
    if part.kind is not Kind.ASK:
        return []
    size = AskSize.BUSINESS if part.size is None else AskSize(part.size)
    state = AskState.PLANNED if entry.planned else AskState.ASKED
    if part.outcome is not None and not entry.planned:
        state = AskState.ANSWERED
    outcome = _OUTCOMES[part.outcome]
    what, day = what_of(part), entry.moment.day
    return [
        Ask(
            new_uid(),
            person,
            _direction(part),
            size,
            what,
            state,
            outcome,
            day=day,
            interaction=entry.uid,
        )
        for person in entry.people
    ]


def _meant(parsed: LogLine, main: Interaction, new_uid: Callable[[], str]) -> tuple[Ask, ...]:
    """The ask that the next step is: planned, for the first person, and in no log entry."""
    step = parsed.next_step
    if step is None or step.ask is None or not main.people:
        return ()
    size = AskSize.BUSINESS if step.ask.size is None else AskSize(step.ask.size)
    person = main.people[0]
    return (Ask(new_uid(), person, Direction.MINE, size, step.what, day=parsed.today),)


def _reminders(
    parsed: LogLine,
    main: Interaction,
    meant: tuple[Ask, ...],
    new_uid: Callable[[], str],
    default_due: date | None,
) -> tuple[Reminder, ...]:
    step = parsed.next_step
    if step is None or not main.people:
        return ()
    due = step.due or default_due or parsed.today + USUAL_STEP
    ask = meant[0].uid if meant else ""
    return (Reminder(new_uid(), main.people[0], step.what, due, made=main.uid, ask=ask),)
