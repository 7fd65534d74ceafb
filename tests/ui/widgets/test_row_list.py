from collections.abc import Callable, Sequence

import pytest

from relterm.ui.roles import Role
from relterm.ui.widgets.row_list import RowList
from relterm.ui.widgets.rows import (
    BLANK,
    Heading,
    Item,
    Line,
    ListSource,
    PagedSource,
    Section,
    Span,
    line,
)

SIZE = (30, 12)


def rows(*names: str) -> ListSource:
    return ListSource([Item(name, (line(name, right="9"),)) for name in names])


def grouped() -> ListSource:
    return ListSource(
        [
            Heading((line("DUE", Role.HEADER),)),
            Item("a", (line("Ann"), line("  first"))),
            Heading((BLANK, line("LATER", Role.HEADER))),
            Item("b", (line("Bob"), line("  second"))),
            Item("c", (line("Chi"), line("  third"))),
        ]
    )


def kind_of(message: object) -> type:
    return type(message)


def place_of(rows_list: RowList) -> tuple[int | None, str | None]:
    return rows_list.cursor, rows_list.cursor_key


class Counted:
    """A hundred thousand rows that count what is asked of them."""

    size = 100_000

    def __init__(self) -> None:
        self.lines: set[int] = set()
        self.asked = 0
        self.fetched = 0

    def source(self) -> PagedSource:
        outer = self

        class Watched(PagedSource):
            def line(self, y: int) -> Line | None:
                outer.asked += 1
                outer.lines.add(y)
                return super().line(y)

        parts = [Section((line("ALL"),), self.size)]
        return Watched(self.fetch, lambda key: int(key[1:]), parts, page=20)

    def fetch(self, start: int, count: int) -> Sequence[Item]:
        self.fetched += count
        return [Item(f"k{n}", (line(f"row {n}"),)) for n in range(start, start + count)]


async def test_only_what_is_on_screen_is_asked_for(stage: type) -> None:
    counted = Counted()
    source = counted.source()
    rows_list = RowList(source)
    app = stage(rows_list)
    async with app.run_test(size=SIZE) as pilot:
        assert counted.lines == set(range(12))
        assert counted.fetched == 20
        counted.lines.clear()
        counted.asked = counted.fetched = 0
        await pilot.press("end")
        await pilot.pause()
        assert rows_list.cursor_key == "k99999"
        assert app.text()[-1].startswith("▌row 99999")
        assert counted.lines == set(range(counted.size - 11, counted.size + 1))
        assert counted.fetched <= 40
        asked = counted.asked
        assert asked <= 3 * SIZE[1]
        await pilot.press("up")
        await pilot.pause()
        assert counted.asked - asked <= 2
        await pilot.pause()
        assert counted.asked - asked <= 2


async def test_keys_move_the_cursor_over_headings(stage: type) -> None:
    rows_list = RowList(grouped())
    app = stage(rows_list)
    async with app.run_test(size=SIZE) as pilot:
        rows_list.focus()
        seen = []
        for key in ("j", "down", "down", "k", "up", "up", "G", "home", "end"):
            await pilot.press(key)
            seen.append(rows_list.cursor_key)
        assert seen == ["b", "c", "c", "b", "a", "a", "c", "a", "c"]
        heard = [message.key for message in app.heard]
        assert heard == ["a", "b", "c", "b", "a", "c", "a", "c"]


async def test_the_cursor_is_shown_by_a_glyph_on_every_line_of_its_row(stage: type) -> None:
    app = stage(RowList(grouped()))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down")
        await pilot.pause()
        marked = [text[1:].rstrip() for text in app.text() if text.startswith("▌")]
        assert marked == ["Bob", "  second"]


async def test_going_up_brings_the_heading_along(stage: type) -> None:
    rows_list = RowList(grouped())
    app = stage(rows_list)
    async with app.run_test(size=(20, 4)) as pilot:
        await pilot.press("end")
        await pilot.pause()
        assert app.text()[-1].strip("▌ ") == "third"
        await pilot.press("home")
        await pilot.pause()
        assert app.text()[0].strip() == "DUE"


async def test_pages_move_by_a_screenful(stage: type) -> None:
    rows_list = RowList(rows(*(f"r{n}" for n in range(100))))
    app = stage(rows_list)
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.press("pagedown")
        assert rows_list.cursor == 9
        await pilot.press("pagedown", "pageup", "pageup", "pageup")
        assert rows_list.cursor == 0


async def test_enter_and_the_second_click_open(stage: type) -> None:
    rows_list = RowList(grouped())
    app = stage(rows_list)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert (app.heard[-1].key, app.heard[-1].item) == ("a", 0)
        assert kind_of(app.heard[-1]) is RowList.Selected
        await pilot.click(RowList, offset=(5, 6))
        await pilot.pause()
        assert rows_list.cursor_key == "b"
        assert kind_of(app.heard[-1]) is RowList.Highlighted
        await pilot.click(RowList, offset=(5, 6))
        await pilot.pause()
        assert kind_of(app.heard[-1]) is RowList.Selected
        assert app.heard[-1].control is rows_list
        await pilot.click(RowList, offset=(5, 0))
        assert rows_list.cursor_key == "b"


