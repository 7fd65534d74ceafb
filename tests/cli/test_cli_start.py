"""What a command must not pay for."""

import subprocess
import sys

import pytest
from cli_shell import Shell

HEAVY = ("textual", "rich")
BOOK = ("peewee", "sqlite3", "playhouse")
PROBE = """
import sys
from relterm.cli.main import main
code = main({arguments!r})
print("\\n" + " ".join(sorted({{name.split(".")[0] for name in sys.modules}})))
sys.exit(code)
"""


def loaded(shell: Shell, *arguments: str) -> set[str]:
    """Top-level modules in memory after a command."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(arguments=list(arguments))],
        capture_output=True,
        env=shell.env,
        cwd=shell.home,
        timeout=60,
        check=True,
        text=True,
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["due"], ["due", "--json"], ["add", "--new", "call @ann"], ["log"], ["where"]],
    ids=" ".join,
)
def test_the_command_line_never_imports_the_app(shell: Shell, arguments: list[str]) -> None:
    assert loaded(shell, *arguments).isdisjoint(HEAVY)


def test_help_opens_no_book(shell: Shell) -> None:
    assert loaded(shell, "--help").isdisjoint({*BOOK, "dateutil", "platformdirs"})


def test_import_and_export_do_not_import_the_app(shell: Shell) -> None:
    path = str(shell.file("p.csv", [["Name", "Email"], ["Ann", "a@x.org"]]))
    assert loaded(shell, "import", path, "--yes").isdisjoint(HEAVY)
    assert loaded(shell, "export", str(shell.home / "out")).isdisjoint(HEAVY)
    assert loaded(shell, "export", str(shell.home / "agenda.ics")).isdisjoint(HEAVY)


def test_the_agenda_costs_neither_calendar_nor_notification(shell: Shell) -> None:
    shell("add", "--new", "yesterday: call @ann !it by today")
    more = {"icalendar", "desktop_notifier", "dbus_fast", "asyncio"}
    assert loaded(shell, "due").isdisjoint(more)


def test_core_dumps_are_off(shell: Shell) -> None:
    code = (
        "import resource; from relterm.cli.main import main; main(['where']);"
        "print(resource.getrlimit(resource.RLIMIT_CORE))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=shell.env, timeout=60, check=True
    )
    assert done.stdout.decode().splitlines()[-1] == "(0, 0)"
