"""The grammar of the command line; global options may stand before or after the command."""

import argparse
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from relterm import __version__
from relterm.cli.printing import OutputFailed
from relterm.errors import UsageError

Maker = Callable[[str, str, str], argparse.ArgumentParser]
"""Makes a command from its name, its line of help and more words about it (or none)."""

_DESCRIPTION = (
    "A personal CRM that grows real relationships and says “not yet” when an ask would be rushed. "
    "Without a command it opens the app."
)
_ADD = """\
Write down what happened, or a new person, in one line:

  relterm add "coffee @ann *2 >> 3w send the paper"
  relterm add call with:ann 30m next:3w
  relterm add "Ann Lee <ann@x.org> at Acme as CTO"
  relterm add -        a line each from standard input; keeps notes out of `ps` and the history

In a shell, words do what # > < ? * ! do in the app:
tag:x to:ann from:ann next:3w gave:intro got:help ask:intro deep:3 waiting note:…
"""
_DUE = """\
Print the agenda of the day, a line for each thing, as Today shows it.

--json      the scheduler's own list, for programs
--plain     one fact a line, in words without signs or columns, for screen readers (also log,
            show; RELTERM_PLAIN=1 or plain = true in the configuration asks for it everywhere)
--notify    also a note on the desktop: who, and what kind of thing, never what you wrote;
            none between 20:00 and 08:00, none when nothing is due. It needs one more library
            (desktop-notifier); without it or a desktop the agenda is printed all the same.
"""
_EXPORT = """\
Write everything into a folder of tables; or one table when PATH ends in .csv
(people.csv, interactions.csv …; any other name holds the people); or, when PATH
ends in .ics, a calendar: birthdays and other dates, promises, reminders, plans and whom
to keep in touch with in the coming weeks. Exported again, the same events are updated.
No ask is in it before its gate is open, and no private note ever.
"""
_CONFIG = """\
Print the path of the configuration file, and everything in it that is not understood, with line
and key; exit 1 when there is something. What is not understood keeps its default.

--write     write a file with every setting and every key, all commented out
"""


class Parser(argparse.ArgumentParser):
    """A parser whose mistakes are ours: one sentence, exit 2."""

    def error(self, message: str) -> NoReturn:
        """Raise the sentence instead of printing the usage."""
        raise UsageError(f"{message[:1].upper()}{message[1:]}. `{self.prog} --help` tells more.")

    def _print_message(self, message: str, file: Any = None) -> None:
        if file is None:
            msg = "standard output is closed"
            raise OutputFailed(msg)
        try:
            file.write(message)
            file.flush()
        except (OSError, ValueError) as error:
            raise OutputFailed(str(error)) from error


