"""Log what happened in one line, understood while it is typed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from relterm.domain.quick_add import ChipKind, LogLine, Mention, PersonMatch, parse_log
from relterm.errors import BookError
from relterm.service.desk import Desk
from relterm.service.forecast import Estimate, Forecast, early_words
from relterm.ui.dialogs.line_dialog import LineDialog
from relterm.ui.dialogs.line_reader import LineReader, Places, Understood, unread_words
from relterm.ui.dialogs.said import hint_line
from relterm.ui.glyphs import Glyphs, Sign
from relterm.ui.roles import Role
from relterm.ui.widgets.rows import Line, Span

_PROMISE = "what you promised, and by when: !send the paper by fri"
_BARE = frozenset("!?+-<>*/@#")
"""Signs that say nothing by themselves."""
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
        if self._line.line.strip() == "!":
            return [hint_line(_PROMISE)]
        if self._line.planned:
            return [hint_line("a plan: it counts once you say that it happened")]
        try:
            estimates = self._forecast.of(self._line)
        except BookError as error:
            return [hint_line(str(error))]
        if not estimates:
            return []
        more = len({each.resolved for each in self._line.people}) - len(estimates)
        return [_estimate_line(estimates, glyphs[Sign.ARROW], more)]

    def typed_note(self) -> tuple[int, str]:
        """The note behind ` :: `, which ends the line."""
        chip = next((each for each in self._line.chips if each.kind is ChipKind.NOTE), None)
        return (-1, "") if chip is None else (chip.start, self._line.note)

    def past(self, before: int | None) -> tuple[tuple[str, ...], int | None]:
        """The lines of the log, as they were typed."""
        return self.desk.book.line_help.lines(before)

    def refusal(self) -> str | None:
        """A line says something, about somebody."""
        line = self._line
        if line.line.strip() == "!":
            return f"Write {_PROMISE}"
        meant = line.parts or line.next_step or line.waiting
        if not meant and set("".join(line.line.split())) <= _BARE:
            return "Write what happened first."
        if not self._line.people:
            return "Who was it with? Name them with @."
        return None

    def doubts(self) -> Sequence[str]:
        """Days that are none, people who are new, and asks made before their time."""
        line = self._line
        said = unread_words(line.unread)
        strangers = [
            f"“{each.typed}” is not in the book yet."
            for each in self._named
            if not each.matches and each.typed not in self.names.new
        ]
        if strangers:
            strangers.append("Enter again adds them and logs this; @ finds somebody else.")
        elif said:
            what = "that day" if len(line.unread) == 1 else "them"
            said.append(f"Enter again logs it without {what}.")
        said.extend(strangers)
        try:
            early = list(self._forecast.early_asks(line))
        except BookError as error:
            return [*said, str(error)]
        said.extend(early_words(each, self.now) for each in early)
        if early:
            said.append("Enter again records it as it happened.")
        return said

    def result(self) -> Written:
        """The line, with whom each picked name means."""
        picked = {typed: match.uid for typed, match in self.names.picked.items()}
        names = {each.typed for each in self._named}
        line = replace(self._line, note=self.note.joined(self._line.note))
        return Written(line, {typed: uid for typed, uid in picked.items() if typed in names})

    def _parsed(self, line: str, dismissed: Places) -> LogLine:
        return parse_log(
            line, self.now, self.names.resolve, self._selected, dismissed, self.desk.kinds
        )


class QuickAdd(LineDialog[Written]):
    """The quick-add line. Gives back the line understood, or None."""

    DEFAULT_CSS = """
    QuickAdd #message { max-height: 9; }
    """
    TITLE_WORDS: ClassVar[str] = "Log"
    PLACEHOLDER: ClassVar[str] = "fri: coffee with @ann 45m *2 >> 3w send the paper"
    TEACHING: ClassVar[tuple[str, ...]] = (
        "@who to from with  fri: 3d: when  call coffee email  30m  *2 deep  #tag",
        "+intro given  -help got  !promise  ?advice asked  ... waiting  >> next  :: private",
    )
    OFFER_NEW: ClassVar[bool] = True

    def __init__(self, desk: Desk, selected: PersonMatch | None = None, initial: str = "") -> None:
        super().__init__(LogReader(desk, selected), initial)


def _estimate_line(estimates: Sequence[Estimate], arrow: str, more: int) -> Line:
    """`about +2.1 → 34`; of several people each with their name."""
    spans = [Span("about ", Role.DIM)]
    for place, each in enumerate(estimates):
        if place:
            spans.append(Span(" · ", Role.DIM))
        if len(estimates) > 1:
            spans.append(Span(f"{each.name} ", Role.DIM))
        if abs(each.change) < _SHOWN:
            spans.append(Span(f"the same {arrow} {each.score:.0f}", Role.DIM))
            continue
        number = f"{each.change:+.1f}".replace("-", "−")
        spans.append(Span(number, Role.GOOD if each.change > 0 else Role.BAD, bold=True))
        spans.append(Span(f" {arrow} {each.score:.0f}", Role.NAME))
    if more > 0:
        spans.append(Span(f" · and {more} more", Role.DIM))
    return Line(tuple(spans))
