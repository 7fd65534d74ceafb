"""`relterm` and `relterm demo`: the app, full screen."""

from typing import TYPE_CHECKING

from relterm.cli.context import Context
from relterm.errors import Exit, UsageError

if TYPE_CHECKING:
    from relterm.service.desk import Desk


def run_app(context: Context) -> int:
    """Open the app on the user's book."""
    from relterm.service.opening import SAMPLE

    _refuse_without_screen(context)
    while True:
        with context.desk() as desk:
            code, wanted = _show(context, desk)
        if wanted != SAMPLE:
            return code
        code = _show_sample(context)
        if code != Exit.DONE:
            return code


def run_demo(context: Context) -> int:
    """Open the app on sample people in a book that is thrown away, or print their agenda."""
    from relterm.service.opening import open_demo

    if context.options.due:
        from relterm.cli.due import print_due

        with open_demo(context.clock) as desk:
            print_due(context.console, desk)
        return Exit.DONE
    _refuse_without_screen(context)
    return _show_sample(context)


def _show_sample(context: Context) -> int:
    from relterm.service.opening import open_demo

    with open_demo(context.clock) as desk:
        return _show(context, desk)[0]


def _refuse_without_screen(context: Context) -> None:
    if not context.console.full_screen:
        msg = (
            "The app needs a terminal that can show a full screen (TERM is not “dumb”, and input "
            "and output are not redirected). `relterm --help` lists what works without one."
        )
        raise UsageError(msg)


def _show(context: Context, desk: "Desk") -> tuple[int, str | None]:
    """Run the app; its exit code and what it asks for."""
    from relterm.service.memory import AppMemory
    from relterm.ui.app import ReltermApp

    app = ReltermApp(desk, AppMemory(context.paths.memory))
    wanted = app.run()
    if app.crash is not None:
        context.console.complain(app.crash.sentence)
        return Exit.CRASH, None
    return app.return_code or Exit.DONE, wanted
