"""Moving between screens and panes: done before the next key is read."""

from typing import TYPE_CHECKING

from relterm.ui.screens.people import PeopleScreen

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp


async def today(app: "ReltermApp") -> None:
    """Go to Today."""
    await app.go("today")


async def people(app: "ReltermApp") -> None:
    """Go to People."""
    await app.go("people")


async def asks(app: "ReltermApp") -> None:
    """Go to Asks."""
    await app.go("asks")


async def you(app: "ReltermApp") -> None:
    """Go to You."""
    await app.go("you")


async def find(app: "ReltermApp") -> None:
    """Go to People and filter as you type."""
    await app.go("people")
    if isinstance(app.screen, PeopleScreen):
        app.screen.start_filter()


async def open_person(app: "ReltermApp") -> None:
    """Show the selected person in People."""
    if app.person:
        await app.show_person(app.person)


async def maximise(app: "ReltermApp") -> None:
    """Give the focused pane the whole screen, or take it back."""
    if app.main:
        app.main.toggle_maximised()
