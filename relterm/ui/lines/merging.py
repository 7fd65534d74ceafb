"""Merging as lines: the pairs with their reasons, and two people side by side."""

from collections.abc import Mapping, Sequence

from relterm.domain.days import counted
from relterm.domain.kinds import AskSize
from relterm.domain.likeness import Strength
from relterm.domain.merging import FieldPair, Take, is_empty, usual
from relterm.domain.people import ImportantDate, Labelled
from relterm.service.views.alike import Alike, Who
from relterm.service.views.merging import MergeView, Side
from relterm.ui.dialogs.field_text import show_cadence, show_custom, show_date, show_labelled
from relterm.ui.glyphs import Glyphs, Sign
from relterm.ui.roles import Role
from relterm.ui.widgets.rows import BLANK, Heading, Item, Line, ListSource, Span, line

LABEL = 13
"""Cells of the column of field names."""
MARK = 2
"""Cells of the sign before a value that is taken."""
_LABELS = {
    "given": "Given name", "family": "Family name", "cadence_days": "Cadence",
    "goal_text": "Goal, words", "introduced_by": "Introduced by", "emails": "E-mail",
    "phones": "Phone", "custom": "Own fields",
}  # fmt: skip
_ROLES = {Strength.SURE: Role.GOOD, Strength.LIKELY: Role.WARN, Strength.PERHAPS: Role.DIM}

LOOKING = (line("Looking …", Role.DIM),)
NOBODY = (
    line("Nobody looks like anybody else.", Role.NAME),
    BLANK,
    line(
        "When you know two of them to be one: select both in People with {select}, then {merge}.",
        Role.DIM,
    ),
    line("{^look.leave} goes back.", Role.DIM),
)
ALL_DONE = (
    line("That was all.", Role.NAME),
    BLANK,
    line("{^look.undo} takes the last one back; {look.leave} goes back.", Role.DIM),
)


def pair_rows(
    pairs: Sequence[Alike], first: str, name: str, glyphs: Glyphs, *, short: bool
) -> ListSource:
    """A row for each pair; those of the person asked about come first, under a heading.

    `short` leaves out where they work.
    """
    theirs = [pair for pair in pairs if pair.has(first)]
    rest = [pair for pair in pairs if not pair.has(first)]
    rows: list[Item | Heading] = []
    if theirs and rest:
        rows.append(Heading((line(f"like {name}", Role.HEADER),)))
    rows += [_pair_row(pair, first, glyphs, short=short) for pair in theirs]
    if theirs and rest:
        rows.append(Heading((BLANK, line("everybody else", Role.HEADER))))
    rows += [_pair_row(pair, "", glyphs, short=short) for pair in rest]
    return ListSource(rows)


def _pair_row(pair: Alike, first: str, glyphs: Glyphs, *, short: bool) -> Item:
    one, other = (pair.other, pair.one) if pair.other.uid == first else (pair.one, pair.other)
    strength = pair.likeness.strength
    between = "  " + glyphs[Sign.BOTH] + "  "
    names = (*_who(one, short=short), Span(between, Role.DIM), *_who(other, short=short))
    told = [Span("  " + "; ".join(pair.likeness.reasons), Role.TEXT)]
    if pair.likeness.against:
        told.append(Span(" · but " + "; ".join(pair.likeness.against), Role.DIM))
    right = (Span(f" {strength.words}", _ROLES[strength]),)
    return Item(pair.key, (Line(names, right), Line(tuple(told))))


def _who(who: Who, *, short: bool) -> tuple[Span, ...]:
    told = ("" if short else who.place, "archived" if who.archived else "")
    place = ", ".join(filter(None, told))
    return (Span(who.name, Role.NAME), Span(f" ({place})" if place else "", Role.DIM))


def found_words(shown: int, total: int) -> str:
    """How many pairs there are, and how many of them are listed."""
    if total > shown:
        return f"the {shown:,} strongest of {total:,} pairs"
    return counted(shown, "pair") if shown else ""


# side by side


def field_label(name: str) -> str:
    """What a field is called."""
    return _LABELS.get(name) or name.replace("_", " ").capitalize()


