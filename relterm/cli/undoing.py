"""`relterm undo` and `relterm redo`."""

from relterm.cli.context import Context
from relterm.errors import Exit


def run_undo(context: Context) -> Exit:
    """Take the last change back and say which it was."""
    with context.desk() as desk:
        context.console.line(desk.undo().said)
    return Exit.DONE


def run_redo(context: Context) -> Exit:
    """Do again what was taken back last and say which it was."""
    with context.desk() as desk:
        context.console.line(desk.redo().said)
    return Exit.DONE
