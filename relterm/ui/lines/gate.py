"""The gate of an ask as rows: the verdict, each condition, the one step, the price."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from relterm.domain import days, wording
from relterm.domain.ladder import IDLE_STEPS
from relterm.domain.moments import Now
from relterm.domain.readiness import Result
from relterm.domain.readings import change_words
from relterm.service.views.gate import ConditionLine, GateView, Rest
from relterm.service.views.gate_in_full import cool_off_day, points_words
from relterm.ui.glyphs import Glyphs, Sign
from relterm.ui.roles import Role
from relterm.ui.show import cut, visible, width
from relterm.ui.widgets.paint import wrap
from relterm.ui.widgets.rows import BLANK, Heading, Item, Line, ListSource, Span
from relterm.ui.widgets.spark import meter

CONDITION = "condition:"
"""How the keys of conditions begin; the name follows."""
VERDICT, STEP, PRICE = "verdict", "step", "price"
"""The keys of the other rows."""
NAME = 18
BAR, LEAST_BAR = 12, 6
LEAST_ENTRY = 14
"""Cells below which the entries stand on a line of their own, or not at all."""
ROOMY = 24
"""Cells from which on the entry of the weakest condition stands beside its mark."""
LEAST_WORDS = 5
"""Cells below which an entry's words are left out."""
GAP = 2
SIGN = 2
INDENT = 4
"""Cells before the second line of a condition."""

_VERDICTS: dict[Result, tuple[str, Role]] = {
    Result.READY: ("READY", Role.GOOD),
    Result.INVITED: ("INVITED", Role.INFO),
    Result.NEARLY: ("NEARLY", Role.WARN),
    Result.NOT_YET: ("NOT YET", Role.WARN),
}
READY_WORDS = "Ask plainly, make a no easy, keep it good for both."
INVITED_WORDS = "They asked you: answer their request well. That is help, not a pitch."


@dataclass(frozen=True, slots=True)
class _Columns:
    """How the cells of a condition's line are shared out; 0 leaves a column out."""

    reading: int
    bar: int
    entry: int


def gate_source(gate: GateView, now: Now, glyphs: Glyphs, cells: int) -> ListSource:
    """The whole card as rows for a list of so many cells; every line of it can be reached."""
    rows: list[Item | Heading] = [
        Item(VERDICT, tuple(wrap(verdict_line(gate, now), cells))),
        Heading((BLANK,)),
    ]
    columns = _columns(gate, cells)
    # what fails first, the weakest on top
    for each in sorted(gate.conditions, key=lambda one: (one.met, not one.weakest)):
        found = tuple(_condition(each, columns, glyphs, cells))
        rows.append(Item(f"{CONDITION}{each.name}", found))
    price = price_line(gate, now)
    rows.append(Heading((BLANK,)))
    for key, lines in ((STEP, tuple(_step(gate, now, glyphs))), (PRICE, (price,) if price else ())):
        wrapped = tuple(part for whole in lines for part in wrap(whole, cells))
        if wrapped:
            rows.append(Item(key, wrapped))
    return ListSource(rows)


def verdict_line(gate: GateView, now: Now) -> Line:
    """`NOT YET  4 of 13 missing · about mid-January, if they respond`."""
    word, role = _VERDICTS[gate.readiness.result]
    return Line((Span(f" {word} ", role, bold=True, badge=True), *_when(gate, now)), hang=2)


def _when(gate: GateView, now: Now) -> Iterator[Span]:
    if gate.readiness.result is Result.INVITED:
        yield Span("  they asked you first", Role.DIM)
        return
    if gate.open:
        yield Span("  every condition holds", Role.DIM)
        return
    yield Span(f"  {gate.missing} of {len(gate.conditions)} missing · ", Role.DIM)
    if gate.earliest is None:
        yield Span("not within two years; perhaps worth having without an ask", Role.DIM)
        return
    # soon is a day, later only about a day
    if (gate.earliest - now.today).days > days.SOON:
        yield Span("about ", Role.DIM)
    yield Span(gate.when(now.today), Role.NAME, bold=True)
    yield Span(", if they respond", Role.DIM)


def _columns(gate: GateView, cells: int) -> _Columns:
    """First the name and the reading, then the bar, then the entries."""
    reading = max(width(each.reading) for each in gate.conditions)
    spare = cells - SIGN - NAME - reading
    bar = min(BAR, spare - GAP) if spare >= LEAST_BAR + GAP else 0
    spare -= bar + GAP if bar else 0
    entry = spare - GAP if spare >= LEAST_ENTRY + GAP else 0
    return _Columns(reading, bar, entry)


