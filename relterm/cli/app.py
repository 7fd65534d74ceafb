"""`relterm` and `relterm demo`: the app, full screen."""

from typing import TYPE_CHECKING

from relterm.cli.context import Context
from relterm.errors import Exit, UsageError

if TYPE_CHECKING:
    from relterm.service.desk import Desk


def run_app(context: Context) -> int:
    """Open the app on the user's book."""
    _refuse_without_screen(context)
    with context.desk() as desk:
        return _show(context, desk)


def run_demo(context: Context) -> int:
    """Open the app on sample people in a book that is thrown away, or print their agenda."""
    from relterm.service.opening import open_demo

    if context.options.due:
        from relterm.cli.due import print_due

        with open_demo(context.clock) as desk:
            print_due(context.console, desk)
        return Exit.DONE
    _refuse_without_screen(context)
    with open_demo(context.clock) as desk:
        return _show(context, desk)


def _refuse_without_screen(context: Context) -> None:
    if not context.console.full_screen:
        msg = (
            "The app needs a terminal that can show a full screen (TERM is not “dumb”, and input "
            "and output are not redirected). `relterm --help` lists what works without one."
        )
        raise UsageError(msg)


def _show(context: Context, desk: "Desk") -> int:
    from relterm.service.memory import AppMemory
    from relterm.ui.app import ReltermApp

    app = ReltermApp(desk, AppMemory(context.paths.memory))
    app.run()
    if app.crash is not None:
        context.console.complain(app.crash.sentence)
        return Exit.CRASH
    return app.return_code or Exit.DONE
