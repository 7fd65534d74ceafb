"""`show --plain`: everything that is known about a person, one fact a line under headings."""

from collections.abc import Iterator

from relterm.cli.plain_words import day_in_full, fact, facts, number, own, said, sentence
from relterm.cli.show_text import (
    LEAST_HELD,
    LEDGER_TAIL,
    SMALLEST_PART,
    date_words,
    ledger_parts,
    ledger_what,
)
from relterm.domain import wording
from relterm.domain.balance import BalanceName, Side
from relterm.domain.balance_rules import BALANCE_WORDS
from relterm.domain.interactions import AskState, Direction, PromiseState, ReminderState
from relterm.domain.kinds import AskSize, Circle
from relterm.domain.ladder import Overlay
from relterm.domain.people import State
from relterm.domain.trust import confidence_word, shown_deltas, trust_word
from relterm.service.views.balance import balance_view
from relterm.service.views.now_step import rest_until
from relterm.service.views.person import PersonView

_OF_ALL = frozenset({BalanceName.ANSWERS, BalanceName.PROMISES})


def person_facts(view: PersonView) -> Iterator[str]:
    """Everything `relterm show --plain` prints, line by line."""
    from relterm.cli.plain_gate import gate_facts

    sections = [
        ("Who they are", _card(view)),
        ("How you stand", _trust(view)),
        ("What comes next", _standing(view)),
        ("May I ask", gate_facts(view) if not view.person.personal else iter(())),
        ("Balance", _balance(view) if view.events else iter(())),
        ("Open", _open_ends(view)),
        ("What trust rests on", _ledger(view)),
    ]
    yield sentence(own(view.person.name))
    for heading, lines in sections:
        said_here = tuple(lines)
        if said_here:
            yield from ("", f"{heading}:")
            yield from said_here


def _card(view: PersonView) -> Iterator[str]:
    person = view.person
    yield from fact("Title", own(person.title))
    yield from fact("Organisation", own(person.organisation))
    yield from fact("State", "" if person.state is State.ACTIVE else str(person.state))
    yield from fact(
        "Circle", "not kept up with" if person.circle is Circle.NONE else str(person.circle)
    )
    yield from fact("Goal", "" if person.goal is None else person.goal.word)
    yield from fact("Intent", str(person.intent))
    yield from fact("Goal in words", own(person.goal_text))
    yield from fact("Also called", own(person.nickname))
    yield from facts("E-mail", (own(each.value) for each in person.emails))
    yield from facts("Phone", (own(each.value) for each in person.phones))
    yield from facts("Link", (own(each.value) for each in person.links))
    yield from facts("Tag", map(own, person.tags))
    yield from facts("Date", (said(own(date_words(each))) for each in person.dates))
    yield from fact("Met", own(person.met))
    yield from fact("Through", own(view.introducer))
    yield from facts("Interest", map(own, person.interests))
    yield from facts("You share", map(own, view.shared))
    for field in person.custom:
        yield from fact(own(field.label), own(field.value))
    yield from fact("Notes", own(person.notes))


def _trust(view: PersonView) -> Iterator[str]:
    trust = view.trust
    yield from fact("Trust", f"{trust_word(trust.score)}, {trust.score:.0f} of 100")
    yield from fact("Likely", f"between {trust.low:.0f} and {trust.high:.0f}")
    yield from fact("Confidence", confidence_word(trust.confidence))
    yield from fact("", said(wording.honesty(len(view.events), own(view.person.name))))
    for name, points in trust.components:
        yield from fact(f"Made of {name}", f"{points:.1f} points")
    for name, value in (("pressure", trust.pressure), ("strain", trust.strain)):
        if value >= LEAST_HELD:
            yield from fact(f"Held back by {name}", f"{value:.2f}")


def _standing(view: PersonView) -> Iterator[str]:
    place, step, today = view.rung, view.next, view.now.today
    yield from fact("Rung", str(place.stage))
    yield from fact("At present", "" if place.overlay is Overlay.NONE else str(place.overlay))
    rest = rest_until(view)
    if rest is not None:
        yield from fact("Next", f"let it rest until {day_in_full(rest)}")
    else:
        yield from fact("Next", wording.step_words(step.step))
        if view.next_on is not None and view.next_on > today:
            yield from fact("From", day_in_full(view.next_on))
    yield from fact("Because", said(wording.because_words(step.because)))
    yield from fact("", said(wording.intention(step.step)))


def _balance(view: PersonView) -> Iterator[str]:
    found = balance_view(view)
    yield from fact("", said(own(found.sentence)))
    for row in found.rows:
        line = row.line
        compared = line.name in _OF_ALL
        name = BALANCE_WORDS[line.name]
        yield from fact(f"{name}, you", _side(line.mine, compared=compared))
        yield from fact(f"{name}, they", _side(line.theirs, compared=compared))
        if line.together.count:
            yield from fact(f"{name}, together", str(line.together.count))
        if line.mine.open or line.theirs.open:
            yield from fact(f"{name}, still open, yours", str(line.mine.open))
            yield from fact(f"{name}, still open, theirs", str(line.theirs.open))


def _side(side: Side, *, compared: bool) -> str:
    return f"{side.count} of {side.of}" if compared else str(side.count)


def _open_ends(view: PersonView) -> Iterator[str]:
    for promise in view.promises:
        if promise.state is PromiseState.OPEN:
            who = "You" if promise.direction is Direction.MINE else "They"
            due = f", by {day_in_full(promise.due)}" if promise.due else ""
            yield from fact(f"{who} promised", f"{own(promise.what)}{due}".lstrip(", "))
    for ask in view.asks:
        if ask.state is AskState.ASKED:
            who = "You" if ask.direction is Direction.MINE else "They"
            yield from fact(f"{who} asked", own(ask.what) or AskSize(ask.size).word)
    for each in view.reminders:
        if each.state is ReminderState.OPEN:
            yield from fact("Planned", f"{day_in_full(each.due)}, {own(each.what)}".rstrip(", "))


def _ledger(view: PersonView) -> Iterator[str]:
    if not view.ledger:
        return
    titles = {each.key: each.title for each in view.timeline}
    tail = list(zip(view.ledger, shown_deltas(view.ledger), strict=True))[-LEDGER_TAIL:]
    if len(tail) < len(view.ledger):
        yield f"The last {len(tail)} of {len(view.ledger)} lines."
    for line, delta in tail:
        day, what = view.now.day_of(line.at), said(own(ledger_what(line, titles)))
        parts = ", ".join(f"{name} {number(points)}" for name, points in ledger_parts(line))
        made = f"; {parts}" if parts else ""
        yield sentence(
            f"{day_in_full(day)}: {what}: {_gained(delta)}, trust then {line.score:.1f}{made}"
        )


def _gained(delta: float) -> str:
    return "no points" if abs(delta) < SMALLEST_PART else f"{number(delta)} points"
