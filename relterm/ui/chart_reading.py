"""What the chart says in words, under the picture: the cursor's stop, what may come, the legend.

Pure: a `Reading` and a width in, lines out. In a narrow chart the most telling words stay.
"""

from collections.abc import Sequence
from itertools import zip_longest

from relterm.domain.what_if import Habit
from relterm.ui.chart_lanes import LEGEND
from relterm.ui.chart_view import TABLE_ROWS, Ahead, ChartStop, Level, Reading, Share
from relterm.ui.glyphs import Glyphs, Sign
from relterm.ui.roles import Role
from relterm.ui.show import visible, width
from relterm.ui.widgets.paint import span_width
from relterm.ui.widgets.rows import BLANK, Line, Span

INDENT = 4
"""Cells before the words in a chart that is not narrow: they stand under the curve."""
NARROW = 40
ROOMY = 60
"""Cells from which on the band is said beside the score."""
_GAP = 3
"""Cells that keep the rung apart from the parts."""
_BAR = 16
_NAME = 16
_NUMBER = 6
_APART = "   "
_LINES = ("⠒⠒", "⠒⠀⠒", "⠒⠒⠂⠒", "⠁⠁⠁")
_ASCII_LINES = ("--", "- -", "**", "..")
"""How the curve, silence, a habit and the band look."""
_COLUMN = _NAME + _NUMBER + _BAR + 4


def reading_lines(reading: Reading, cells: int, rows: int, glyphs: Glyphs) -> list[Line]:
    """A stop in at most `rows` lines of `cells` cells."""
    if rows <= 0:
        return []
    indent = _indent(cells)
    lines = [_title(reading, cells, glyphs)]
    room = cells - span_width(indent)
    between = f" {glyphs.dot} "
    told = _parts(reading, room - (_rung_cells(reading) if reading.changed else 0), glyphs)
    if rows == 2 and told:
        left = room - span_width(told) - _rung_cells(reading) - len(between)
        if notes := _notes(reading, left, between, whole=True):
            told = [*told, Span(f"{between}{notes}", Role.DIM)]
    notes = _notes(reading, room, between)
    if not told:
        kept = _rung_cells(reading) if reading.changed else 0
        beside = _notes(reading, room - kept, between, whole=bool(kept))
        told, notes = [Span(beside, Role.DIM)], "" if beside else notes
    rung = _rung(reading, span_width(told), room)
    if rows > 1 and cells >= ROOMY and rung:
        lines.append(Line((*indent, *told, Span(between, Role.DIM), *rung)))
    elif rows > 1:
        lines.append(Line((*indent, *told), rung))
    if rows > 2:
        below = () if rung else _rung(reading, width(visible(notes)), room)
        lines.append(Line((*indent, Span(notes, Role.DIM)), below))
    return lines


def _notes(reading: Reading, room: int, between: str, *, whole: bool = False) -> str:
    """As many notes as there is room for, each as long as it may be; one is cut unless `whole`."""
    said = ""
    for wordings in reading.notes:
        gap = between if said else ""
        left = room - width(visible(said)) - len(gap)
        fitting = [words for words in wordings if width(visible(words)) <= left]
        if not fitting and (said or whole):
            continue
        said += gap + (fitting[0] if fitting else wordings[-1])
    return said


def _indent(cells: int) -> tuple[Span, ...]:
    return (Span(" " * INDENT),) if cells >= NARROW else ()


def _title(reading: Reading, cells: int, glyphs: Glyphs) -> Line:
    """The day, what it was, and what became of the score; a long title is cut first."""
    day, title = Span(reading.day, Role.NAME), Span(reading.title)
    if reading.quiet:
        day, title = Span(reading.day, Role.DIM), Span(reading.title, Role.NAME)
    early = (Span("early ", Role.BAD),) if reading.early else ()
    change = (*early, *_change(reading, cells, glyphs))
    named = (title, Span(" "), day) if reading.quiet else (day, Span(" "), title)
    left = (*_indent(cells), *(named if reading.day else (title,)))
    room = cells - span_width(change) - 1
    if span_width(left) < room and visible(reading.title) == reading.title:
        return Line((*left, Span(" "), *change))
    if reading.quiet and span_width(left) > room:
        left = (*_indent(cells), title)
    return Line(left, change)


