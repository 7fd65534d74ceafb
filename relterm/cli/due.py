"""`relterm due [--json]`: what is due today."""

from typing import TYPE_CHECKING

from relterm.cli.context import Context
from relterm.cli.printing import Console, called, joined
from relterm.domain import days
from relterm.errors import Exit

if TYPE_CHECKING:
    from relterm.service.desk import Desk
    from relterm.service.views.due import DueLine

WORD_WIDTH = 9
"""The longest class word."""


def run_due(context: Context) -> Exit:
    """Print the day's agenda."""
    with context.desk() as desk:
        if context.options.json:
            from relterm.service.show_json import due_json
            from relterm.service.views.due import due_lines

            context.console.json(due_json(due_lines(desk)))
        else:
            print_due(context.console, desk)
    return Exit.DONE


def print_due(console: Console, desk: "Desk") -> None:
    """One line for each thing, or the wish of a good day."""
    from relterm.service.views.due import due_lines

    lines = due_lines(desk)
    for each in lines:
        console.line(_text(each))
    if not lines:
        console.line("Nothing is due today. Have a good day.")


def _text(line: "DueLine") -> str:
    late = f"{days.counted(line.late_days, 'day')} late" if line.late_days else ""
    said = joined(called(line.name), called(line.what), late, called(line.why))
    return f"{line.word:<{WORD_WIDTH}}  {said}"
