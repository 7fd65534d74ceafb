"""A person's card as lines: who they are, where you stand, what is known."""

from collections.abc import Iterator
from datetime import date

from relterm.domain import days, wording
from relterm.domain.circle_words import gap_words
from relterm.domain.interactions import PromiseState, ReminderState
from relterm.domain.kinds import Circle
from relterm.domain.ladder import Overlay
from relterm.domain.people import ImportantDate, Labelled, State
from relterm.domain.stage_words import standing_words
from relterm.domain.window import Window
from relterm.service.contacts import wished_gap
from relterm.service.views.now_step import now_step, reminders_shown, rest_until
from relterm.service.views.person import PersonView
from relterm.ui.roles import Role
from relterm.ui.widgets.rows import BLANK, Line, Span, line

LABEL = 12
NOTHING_LOGGED = line("Nothing is logged yet: press {log} after the first contact.", Role.DIM)
"""Said of somebody new; the key is put in where it is shown."""
AWAY = {
    State.ARCHIVED: line("archived · {archive} brings them back", Role.WARN),
    State.TRASHED: line("in the trash · {restore} opens it", Role.WARN),
}
PAUSED = Line(
    (
        Span("reminders", Role.DIM, width=LABEL),
        Span("paused; {pause} resumes", Role.WARN),
    ),
    hang=LABEL,
)
OWN_LINES = (NOTHING_LOGGED, PAUSED, *AWAY.values())
"""Lines that name a key; all others may hold what the user wrote, braces too."""


def card_lines(view: PersonView) -> tuple[Line, ...]:
    """The short card on top: role, rung, the next step, when to be in touch, common ground."""
    person = view.person
    head = " · ".join(part for part in (person.title, person.organisation) if part)
    reach = " · ".join(each.value for each in (*person.emails, *person.phones)[:2])
    lines = []
    if head or reach:
        lines.append(Line((Span(head, Role.NAME, bold=True), Span(f"  {reach}", Role.DIM))))
    if person.state in AWAY:
        lines.append(AWAY[person.state])
    lines.append(_standing(view))
    if view.events:
        lines.append(_level(view))
    lines += _next_step(view)
    lines += _pacing(view)
    if view.shared:
        lines.append(_pair("you share", ", ".join(view.shared), Role.INFO))
    lines.append(_pair("circle", _circle(view), Role.DIM))
    return tuple(lines)


def _standing(view: PersonView) -> Line:
    """The rung, with what it means."""
    spans = [Span(str(view.rung.stage), Role.GOOD, bold=True)]
    if view.rung.overlay is not Overlay.NONE:
        spans.append(Span(f" · {view.rung.overlay}", Role.WARN))
    meaning = standing_words(view.rung, view.state)
    return Line((*spans, Span(f" · {meaning}", Role.DIM)), hang=2)


def _next_step(view: PersonView) -> Iterator[Line]:
    """The one step and its intention; for somebody who may rest, until when."""
    step = now_step(view)
    when = f" {step.when}" if step.when else ""
    yield _pair("next", f"{step.words}{when}", Role.NEXT)
    yield _pair("", step.intention, Role.DIM)


def _pacing(view: PersonView) -> Iterator[Line]:
    """The days on which keeping in touch fits, and what holds reminders back."""
    person, today = view.person, view.now.today
    if view.window is not None and rest_until(view) is None:
        yield _pair("in touch", window_phrase(view.window, today))
    if person.paused:
        yield PAUSED
    elif person.snooze_until is not None and person.snooze_until > today.toordinal():
        until = date.fromordinal(min(person.snooze_until, date.max.toordinal()))
        yield _pair("reminders", f"snoozed until {days.near(until, today)}", Role.WARN)
    if person.skips:
        times = {1: "once", 2: "twice"}.get(person.skips, f"{person.skips} times")
        yield _pair("", f"skipped {times} since you were last in touch", Role.DIM)


def window_phrase(window: Window, today: date) -> str:
    """`from 3 Dec, best around 12 Dec, latest 20 Jan`: what of it still lies ahead."""
    if window.latest < today:
        return f"any day now; {days.near(window.latest, today)} was the latest you wished for"
    start = f"from {days.near(window.earliest, today)}" if window.earliest > today else "any day"
    best = f"best around {days.near(window.ideal, today)}" if window.ideal > today else ""
    return ", ".join(filter(None, (start, best, f"latest {days.near(window.latest, today)}")))


