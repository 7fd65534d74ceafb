"""The vocabulary the sample stories are written in: beats, members, plans, birthdays.

All times are whole days before today (`ago`); a negative number lies ahead.
"""

from dataclasses import dataclass, field, replace

from relterm.domain.interactions import Direction, Outcome
from relterm.domain.kinds import AskSize, Kind, Who
from relterm.domain.people import Person

NOBODY: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Beat:
    """One thing that happened in a story; the fields are those of an interaction.

    `what` is the thing given, received or thanked for; `others` are the short names of people who
    took part as well; `part` marks a beat logged with the one before it.
    """

    ago: int
    kind: Kind
    text: str = ""
    who: Who | None = None
    answered: bool | None = None
    minutes: float | None = None
    depth: int | None = None
    mood: int | None = None
    size: int | None = None
    outcome: bool | None = None
    due: int | None = None
    years: float | None = None
    note: str = ""
    what: str = ""
    category: str = ""
    others: tuple[str, ...] = ()
    part: bool = False
    ask: Outcome | None = None
    """What came of it, for asks only."""
    reason: str = ""
    closed: int | None = None
    """For promises: days ago it was kept or broken; None while open."""
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Birthday:
    """A birthday, `ahead` days from today (None: on the fixed `month` and `day`)."""

    ahead: int | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """An ask that is planned: how big and for what, noted down `ago` days ago."""

    size: AskSize
    what: str
    ago: int = 14


