from collections.abc import Callable

import pytest
from textual.containers import Horizontal
from textual.content import Content

from relterm.ui.glyphs import ASCII
from relterm.ui.widgets.key_footer import KeyFooter
from relterm.ui.widgets.pane import MAXIMISED_KEEPS, Pane, toggle_maximised
from relterm.ui.widgets.rows import line
from relterm.ui.widgets.text_pane import TextPane
from relterm.ui.widgets.top_bar import TopBar


def pair() -> Horizontal:
    return Horizontal(
        Pane(TextPane([line("left")]), title="Ann [/] O'Neill", hint="214 · by date"),
        Pane(TextPane([line("right")]), title=Content("Other")),
    )


async def test_title_and_hint_stand_in_the_border_as_written(stage: type) -> None:
    app = stage(pair())
    async with app.run_test(size=(60, 6)):
        assert "╭─ Ann [/] O'Neill ─" in app.text()[0]
        assert "─ 214 · by date ─╯" in app.text()[-1]


async def test_the_focused_pane_is_bold_and_accented(stage: type) -> None:
    app = stage(pair())
    async with app.run_test(size=(60, 6)) as pilot:
        left, right = app.query(Pane)
        assert left.styles.border_title_style.bold
        assert not right.styles.border_title_style.bold
        await pilot.press("tab")
        assert right.styles.border_title_style.bold
        assert left.styles.border_top[1] != right.styles.border_top[1]


async def test_without_colours_the_focused_pane_has_a_heavy_border(
    stage: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = stage(pair())
    async with app.run_test(size=(60, 6)) as pilot:
        assert app.text()[0].startswith("┏━ Ann")
        await pilot.press("tab")
        assert app.text()[0].startswith("╭─ Ann")


async def test_a_pane_is_maximised_and_put_back(stage: type) -> None:
    app = stage(TopBar("people"), pair(), KeyFooter())
    app.__class__.ALLOW_IN_MAXIMIZED_VIEW = MAXIMISED_KEEPS
    async with app.run_test(size=(60, 10)) as pilot:
        app.query(TextPane).last().focus()
        await pilot.pause()
        assert toggle_maximised(app.screen)
        await pilot.pause()
        assert app.query(Pane).last().size.width == 58
        assert "2 People" in app.text()[0]
        assert "palette" in app.text()[-1]
        assert "left" not in "".join(app.text())
        assert toggle_maximised(app.screen)
        await pilot.pause()
        assert "left" in "".join(app.text())
        app.screen.set_focus(None)
        assert not toggle_maximised(app.screen)


async def test_a_hint_loses_whole_parts_and_never_half_a_word(stage: type) -> None:
    keys = "ctrl+y copy · ctrl+t send as · ctrl+e editor · esc close"
    app = stage(Pane(TextPane([line("text")]), hint=keys))
    async with app.run_test(size=(70, 4)) as pilot:
        assert f"─ {keys} ─╯" in app.text()[-1]
        for cells, left in (
            (60, "ctrl+y copy · ctrl+t send as · esc close"),
            (34, "ctrl+y copy · esc close"),
            (24, "ctrl+y copy"),
            (70, keys),
        ):
            await pilot.resize_terminal(cells, 4)
            await pilot.pause()
            assert app.text()[-1].strip("╰╯─ ") == left


async def test_ascii_borders(stage: type) -> None:
    app = stage(pair())
    app.glyphs = ASCII
    async with app.run_test(size=(60, 6)):
        assert app.text()[0].startswith("+- Ann")


async def test_naughty_titles(
    naughty: list[str], obeyed: Callable[[str], list[str]], stage: type
) -> None:
    pane = Pane(TextPane())
    app = stage(pane)
    async with app.run_test(size=(40, 4)) as pilot:
        for each in naughty:
            pane.set_title(each)
            pane.set_hint(Content(each))
            shown = [strip.text for strip in pane.render_lines(pane.outer_size.region)]
            assert [obeyed(text) for text in shown] == [[]] * 4, ascii(each)
            pane._styles_cache.clear()
        for each in naughty[-14:]:
            pane.set_title(each)
            await pilot.pause()
            assert [obeyed(text) for text in app.text()] == [[]] * 4, ascii(each)
        await pilot.click(Pane, offset=(5, 0))
        assert app.is_running
