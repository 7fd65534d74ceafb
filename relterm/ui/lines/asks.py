"""The list of asks as rows, and what there is to say about one that was made."""

from collections.abc import Callable, Iterable, Iterator

from relterm.domain import days, describe
from relterm.domain.ask_price import cool_off_until
from relterm.domain.interactions import AskState, Direction, Outcome
from relterm.domain.moments import Now
from relterm.domain.readiness import Result
from relterm.service.views.asks import AskGroup, AskRow
from relterm.service.views.person import PersonView
from relterm.ui.glyphs import Glyphs, Sign
from relterm.ui.lines.gate import INVITED_WORDS
from relterm.ui.roles import Role
from relterm.ui.show import visible, width
from relterm.ui.widgets.rows import BLANK, Heading, Item, Line, ListSource, Span, line

_SIGNS: dict[AskGroup, tuple[Sign, Role]] = {
    AskGroup.READY: (Sign.READY, Role.GOOD),
    AskGroup.INVITED: (Sign.INVITED, Role.INFO),
    AskGroup.NOT_YET: (Sign.NOT_YET, Role.WARN),
    AskGroup.WAITING: (Sign.REST, Role.DIM),
    AskGroup.ANSWERED: (Sign.DONE, Role.DIM),
}
INDENT = 2
SMALL = 0.05
"""Points below which an ask is said to have cost nothing."""

EMPTY = (
    line("No asks, and that is fine.", Role.NAME),
    BLANK,
    line(
        "Choose a person and press {ask} to plan one: relterm will say when the relationship "
        "is ready for it, and what to do until then.",
        Role.DIM,
    ),
)
AFTER: dict[Outcome, str] = {
    Outcome.YES: "They said yes. Thank them, and give something back when there is an occasion.",
    Outcome.NO: "No is an answer. Go on without asking; thank them for their honesty.",
    Outcome.LATER: "Not now, they said.",
    Outcome.NO_ANSWER: "No answer came. Let it rest; a sign from them reopens the door.",
}
"""What follows from an outcome, in one calm sentence."""


def asks_source(rows: Iterable[AskRow], glyphs: Glyphs, cells: int) -> ListSource:
    """The asks in their groups, for a list of so many cells."""
    rows = tuple(rows)
    items: list[Item | Heading] = []
    for group in AskGroup:
        found = [row for row in rows if row.group is group]
        if found:
            top = (BLANK,) if items else ()
            items.append(Heading((*top, line(group.value.upper(), Role.HEADER))))
            items += [Item(row.ask.uid, _row(row, glyphs, cells)) for row in found]
    return ListSource(items)


def _row(row: AskRow, glyphs: Glyphs, cells: int) -> tuple[Line, ...]:
    """Who and where it stands; what, and how big it is where there is room for that too."""
    sign, role = _SIGNS[row.group]
    if row.gate is not None and row.gate.readiness.result is Result.NEARLY:
        sign = Sign.NEARLY
    if row.ask.outcome in {Outcome.NO, Outcome.NO_ANSWER}:
        sign = Sign.REACTION
    what = row.ask.what or "an ask"
    head = (Span(f"{glyphs[sign]} ", role), Span(row.name, Role.NAME, bold=True))
    status, indent = Span(row.status, role), Span(" " * INDENT)
    if _takes(row.name, row.status) > cells > 0:
        # a name in full is worth more than the words about the ask, which the card repeats
        return Line(head), Line((indent, status, Span(f" · {what}", Role.DIM)))
    said = []
    if row.early:
        said.append("early")
    if row.room or _takes(what, row.ask.size.word) <= cells:
        said.append(row.room or row.ask.size.word)
    right = tuple(
        Span(f" · {each}" if place else each, Role.BAD if each == "early" else Role.DIM)
        for place, each in enumerate(said)
    )
    return Line(head, (status,)), Line((indent, Span(what, Role.DIM)), right)


def _takes(left: str, right: str) -> int:
    """Cells of a line with these two at its ends."""
    return INDENT + width(visible(left)) + 1 + width(visible(right))


def made_lines(row: AskRow, view: PersonView, teach: Callable[[str], str]) -> tuple[Line, ...]:
    """An ask that was made: when, how big, what came of it, what it cost, what follows.

    `teach` puts the keys in force into a sentence (`key_signs.taught`).
    """
    ask, now = row.ask, view.now
    theirs = ask.direction is Direction.THEIRS
    status = f"{row.status} · {describe.SIZE_WORDS[ask.size]}"
    lines = [Line((Span(status, Role.NAME, bold=True),), hang=2), BLANK]
    if theirs:
        lines.append(line(_theirs(row)))
    else:
        lines += _mine(row, view, now, teach)
    if ask.state is AskState.ASKED:
        records = "your answer" if theirs else "what came of it"
        lines += [BLANK, line(teach(f"{{outcome}} records {records}."), Role.HINT)]
    return tuple(lines)


def _again(row: AskRow, view: PersonView) -> str:
    """Of a later: whether it is planned again."""
    if row.ask.outcome is not Outcome.LATER:
        return ""
    if any(each.state is AskState.PLANNED and each.what == row.ask.what for each in view.asks):
        return " It is planned again, and its gate is watched."
    return " {ask} plans it again when you like."


def _theirs(row: AskRow) -> str:
    if row.ask.state is AskState.ASKED:
        return f"{INVITED_WORDS} It is never blocked."
    if row.ask.outcome is Outcome.YES:
        return "You said yes: keep your word."
    return "You answered them; a kind answer is help too."


def _mine(row: AskRow, view: PersonView, now: Now, teach: Callable[[str], str]) -> Iterator[Line]:
    ask = row.ask
    if ask.state is AskState.ASKED:
        room = row.room[:1].upper() + row.room[1:]
        yield line(f"{room}; nothing to chase." if room else "No answer yet; nothing to chase.")
    else:
        after = AFTER.get(ask.outcome, AFTER[Outcome.NO_ANSWER])
        yield line(teach(f"{after}{_again(row, view)}"))
    if row.early:
        why = f" You wrote: {ask.reason}" if ask.reason else ""
        yield Line(
            (Span("Early: ", Role.BAD, bold=True), Span(f"its gate was closed.{why}")), (), 2
        )
    entry = next((each for each in view.timeline if each.key == ask.interaction), None)
    if entry is None:
        return
    if entry.delta <= -SMALL:
        yield Line((Span("It cost "), Span(f"{-entry.delta:.1f} points", Role.BAD), Span(".")))
    until = now.day_of(cool_off_until(entry.t, ask.size))
    if until > now.today:
        yield line(f"No other ask of this size before {days.short(until, now.today)}.", Role.DIM)
