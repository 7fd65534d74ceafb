"""Stopped and brought back, told to end, closed: the terminal is given back, no line is lost."""

import os
import signal
from collections.abc import Iterator

import pytest
from shell import PROMPT, Shell
from terminal import ALTERNATE_OFF, Opened

LINE = "fri: coffee with @ada and a long st"


@pytest.fixture
def shell(environment: dict[str, str]) -> Iterator[Shell]:
    running = Shell(environment)
    yield running
    running.kill()


def test_ctrl_z_and_fg_with_a_line_half_typed(shell: Shell, options: tuple[str, ...]) -> None:
    shell.start(options)
    shell.wait("This book is empty.")
    for typed in ("", f"n{LINE}"):
        shell.type(typed)
        shell.wait(typed[1:] or "This book is empty.")
        seen = len(shell.sent)
        shell.type("\x1a")
        shell.until(lambda here=seen: b"Stopped" in shell.sent[here:], "the shell to take over")
        shell.wait(PROMPT)
        assert ALTERNATE_OFF in shell.sent[seen:]
        assert shell.screen_given_back
        shell.type("echo my shell again\r")
        shell.wait("my shell again")
        shell.type("fg\r")
        shell.wait(typed[1:] or "This book is empty.")
    shell.type("!")
    shell.wait(f"{LINE}!")
    shell.type("\x1b")
    shell.wait("again drops the line")
    shell.type("\x1b")
    shell.until(lambda: LINE not in shell.text, "the line to be dropped")
    shell.type("q")
    shell.wait(PROMPT)
    assert shell.screen_given_back


def test_without_a_shell_behind_it_ctrl_z_says_so(opened: Opened) -> None:
    terminal = opened()
    terminal.wait("This book is empty.")
    terminal.type("\x1a")
    terminal.wait("no shell behind relterm")
    terminal.type("q")
    assert terminal.end() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["term", "hangup"])
def test_told_to_end_while_a_line_is_typed(opened: Opened, number: signal.Signals) -> None:
    terminal = opened()
    terminal.wait("This book is empty.")
    terminal.type(f"n{LINE}")
    terminal.wait(LINE)
    os.kill(terminal.pid, number)
    assert terminal.end() == 128 + number
    assert terminal.given_back
    assert b"What you were typing is kept." in terminal.sent
    again = opened()
    again.wait("You were writing something")
    again.type("\r")
    again.until(lambda: "ctrl+e" in again.text and LINE in again.text, "the line in its dialog")
    again.type("\x1b")
    again.wait("again drops the line")
    again.type("\x1b")
    again.until(lambda: LINE not in again.text, "the line to be dropped")
    again.type("q")
    assert again.end() == 0
    last = opened()
    last.wait("This book is empty.")
    assert "You were writing something" not in last.text


def test_the_window_is_closed_while_a_line_is_typed(opened: Opened) -> None:
    terminal = opened()
    terminal.wait("This book is empty.")
    terminal.type(f"n{LINE}")
    terminal.wait(LINE)
    terminal.close_window()
    assert terminal.end() == 128 + signal.SIGHUP
    again = opened()
    again.wait("You were writing something")
    again.wait(LINE)


def test_several_pasted_lines_are_one_line_and_nothing_runs(opened: Opened) -> None:
    terminal = opened()
    terminal.wait("This book is empty.")
    terminal.type("n")
    terminal.wait("New person")
    terminal.type("\x1b[200~Ada Kestrel\r\nq\r\n at Fen Trust\r\n\x1b[201~")
    terminal.wait("at Fen Trust")
    assert "New person" in terminal.text
    terminal.type("\x11")
    assert terminal.end() == 0
