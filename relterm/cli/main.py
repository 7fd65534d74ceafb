"""The console entry: reads the command line, runs one command, says in one line what went wrong."""

import os
import signal
import sys
import warnings
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from types import FrameType
from typing import NoReturn

from relterm.cli.printing import Console, OutputFailed
from relterm.errors import Exit, ReltermError

INTERRUPTED = 130
"""Exit code after Ctrl+C, as shells count it."""

_MODULES = {
    "": "app",
    "demo": "app",
    "add": "add",
    "undo": "undoing",
    "redo": "undoing",
    "due": "due",
    "show": "show",
    "log": "log",
    "import": "importing",
    "export": "exporting",
    "backup": "keeping",
    "restore": "keeping",
    "where": "keeping",
    "config": "config",
}
"""The module of each command, imported when asked for; its function is `run_` and the name."""
_TELL_THEMSELVES = frozenset({"", "demo", "config"})
"""Commands that show what is wrong with the configuration in their own way."""


def run() -> NoReturn:
    """`relterm`: the console script."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Run one command line; the result is the exit code. Nothing is raised but SystemExit."""
    _prepare_process()
    console = Console.of_process()
    try:
        code = _run(arguments, console)
        console.finish()
    except OutputFailed:
        console.give_up_output()
        return int(Exit.CANNOT_WRITE)
    except ReltermError as error:
        console.complain(str(error))
        _trace(console)
        code = int(error.code)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except MemoryError:
        console.complain("There was not enough memory. The book is as it was.")
        code = int(Exit.CRASH)
    except Exception as error:
        from relterm.crash import report_of

        console.complain(report_of(error).sentence)
        _trace(console)
        code = int(Exit.CRASH)
    return _ended(console, code)


def _run(arguments: Sequence[str], console: Console) -> int:
    from relterm.cli import parser
    from relterm.cli.context import Context
    from relterm.clock import fixed_clock, system_clock
    from relterm.config import read_config
    from relterm.paths import find_paths

    console.debug = "--debug" in arguments
    try:
        options = parser.read(arguments)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(Exit.USAGE)
    console.debug = options.debug
    clock = fixed_clock(options.today) if options.today is not None else system_clock
    paths = find_paths(options.db, options.config)
    config, problems = read_config(paths.config, wanted=options.config is not None)
    context = Context(options, console, clock, paths, config, problems)
    name = options.command or ""
    if name not in _TELL_THEMSELVES:
        for each in problems:
            console.complain(each)
    module = import_module(f"relterm.cli.{_MODULES[name]}")
    return int(getattr(module, f"run_{name or 'app'}".replace("-", "_"))(context))


def _ended(console: Console, code: int) -> int:
    """Flush what was printed before something went wrong, quietly."""
    try:
        console.finish()
    except OutputFailed:
        console.give_up_output()
        return code or int(Exit.CANNOT_WRITE)
    return code


def _trace(console: Console) -> None:
    if console.debug:
        import traceback

        console.complain("What follows may show names, notes and paths from your book (--debug):")
        console.trace(traceback.format_exc())


def _prepare_process() -> None:
    """Private files, no core dumps, no closed descriptors, orderly ends, quiet libraries."""
    os.umask(0o077)
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            # Or else the book itself would be opened as standard output.
            os.open(os.devnull, os.O_RDWR)
    for number in (signal.SIGTERM, signal.SIGHUP):
        with suppress(ValueError):  # not in the main thread
            signal.signal(number, _end)
    warnings.simplefilter("ignore")


def _end(number: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001 - a handler's shape
    raise SystemExit(128 + number)
