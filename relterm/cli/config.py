"""`relterm config`: where the configuration is, what is wrong with it, and a file to begin with."""

import os

from relterm.cli.context import Context
from relterm.config import in_order
from relterm.errors import Exit


def run_config(context: Context) -> Exit:
    """Print the file's path and state, or write the commented default.

    Raises:
        BookError: it cannot be written, or is there already.
    """
    if context.options.write:
        return _write(context)
    path, console = context.paths.config, context.console
    if not os.path.lexists(path):
        console.line(f"{path}  (not there yet; everything is at its default)")
        console.line("`relterm config --write` writes one to begin with.")
        return Exit.NO if _tell(context) else Exit.DONE
    console.line(f"{path}")
    if _tell(context):
        return Exit.NO
    config = context.config
    words = [f"keys: {len(config.keys)}", f"kinds: {len(config.kinds)}"]
    words.append(f"theme: {config.theme or 'as chosen last'}")
    console.line(f"All of it is understood ({', '.join(words)}).")
    return Exit.DONE


def _tell(context: Context) -> bool:
    """Print every problem; True when there is one."""
    from relterm.ui.settings import problems_of

    problems = (*context.problems, *problems_of(context.config))
    for each in in_order(problems):
        context.console.line(each)
    return bool(problems)


def _write(context: Context) -> Exit:
    from relterm.ui.settings import write_default

    path = context.paths.config
    write_default(path, force=context.options.force)
    context.console.line(f"Written: {path}")
    context.console.line("All of it is commented out: take away a # and change what follows.")
    return Exit.DONE
