"""`relterm backup`, `relterm restore` and `relterm where`."""

import os
from pathlib import Path

from relterm.cli.context import Context
from relterm.errors import Exit, UsageError


def run_backup(context: Context) -> Exit:
    """Write a checked copy of the book, by default into the folder beside it."""
    given = context.options.path
    with context.desk() as desk:
        if given is None:
            made = desk.book.automatic_backup("by-hand")
        else:
            made = desk.book.back_up(_absolute(given))
    context.console.line(f"Backup written and checked: {made}")
    return Exit.DONE


def run_restore(context: Context) -> Exit:
    """Put a backup in place of the book, after a backup of what the book is now."""
    from relterm.service.restoring import restore

    source = _absolute(context.options.file)
    if not context.options.yes:
        if not context.console.interactive:
            msg = "Restoring replaces what is in the book; say --yes to do it."
            raise UsageError(msg)
        if not context.console.ask(f"Replace what is in {context.paths.book} by {source}?"):
            context.console.complain("Nothing was changed.")
            return Exit.NO
    done = restore(context.paths.book, source)
    context.console.line(f"The book is now as it was in {source}.")
    context.console.line(f"What it was before is kept in {done.kept}.")
    return Exit.DONE


def run_where(context: Context) -> Exit:
    """Print where things are, whether they exist or not."""
    paths = context.paths
    rows = (
        ("book", paths.book),
        ("backups", paths.backups),
        ("config", paths.config),
        ("app memory", paths.memory),
    )
    for name, path in rows:
        missing = "" if os.path.exists(path) else "  (not there yet)"  # noqa: PTH110 (never raises)
        context.console.line(f"{name:<12}{path}{missing}")
    return Exit.DONE


def _absolute(path: str) -> Path:
    return Path.cwd() / Path(path).expanduser()
