"""The program in a real pseudo-terminal: a first day with it, and how it ends."""

import os
import signal
from pathlib import Path

import pytest
from terminal import Opened


def test_a_first_day(opened: Opened) -> None:
    terminal = opened()
    terminal.wait("This book is empty.")
    terminal.wait("look around with sample people")
    terminal.type("n")
    terminal.wait("New person")
    terminal.type("Ada Kestrel at Fen Trust #birds\r")
    terminal.wait("added Ada Kestrel")
    terminal.type("acoffee 1h *2 the marsh at dawn\r")
    terminal.wait("the marsh at dawn")
    terminal.wait("1 h")
    terminal.type("u")
    terminal.wait("Undone")
    terminal.until(lambda: "the marsh at dawn" not in terminal.text, "the line to be gone")
    terminal.type("q")
    assert terminal.end() == 0
    assert terminal.given_back
    again = opened()
    again.type("2")
    again.wait("Ada Kestrel")
    again.type("\x11")
    assert again.end() == 0


def test_the_demo_leaves_no_book(opened: Opened, tmp_path: Path) -> None:
    terminal = opened("demo", size=(120, 36))
    terminal.wait("KEEP YOUR WORD")
    terminal.type("q")
    assert terminal.end() == 0
    assert terminal.given_back
    assert not (tmp_path / "book.db").exists()


def test_sample_people_and_back_to_ones_own_book(opened: Opened) -> None:
    terminal = opened()
    terminal.wait("This book is empty.")
    terminal.type("S")
    terminal.wait("KEEP YOUR WORD")
    terminal.type("q")
    terminal.wait("This book is empty.")
    terminal.type("q")
    assert terminal.end() == 0


def test_a_storm_of_sizes(opened: Opened) -> None:
    terminal = opened("demo")
    terminal.wait("KEEP YOUR WORD")
    for number in range(60):
        terminal.resize(20 + number * 37 % 181, 4 + number * 13 % 57)
        terminal.type("\t" if number % 5 else "213"[number // 5 % 3])
    terminal.resize(1, 1)
    terminal.resize(80, 24)
    terminal.type("31")
    terminal.wait("STAY IN TOUCH")
    terminal.type("q")
    assert terminal.end() == 0
    assert terminal.given_back


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["term", "hangup"])
@pytest.mark.parametrize("typed", ["", "acall with a half sen"], ids=["at rest", "while typing"])
def test_told_to_end_it_gives_the_terminal_back_within_a_second(
    opened: Opened, number: signal.Signals, typed: str
) -> None:
    terminal = opened("demo")
    terminal.wait("KEEP YOUR WORD")
    if typed:
        terminal.type(typed)
        terminal.wait("half sen")
    os.kill(terminal.pid, number)
    terminal.until(lambda: terminal.status is not None, "the end", seconds=1.0)
    terminal.end()
    assert terminal.given_back
    assert "Traceback" not in terminal.text


def test_names_from_a_file_do_not_reach_the_terminal_as_commands(
    opened: Opened, tmp_path: Path
) -> None:
    table = tmp_path / "people.csv"
    names = (
        "Eve\x1b]52;c;aGFja2Vk\x07",
        "Bob\x1b[2J\u009b31m",
        "\u202ereversed",
        "[@click=app.quit]x[/]",
    )
    table.write_text("Name\n" + "\n".join(names) + "\n", encoding="utf-8")
    terminal = opened("import", str(table), "--yes")
    assert terminal.end() == 0
    opening = terminal.sent
    terminal = opened(size=(120, 36))
    terminal.type("2")
    terminal.wait("[@click=app.quit]x")
    for _ in names:
        terminal.type("j")
    terminal.wait("reversed")
    terminal.type("q")
    assert terminal.end() == 0
    for sent in (opening, terminal.sent):
        assert b"\x1b]52" not in sent
        assert "\u202e".encode() not in sent
        assert "\u009b".encode() not in sent
