"""`due --notify`: a note on the desktop where that is possible, and never any noise."""

import asyncio
import json
import logging
import os
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from cli_shell import ROOT, Shell

from relterm import notifying
from relterm.domain.moments import Now
from relterm.domain.quiet_hours import is_quiet
from relterm.notifying import MOST_LINES, show_notice

FAKE = """
import json, logging, os
class DesktopNotifier:
    def __init__(self, app_name="Python", app_icon="a picture of Python"):
        self.told = [app_name, app_icon]
    async def send(self, title, message):
        with open(os.environ["NOTES"], "a", encoding="utf-8") as out:
            print(json.dumps([*self.told, title, message]), file=out)
        if os.environ.get("FAILS"):
            logging.getLogger("desktop_notifier.base").warning("not sent: %s", message)
        if os.environ.get("RAISES"):
            raise RuntimeError(message)
"""
LOCAL = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}
BUS = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a bus of Linux")


@pytest.fixture
def desktop(shell: Shell) -> Shell:
    """A home where the library is there, and writes down what it is told."""
    _library(shell, FAKE)
    return Shell(shell.home, more={**LOCAL, "NOTES": str(notes(shell)), **_path(shell)})


def _library(shell: Shell, code: str) -> None:
    (shell.home / "lib").mkdir()
    (shell.home / "lib" / "desktop_notifier.py").write_text(code, encoding="utf-8")


def _path(shell: Shell) -> dict[str, str]:
    return {"PYTHONPATH": f"{shell.home / 'lib'}:{ROOT}"}


def notes(shell: Shell) -> Path:
    return shell.home / "notes.jsonl"


def told(shell: Shell) -> list[list[Any]]:
    if not notes(shell).exists():
        return []
    return [json.loads(line) for line in notes(shell).read_text(encoding="utf-8").splitlines()]


def test_the_note_names_people_and_the_kind_of_thing_and_no_more(desktop: Shell) -> None:
    desktop("add", "--new", 'yesterday: call @"Ann Lee" about Rome !the slides by today :: secret')
    desktop("add", "--new", "yesterday: call @bob >> today the book")
    answer = desktop("due", "--notify")
    assert answer.err == ""
    assert answer.lines == desktop("due").lines
    ((app, icon, title, body),) = told(desktop)
    assert (app, icon, title) == ("relterm", None, "2 things today")
    assert body.splitlines() == ["Ann Lee · your word", "bob · reminder"]


def test_names_are_no_markup_and_no_commands(desktop: Shell) -> None:
    names = ["<b>Ann</b> & <a href='http://x'>Co</a>", "Eve\x1b]52;c;x\x07\u202ex", "x" * 300]
    people = [["uid", "name"], *([f"u{at}", name] for at, name in enumerate(names))]
    promises = [["date", "people", "kind", "who", "due"]]
    promises += [["2026-11-20", f"u{at}", "promise", "me", "2026-11-21"] for at in range(3)]
    desktop("import", str(desktop.file("people.csv", people)), "--yes")
    desktop("import", str(desktop.file("interactions.csv", promises)), "--yes")
    desktop("due", "--notify")
    ((*_, body),) = told(desktop)
    lines = body.splitlines()
    assert len(lines) == len(names)
    assert all(line.isprintable() and len(line) < 120 for line in lines)
    if sys.platform.startswith("linux"):
        assert "<" not in body
        assert "&lt;b&gt;Ann&lt;/b&gt; &amp; " in body


def test_a_long_day_is_a_few_lines(desktop: Shell) -> None:
    for name in ("a", "b", "c", "d", "e", "f"):
        desktop("add", "--new", f"yesterday: call @person{name} >> today it")
    desktop("due", "--notify")
    ((*_, title, body),) = told(desktop)
    assert title == "6 things today"
    assert len(body.splitlines()) == MOST_LINES + 1
    assert body.splitlines()[-1] == "and 2 more: relterm due"


@pytest.mark.parametrize(
    ("hour", "shown"),
    [("00:00", False), ("07:59", False), ("08:00", True), ("19:59", True), ("20:00", False)],
)
def test_at_night_there_is_the_agenda_and_no_note(desktop: Shell, hour: str, shown: bool) -> None:
    desktop("add", "--new", "2026-11-19: call @ann !it by 2026-11-20")
    answer = desktop("due", "--notify", "--today", f"2026-11-21T{hour}")
    assert "ann · it" in answer.out
    assert answer.err == ""
    assert bool(told(desktop)) is shown


