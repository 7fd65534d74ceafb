from collections.abc import Callable

from relterm.ui.widgets.rows import Line, Span, line
from relterm.ui.widgets.text_pane import TextPane, capped


async def test_lines_wrap_with_their_indent(stage: type) -> None:
    pane = TextPane([Line((Span("Last  "), Span("her mother's move; new studio")), hang=6)])
    app = stage(pane)
    async with app.run_test(size=(24, 6)):
        words = [text.rstrip() for text in app.text()[:3]]
        assert words == [" Last  her mother's", "       move; new studio", ""]


async def test_keys_scroll(stage: type) -> None:
    pane = TextPane([line(f"line {n}") for n in range(50)])
    app = stage(pane)
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.pause()
        tops = []
        for key in ("j", "pagedown", "up", "G", "down", "home"):
            await pilot.press(key)
            await pilot.pause()
            tops.append(app.text()[0].strip(" "))
        numbers = [text.split()[1] for text in tops]
        assert numbers == ["1", "10", "9", "40", "40", "0"]


async def test_new_lines_start_at_the_top_unless_told(stage: type) -> None:
    pane = TextPane([line(f"line {n}") for n in range(50)])
    app = stage(pane)
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.pause()
        await pilot.press("end")
        await pilot.pause()
        pane.set_lines([line(f"new {n}") for n in range(50)], keep_scroll=True)
        await pilot.pause()
        assert app.text()[0].strip().startswith("new 40")
        pane.set_lines([line("short")])
        await pilot.pause()
        assert app.text()[0].strip() == "short"
        assert pane.lines == (line("short"),)


async def test_a_new_width_wraps_anew(stage: type) -> None:
    pane = TextPane([line("one two three four five six")])
    app = stage(pane)
    async with app.run_test(size=(40, 5)) as pilot:
        assert app.text()[1].strip() == ""
        await pilot.resize_terminal(12, 5)
        await pilot.pause()
        assert [text.strip() for text in app.text()[:3]] == ["one two", "three four", "five six"]


async def test_an_auto_height_pane_is_as_high_as_its_text(stage: type) -> None:
    pane = TextPane([line("one two three four five six"), line("end")])
    pane.styles.height = "auto"
    app = stage(pane)
    async with app.run_test(size=(12, 9)) as pilot:
        assert pane.size.height == 4
        pane.set_lines([line("x")])
        await pilot.pause()
        assert pane.size.height == 1


def test_long_texts_are_cut_and_say_so() -> None:
    lines = capped([line("a" * 15_000), line("b" * 10_000), line("c" * 980_000)], 20_000)
    assert [len(each.left[0].text) for each in lines[:2]] == [15_000, 5_000]
    assert lines[2].left[0].text == "… 985 kB more"
    assert capped([line("ab"), line("cd")], 3)[-1].left[0].text == "… 1 characters more"
    assert capped([line("ab")], 2) == [line("ab")]


async def test_a_megabyte_note_is_cut_before_layout(stage: type) -> None:
    pane = TextPane([line("word " * 200_000)])
    app = stage(pane)
    async with app.run_test(size=(40, 10)) as pilot:
        assert sum(len(span.text) for each in pane.lines for span in each.left) < 21_000
        await pilot.pause()
        await pilot.press("end")
        await pilot.pause()
        assert app.text()[-1].strip().startswith("… 980 kB more")


async def test_naughty_notes(
    naughty: list[str], obeyed: Callable[[str], list[str]], stage: type
) -> None:
    pane = TextPane()
    app = stage(pane)
    async with app.run_test(size=(40, 12)) as pilot:
        for each in naughty:
            pane.set_lines([Line((Span(each),), (Span(each),)), line(each, hang=3)])
            shown = [pane.render_line(y).text for y in range(12)]
            assert [obeyed(text) for text in shown] == [[]] * 12, ascii(each)
        pane.set_lines([line(each) for each in naughty if len(each) < 1000])
        for _ in range(20):
            await pilot.press("pagedown")
            await pilot.pause()
            assert [obeyed(text) for text in app.text()] == [[]] * 12