async def test_the_cursor_stays_on_its_key_when_rows_change(stage: type) -> None:
    rows_list = RowList(rows("a", "b", "c"))
    app = stage(rows_list)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down")
        app.heard.clear()
        rows_list.set_source(rows("x", "y", "a", "b"))
        await pilot.pause()
        assert place_of(rows_list) == (3, "b")
        assert app.heard == []
        rows_list.set_source(rows("x", "y"))
        await pilot.pause()
        assert place_of(rows_list) == (1, "y")
        assert [message.key for message in app.heard] == ["y"]
        rows_list.set_source(rows("p", "q"), keep_key=False)
        assert rows_list.cursor == 0
        rows_list.set_source(rows())
        await pilot.pause()
        assert place_of(rows_list) == (None, None)
        assert app.heard[-1].key is None
        await pilot.press("down", "end", "enter", "pagedown")
        assert rows_list.cursor is None


async def test_the_cursor_stays_in_view_when_the_list_shrinks_and_grows(stage: type) -> None:
    rows_list = RowList(rows(*(f"r{n}" for n in range(500))))
    app = stage(rows_list)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("end")
        rows_list.set_source(rows(*(f"r{n}" for n in range(400, 500))))
        await pilot.pause()
        assert any(text.startswith("▌r499") for text in app.text())
        await pilot.resize_terminal(30, 5)
        await pilot.pause()
        assert any(text.startswith("▌r499") for text in app.text())
        assert rows_list.choose("r420")
        assert not rows_list.choose("nobody")
        await pilot.pause()
        assert any(text.startswith("▌r420") for text in app.text())


async def test_an_empty_list_says_what_to_do(stage: type) -> None:
    words = [line("Nothing due.", Role.DIM), line("a logs what happened", Role.HINT)]
    app = stage(RowList(empty=words))
    async with app.run_test(size=SIZE):
        text = [each.strip() for each in app.text()]
        assert "Nothing due." in text
        assert "a logs what happened" in text


async def test_marking_is_by_key_and_only_where_allowed(stage: type) -> None:
    rows_list = RowList(rows("a", "b", "c"), marking=True)
    app = stage(rows_list)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("space", "space")
        await pilot.pause()
        assert rows_list.marked == {"a", "b"}
        assert rows_list.cursor_key == "c"
        assert [text[0] for text in app.text()[:3]] == ["✓", "✓", "▌"]
        rows_list.set_marked(frozenset())
        await pilot.pause()
        assert [type(message) for message in app.heard[-1:]] == [RowList.Marked]
        assert app.text()[0][0] == " "
    plain = RowList(rows("a", "b"))
    app = stage(plain)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("space")
        assert plain.marked == frozenset()
        assert plain.cursor_key == "a"


async def test_the_theme_and_the_focus_change_the_paint_not_the_words(stage: type) -> None:
    rows_list = RowList(grouped())
    app = stage(rows_list)
    async with app.run_test(size=SIZE) as pilot:
        focused, words = rows_list.render_line(1), app.text()
        rows_list.blur()
        await pilot.pause()
        blurred = rows_list.render_line(1)
        assert list(blurred) != list(focused)
        app.theme = "relterm-light"
        await pilot.pause()
        assert list(rows_list.render_line(1)) != list(blurred)
        assert app.text() == words


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (8, 1), (200, 60)])
async def test_any_size(size: tuple[int, int], stage: type) -> None:
    app = stage(RowList(grouped(), empty=[line("nothing")]), RowList(empty=[line("nothing")]))
    async with app.run_test(size=size) as pilot:
        await pilot.press("down", "pagedown", "home", "end")
        await pilot.pause()
        assert len(app.text()) == size[1]


async def test_naughty_rows(
    naughty: list[str], obeyed: Callable[[str], list[str]], stage: type
) -> None:
    items = [
        Item(str(n), (Line((Span(each), Span(each, width=9)), (Span(each, width=5),)),))
        for n, each in enumerate(naughty)
    ]
    rows_list = RowList(ListSource(items))
    app = stage(rows_list)
    async with app.run_test(size=(60, 20)) as pilot:
        for _ in range(len(items) // 19 + 1):
            await pilot.press("pagedown")
            await pilot.pause()
            assert [obeyed(text) for text in app.text()] == [[]] * 20
        assert rows_list.cursor == len(items) - 1
        for y in range(0, 20, 4):
            await pilot.click(RowList, offset=(4, y))
        assert app.is_running