def value_words(name: str, value: object, introducer: str = "") -> str:
    """A field's value in one line."""
    if is_empty(value):
        return ""
    if name == "introduced_by":
        return introducer or "somebody no longer in the book"
    if name == "cadence_days" and isinstance(value, int):
        return show_cadence(value)
    if isinstance(value, AskSize):
        return value.word
    if value is True:
        return "yes"
    if isinstance(value, tuple):
        return ", ".join(_item_words(name, each) for each in value)
    return str(value)


def _item_words(name: str, item: object) -> str:
    if isinstance(item, Labelled):
        return show_custom(item) if name == "custom" else show_labelled(item)
    return show_date(item) if isinstance(item, ImportantDate) else str(item)


def taken_of(pair: FieldPair, taken: Mapping[str, Take]) -> Take:
    """Whose value goes into the one person."""
    return taken.get(pair.name, usual(pair))


def column(cells: int) -> int:
    """Cells of each of the two columns of values in a list so wide."""
    return max(6, (cells - LABEL - 2 * MARK - 1) // 2)


def head_lines(left: Side, right: Side, cells: int) -> tuple[Line, ...]:
    """Who stays and who goes, above the columns."""
    width = column(cells)
    rows = (
        ("", "stays", "goes", Role.HEADER),
        ("", left.person.name, right.person.name, Role.NAME),
        ("Trust", f"{left.trust:.0f}", f"{right.trust:.0f}", Role.TEXT),
    )
    return tuple(
        Line(
            (
                Span("", width=1),
                Span(label, Role.DIM, width=LABEL),
                Span("", width=MARK),
                Span(one, role, width=width - 1),
                Span(" ", width=1),
                Span("", width=MARK),
                Span(other, role, width=width),
            )
        )
        for label, one, other, role in rows
    )


def field_rows(
    pairs: Sequence[FieldPair],
    taken: Mapping[str, Take],
    sides: tuple[Side, Side],
    cells: int,
    glyphs: Glyphs,
) -> ListSource:
    """A row for each field: a sign before each value that is taken."""
    width = column(cells)
    rows = []
    for pair in pairs:
        take = taken_of(pair, taken)
        one = value_words(pair.name, pair.kept, sides[0].introducer)
        other = value_words(pair.name, pair.other, sides[1].introducer)
        same = not pair.differs
        spans = [Span(field_label(pair.name), Role.DIM, width=LABEL)]
        for words, here, size in (
            (one, take is not Take.OTHER, width - 1),
            (other, take is not Take.KEPT and not same, width),
        ):
            sign = glyphs[Sign.DONE] if here and words and not same else ""
            role = Role.DIM if same or not here else Role.NAME
            spans += [Span(sign, Role.GOOD, width=MARK), Span(words, role, width=size)]
            spans.append(Span(" ", width=1))
        rows.append(Item(pair.name, (Line(tuple(spans)),)))
    return ListSource(rows)


def about_lines(view: MergeView) -> tuple[Line, ...]:
    """Why they may be one, and what speaks against."""
    if view.likeness is None:
        return (line("Nothing but you says that these two are one person.", Role.WARN),)
    likeness = view.likeness
    spans = [
        Span(f"{likeness.strength.words}: ".capitalize(), _ROLES[likeness.strength], bold=True),
        Span("; ".join(likeness.reasons)),
    ]
    if likeness.against:
        spans.append(Span(" · but " + "; ".join(likeness.against), Role.WARN))
    return (Line(tuple(spans), hang=2),)


def whole_lines(pair: FieldPair | None, result: str, take: Take | None) -> tuple[Line, ...]:
    """The whole of what the field under the cursor becomes."""
    if pair is None or take is None:
        return ()
    how = {Take.KEPT: "", Take.OTHER: "", Take.BOTH: " (both)"}[take]
    told = result.strip() or "nothing"
    return (
        Line(
            (Span(f"{field_label(pair.name)}{how}: ", Role.DIM), Span(told, Role.NAME)),
            hang=2,
        ),
    )


def outcome_lines(view: MergeView, kept: Side, gone: Side) -> tuple[Line, ...]:
    """What moves, and what the log of both makes of trust."""
    moves = gone.moves
    words = f"{moves} to {kept.person.name}" if moves else "nothing has to move"
    score = f"trust {kept.trust:.0f} and {gone.trust:.0f} become {view.trust:.0f}"
    return (
        Line(
            (Span(words, Role.TEXT), Span(" · ", Role.DIM), Span(score, Role.TEXT)),
            hang=2,
        ),
    )
