from collections.abc import Sequence

from relterm.ui.widgets.rows import (
    BLANK,
    Heading,
    Item,
    Line,
    ListSource,
    PagedSource,
    RowSource,
    Section,
    Span,
    line,
    nearest_item,
)


def words(source: RowSource) -> list[str]:
    lines = [source.line(y) for y in range(source.line_count())]
    return ["".join(span.text for span in each.left) for each in lines if each is not None]


def items(start: int, count: int) -> list[Item]:
    return [Item(f"k{n}", (line(f"row {n}"),)) for n in range(start, start + count)]


class Book:
    def __init__(self, size: int) -> None:
        self.size = size
        self.asked: list[tuple[int, int]] = []

    def fetch(self, start: int, count: int) -> Sequence[Item]:
        self.asked.append((start, count))
        return items(start, min(count, self.size - start))

    def find(self, key: str) -> int | None:
        place = int(key[1:])
        return place if place < self.size else None


def test_list_source_knows_lines_and_items() -> None:
    tall = Item("b", (line("b1"), line("b2")))
    source = ListSource([Heading((line("H"), BLANK)), Item("a", (line("a"),)), tall])
    assert words(source) == ["H", "", "a", "b1", "b2"]
    assert source.item_count() == 2
    assert [source.item_at(y) for y in range(-1, 6)] == [None, None, None, 0, 1, 1, None]
    assert source.lines_of(1) == range(3, 5)
    assert source.lines_of(9) == range(0)
    assert (source.key(0), source.key(5)) == ("a", "")
    assert (source.find("b"), source.find("z")) == (1, None)
    assert source.line(99) is None


def test_an_item_without_lines_still_takes_one() -> None:
    source = ListSource([Item("a", ()), Item("b", (line("b"),))])
    assert (source.line_count(), source.lines_of(1)) == (2, range(1, 2))


def test_two_rows_with_one_key_find_the_first() -> None:
    source = ListSource([Item("a", (line("1"),)), Item("a", (line("2"),))])
    assert source.find("a") == 0


def test_paged_source_puts_headers_between_sections() -> None:
    book = Book(5)
    parts = [Section((line("ONE"),), 2), Section((), 0), Section((BLANK, line("TWO")), 3)]
    source = PagedSource(book.fetch, book.find, parts)
    assert words(source) == ["ONE", "row 0", "row 1", "", "TWO", "row 2", "row 3", "row 4"]
    assert [source.item_at(y) for y in range(9)] == [None, 0, 1, None, None, 2, 3, 4, None]
    assert [source.lines_of(n).start for n in range(5)] == [1, 2, 5, 6, 7]
    assert source.find("k3") == 3
    assert source.key(4) == "k4"
    assert book.asked == [(0, 5)]


def test_paged_source_fetches_pages_once_and_keeps_a_few() -> None:
    book = Book(1000)
    source = PagedSource(book.fetch, book.find, [Section((), 1000)], page=10, pages_kept=2)
    for y in (0, 5, 9, 10, 15, 3, 999, 0):
        source.line(y)
    assert book.asked == [(0, 10), (10, 10), (990, 10)]
    source.line(10)
    assert book.asked[-1] == (10, 10)


def test_rows_that_vanished_are_empty_lines() -> None:
    book = Book(3)
    source = PagedSource(book.fetch, book.find, [Section((), 5)])
    assert source.line(4) == BLANK
    assert source.key(4) == ""
    assert source.find("k4") is None


def test_nearest_item_steps_over_headings() -> None:
    source = ListSource([Heading((line("H"),)), *items(0, 2), Heading((line("T"),))])
    assert nearest_item(source, -5, -1) == 0
    assert nearest_item(source, 0, 1) == 0
    assert nearest_item(source, 50, 1) == 1
    assert nearest_item(source, 2, 1) == 1


def test_line_makes_a_line() -> None:
    assert line("a", right="b").right[0].text == "b"
    assert line("a") == Line((Span("a"),))