def test_night_is_night_where_one_is() -> None:
    noon = datetime(2026, 11, 21, 12, tzinfo=timezone(timedelta(hours=9)))
    assert not is_quiet(Now(noon))
    assert is_quiet(Now(noon.astimezone(timezone(timedelta(hours=-1)))))


def test_on_a_day_with_nothing_due_there_is_no_note(desktop: Shell) -> None:
    assert desktop("due", "--notify").out == "Nothing is due today. Have a good day.\n"
    assert told(desktop) == []


def test_for_programs_the_answer_stays_json(desktop: Shell) -> None:
    desktop("add", "--new", "yesterday: call @ann !it by today")
    assert len(desktop("due", "--json", "--notify").json) == 1
    assert len(told(desktop)) == 1


@pytest.mark.parametrize("trouble", ["FAILS", "RAISES"])
def test_without_a_desktop_it_says_so_and_the_agenda_is_there(desktop: Shell, trouble: str) -> None:
    desktop("add", "--new", "yesterday: call @ann !it by today")
    answer = desktop("due", "--notify", env={trouble: "1"})
    assert answer.lines == desktop("due").lines
    assert answer.err == f"{notifying.NOT_SHOWN}\n"


def test_without_the_library_it_says_how_to_get_it(shell: Shell) -> None:
    _library(shell, "raise ImportError('not there')")
    shell("add", "--new", "yesterday: call @ann !it by today")
    answer = shell("due", "--notify", env={**LOCAL, **_path(shell)})
    assert answer.lines == shell("due").lines
    assert answer.err == f"{notifying.NO_LIBRARY}\n"


@BUS
@pytest.mark.parametrize(
    "address", ["tcp:host=example.org,port=1", "unix:path=/nowhere;tcp:host=x,port=1", "nonce-tcp:"]
)
def test_a_desktop_over_a_network_is_refused(desktop: Shell, address: str) -> None:
    desktop("add", "--new", "yesterday: call @ann !it by today")
    answer = desktop("due", "--notify", env={"DBUS_SESSION_BUS_ADDRESS": address})
    assert answer.err == f"{notifying.NOT_LOCAL}\n"
    assert told(desktop) == []


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Iterator[SimpleNamespace]:
    """The library in this process; `send` is what it does."""
    fake = ModuleType("desktop_notifier")
    does = SimpleNamespace(send=None)

    class DesktopNotifier:
        def __init__(self, **_: object) -> None:
            pass

        async def send(self, **note: str) -> None:
            await does.send(**note)

    fake.DesktopNotifier = DesktopNotifier  # type: ignore[attr-defined]  # a module made here
    monkeypatch.setitem(sys.modules, "desktop_notifier", fake)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", LOCAL["DBUS_SESSION_BUS_ADDRESS"])
    before = {name: logging.getLogger(name).handlers[:] for name in notifying._LOGGERS}
    yield does
    for name, handlers in before.items():
        logging.getLogger(name).handlers[:] = handlers
        logging.getLogger(name).propagate = True


def test_a_desktop_that_does_not_answer_is_not_waited_for(
    library: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hangs(**_: str) -> None:
        await asyncio.Event().wait()

    library.send = hangs
    monkeypatch.setattr(notifying, "SECONDS", 0.01)
    assert show_notice("x", ["Ann"]) == notifying.NOT_SHOWN


def test_what_the_library_logs_stays_unsaid(
    library: SimpleNamespace, capfd: pytest.CaptureFixture[str]
) -> None:
    async def logs(**note: str) -> None:
        logging.getLogger("desktop_notifier.base").warning("failed: %s", note)
        logging.getLogger("asyncio").error("never retrieved: %s", note)

    library.send = logs
    assert show_notice("x", ["Ann"]) == notifying.NOT_SHOWN
    assert "Ann" not in "".join(capfd.readouterr())


@BUS
def test_from_cron_the_sessions_usual_socket_is_tried(
    library: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    async def looks(**_: str) -> None:
        seen.append(os.environ["DBUS_SESSION_BUS_ADDRESS"])

    library.send = looks
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    assert show_notice("x", ["Ann"]) == ""
    assert seen == [f"unix:path=/run/user/{os.getuid()}/bus"]
