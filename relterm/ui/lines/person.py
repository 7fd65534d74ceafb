"""A person's card as lines: who they are, where you stand, what is known."""

from collections.abc import Iterator

from relterm.domain import days, wording
from relterm.domain.interactions import PromiseState, ReminderState
from relterm.domain.ladder import Overlay
from relterm.domain.people import ImportantDate, Labelled
from relterm.service.views.person import PersonView
from relterm.ui.roles import Role
from relterm.ui.widgets.rows import BLANK, Line, Span, line

LABEL = 12


def card_lines(view: PersonView) -> tuple[Line, ...]:
    """The short card on top: role, rung and circle, common ground, the next step."""
    person = view.person
    head = " · ".join(part for part in (person.title, person.organisation) if part)
    reach = " · ".join(each.value for each in (*person.emails, *person.phones)[:2])
    lines = []
    if head or reach:
        lines.append(Line((Span(head, Role.NAME, bold=True), Span(f"  {reach}", Role.DIM))))
    lines.append(_standing(view))
    if view.shared:
        lines.append(_pair("you share", ", ".join(view.shared), Role.INFO))
    step = wording.intention(view.next.step)
    when = view.next_on
    later = f" ({days.near(when, view.now.today)})" if when and when > view.now.today else ""
    lines.append(
        Line(
            (
                Span("next", Role.DIM, width=LABEL),
                Span(f"{step}{later}", Role.NEXT),
            ),
            hang=LABEL,
        )
    )
    return tuple(lines)


def _standing(view: PersonView) -> Line:
    person = view.person
    spans = [Span(str(view.rung.stage), Role.GOOD, bold=True)]
    if view.rung.overlay is not Overlay.NONE:
        spans.append(Span(f" · {view.rung.overlay}", Role.WARN))
    circle = "not kept up with" if person.circle == "none" else f"circle: {person.circle}"
    met = f" · {person.met}" if person.met else ""
    told = view.introducer and view.introducer in person.met
    via = f" · via {view.introducer}" if view.introducer and not told else ""
    return Line((*spans, Span(f" · {circle}{met}{via}", Role.DIM)), hang=2)


def about_lines(view: PersonView) -> tuple[Line, ...]:
    """Everything that is known about them."""
    person = view.person
    lines = [*card_lines(view), BLANK, *_trust(view)]
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
    """The level: what the score is made of, what holds it back, whose view it is."""
    trust = view.trust
    if not view.events:
        yield line("Nothing is logged yet: press a after the first contact.", Role.DIM)
        return
    yield Line(
        (
            Span("trust", Role.DIM, width=LABEL),
            Span(f"{trust.score:.0f}", Role.NAME, bold=True),
            Span(f" {trust.word}, between {trust.low:.0f} and {trust.high:.0f}"),
        ),
        hang=LABEL,
    )
    parts = " · ".join(f"{name} {points:.0f}" for name, points in trust.components)
    yield _pair("", parts, Role.DIM)
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
    for reminder in view.reminders:
        if reminder.state is ReminderState.OPEN:
            when = days.near(reminder.due, view.now.today)
            yield _pair("reminder", f"{reminder.what or 'next step'} ({when})", Role.INFO)


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
