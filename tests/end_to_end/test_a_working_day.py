"""A working day in a real pseudo-terminal, by keys alone, taken back to the last key."""

from pathlib import Path

from terminal import Opened, Terminal

BEFORE = (
    ("add", "--new", "Ann Lee <ann@x.org> at Acme #conf"),
    ("add", "coffee with:ann 1h deep:2 the marsh at dawn"),
)
DONE = (
    "merged A. Lee into Ann Lee",
    "edited the call of 2026-11-21",
    "logged call",
    "added A. Lee",
)
"""What the day wrote, newest first."""


def tables(opened: Opened, folder: Path) -> dict[str, str]:
    """The whole book, as it is exported."""
    assert opened("export", str(folder)).end() == 0
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.csv")}


def test_add_log_find_edit_merge_and_take_it_all_back(opened: Opened, tmp_path: Path) -> None:
    for arguments in BEFORE:
        assert opened(*arguments).end() == 0
    before = tables(opened, tmp_path / "before")
    assert "the marsh at dawn" in before["interactions.csv"]
    terminal = opened(size=(100, 30))
    work(terminal)
    for label in DONE:
        terminal.type("u")
        terminal.wait(f"Undone: {label}")
    terminal.type("q")
    assert terminal.end() == 0
    assert terminal.given_back
    assert tables(opened, tmp_path / "after") == before


def work(terminal: Terminal) -> None:
    """Add a person, log, find, edit, merge."""
    terminal.wait("Today")
    terminal.type("n")
    terminal.wait("New person")
    terminal.type("A. Lee <ann@x.org> at Acme\r")
    terminal.wait("Looks like Ann Lee")
    terminal.type("\r")
    terminal.wait("added A. Lee")
    terminal.type("acall 30m *2 the boat she builds\r")
    terminal.wait("logged call")
    terminal.type("/boat")
    terminal.wait("ENTRIES")
    terminal.type("\re")
    terminal.wait("What happened")
    terminal.type("\x1b[B" * 5 + "\x1b[F herself\x13")
    terminal.wait("edited the call of 2026-11-21")
    terminal.type("M")
    terminal.wait("A. Lee (Acme)")
    terminal.type("\r")
    terminal.wait("1 entry moves to Ann Lee")
    terminal.type("\x13")
    terminal.wait("merged A. Lee into Ann Lee")
    terminal.type("\x1b")
    terminal.wait("the marsh at dawn")
