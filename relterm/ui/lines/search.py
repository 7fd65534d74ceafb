"""What a search found as rows: a group's heading, then a line each with the matching words."""

from relterm.domain import days
from relterm.domain.marking import Marked
from relterm.domain.search_words import OPERATORS, SIGNS, Value
from relterm.service.views.search import Found, Group, Results
from relterm.ui.roles import Role
from relterm.ui.show import cut, visible, width
from relterm.ui.widgets.rows import BLANK, Heading, Item, Line, Span, line

NAME = 24
"""Cells of the column of names, where there is room for it."""
NARROW_NAME = 16
NARROW = 70
_OPERATOR = 11
"""Cells of the column of operators."""
ALL_PEOPLE = "all people"
NEW_PERSON = "new person"
FEWER = "fewer words"
_EXAMPLES = "lunch oslo   tag:conf after:3m   is:promise   circle:close before:2m"


def found_rows(results: Results, cells: int) -> list[Item | Heading]:
    """The results, group by group, for a list so many cells wide."""
    rows: list[Item | Heading] = []
    column = NAME if cells >= NARROW else NARROW_NAME
    for group, found in results.groups:
        more = "+" if group in results.more else ""
        title = Line(
            (Span(group.value.upper(), Role.HEADER), Span(f"  {len(found)}{more}", Role.DIM))
        )
        rows.append(Heading((BLANK, title) if rows else (title,)))
        rows += [Item(each.key, (_row(each, results, column),)) for each in found]
        if group is Group.PEOPLE and more:
            rows.append(_offer(ALL_PEOPLE, "all of them", "in the list of people"))
    return rows


def _row(each: Found, results: Results, column: int) -> Line:
    if each.group is Group.PEOPLE:
        left = [*_spans(each.title, Role.NAME, column), Span("  "), *_spans(each.detail, Role.DIM)]
        return Line(tuple(left), (Span(each.aside, Role.DIM),) if each.aside else ())
    left = [*_spans(each.title, Role.TEXT, column), Span("  "), *_spans(each.detail, Role.TEXT)]
    if not each.detail.text:
        left.append(Span(each.aside, Role.DIM))
    day = days.short(each.day, results.today) if each.day else ""
    own = each.group is not Group.ENTRIES
    right = [Span(f"{each.aside}  ", Role.DIM)] if own and each.aside else []
    return Line(tuple(left), (*right, Span(day, Role.DIM)))


def _spans(text: Marked, role: Role, column: int | None = None) -> list[Span]:
    """A text with its matches bold and underlined, in a column of its own where one is given."""
    spans: list[Span] = []
    room = column if column is not None else sum(width(visible(p)) for p, _ in text.pieces)
    for piece, hit in text.pieces:
        shown = cut(piece, room)
        size = width(shown)
        if size:
            spans.append(Span(shown, Role.ACCENT if hit else role, bold=hit, underline=hit))
        room -= size
        if room <= 0:
            break
    if column is not None and room > 0:
        spans.append(Span(" " * room))
    return spans


def teaching() -> tuple[Line, ...]:
    """What stands there before anything is typed."""
    rows = [
        line("Names, notes, entries, promises, asks, tags: type any words.", Role.NAME),
        line("Beginnings are enough; case, accents and small slips do not matter.", Role.DIM),
        BLANK,
    ]
    for operator, meaning in OPERATORS.items():
        rows.append(_taught(f"{operator}:", meaning))
    rows += [_taught(sign, meaning) for sign, meaning in SIGNS.items()]
    return (
        *rows,
        BLANK,
        line(_EXAMPLES, Role.HINT),
    )


def _taught(sign: str, meaning: str) -> Line:
    column = Span(sign, Role.ACCENT, bold=True, width=_OPERATOR)
    return Line((column, Span(meaning, Role.DIM)), hang=_OPERATOR)


def nothing(results: Results) -> list[Item | Heading]:
    """What to do when nothing is found."""
    plain = " ".join(results.query.plain.split())
    said = line("Nothing is found.", Role.NAME)
    rows: list[Item | Heading] = [Heading((said, BLANK))]
    if len(results.query.words) + len(results.query.clauses) > 1:
        rows.append(_offer(FEWER, "search with fewer words", "the last one is left out"))
    if plain:
        rows.append(_offer(NEW_PERSON, f"new person “{plain}”", "write them down now"))
    return rows


def _offer(key: str, what: str, why: str) -> Item:
    return Item(key, (Line((Span(what),), (Span(why, Role.DIM),)),))


def value_row(value: Value) -> Item:
    """A row of the menu of operators and values."""
    meaning = (Span(value.meaning, Role.DIM),) if value.meaning else ()
    return Item(value.word, (Line((Span(value.word),), meaning),))
