"""A text to read with passages that can be opened: one scroll, one cursor that comes along."""

from collections.abc import Callable

import pytest
from textual import on

from relterm.ui.widgets.reading import Passage, Reading
from relterm.ui.widgets.rows import Line, Span, line


def words(count: int) -> Passage:
    return Passage(tuple(line(f"word {place}") for place in range(count)))


def opening(*keys: str) -> list[Passage]:
    return [Passage((line(f"open {key}"), line("more")), key) for key in keys]


def top_of(lines: list[str]) -> str:
    """The first two words on screen, gutter and scrollbar aside."""
    return " ".join(lines[0][1:].split()[:2])


class Noted(Reading):
    """Notes what was opened."""

    def __init__(self, *passages: Passage) -> None:
        super().__init__(passages)
        self.styles.height = "1fr"
        self.opened: list[str] = []

    @on(Reading.Opened)
    def _note(self, message: Reading.Opened) -> None:
        self.opened.append(message.key)


async def test_the_cursor_begins_on_the_first_passage_if_that_is_on_screen(stage: type) -> None:
    reading = Noted(words(2), *opening("a", "b"))
    async with stage(reading).run_test(size=(20, 10)) as pilot:
        await pilot.pause()
        assert reading.cursor_key == "a"
        await pilot.press("enter", "down", "enter", "down", "up", "enter")
        assert reading.opened == ["a", "b", "a"]


async def test_words_before_the_first_passage_are_read_first(stage: type) -> None:
    reading = Noted(words(15), *opening("a", "b"))
    app = stage(reading)
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.pause()
        assert reading.cursor_key == ""
        await pilot.press("enter")
        assert reading.opened == []
        tops = []
        for _ in range(7):
            tops.append(top_of(app.text()))
            await pilot.press("down")
            await pilot.pause()
        assert tops == [f"word {place}" for place in range(7)]
        assert reading.cursor_key == "a"
        await pilot.press("down", "down")
        await pilot.pause()
        assert reading.cursor_key == "b"
        await pilot.press(*["up"] * 20)
        await pilot.pause()
        assert top_of(app.text()) == "word 0"
        assert reading.cursor_key == ""


async def test_every_passage_is_reached_and_every_line_seen_on_the_way(stage: type) -> None:
    passages = [words(8), *opening("a"), words(7), *opening("b", "c"), words(5)]
    reading = Noted(*passages)
    app = stage(reading)
    async with app.run_test(size=(20, 6)) as pilot:
        await pilot.pause()
        found, seen = [reading.cursor_key], set(app.text())
        for _ in range(30):
            await pilot.press("j")
            await pilot.pause()
            seen |= set(app.text())
            found.append(reading.cursor_key)
        assert list(dict.fromkeys(key for key in found if key)) == ["a", "b", "c"]
        assert {f"word {place}" for place in range(8)} <= {text[1:].strip() for text in seen}


async def test_pages_and_ends_take_the_cursor_along(stage: type) -> None:
    reading = Noted(words(30), *opening(*"abcdefgh"))
    app = stage(reading)
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.pause()
        for key, top, cursor in (
            ("end", "open d", "h"),
            ("home", "word 0", ""),
            ("pagedown", "word 9", ""),
            ("space", "word 18", ""),
            ("pagedown", "word 27", "c"),
            ("pageup", "word 18", ""),
            ("G", "open d", "h"),
        ):
            await pilot.press(key)
            await pilot.pause()
            assert top_of(app.text()) == top
            assert reading.cursor_key == cursor


async def test_a_click_chooses_and_a_second_opens(stage: type) -> None:
    reading = Noted(words(3), *opening("a", "b"))
    async with stage(reading).run_test(size=(20, 10)) as pilot:
        await pilot.pause()
        await pilot.click(Noted, offset=(3, 6))
        assert (reading.cursor_key, reading.opened) == ("b", [])
        await pilot.click(Noted, offset=(3, 1))
        assert (reading.cursor_key, reading.opened) == ("b", [])
        await pilot.click(Noted, offset=(3, 5))
        assert reading.opened == ["b"]


async def test_a_new_width_wraps_anew_and_height_follows(stage: type) -> None:
    reading = Reading((Passage((line("one two three four five six"),)),))
    app = stage(reading)
    async with app.run_test(size=(40, 9)) as pilot:
        await pilot.pause()
        assert reading.size.height == 1
        await pilot.resize_terminal(12, 9)
        await pilot.pause()
        assert [text.strip() for text in app.text()[:4]] == [
            "one two",
            "three four",
            "five six",
            "",
        ]


async def test_a_passage_higher_than_the_screen_can_still_be_chosen(stage: type) -> None:
    tall = Passage(tuple(line(f"tall {place}") for place in range(20)), "tall")
    reading = Noted(words(4), tall)
    async with stage(reading).run_test(size=(20, 6)) as pilot:
        await pilot.pause()
        await pilot.press(*["down"] * 5)
        await pilot.pause()
        assert reading.cursor_key == "tall"


async def test_nothing_to_open_scrolls_all_the_same(stage: type) -> None:
    reading = Noted(words(30))
    app = stage(reading)
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.pause()
        await pilot.press("down", "down", "up")
        await pilot.pause()
        assert top_of(app.text()) == "word 1"


@pytest.mark.parametrize("size", [(60, 20), (9, 4), (2, 3)])
async def test_hostile_words_are_shown_not_obeyed(
    stage: type,
    naughty: list[str],
    obeyed: Callable[[str], list[str]],
    size: tuple[int, int],
) -> None:
    passages = [
        Passage((Line((Span(text),), (Span(text),), 2), line(text)), f"key {place}")
        for place, text in enumerate(each[:400] for each in naughty)
    ]
    reading = Noted(*passages)
    app = stage(reading)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for key in ("end", "pageup", "home", "pagedown", "enter"):
            await pilot.press(key)
            await pilot.pause()
            assert not [sign for text in app.text() for sign in obeyed(text)]