def _change(reading: Reading, cells: int, glyphs: Glyphs) -> tuple[Span, ...]:
    """What a stop gave or cost, and the score after it, with its band where there is room."""
    spans: list[Span] = []
    if reading.delta is not None:
        spans.append(Span(signed(reading.delta, glyphs), _role_of(reading.delta)))
    if reading.score is not None:
        about = "~" if reading.unsure else ""
        spans.append(Span(f" {glyphs[Sign.ARROW]} {about}{reading.score:.0f}", Role.NAME))
        if cells >= ROOMY:
            dash = "-" if glyphs.ascii_only else "–"
            spans.append(Span(f" ({reading.low:.0f}{dash}{reading.high:.0f})", Role.DIM))
    return tuple(spans)


def signed(points: float, glyphs: Glyphs) -> str:
    """`+4.1`, `−2.7`; never a minus before nothing."""
    text = f"{points:+.1f}"
    if text == "-0.0":
        text = "+0.0"
    return text if glyphs.ascii_only else text.replace("-", "−")


def part_words(share: Share) -> str:
    """The name of a part; what pressure or strain gives is said to be eased."""
    eased = share.name in {"pressure", "strain"} and share.points > 0
    return f"{share.name} eased" if eased else share.name


def _role_of(points: float) -> Role:
    return Role.GOOD if points >= 0.05 else Role.BAD if points <= -0.05 else Role.DIM


def _parts(reading: Reading, room: int, glyphs: Glyphs) -> list[Span]:
    """The parts of what it gave or cost, as many as there is room for beside the rung."""
    spans: list[Span] = []
    used = 0
    for share in reading.parts:
        text = f"{part_words(share)} {signed(share.points, glyphs)}"
        gap = "  " if spans else ""
        if used + len(gap) + len(text) > room and spans:
            break
        spans.append(Span(f"{gap}{text}", Role.DIM))
        used += len(gap) + len(text)
    return spans


def _rung_cells(reading: Reading) -> int:
    return len(reading.rung) + _GAP if reading.rung else 0


def _rung(reading: Reading, used: int, room: int) -> tuple[Span, ...]:
    """The rung at the right: always when it changed, else if it takes no room from the rest."""
    if not reading.rung:
        return ()
    if reading.changed:
        return (Span(reading.rung, Role.GOOD, bold=True),)
    return (Span(reading.rung, Role.DIM),) if used + _rung_cells(reading) <= room else ()


def guess_lines(habit: Habit, ahead: Ahead, cells: int, rows: int, glyphs: Glyphs) -> list[Line]:
    """What a habit may come to beside silence: `a coffee a month: 62 by late May; silence: 31`."""
    if rows <= 0 or not ahead.guess or not ahead.silence:
        return [BLANK] * rows
    indent, between = _indent(cells), f" {glyphs.dot} "
    room = cells - span_width(indent)
    silent = f"{ahead.silence[-1].score:.0f}"
    name, score = f"{habit}: ", f"{ahead.guess[-1].score:.0f}"
    by, last = next(
        (
            (by, last)
            for by, last in (
                (f" by {ahead.until}; silence: {silent}", "a guess, if they come along"),
                (f"; silence: {silent}", f"by {ahead.until}, if they come along"),
                (f", else {silent}", f"{ahead.until}, if they come along"),
            )
            if len(name + score + by) <= room and len(last) <= room
        ),
        ("", f"else {silent} by {ahead.until}, a guess"),
    )
    first = (Span(name, Role.INFO), Span(score, Role.INFO, bold=True), Span(by, Role.DIM))
    lines = [Line((*indent, *first))]
    beside = next((each for each in ahead.bar if len(last + between + each) <= room), "")
    below = next((each for each in ahead.bar if len(each) <= room), "")
    words = [f"{last}{between}{beside}"] if beside else [last, below]
    lines += [Line((*indent, Span(each, Role.HINT))) for each in words]
    return [*lines, BLANK][:rows]


