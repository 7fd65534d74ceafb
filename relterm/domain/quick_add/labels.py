"""The words on chips, made from the very values that are stored."""

from collections.abc import Sequence
from datetime import date

from relterm.domain import days
from relterm.domain.kinds import AskSize, Kind, Who
from relterm.domain.moments import Moment
from relterm.domain.quick_add.values import ChipKind, NextStepNote, Part, PersonMatch
from relterm.domain.quick_add.vocabulary import SIZE_LABELS, kind_label

_PART_CHIPS: dict[tuple[Kind, bool], ChipKind] = {
    (Kind.GIVE, False): ChipKind.GAVE,
    (Kind.GIVE, True): ChipKind.RECEIVED,
    (Kind.ASK, False): ChipKind.ASKED,
    (Kind.ASK, True): ChipKind.THEY_ASKED,
    (Kind.PROMISE, False): ChipKind.PROMISED,
    (Kind.PROMISE, True): ChipKind.THEY_PROMISED,
    (Kind.THANKS, False): ChipKind.THANKS,
    (Kind.THANKS, True): ChipKind.THANKED,
}
_VERBS = {
    Kind.GIVE: "gave",
    Kind.ASK: "asked",
    Kind.PROMISE: "promised",
    Kind.THANKS: "thanked",
    Kind.KEPT: "kept",
    Kind.BROKEN: "broke",
    Kind.CONFLICT: "conflict",
    Kind.SORRY: "apologised",
}
_PLANNED = {
    Kind.GIVE: "to give",
    Kind.ASK: "to ask",
    Kind.PROMISE: "to promise",
    Kind.THANKS: "to thank",
}
"""What a plan says of a deed of mine: it has not happened yet."""
_OUTCOMES = {True: "yes", False: "no"}


def day_label(day: date, today: date) -> str:
    """`Fri 20 Nov`, with the year when it is not this one."""
    text = days.long(day)
    return text if day.year == today.year else f"{text} {day.year}"


def moment_label(moment: Moment, today: date) -> str:
    """The day, and the time of day when it is known."""
    clock = f" {moment.local:%H:%M}" if moment.timed else ""
    return day_label(moment.day, today) + clock


def years_label(years: float) -> str:
    """`known 5 years`."""
    shown = f"{years:g}"
    return f"known {shown} year" if shown == "1" else f"known {shown} years"


def part_chip_kind(part: Part) -> ChipKind:
    """Which kind of chip shows a deed."""
    return _PART_CHIPS.get((part.kind, part.who is Who.THEM), ChipKind.KIND)


def part_label(part: Part, today: date, *, planned: bool = False) -> str:
    """`you gave: intro`, `they asked: advice, on pricing`, `you promised: …, by Fri 27 Nov`.

    In a plan `to give: intro`; and of an ask that it waits for its gate.
    """
    who = "they" if part.who is Who.THEM else "you"
    verb = _VERBS[part.kind]
    label = verb if part.kind is Kind.CONFLICT else f"{who} {verb}"
    if planned and part.who is not Who.THEM:
        label = _PLANNED.get(part.kind, label)
    details = [_ask_word(part), part.what, _size_word(part)]
    details.append("" if part.due is None else f"by {day_label(part.due, today)}")
    details.append("" if part.outcome is None else _OUTCOMES[part.outcome])
    if planned and part.kind is Kind.ASK and part.who is not Who.THEM and part.outcome is None:
        details.append("once it is warranted")
    said = ", ".join(detail for detail in details if detail)
    return f"{label}: {said}" if said else label


def next_label(step: NextStepNote, today: date) -> str:
    """`next: Sat 12 Dec, send the paper`; without a day the rung's usual time is meant.

    `to ask: a pilot, Sat 12 Dec, once it is warranted` for an ask.
    """
    when = "at the usual time" if step.due is None else day_label(step.due, today)
    if step.ask is not None:
        said = step.what or _ask_word(step.ask)
        return f"to ask: {said}, {when}, once it is warranted"
    return f"next: {when}, {step.what}" if step.what else f"next: {when}"


def people_label(typed: str, matches: Sequence[PersonMatch]) -> str:
    """The name of the one meant, else why nobody is."""
    if len(matches) == 1:
        return matches[0].name
    return f"{typed}: {len(matches)} people" if matches else f"{typed}: new person?"


def people_problem(typed: str, matches: Sequence[PersonMatch]) -> str:
    """A sentence for a name that does not mean exactly one person; empty when it does."""
    if len(matches) == 1:
        return ""
    if not matches:
        return f"Nobody in the book is called “{typed}”."
    named = [f"{each.name} ({each.hint})" if each.hint else each.name for each in matches[:4]]
    more = f" or {len(matches) - 4} more" if len(matches) > 4 else ""
    return f"“{typed}” could be {', '.join(named)}{more}."


def kind_chip_label(kind: Kind, word: str, *, reached: bool) -> str:
    """The kind, and whether the person was not reached."""
    label = kind_label(kind, word)
    return label if reached else f"{label}, not reached"


def _ask_word(part: Part) -> str:
    if part.kind is not Kind.ASK or part.size is None:
        return ""
    return part.category or AskSize(part.size).word


def _size_word(part: Part) -> str:
    if part.kind is Kind.ASK or part.size is None:
        return ""
    return SIZE_LABELS.get(part.size, "")
