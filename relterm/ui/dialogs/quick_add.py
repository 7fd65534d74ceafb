"""Log what happened in one line, understood while it is typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from relterm.domain.moments import Now
from relterm.domain.quick_add import LogLine, Mention, PersonMatch, parse_log
from relterm.errors import BookError
from relterm.service.desk import Desk
from relterm.service.views.gate_in_full import cool_off_day, price_words
from relterm.ui.dialogs.estimate import EarlyAsk, Estimate, Forecast
from relterm.ui.dialogs.line_dialog import LineDialog
from relterm.ui.dialogs.line_reader import LineReader, Places, Understood
from relterm.ui.dialogs.said import hint_line
from relterm.ui.glyphs import Glyphs, Sign
from relterm.ui.roles import Role
from relterm.ui.widgets.rows import Line, Span

_SHOWN = 0.05
"""Points from which on an estimate is shown as more than nothing."""


@dataclass(frozen=True, slots=True)
class Written:
    """A line to save, and the UIDs picked for names as they were typed."""

    line: LogLine
    chosen: dict[str, str]


class LogReader(LineReader[Written]):
    """Understands a line of the log; `selected` is meant when the line names nobody."""

    def __init__(self, desk: Desk, selected: PersonMatch | None) -> None:
        super().__init__(desk)
        self._selected = selected
        self._forecast = Forecast(desk)
        self._line = self._parsed("", frozenset())

    def understand(self, line: str, dismissed: Places) -> Understood:
        """Read the line."""
        self._line = parsed = self._parsed(line, dismissed)
        return Understood(parsed.chips, self._named, parsed.problems)

    @property
    def _named(self) -> tuple[Mention, ...]:
        line = self._line
        return (*line.people, line.via) if line.via else line.people

    def verdict(self, glyphs: Glyphs) -> Sequence[Line]:
        """What it would give or cost, or that it is a plan."""
        if self._line.planned:
            return [hint_line("a plan: it counts once you say that it happened")]
        try:
            estimate = self._forecast.of(self._line)
        except BookError as error:
            return [hint_line(str(error))]
        if estimate is None:
            return []
        return [_estimate_line(estimate, glyphs[Sign.ARROW], len(self._line.people))]

    def refusal(self) -> str | None:
        """A line says something, about somebody."""
        if not self._line.line.strip():
            return "Write what happened, or press Esc."
        if not self._line.people:
            return "Who was it with? Name them with @."
        return None

    def doubts(self) -> Sequence[str]:
        """People who are new, and asks made before their time."""
        line = self._line
        said = [
            f"“{each.typed}” is not in the book yet."
            for each in line.people
            if not each.matches and each.typed not in self.names.new
        ]
        if said:
            said.append("Enter again adds them and logs this; @ finds somebody else.")
        try:
            early = list(self._forecast.early_asks(line))
        except BookError as error:
            return [*said, str(error)]
        said.extend(_early_words(each, self.now) for each in early)
        if early:
            said.append("Enter again records it as it happened.")
        return said

    def result(self) -> Written:
        """The line, with whom each picked name means."""
        picked = {typed: match.uid for typed, match in self.names.picked.items()}
        names = {each.typed for each in self._named}
        return Written(self._line, {typed: uid for typed, uid in picked.items() if typed in names})

    def _parsed(self, line: str, dismissed: Places) -> LogLine:
        return parse_log(line, self.now, self.names.resolve, self._selected, dismissed)


class QuickAdd(LineDialog[Written]):
    """The quick-add line. Gives back the line understood, or None."""

    DEFAULT_CSS = """
    QuickAdd #message { max-height: 9; }
    """
    TITLE_WORDS: ClassVar[str] = "Log"
    PLACEHOLDER: ClassVar[str] = (
        "fri: coffee with @ann 45m her defence went well >> 3w send the paper"
    )
    TEACHING: ClassVar[tuple[str, ...]] = (
        "@who to from with  fri: 3d: when  call coffee email  30m  *2 deep  #tag",
        "+intro given  -help got  !promise  ?advice asked  ... waiting  >> next  :: private",
    )
    OFFER_NEW: ClassVar[bool] = True

    def __init__(self, desk: Desk, selected: PersonMatch | None = None, initial: str = "") -> None:
        super().__init__(LogReader(desk, selected), initial)


def _estimate_line(estimate: Estimate, arrow: str, people: int) -> Line:
    change = estimate.change
    more = f"  ({estimate.name} alone; each is counted for themselves)" if people > 1 else ""
    if abs(change) < _SHOWN:
        words = f"about the same {arrow} {estimate.score:.0f}"
        return Line((Span(words, Role.DIM), Span(more, Role.DIM)))
    role = Role.GOOD if change > 0 else Role.BAD
    number = f"{change:+.1f}".replace("-", "−")
    return Line(
        (
            Span("about ", Role.DIM),
            Span(number, role, bold=True),
            Span(f" {arrow} {estimate.score:.0f}", Role.NAME),
            Span(more, Role.DIM),
        )
    )


def _early_words(early: EarlyAsk, now: Now) -> str:
    """Why it is early, what would open the gate, and what asking takes."""
    gate = early.gate
    if gate.price is None:
        return f"Not yet for {early.name}."
    if early.past:
        weakest = next(line for line in gate.conditions if line.weakest)
        lacking = f"{weakest.words}: {weakest.reading}"
        return f"It was early for {early.name} then ({lacking}); it took {price_words(gate.price)}."
    verdict, _, why = gate.refusal.partition(": ")
    cool = cool_off_day(gate.price, now)
    price = f"Asking now costs {price_words(gate.price)}; no other ask before {cool}."
    return f"{verdict} for {early.name}: {why} {price}"
