"""`relterm export PATH [--raw]`."""

from relterm.cli.context import Context
from relterm.errors import Exit


def run_export(context: Context) -> Exit:
    """Write everything into a folder of tables, or one table."""
    from relterm.service.exporting import absolute, export

    options, console = context.options, context.console
    with context.desk() as desk:
        done = export(
            desk,
            absolute(options.path),
            raw=options.raw,
            progress=lambda rows, all_rows: console.progress("Writing", rows, all_rows),
        )
    console.end_progress()
    console.line(done.sentence)
    return Exit.DONE
