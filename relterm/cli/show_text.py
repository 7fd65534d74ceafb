"""One person as plain lines for a terminal: words before numbers, each number with its reason."""

from collections.abc import Iterable, Iterator

from relterm.cli.cells import padded
from relterm.cli.printing import called, joined
from relterm.cli.show_balance import balance_lines
from relterm.cli.show_gate import readiness_lines
from relterm.domain import days, wording
from relterm.domain.days import MONTHS
from relterm.domain.interactions import AskState, PromiseState, ReminderState
from relterm.domain.kinds import Circle
from relterm.domain.ladder import Overlay
from relterm.domain.people import ImportantDate, State
from relterm.domain.trust import LedgerLine, confidence_word, shown_deltas, trust_word
from relterm.service.views.now_step import rest_until
from relterm.service.views.person import PersonView

LEDGER_TAIL = 10
"""Lines of the ledger that are printed."""
LEDGER_WIDTH = 34
"""Cells of what a line of the ledger is about."""
TEXT_LIMIT = 400
"""Characters of one field that are printed."""
LABEL_WIDTH = 12
LEAST_HELD = 0.005
"""Pressure and strain below this are not worth a word."""
SMALLEST_PART = 0.05
"""Parts of a ledger line below this many points are left out."""


def person_lines(view: PersonView) -> Iterator[str]:
    """Everything `relterm show` prints, line by line."""
    yield from _card(view)
    yield ""
    yield from _trust(view)
    yield ""
    yield from _standing(view)
    if not view.person.personal:
        yield ""
        yield from readiness_lines(view)
    if view.events:
        yield ""
        yield from balance_lines(view)
    yield from _open_ends(view)
    yield from _ledger(view)


def _pair(label: str, text: str) -> Iterator[str]:
    if text:
        yield f"{label:<{LABEL_WIDTH - 1}} {text}"


def _card(view: PersonView) -> Iterator[str]:
    person = view.person
    state = "" if person.state is State.ACTIVE else str(person.state)
    yield joined(called(person.name), called(person.title), called(person.organisation), state)
    circle = "not kept up with" if person.circle is Circle.NONE else str(person.circle)
    goal = "" if person.goal is None else f"goal: {person.goal.word}"
    intent = f"intent: {person.intent}" if person.intent else ""
    yield from _pair("circle", joined(circle, goal, intent, called(person.goal_text)))
    yield from _pair("also called", called(person.nickname))
    yield from _pair("e-mail", _listed(each.value for each in person.emails))
    yield from _pair("phone", _listed(each.value for each in person.phones))
    yield from _pair("links", _listed(each.value for each in person.links))
    yield from _pair("tags", _listed(f"#{tag}" for tag in person.tags))
    yield from _pair("dates", _listed(date_words(each) for each in person.dates))
    yield from _pair("met", called(person.met, TEXT_LIMIT))
    yield from _pair("through", called(view.introducer))
    yield from _pair("interests", _listed(person.interests))
    yield from _pair("you share", _listed(view.shared))
    for field in person.custom:
        yield from _pair(called(field.label, LABEL_WIDTH), called(field.value, TEXT_LIMIT))
    yield from _pair("notes", called(person.notes, TEXT_LIMIT))


def _listed(words: Iterable[str]) -> str:
    return ", ".join(called(word) for word in words)


def date_words(each: ImportantDate) -> str:
    """`birthday: 15 Apr 1984`, or the text that is no date."""
    if each.text:
        return f"{each.label}: {each.text}"
    month = MONTHS[each.month - 1] if each.month else ""
    parts = (str(each.day or ""), month, str(each.year or ""))
    return f"{each.label}: {' '.join(part for part in parts if part)}"


def _trust(view: PersonView) -> Iterator[str]:
    trust = view.trust
    yield from _pair(
        "trust",
        f"{trust_word(trust.score)}, {trust.score:.0f} "
        f"(between {trust.low:.0f} and {trust.high:.0f}); "
        f"confidence {confidence_word(trust.confidence)}",
    )
    yield from _pair("", wording.honesty(len(view.events), called(view.person.name)))
    parts = ", ".join(f"{name} {points:.1f}" for name, points in trust.components)
    yield from _pair("made of", parts)
    held = [
        f"{name} {value:.2f}"
        for name, value in (("pressure", trust.pressure), ("strain", trust.strain))
        if value >= LEAST_HELD
    ]
    yield from _pair("held back", " and ".join(held))


def _standing(view: PersonView) -> Iterator[str]:
    rung, step, today = view.rung, view.next, view.now.today
    overlay = "" if rung.overlay is Overlay.NONE else str(rung.overlay)
    yield from _pair("rung", joined(str(rung.stage), overlay))
    because = wording.because_words(step.because)
    rest = rest_until(view)
    if rest is not None:
        yield from _pair("next", joined(f"let it rest until {days.near(rest, today)}", because))
    else:
        soon = view.next_on is None or view.next_on <= today
        when = "" if soon else f"from {days.near(view.next_on or today, today)}"
        yield from _pair("next", joined(wording.step_words(step.step), when, because))
    yield from _pair("", wording.intention(step.step))


def _open_ends(view: PersonView) -> Iterator[str]:
    lines = [
        joined(f"{'you' if each.direction == 'mine' else 'they'} promised", called(each.what))
        + (f", by {days.short(each.due, view.now.today)}" if each.due else "")
        for each in view.promises
        if each.state is PromiseState.OPEN
    ]
    lines += [
        joined(f"{'you' if each.direction == 'mine' else 'they'} asked", called(each.what))
        for each in view.asks
        if each.state is AskState.ASKED
    ]
    lines += [
        joined("planned", days.short(each.due, view.now.today), called(each.what))
        for each in view.reminders
        if each.state is ReminderState.OPEN
    ]
    if lines:
        yield from ("", "open")
        yield from (f"  {line}" for line in lines)


def _ledger(view: PersonView) -> Iterator[str]:
    if not view.ledger:
        return
    titles = {each.key: each.title for each in view.timeline}
    tail = list(zip(view.ledger, shown_deltas(view.ledger), strict=True))[-LEDGER_TAIL:]
    heading = "what it rests on"
    if len(tail) < len(view.ledger):
        heading += f" (the last {len(tail)} of {len(view.ledger)} lines)"
    yield from ("", heading)
    for line, delta in tail:
        day = view.now.day_of(line.at).isoformat()
        parts = ", ".join(f"{name} {points:+.1f}" for name, points in ledger_parts(line))
        what = padded(called(ledger_what(line, titles), 60), LEDGER_WIDTH)
        yield f"  {day}  {delta:+6.1f}  {line.score:5.1f}  {what}  {parts}".rstrip()


def ledger_what(line: LedgerLine, titles: dict[str, str]) -> str:
    """What a line of the ledger is about: an entry, or so many quiet days."""
    if line.event is None:
        return f"{days.counted(round(line.quiet_days or 0), 'quiet day')}"
    return titles.get(line.event.uid, str(line.event.kind))


def ledger_parts(line: LedgerLine) -> Iterator[tuple[str, float]]:
    """What moved in a line of the ledger, the most first, and by how many points."""
    for name, points in sorted(line.parts, key=lambda part: -abs(part[1])):
        eased = " eased" if name in {"pressure", "strain"} and points > 0 else ""
        if abs(points) >= SMALLEST_PART:
            yield f"{name}{eased}", points
