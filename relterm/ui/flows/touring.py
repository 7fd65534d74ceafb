"""The tour: ten steps, on sample people."""

from typing import TYPE_CHECKING

from relterm.service.opening import TOUR
from relterm.ui.dialogs.choose import Choice, Choose
from relterm.ui.tour import Tour

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp


async def tour(app: "ReltermApp") -> None:
    """Begin it here in a book of sample people, or go on with it; elsewhere offer to open one."""
    if app.tour is not None:
        app.tour.end()
    if app.sample:
        app.clear_notifications()
        if not app.tour_left_at:
            await app.go("today")
        app.tour = Tour(app, app.tour_left_at)
        app.tour.look()
        return
    choices = [
        Choice("open", "open the sample people", "your own book is opened again afterwards"),
        Choice("stay", "stay here", "nothing changes"),
    ]
    chosen = await app.push_screen_wait(Choose("The tour needs sample people", choices))
    if chosen == "open":
        app.exit(TOUR)