def _condition(
    each: ConditionLine, columns: _Columns, glyphs: Glyphs, cells: int
) -> Iterator[Line]:
    """One line, and a second for what fails where the entries have no room beside it."""
    first = each.weakest and not each.met
    tag = f"{glyphs[Sign.FIRST]} first"
    entry = columns.entry - (width(tag) + len(" this") + GAP if first else 0)
    beside = rests_words(each.rests, entry) if not first or entry >= ROOMY else ""
    used = SIGN + NAME + columns.reading + (columns.bar + GAP if columns.bar else 0)
    tags = (words for words in (f"{tag} this", tag) if first and used + GAP + width(words) <= cells)
    right = tuple(Span(words, Role.ACCENT) for words in (next(tags, ""),) if words)
    yield from _measured(each, columns, glyphs, cells, beside, right)
    if each.met or beside:
        return
    said = f"{tag}  " if first and not right else ""
    below = rests_words(each.rests, cells - INDENT - width(said))
    if said or below:
        yield Line((Span(" " * INDENT), Span(said, Role.ACCENT), Span(below, Role.DIM)))


def _measured(
    each: ConditionLine,
    columns: _Columns,
    glyphs: Glyphs,
    cells: int,
    beside: str,
    right: tuple[Span, ...],
) -> Iterator[Line]:
    """Sign, name, bar, reading, entry; in little room the reading stands at the edge, or below."""
    sign, role = (Sign.DONE, Role.GOOD) if each.met else (Sign.OPEN, Role.WARN)
    name = Span(each.words, Role.TEXT if each.met else Role.NAME, width=NAME)
    spans = [Span(f"{glyphs[sign]} ", role), name]
    reading = Span(each.reading, Role.DIM if each.met else Role.TEXT)
    if SIGN + NAME + columns.reading > cells:
        spans[1] = replace(name, width=None)
        if SIGN + width(each.words) + 1 + width(each.reading) <= cells:
            yield Line(tuple(spans), (reading,))
            return
        yield Line(tuple(spans))
        yield Line((Span(" " * INDENT), reading))
        return
    if columns.bar:
        spans += [*meter(each.progress, columns.bar, role, glyphs), Span(" " * GAP)]
    spans.append(replace(reading, width=columns.reading) if beside else reading)
    if beside:
        spans += [Span(" " * GAP), Span(beside, Role.DIM)]
    yield Line(tuple(spans), right)


def rests_words(rests: Sequence[Rest], cells: int) -> str:
    """As many entries as fit; of the first the words are cut, never its day."""
    if not rests or cells < LEAST_ENTRY:
        return ""
    first = rests[0]
    room = cells - width(first.day) - 2
    what = cut(first.what, room) if first.what and room >= LEAST_WORDS else ""
    told = str(replace(first, what=what))
    for each in rests[1:]:
        more = f"{told} · {visible(str(each))}"
        if width(more) > cells:
            break
        told = more
    return told


def _step(gate: GateView, now: Now, glyphs: Glyphs) -> Iterator[Line]:
    """The one step that moves the weakest condition, and what it would do."""
    if gate.open:
        invited = gate.readiness.result is Result.INVITED
        yield Line(
            (Span("Now  ", Role.DIM), Span(INVITED_WORDS if invited else READY_WORDS)), (), 5
        )
        return
    effect = gate.effect
    if effect is None:
        return
    day = gate.step_on or now.today
    idle = effect.step in IDLE_STEPS
    until = " until" if idle else ", from"
    when = "" if day <= now.today else f"{until} {days.near(day, now.today)}"
    change = change_words(effect, f" {glyphs[Sign.ARROW]} ")
    does = f": {wording.CONDITION_WORDS[effect.condition]} {change}" if change else ""
    yield Line(
        (
            Span("Now  " if idle or not when else "Next ", Role.DIM),
            Span(wording.step_words(effect.step), Role.INFO, bold=True),
            Span(when, Role.DIM),
            Span(does),
        ),
        hang=5,
    )
    yield Line((Span(" " * 5), Span(wording.intention(effect.step), Role.NEXT)), hang=5)


def price_line(gate: GateView, now: Now) -> Line | None:
    """What asking today would take, and the quiet that follows it; None for an invitation."""
    price = gate.price
    if price is None or gate.readiness.result is Result.INVITED:
        return None
    role = Role.BAD if price.points >= 1.0 and not gate.open else Role.TEXT
    cool = f"no other ask before {cool_off_day(price, now)}."
    spans = [
        Span("Asking today would cost ", Role.DIM),
        Span(points_words(price.points), role, bold=True),
    ]
    if price.days is None:
        spans.append(Span("; after it, not within two years.", Role.DIM))
    elif gate.open or price.days < 1.0:
        spans.append(Span(f"; then leave room, {cool}", Role.DIM))
    else:
        spans += [
            Span(" and ", Role.DIM),
            Span(days.span(price.days), role, bold=True),
            Span(f"; then {cool}", Role.DIM),
        ]
    return Line(tuple(spans), hang=2)