def _level(view: PersonView) -> Line:
    """The score with its word and band; from little data only the band."""
    trust = view.trust
    band = f"between {trust.low:.0f} and {trust.high:.0f}"
    if trust.confidence_word == "low":
        return _pair("trust", f"a guess from little: {trust.word}, {band}")
    return Line(
        (
            Span("trust", Role.DIM, width=LABEL),
            Span(f"{trust.score:.0f}", Role.NAME, bold=True),
            Span(f" {trust.word}, {band}"),
        ),
        hang=LABEL,
    )


def _circle(view: PersonView) -> str:
    """How near they are kept, and how you met."""
    person = view.person
    circle = f"{person.circle}, {gap_words(wished_gap(person))}"
    told = view.introducer and view.introducer in person.met
    parts = (
        "none: not kept up with" if person.circle is Circle.NONE else circle,
        person.met,
        f"via {view.introducer}" if view.introducer and not told else "",
    )
    return " · ".join(filter(None, parts))


def about_lines(view: PersonView, *, card: bool = True) -> tuple[Line, ...]:
    """Everything that is known about them; without the `card` where it stands beside it."""
    person = view.person
    lines = [*card_lines(view), BLANK] if card else []
    lines += _trust(view)
    blocks = (
        _words("cares about", person.values),
        _words("interests", person.interests),
        _words("hopes for", person.aspirations),
        _words("needs", person.needs),
        _words("offers", person.offers),
        _words("tags", tuple(f"#{tag}" for tag in person.tags)),
        _fields("e-mail", person.emails),
        _fields("phone", person.phones),
        _fields("link", person.links),
        _dates(person.dates),
        _related(view),
        _fields("", person.custom),
        _open_ends(view),
        _words("why", (person.why,) if person.why else ()),
        _words("goal", (person.goal_text,) if person.goal_text else ()),
        _words("notes", (person.notes,) if person.notes else ()),
    )
    for block in blocks:
        lines.extend(block)
    return tuple(lines)


def _trust(view: PersonView) -> Iterator[Line]:
    """What the score is made of, what holds it back, whose view it is."""
    trust = view.trust
    if not view.events:
        yield NOTHING_LOGGED
        return
    parts = " · ".join(f"{name} {points:.0f}" for name, points in trust.components)
    yield _pair("made of", parts, Role.DIM)
    if trust.held_back >= 0.5:
        yield _pair("", f"held back by pressure or strain: {trust.held_back:.0f}", Role.WARN)
    name = view.person.given or view.person.name
    yield _pair("", wording.honesty(len(view.events), name), Role.DIM)


def _open_ends(view: PersonView) -> Iterator[Line]:
    for promise in view.promises:
        if promise.state is PromiseState.OPEN:
            who = "you promised" if promise.direction == "mine" else "they promised"
            due = f" (by {days.short(promise.due, view.now.today)})" if promise.due else ""
            yield _pair(who, f"{promise.what}{due}", Role.WARN)
    shown = reminders_shown(view)
    for reminder in shown:
        when = days.near(reminder.due, view.now.today)
        yield _pair("reminder", f"{reminder.what or 'next step'} ({when})", Role.INFO)
    if any(each.state is ReminderState.OPEN and each not in shown for each in view.reminders):
        yield _pair("reminder", "one about an ask waits until its gate is open", Role.DIM)


def _words(label: str, words: tuple[str, ...]) -> Iterator[Line]:
    if words:
        yield _pair(label, ", ".join(words))


def _fields(label: str, fields: tuple[Labelled, ...]) -> Iterator[Line]:
    for field in fields:
        name = label or field.label
        note = f"  ({field.label})" if label and field.label else ""
        yield Line(
            (
                Span(name, Role.DIM, width=LABEL - 1),
                Span(" "),
                Span(field.value),
                Span(note, Role.DIM),
            ),
            hang=LABEL,
        )


def _dates(dates: tuple[ImportantDate, ...]) -> Iterator[Line]:
    for each in dates:
        yield _pair(each.label or "date", date_words(each))


def _related(view: PersonView) -> Iterator[Line]:
    """Whom they have to do with."""
    for label, name in view.relations:
        yield _pair(label, name) if len(label) < LABEL else line(f"{label}  {name}")


def date_words(each: ImportantDate) -> str:
    """`13 Nov 1984`, `17 Apr`, `1985`, or the text when it is no date."""
    if each.text:
        return each.text
    parts = (
        str(each.day) if each.day else "",
        days.MONTHS[each.month - 1] if each.month else "",
        str(each.year) if each.year else "",
    )
    return " ".join(part for part in parts if part)


def _pair(label: str, text: str, role: Role = Role.TEXT) -> Line:
    return Line((Span(label, Role.DIM, width=LABEL), Span(text, role)), hang=LABEL)