def read(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of a command line; prints and ends for `--help` and `--version`.

    Raises:
        UsageError: it makes no sense.
        OutputFailed: the help could not be printed.
        SystemExit: the help or the version was printed.
    """
    end = arguments.index("--") if "--" in arguments else len(arguments)
    # `-h` is no option of the parsers, so that a line such as "-help from @ann" stays a text.
    spelt = ["--help" if each == "-h" else each for each in arguments[:end]]
    return build().parse_args([*_got_as_words(spelt), *arguments[end:]])


def _got_as_words(arguments: list[str]) -> list[str]:
    """The words of `add` with a blank before a `-help` (they gave help), which is no option."""
    first = arguments.index("add") if "add" in arguments else len(arguments)
    return [
        f" {each}" if place > first and each[:1] == "-" and each[1:2].isalpha() else each
        for place, each in enumerate(arguments)
    ]


def build() -> argparse.ArgumentParser:
    """The whole grammar."""
    parser = Parser(prog="relterm", description=_DESCRIPTION, allow_abbrev=False, add_help=False)
    _add_globals(parser, default=None)
    parser.add_argument(
        "--version",
        action="version",
        version=f"relterm {__version__}",
        help="print the version and exit",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")

    def command(name: str, words: str, more: str) -> argparse.ArgumentParser:
        made = commands.add_parser(
            name,
            help=words,
            description=more or f"{words[:1].upper()}{words[1:]}.",
            allow_abbrev=False,
            add_help=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        # What is not given after the command must not undo what was given before it.
        _add_globals(made, default=argparse.SUPPRESS)
        return made

    _add_writing(command)
    _add_reading(command)
    _add_exchanging(command)
    _add_keeping(command)
    return parser


def _add_globals(parser: argparse.ArgumentParser, *, default: Any) -> None:
    group = parser.add_argument_group("options of every command")
    group.add_argument("--help", action="help", help="show this and exit")
    group.add_argument("--db", metavar="PATH", default=default, help="the book (or RELTERM_DB)")
    group.add_argument("--config", metavar="PATH", default=default, help="the configuration file")
    group.add_argument(
        "--today",
        metavar="YYYY-MM-DD[THH:MM]",
        default=default,
        help="take this for the present; a date alone is 12:00",
    )
    group.add_argument(
        "--debug",
        action="store_true",
        default=False if default is None else default,
        help="on a fault show where it happened, which may show what is in your book",
    )


def _add_writing(command: Maker) -> None:
    add = command("add", "write down what happened, or a new person", _ADD)
    add.add_argument("words", nargs="+", metavar="LINE", help="the line, or - for standard input")
    add.add_argument(
        "--new", action="store_true", help="add people who are not in the book without asking"
    )
    add.add_argument("--person", action="store_true", help="the line is about a new person")
    command("undo", "take the last change back", "")
    command("redo", "do again what was taken back last", "")


def _add_reading(command: Maker) -> None:
    due = command("due", "what is due today", _DUE)
    _add_ways(due)
    due.add_argument("--notify", action="store_true", help="tell the desktop of it, too")
    show = command("show", "one person: card, trust, readiness, next step, game plan", "")
    show.add_argument("person", nargs="+", metavar="PERSON", help="a name, e-mail address or UID")
    _add_ways(show)
    log = command("log", "what happened, newest first", "")
    log.add_argument("person", nargs="*", metavar="PERSON", help="only with this person")
    log.add_argument("--since", metavar="DATE", help="from this day on (2026-11-03, 3w, fri)")
    _add_ways(log)
    demo = command("demo", "open the app on sample people, in a throw-away book", "")
    demo.add_argument("--due", action="store_true", help="only print their agenda")


def _add_exchanging(command: Maker) -> None:
    bring = command("import", "bring people or a log in from files", "")
    bring.add_argument("files", nargs="+", metavar="FILE", help="a CSV file or a relterm folder")
    bring.add_argument("--dry-run", action="store_true", help="only show what would happen")
    bring.add_argument("--yes", action="store_true", help="import without asking")
    bring.add_argument(
        "--map",
        action="append",
        default=[],
        metavar='"COLUMN=field"',
        help="say what a column means; may be given several times",
    )
    bring.add_argument("--encoding", metavar="E", help="how the file is encoded (cp1252, utf-16 …)")
    bring.add_argument("--raw", action="store_true", help="the file was exported with --raw")
    take = command("export", "write everything into a folder, one table, or a calendar", _EXPORT)
    take.add_argument("path", metavar="PATH", help="a folder, a .csv file or a .ics file")
    take.add_argument(
        "--raw", action="store_true", help="do not guard cells that a spreadsheet would run"
    )


def _add_keeping(command: Maker) -> None:
    backup = command("backup", "write a checked copy of the book", "")
    backup.add_argument("path", nargs="?", metavar="PATH", help="default: the backups folder")
    restore = command("restore", "put a backup in place of the book", "")
    restore.add_argument("file", metavar="FILE")
    restore.add_argument("--yes", action="store_true", help="restore without asking")
    command("where", "where the book, its backups and the configuration are", "")
    config = command("config", "where the configuration is, and what is wrong with it", _CONFIG)
    config.add_argument("--write", action="store_true", help="write a commented one to begin with")
    config.add_argument("--force", action="store_true", help="with --write: replace what is there")


def _add_ways(parser: argparse.ArgumentParser) -> None:
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--json", action="store_true", help="as JSON, for programs")
    way.add_argument(
        "--plain",
        action="store_true",
        help="one fact a line, in words without signs or columns, for screen readers",
    )
