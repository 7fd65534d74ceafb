from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType

from relterm.ui.themes import register_themes
from relterm.ui.widgets.key_footer import KeyFooter
from relterm.ui.widgets.row_list import RowList
from relterm.ui.widgets.rows import Item, ListSource, line


class Chosen(RowList):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w,v", "note('why')", "Why", id="why"),
        Binding("f", "note('off')", "Off", id="off"),
    ]

    def action_note(self, word: str) -> None:
        assert isinstance(self.app, Keys)
        self.app.done.append(word)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if parameters == ("off",):
            return None
        return super().check_action(action, parameters)


class Keys(App[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "note('log')", "Log", id="log"),
        Binding("n", "note('new')", "New person", id="new"),
        Binding("slash", "note('find')", "Find", id="find"),
        Binding("question_mark", "note('help')", "Help", id="help"),
        Binding("h", "note('hidden')", "Hidden", show=False),
    ]

    def __init__(self, footer: KeyFooter) -> None:
        super().__init__()
        register_themes(self)
        self.footer = footer
        self.done: list[str] = []

    def compose(self) -> ComposeResult:
        yield Chosen(ListSource([Item("a", (line("a"),))]))
        yield self.footer

    def action_note(self, word: str) -> None:
        self.done.append(word)


def words(app: Keys) -> str:
    return app.screen._compositor.render_strips()[-1].text


@pytest.mark.parametrize("cells", range(10, 100, 3))
async def test_no_word_is_ever_cut(cells: int) -> None:
    app = Keys(KeyFooter())
    async with app.run_test(size=(cells, 4)) as pilot:
        await pilot.pause()
        full = ["w", "Why", "f", "Off", "a", "Log", "n", "New", "person", "/", "Find"]
        pinned = ["?", "Help", "^p", "palette"]
        shown = words(app).split()
        if cells >= 22:
            assert shown[-4:] == pinned
            assert shown[:-4] == full[: len(shown) - 4]
            entries = [f"{entry.key} {entry.words}" for entry in app.footer.shown]
            assert " ".join(entries).split() == shown


async def test_footers_show_the_focused_widget_first_then_the_app() -> None:
    app = Keys(KeyFooter())
    async with app.run_test(size=(90, 4)) as pilot:
        await pilot.pause()
        assert words(app).split() == (
            [
                "w",
                "Why",
                "f",
                "Off",
                "a",
                "Log",
                "n",
                "New",
                "person",
                "/",
                "Find",
                "?",
                "Help",
                "^p",
                "palette",
            ]
        )
        app.set_focus(None)
        await pilot.pause()
        assert "Why" not in words(app)


async def test_only_chooses_among_bindings() -> None:
    app = Keys(KeyFooter(only=lambda binding: binding.id in {"log", "why"}))
    async with app.run_test(size=(90, 4)) as pilot:
        await pilot.pause()
        assert words(app).split() == ["w", "Why", "a", "Log", "?", "Help", "^p", "palette"]


async def test_a_click_does_what_the_key_does() -> None:
    app = Keys(KeyFooter())
    async with app.run_test(size=(90, 4)) as pilot:
        await pilot.pause()
        text = words(app)
        for name in ("Log", "Find", "Why", "Off", "Help"):
            await pilot.click(KeyFooter, offset=(text.index(name) + 1, 0))
            await pilot.pause()
        await pilot.click(KeyFooter, offset=(text.index("Help") - 8, 0))
        await pilot.pause()
        assert app.done == ["log", "find", "why", "help"]


async def test_remapped_keys_are_shown() -> None:
    app = Keys(KeyFooter())
    async with app.run_test(size=(90, 4)) as pilot:
        app.set_keymap({"log": "l"})
        app.refresh_bindings()
        await pilot.pause()
        assert "l Log" in words(app)
        assert "a Log" not in words(app)
