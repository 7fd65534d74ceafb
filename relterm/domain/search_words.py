"""The operators of the search and the values they take, each with what it means."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from relterm.domain.circle_words import circle_words
from relterm.domain.kinds import Circle
from relterm.domain.ladder import Overlay, Stage


class Operator(StrEnum):
    """What may stand before a colon; everything else there is plain text."""

    TAG = "tag"
    CIRCLE = "circle"
    COMPANY = "company"
    DUE = "due"
    BEFORE = "before"
    AFTER = "after"
    RUNG = "rung"
    IS = "is"


class Being(StrEnum):
    """What `is:` may be followed by."""

    TRACKED = "tracked"
    UNTRACKED = "untracked"
    DUE = "due"
    PAUSED = "paused"
    SNOOZED = "snoozed"
    RESTING = "resting"
    WAITING = "waiting"
    REPLY = "reply"
    PROMISE = "promise"
    OWED = "owed"
    ASK = "ask"
    REMINDER = "reminder"
    FRIEND = "friend"
    EXECUTIVE = "executive"
    PRIVATE = "private"
    UNLOGGED = "unlogged"
    ARCHIVED = "archived"
    TRASHED = "trashed"


@dataclass(frozen=True, slots=True)
class Value:
    """A value an operator takes, and what it means in a few words."""

    word: str
    meaning: str = ""


OPERATORS: Mapping[Operator, str] = MappingProxyType(
    {
        Operator.TAG: "with this tag",
        Operator.CIRCLE: "in this circle",
        Operator.COMPANY: "at this organisation",
        Operator.DUE: "due by then: today, week, overdue or a day",
        Operator.BEFORE: "last in touch, or happened, before a day",
        Operator.AFTER: "last in touch, or happened, on a day or later",
        Operator.RUNG: "on this rung of the ladder",
        Operator.IS: "tracked, paused, archived, an ask open …",
    }
)
"""Each operator as help and completion word it, in the order in which they are offered."""

SIGNS: Mapping[str, str] = MappingProxyType(
    {'"…"': "these words in a row", "-tag:x": "all but those"}
)
"""What may be written besides operators, as help words it."""

CIRCLES: tuple[Value, ...] = tuple(
    Value(circle.value, circle_words(circle))
    for circle in (
        Circle.INNER,
        Circle.CLOSE,
        Circle.FRIENDS,
        Circle.ACTIVE,
        Circle.WIDE,
        Circle.NONE,
    )
)

RUNGS: tuple[Value, ...] = (
    Value(Stage.STUDY.value, "nothing has passed between you yet"),
    Value(Stage.ENGAGE.value, "making your name known"),
    Value(Stage.RECOGNISED.value, "a first word may follow"),
    Value(Stage.OPENED.value, "you wrote; they have not answered"),
    Value(Stage.RESTING.value, "several words without an answer"),
    Value(Stage.CONVERSING.value, "you talk with each other"),
    Value(Stage.TRUSTED.value, "trust has grown"),
    Value(Stage.PARTNER.value, "you work together"),
    Value(Overlay.QUIET.value, "your last words are unanswered"),
    Value(Overlay.DORMANT.value, "silent for long"),
)

BEINGS: tuple[Value, ...] = (
    Value(Being.TRACKED.value, "in a circle, so reminders are made"),
    Value(Being.UNTRACKED.value, "in no circle"),
    Value(Being.DUE.value, "on the agenda today"),
    Value(Being.PAUSED.value, "reminders rest until resumed"),
    Value(Being.SNOOZED.value, "hidden until a day"),
    Value(Being.RESTING.value, "nothing to send for now"),
    Value(Being.WAITING.value, "your last words are unanswered"),
    Value(Being.REPLY.value, "the next word is yours"),
    Value(Being.PROMISE.value, "you promised them something"),
    Value(Being.OWED.value, "they promised you something"),
    Value(Being.ASK.value, "an ask is planned or open"),
    Value(Being.REMINDER.value, "a reminder is set"),
    Value(Being.FRIEND.value, "friend or family"),
    Value(Being.EXECUTIVE.value, "cannot talk about unannounced numbers"),
    Value(Being.PRIVATE.value, "also seen at weekends"),
    Value(Being.UNLOGGED.value, "nothing is logged with them"),
    Value(Being.ARCHIVED.value, "put away in the archive"),
    Value(Being.TRASHED.value, "in the trash"),
)

DUES: tuple[Value, ...] = (
    Value("today", "today or before"),
    Value("week", "within seven days"),
    Value("overdue", "since before today"),
    Value("tomorrow", "by tomorrow"),
    Value("fri", "by a day: fri, 12 dec, 3w"),
)

PAST_DAYS: tuple[Value, ...] = (
    Value("today", "this morning"),
    Value("7d", "seven days ago"),
    Value("3m", "three months ago"),
    Value("1y", "a year ago"),
    Value("2026-01-31", "a day, a month (2026-01) or a year (2026)"),
)

ALIASES: Mapping[str, Being] = MappingProxyType(
    {
        "personal": Being.FRIEND,
        "family": Being.FRIEND,
        "exec": Being.EXECUTIVE,
        "archive": Being.ARCHIVED,
        "trash": Being.TRASHED,
        "never": Being.UNLOGGED,
    }
)
"""Other words for the same."""

VALUES: Mapping[Operator, tuple[Value, ...]] = MappingProxyType(
    {
        Operator.CIRCLE: CIRCLES,
        Operator.RUNG: RUNGS,
        Operator.IS: BEINGS,
        Operator.DUE: DUES,
        Operator.BEFORE: PAST_DAYS,
        Operator.AFTER: PAST_DAYS,
    }
)
"""Values known beforehand; tags and organisations are those in the book."""
