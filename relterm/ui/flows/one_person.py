"""One person and nothing else, and back."""

from typing import TYPE_CHECKING

from relterm.ui.screens.one_person import OnePersonScreen

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp


async def one_person(app: "ReltermApp") -> None:
    """Show the selected person alone; pressed there, go back."""
    screen = app.main
    if screen is None:
        return
    if isinstance(screen, OnePersonScreen):
        screen.action_leave()
    elif screen.selected_person is None:
        app.say_whom_first()
    else:
        line = screen.selected_line
        await app.push_screen(OnePersonScreen(screen.selected_person, line.key if line else None))
