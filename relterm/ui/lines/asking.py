"""What the dialogs of an ask say: whether it is time, and what asking now would take."""

from relterm.domain.moments import Now
from relterm.domain.readiness import Result
from relterm.service.views.gate import GateView
from relterm.ui.lines.gate import INVITED_WORDS, READY_WORDS, price_line
from relterm.ui.roles import Role
from relterm.ui.widgets.rows import BLANK, Line, Span, line


def verdict_lines(gate: GateView, now: Now) -> tuple[Line, ...]:
    """Ready, invited, or the refusal with the price."""
    if gate.open:
        invited = gate.readiness.result is Result.INVITED
        word, words = ("Invited: ", INVITED_WORDS) if invited else ("Ready: ", READY_WORDS)
        return (Line((Span(word, Role.GOOD, bold=True), Span(words))),)
    return anyway_lines(gate, now)


def anyway_lines(gate: GateView, now: Now) -> tuple[Line, ...]:
    """Why not yet, what to do instead, and what asking now would take."""
    price = price_line(gate, now)
    return (line(gate.refusal), *((BLANK, price) if price is not None else ()))
