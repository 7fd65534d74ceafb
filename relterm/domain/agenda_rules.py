"""The rules of the agenda in plain words: what comes first, what waits (trust.md, 5.11)."""

from collections.abc import Mapping
from types import MappingProxyType

from relterm.domain.days import WEEKDAY_NAMES
from relterm.domain.kinds import Circle
from relterm.domain.schedule_circles import CIRCLES
from relterm.domain.schedule_items import AgendaClass
from relterm.domain.trust.parameters import MODEL

_PACING = MODEL.pacing

AGENDA_RULES: Mapping[AgendaClass, str] = MappingProxyType(
    {
        AgendaClass.PROMISE: "What you promised comes before everything else, from "
        f"{_PACING.promise_ahead:.0f} days before its day until it is kept. It is never left out "
        "for want of room.",
        AgendaClass.ANSWER: "They wrote to you and the next word is yours. It stands here from "
        "half a day after theirs, and is never left out for want of room.",
        AgendaClass.THANK: "They did something for you. Until you thank them, or have a real "
        "talk, a thank you is due; it is never left out for want of room.",
        AgendaClass.DATE: "A day of somebody you keep up with. It is shown a week ahead, and "
        "always on the day itself.",
        AgendaClass.MEND: "Something you did still stands between you. Making it good comes "
        "before any other word; then it needs time and good contact.",
        AgendaClass.LADDER: "A step of the ladder has come due. Only people you have begun with, "
        "or want to ask something one day, are proposed: strangers do not nag.",
        AgendaClass.WARM: "People you gave a circle are kept warm. A young tie comes up when its "
        "warmth has gone down to what the circle allows; a rooted one lasts longer, but never "
        "beyond the circle's longest gap.",
        AgendaClass.MAY_ASK: "Every condition holds for the ask you have in mind. It is shown "
        f"once in {_PACING.may_ask_gap} days at most; asking is never pressed.",
    }
)
"""Why something of each class stands on Today."""

WINDOW_RULE = (
    "Any day of the window is a good one. It begins anew with every real touch, whoever began it."
)
GOAL_RULE = (
    f"You have an ask in mind, so a sign of life comes every {_PACING.pace:.0f} days, and it "
    "sells nothing."
)
ORDER_RULE = (
    "Who is latest by their own rhythm comes first. What does not fit waits for another day; "
    "nothing is lost by waiting."
)
SKIP_RULE = "A turn you skipped stretches the gap by half; the next time they take part ends that."
TWO_TALKS_RULE = f"At most {_PACING.talks_a_day} of them are talks: talks take strength."
PLAN_RULE = "A plan feeds nothing until you confirm that it took place: d says how it went."
REMINDER_RULE = "You set it yourself. It stays until you say that it is done: d."
ASK_REMINDER_RULE = (
    "A reminder about an ask is only shown as such while the gate of the ask is open. Until then "
    "the step that opens it takes its place, and what cannot be hurried is left in peace."
)
THEIR_PROMISE_RULE = (
    "They promised it. Nothing is due from you; it stands here so that you can be glad of it, or "
    "ask kindly once."
)


def cap_rule(daily_number: int) -> str:
    """How many reach-outs a day holds."""
    return (
        f"A day holds {daily_number} people to reach out to, fewer by what you owe others that day "
        "and by what you did already, though one always fits beside what you owe."
    )


def quiet_days_rule(weekdays: tuple[int, ...]) -> str:
    """On which weekdays only near people come up; empty when there are none."""
    named = [WEEKDAY_NAMES[day] for day in sorted(set(weekdays)) if 0 <= day < len(WEEKDAY_NAMES)]
    if not named:
        return ""
    days = " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))
    return (
        f"On {days} only friends, family and the two inner circles come up; the others wait for "
        "the next day."
    )


def circle_rule(circle: Circle, cadence_days: int | None) -> str:
    """What a circle, or a wish of one's own, means for reminders."""
    if circle is Circle.NONE:
        return "In no circle: kept in the book, never reminded of."
    if cadence_days is not None:
        return f"You wish to be in touch every {cadence_days} days."
    numbers = CIRCLES[circle]
    return (
        f"Circle {circle}: at the latest every {numbers.longest_gap:.0f} days, sooner when warmth "
        f"is down to {numbers.warmth_left:.0%} of what it was."
    )
