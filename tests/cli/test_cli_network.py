"""No command opens a network connection or asks for an address."""

from pathlib import Path

import pytest
from cli_shell import ROOT, Shell

GUARD = """
import os, sys
def guard(event, arguments):
    named = event in {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
    if named or (event == "socket.__new__" and arguments[1] != 1):  # 1 is a local socket
        os.write(2, b"a network connection")
        os._exit(99)
sys.addaudithook(guard)
"""
FAKE = """
class DesktopNotifier:
    def __init__(self, **_): pass
    async def send(self, **_): pass
"""


@pytest.fixture
def guarded(tmp_path: Path) -> Shell:
    """A home in which the first socket of a network ends the process."""
    folder = tmp_path / "guard"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    (folder / "desktop_notifier.py").write_text(FAKE, encoding="utf-8")
    local = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}
    return Shell(tmp_path, more={"PYTHONPATH": f"{folder}:{ROOT}", **local})


def test_the_guard_sees_a_socket(guarded: Shell) -> None:
    done = guarded.script("\"$1\" -c 'import socket; socket.socket()'")
    assert done.returncode == 99


def test_no_command_opens_a_network_connection(guarded: Shell) -> None:
    home = guarded.home
    rows = [["name", "email", "link"], ["Ann Lee", "ann@x.org", "https://example.org/ann"]]
    path = str(guarded.file("people.csv", rows))
    for line in (
        ["add", "--new", "yesterday: call @bob !it by today"],
        ["import", path, "--yes"],
        ["due", "--notify"],
        ["show", "Ann Lee"],
        ["log"],
        ["export", str(home / "out")],
        ["export", str(home / "agenda.ics")],
        ["backup", str(home / "copy.db")],
        ["restore", str(home / "copy.db"), "--yes"],
        ["undo"],
        ["where"],
        ["demo", "--due"],
    ):
        assert guarded(*line).code == 0
