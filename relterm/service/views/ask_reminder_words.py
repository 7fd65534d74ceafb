"""What is said of a reminder about an ask: shown, replaced by a step, or waiting."""

from relterm.domain import days, wording
from relterm.domain.game_plan import game_plan
from relterm.domain.ladder import IDLE_STEPS
from relterm.domain.moments import Now
from relterm.domain.readiness import Result
from relterm.service.views.ask_reminders import AskReminder, Stand

NEVER = "friendship is not leverage: there is nothing to ask here"
NOTHING_TODAY = "nothing to do today"
AFTER_TODAY = "first what stands above"


def what_words(reminder: AskReminder) -> str:
    """What there is to do: the reminder as it was written, or the step in its place."""
    if reminder.stand is Stand.INSTEAD and reminder.item is not None:
        return wording.step_words(reminder.item.step)
    if reminder.stand is Stand.PLAIN:
        return reminder.reminder.what or "your next step"
    return reminder.reminder.what or f"ask about {reminder.topic}"


def why_words(reminder: AskReminder, now: Now) -> str:
    """Why it stands there, in one line; a closed gate says what is missing and about when."""
    yours = "you planned it" if reminder.is_plan else "you set this reminder"
    if reminder.stand is Stand.PLAIN:
        return f"{yours}; d confirms that it took place" if reminder.is_plan else yours
    if reminder.stand is Stand.OPEN:
        invited = reminder.gate is not None and reminder.gate.result is Result.INVITED
        reason = "they asked you first" if invited else wording.because_words("ready")
        return f"{yours}; {reason}"
    if reminder.stand is Stand.INSTEAD:
        about = f"instead of asking about {reminder.topic}"
        return "; ".join(filter(None, (about, refusal(reminder), opens(reminder, now))))
    if reminder.gate is None:
        return NEVER
    return f"{refusal(reminder)}; {_meanwhile(reminder, now)}"


def refusal(reminder: AskReminder) -> str:
    """What is missing most: "not yet: weakest good turns, 1 of 3"; empty when nothing is."""
    gate = reminder.gate
    if gate is None or gate.may_ask:
        return ""
    weakest = next((each for each in gate.conditions if each.name == gate.weakest), None)
    verdict = gate.result.value
    return verdict if weakest is None else f"{verdict}: weakest {wording.condition_phrase(weakest)}"


def opens(reminder: AskReminder, now: Now) -> str:
    """About when the gate could open: "about mid-January"; empty when it is open or never does."""
    gate, contact = reminder.gate, reminder.contact
    if gate is None or contact is None or gate.may_ask:
        return ""
    earliest = game_plan(contact.state, now.t, gate.size, contact.gap).earliest
    if earliest is None:
        return "not within two years"
    return f"about {days.about(now.day_of(earliest), now.today)}"


def _meanwhile(reminder: AskReminder, now: Now) -> str:
    """What to do until then, when it is nothing today."""
    if reminder.busy:
        return AFTER_TODAY
    step, day, contact = reminder.step, reminder.step_on, reminder.contact
    if step is None or day is None or contact is None or contact.paused:
        return NOTHING_TODAY
    if step.step in IDLE_STEPS:
        return f"leave room until {days.near(now.day_of(step.at), now.today)}"
    if day <= now.today:
        return NOTHING_TODAY
    return f"{NOTHING_TODAY}, {wording.step_words(step.step)} from {days.near(day, now.today)}"
