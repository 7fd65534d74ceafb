import pytest
from dialog_host import add, typed
from textual.command import CommandPalette, DiscoveryHit, Hit

from relterm.domain.kinds import Kind
from relterm.domain.people import Person
from relterm.domain.search_words import OPERATORS, Operator
from relterm.service.desk import Desk
from relterm.service.memory import AppMemory
from relterm.ui.actions import ACTIONS
from relterm.ui.app import ReltermApp
from relterm.ui.dialogs.help_keys import HelpKeys
from relterm.ui.dialogs.prompt import Prompt
from relterm.ui.dialogs.quick_add import QuickAdd
from relterm.ui.dialogs.said import Said
from relterm.ui.dialogs.search import SearchDialog
from relterm.ui.palette import ReltermCommands
from relterm.ui.show import visible
from relterm.ui.widgets.rows import Item


@pytest.fixture
def app(desk: Desk) -> ReltermApp:
    return ReltermApp(desk, AppMemory(None))


def lines(dialog: HelpKeys, *words: str) -> list[str]:
    rows = [row for row in dialog.rows(words) if isinstance(row, Item)]
    return [
        "".join(span.text for span in (*row.lines[0].left, *row.lines[0].right)) for row in rows
    ]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_every_action_is_in_the_help_with_its_real_key(
    app: ReltermApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        dialog = HelpKeys(app)
        await app.push_screen(dialog)
        await pilot.pause()
        keys = [row.key for row in dialog.rows([]) if isinstance(row, Item)]
        assert set(keys) >= {action.id for action in ACTIONS}
        shown = lines(dialog)
        assert "—" not in "".join(shown)
        assert any("Outcome" in line and line.endswith("on Asks") for line in shown)
        assert not any("Import" in line and "on " in line[-12:] for line in shown)


async def test_a_remapped_key_is_the_one_in_the_help(app: ReltermApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        app.set_keymap({"log": "f9"})
        await pilot.pause()
        found = [line for line in lines(HelpKeys(app), "log", "one", "line") if "Log" in line]
        assert found
        assert found[0].startswith("f9")


async def test_the_help_tells_the_operators_of_the_search_and_begins_one(
    app: ReltermApp,
) -> None:
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        await pilot.press("question_mark")
        await pilot.pause()
        await typed(pilot, "archived")
        assert isinstance(app.screen, HelpKeys)
        told = [text for text in lines(app.screen, "search", "filter") if ":" in text]
        assert [text.split(":")[0] for text in told[: len(Operator)]] == list(Operator)
        await typed(pilot, " is: ask open")
        said = app.screen.query_one(Said).lines
        assert "".join(span.text for span in said[0].left) == OPERATORS[Operator.IS]
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, SearchDialog)
        assert app.screen.line.value == "is:"
        await typed(pilot, "due ann")
        assert app.screen.line.value == "is:due ann"


async def test_typing_filters_and_enter_gives_the_action(app: ReltermApp) -> None:
    given: list[str | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.push_screen(HelpKeys(app), given.append)
        await typed(pilot, "put snooze off until hide")
        await pilot.press("ctrl+u")
        await typed(pilot, "hide reminders until")
        await pilot.press("enter")
        await pilot.pause()
        assert given == ["snooze"]


async def test_the_help_opens_by_its_key_and_runs_what_is_chosen(app: ReltermApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(app.screen, HelpKeys)
        await typed(pilot, "go to asks")
        await pilot.press("enter")
        await pilot.pause()
        assert app.current_mode == "asks"


async def test_the_palette_offers_every_action_and_every_theme(
    app: ReltermApp,
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        provider = ReltermCommands(app.screen)
        hits = [hit async for hit in provider.discover()]
        names = [str(hit.text) for hit in hits if isinstance(hit, DiscoveryHit)]
        assert all(any(name.startswith(action.label) for name in names) for action in ACTIONS)
        helps = {str(hit.text): hit.help for hit in hits if isinstance(hit, DiscoveryHit)}
        assert str(helps["Outcome   o"]).endswith("· on Asks")
        assert "Log   a" in names
        assert all(f"Theme: {visible(name)}" in names for name in app.available_themes)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("delete", "To trash"),
        ("Delete person", "To trash"),
        ("undelete", "Trash"),
        ("birthday", "Edit"),
        ("dark", "Theme"),
        ("settings", "You"),
        ("duplicates", "Merge"),
        ("new contact", "New person"),
        ("exit", "Quit"),
        ("shortcuts", "Help"),
    ],
)
async def test_everyday_words_find_an_action_in_palette_and_help(
    app: ReltermApp, query: str, first: str
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        found = [hit async for hit in ReltermCommands(app.screen).search(query)]
        hits = [hit for hit in found if isinstance(hit, Hit)]
        best = max(hits, key=lambda hit: hit.score)
        assert str(best.text).split("   ")[0] == first
        assert any(f"{first} " in line for line in lines(HelpKeys(app), *query.lower().split()))


@pytest.mark.parametrize("query", ["[/red]", "[@click=app.quit]x", "\x1b[31m", "(", "a" * 500])
async def test_what_is_typed_into_the_palette_is_data(app: ReltermApp, query: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        provider = ReltermCommands(app.screen)
        assert [hit async for hit in provider.search(query) if isinstance(hit, Hit)] == []


async def test_an_action_is_run_from_the_palette(app: ReltermApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+p")
        await typed(pilot, "Asks")
        await pilot.pause(0.3)
        await pilot.press("enter")
        await pilot.pause()
        assert not isinstance(app.screen, CommandPalette)
        assert app.current_mode == "asks"


async def test_while_a_dialog_is_open_the_palette_changes_colours_only(app: ReltermApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await app.push_screen(Prompt("T"))
        provider = ReltermCommands(app.screen)
        hits = [hit async for hit in provider.discover()]
        assert hits
        assert all(str(hit.text).startswith("Theme: ") for hit in hits)


async def test_the_screen_stays_in_view_behind_the_quick_add_line(app: ReltermApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press("a")
        await pilot.pause()
        assert isinstance(app.screen, QuickAdd)
        assert app.screen.styles.background.a < 1


async def test_a_line_typed_in_the_app_is_in_the_book(app: ReltermApp, desk: Desk) -> None:
    add(desk, Person("ann", "Ann Kowalska"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("a")
        await pilot.pause()
        await typed(pilot, "yesterday: call @ann 30m")
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert [entry.kind for entry in desk.book.interactions.all_of("ann")] == [Kind.CALL]