@dataclass(frozen=True, slots=True)
class Nudge:
    """A next step set for a day, `ahead` days from today."""

    ahead: int
    what: str
    done: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the sample book with the whole story; `person.uid` holds the short name."""

    person: Person
    beats: tuple[Beat, ...] = ()
    birthday: Birthday | None = None
    plan: Plan | None = None
    nudges: tuple[Nudge, ...] = ()
    relations: tuple[tuple[str, str], ...] = ()
    """Short name of the other person, and what they are to each other."""
    snooze_days: int | None = None
    ahead: tuple[Beat, ...] = field(default=())
    """Planned entries, with a negative `ago`."""


def study(ago: int, text: str) -> Beat:
    """I read up on them."""
    return Beat(ago, Kind.STUDY, text)


def like(ago: int, text: str = "", who: Who = Who.ME) -> Beat:
    """A like."""
    return Beat(ago, Kind.LIKE, text, who)


def share(ago: int, text: str, who: Who = Who.ME) -> Beat:
    """A re-share."""
    return Beat(ago, Kind.SHARE, text, who)


def comment(ago: int, text: str, who: Who = Who.ME) -> Beat:
    """A public comment."""
    return Beat(ago, Kind.COMMENT, text, who)


def wrote(ago: int, text: str, kind: Kind = Kind.MSG) -> Beat:
    """I wrote; their answer, if any, is a beat of its own."""
    return Beat(ago, kind, text, Who.ME)


def heard(
    ago: int, text: str, depth: int = 1, kind: Kind = Kind.MSG, *, settled: bool = False
) -> Beat:
    """They wrote; `settled` when it needs no answer from me."""
    return Beat(ago, kind, text, Who.THEM, answered=True if settled else None, depth=depth)


def traded(ago: int, text: str, depth: int = 1, kind: Kind = Kind.MSG) -> Beat:
    """We wrote to and fro."""
    return Beat(ago, kind, text, Who.BOTH, depth=depth)


def called(
    ago: int, text: str = "", depth: int = 2, minutes: float = 25, who: Who = Who.BOTH
) -> Beat:
    """A phone call."""
    return Beat(ago, Kind.CALL, text, who, minutes=minutes, depth=depth)


def missed(ago: int, text: str = "no answer") -> Beat:
    """I called and did not reach them."""
    return Beat(ago, Kind.CALL, text, Who.ME, answered=False)


def video(ago: int, text: str = "", depth: int = 2, minutes: float = 30) -> Beat:
    """A video call."""
    return Beat(ago, Kind.VIDEO, text, Who.BOTH, minutes=minutes, depth=depth)


def met(
    ago: int,
    text: str = "",
    depth: int = 2,
    minutes: float = 60,
    who: Who = Who.BOTH,
    others: tuple[str, ...] = NOBODY,
) -> Beat:
    """We met in person."""
    return Beat(ago, Kind.MEET, text, who, minutes=minutes, depth=depth, others=others)


def crowd(
    ago: int, text: str, depth: int = 1, minutes: float = 60, others: tuple[str, ...] = NOBODY
) -> Beat:
    """We met in a group or at a conference."""
    return Beat(ago, Kind.EVENT, text, Who.BOTH, minutes=minutes, depth=depth, others=others)


def gave(ago: int, what: str, category: str = "help", size: int = 1, *, taken: bool = True) -> Beat:
    """I gave something; `taken` when they took it up."""
    return Beat(
        ago,
        Kind.GIVE,
        what,
        Who.ME,
        answered=True if taken else None,
        size=size,
        what=what,
        category=category,
    )


def got(ago: int, what: str, category: str = "help", size: int = 1) -> Beat:
    """They gave something."""
    return Beat(ago, Kind.GIVE, what, Who.THEM, size=size, what=what, category=category)


def thanked(ago: int, what: str) -> Beat:
    """I said thank you."""
    return Beat(ago, Kind.THANKS, what, Who.ME, what=what)


def was_thanked(ago: int, what: str) -> Beat:
    """They said thank you."""
    return Beat(ago, Kind.THANKS, what, Who.THEM, what=what)


def promised(
    ago: int,
    what: str,
    due: int,
    closed: int | None = None,
    *,
    kept: bool = True,
    size: int = 1,
    who: Who = Who.ME,
    part: bool = False,
) -> Beat:
    """A promise due `due` days ago, kept or broken `closed` days ago (None: still open)."""
    return Beat(
        ago, Kind.PROMISE, what, who, size=size, due=due, closed=closed, kept=kept, part=part
    )


def sorry(ago: int, text: str) -> Beat:
    """I apologised, and it was accepted."""
    return Beat(ago, Kind.SORRY, text, Who.ME)


def quarrel(ago: int, text: str, size: int = 1) -> Beat:
    """We fell out."""
    return Beat(ago, Kind.CONFLICT, text, Who.BOTH, size=size)


def known(ago: int, years: float, depth: int, text: str) -> Beat:
    """We have known each other for years."""
    return Beat(ago, Kind.HISTORY, text, Who.BOTH, depth=depth, years=years)


def asked(ago: int, size: AskSize, what: str, came: Outcome, reason: str = "") -> Beat:
    """I asked; `reason` is mine for asking although it was early."""
    outcome = {Outcome.YES: True, Outcome.NO: False}.get(came)
    return Beat(
        ago, Kind.ASK, what, Who.ME, size=int(size), outcome=outcome, ask=came, reason=reason
    )


def they_asked(ago: int, size: AskSize, what: str, came: Outcome = Outcome.NONE) -> Beat:
    """They asked me."""
    outcome = {Outcome.YES: True, Outcome.NO: False}.get(came)
    return Beat(ago, Kind.ASK, what, Who.THEM, size=int(size), outcome=outcome, ask=came)


def jotted(ago: int, text: str) -> Beat:
    """A note for myself."""
    return Beat(ago, Kind.NOTE, text)


def felt(beat: Beat, mood: int, note: str = "") -> Beat:
    """The same beat, gone well (+1) or badly (-1), with a private note."""
    return replace(beat, mood=mood, note=note)


def noted(beat: Beat, note: str) -> Beat:
    """The same beat with a private note."""
    return replace(beat, note=note)


def direction_of(beat: Beat) -> Direction:
    """From whom to whom the beat went."""
    return Direction.THEIRS if beat.who is Who.THEM else Direction.MINE