def table_lines(
    reading: Reading, level: Level, cells: int, rows: int, glyphs: Glyphs
) -> list[Line]:
    """What a stop gave or cost beside what the score is made of, as bars: a heading, six rows.

    Where there is a row more it keeps the table apart.
    """
    most = max((abs(share.points) for share in reading.parts), default=1.0)
    gave = [_gain(share, abs(share.points) / most, glyphs) for share in reading.parts[:6]]
    made = [_piece(share, glyphs) for share in level.shares]
    if level.held:
        held = " and ".join(share.name for share in level.held)
        points = signed(-sum(share.points for share in level.held), glyphs)
        made.append([Span(f"held back by {held} {points}", Role.WARN)])
    indent = _indent(cells)
    made_of = Span(f"what the {level.score:.0f} is made of", Role.HEADER)
    lines = [Line((*indent, Span(_head(reading).ljust(_COLUMN), Role.HEADER), made_of))]
    nothing: list[Span] = []
    for one, two in zip_longest(gave, made, fillvalue=nothing):
        pad = Span(" " * max(0, _COLUMN - span_width(one)))
        lines.append(Line((*indent, *one, pad, *two)))
    lines = [*[BLANK] * (rows - TABLE_ROWS), *lines]
    return [*lines, *[BLANK] * rows][:rows]


def _head(reading: Reading) -> str:
    if not reading.parts:
        return "it moved nothing"
    if reading.quiet:
        return "what faded"
    return "what it gave" if (reading.delta or 0.0) >= 0 else "what it cost"


def _gain(share: Share, part: float, glyphs: Glyphs) -> list[Span]:
    """A part of what a stop gave or cost: name, number, bar."""
    role = _role_of(share.points)
    return [
        Span(part_words(share).ljust(_NAME)),
        Span(f"{signed(share.points, glyphs):>{_NUMBER}} ", role),
        Span(glyphs.bar * max(1, round(part * _BAR)), role),
    ]


def _piece(share: Share, glyphs: Glyphs) -> list[Span]:
    """A part of the score: name, number, bar of what it can be at most."""
    full = min(_BAR, max(0, round(share.points / share.most * _BAR)))
    rest = " " if glyphs.ascii_only else glyphs.bar
    return [
        Span(share.name.ljust(_NAME)),
        Span(f"{share.points:>{_NUMBER}.1f} ", Role.NAME),
        Span(glyphs.bar * full, Role.INFO),
        Span(rest * (_BAR - full), Role.FAINT),
        Span(f" of {share.most:.0f}", Role.DIM),
    ]


def legend_lines(
    stops: Sequence[ChartStop], cells: int, rows: int, glyphs: Glyphs, habit: Habit | None
) -> list[Line]:
    """What the marks mean, and what the lines mean; only those that are there."""
    there = {stop.sign for stop in stops}
    marks = [(glyphs[sign], word, Role.INFO) for sign, word in LEGEND.items() if sign in there]
    known = _ASCII_LINES if glyphs.ascii_only else _LINES
    signs = [
        (known[0], "trust, by your log", Role.GOOD),
        (known[1], "if nothing happens", Role.DIM),
    ]
    if habit is not None:
        signs.append((f"{known[2]} {glyphs[Sign.OPEN]}", str(habit), Role.INFO))
    between = [*signs, (known[3], "it could lie anywhere between", Role.FAINT)]
    if _legend_cells(between) > cells:
        between = [*signs, (known[3], "anywhere between", Role.FAINT)]
    return [_legend(each) for each in (marks, between)][:rows]


def _legend(entries: Sequence[tuple[str, str, Role]]) -> Line:
    spans = [Span(" " * INDENT)]
    for sign, word, role in entries:
        spans += [Span(sign, role), Span(f" {word}{_APART}", Role.DIM)]
    return Line(tuple(spans))


def _legend_cells(entries: Sequence[tuple[str, str, Role]]) -> int:
    return INDENT + sum(len(sign) + 1 + len(word) + len(_APART) for sign, word, _ in entries)
