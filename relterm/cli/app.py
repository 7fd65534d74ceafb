"""`relterm` and `relterm demo`: the app, full screen."""

from typing import TYPE_CHECKING

from relterm.cli.context import Context
from relterm.config import in_order
from relterm.errors import Exit, UsageError

if TYPE_CHECKING:
    from relterm.service.desk import Desk


def run_app(context: Context) -> int:
    """Open the app on the user's book."""
    from relterm.service.opening import SAMPLE, TOUR

    _refuse_without_screen(context)
    while True:
        with context.desk() as desk:
            code, wanted = _show(context, desk)
        if wanted not in {SAMPLE, TOUR}:
            return code
        code = _show_sample(context, tour=wanted == TOUR)
        if code != Exit.DONE:
            return code


def run_demo(context: Context) -> int:
    """Open the app on sample people in a book that is thrown away, or print their agenda."""
    from relterm.service.opening import open_demo

    if context.options.due:
        from relterm.cli.due import print_due
        from relterm.cli.plain_words import is_plain

        with open_demo(context.clock) as desk:
            print_due(context.console, desk, plain=is_plain(context))
        return Exit.DONE
    _refuse_without_screen(context)
    return _show_sample(context)


def _show_sample(context: Context, *, tour: bool = False) -> int:
    from relterm.service.opening import open_demo

    with open_demo(context.clock) as desk:
        return _show(context, desk, own=False, tour=tour)[0]


def _refuse_without_screen(context: Context) -> None:
    if not context.console.full_screen:
        msg = (
            "The app needs a terminal that can show a full screen (TERM is not “dumb”, and input "
            "and output are not redirected). `relterm --help` lists what works without one."
        )
        raise UsageError(msg)


def _show(
    context: Context, desk: "Desk", *, own: bool = True, tour: bool = False
) -> tuple[int, str | None]:
    """Run the app; its exit code and what it asks for. Of a book not one's own no draft is kept."""
    from relterm.service.memory import AppMemory
    from relterm.ui.app import ReltermApp
    from relterm.ui.drafts import last_words
    from relterm.ui.themes import fit_terminal

    app = ReltermApp(desk, AppMemory(context.paths.memory), context.config)
    app.problems = in_order((*context.problems, *app.problems))
    fit_terminal(app, chosen=bool(context.config.theme or app.memory.theme))
    app.drafts.wanted = own
    app.sample, app.tour_first = not own, tour
    wanted = app.run(mouse=context.config.mouse)
    for words in last_words(app.drafts):
        context.console.complain(words)
    if app.crash is not None:
        context.console.complain(app.crash.sentence)
        return Exit.CRASH, None
    return app.return_code or Exit.DONE, wanted
