"""What colours are sent to which terminal."""

import re

import pytest
from terminal import Opened

COLOUR = re.compile(rb"\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]")
REVERSE = re.compile(rb"\x1b\[(?:[0-9;]*;)?7[;m]")
MANY = re.compile(rb"\x1b\[[0-9;]*[34]8;[25];")


def shown(opened: Opened, more: dict[str, str]) -> bytes:
    terminal = opened("demo", more=more)
    terminal.wait("KEEP YOUR WORD")
    terminal.type("2")
    terminal.wait("Ann Kowalska")
    terminal.type("a")
    terminal.wait("Log")
    terminal.type("call with @gr")
    terminal.wait("new person")
    terminal.type("\x11")
    assert terminal.end() == 0
    assert terminal.given_back
    return terminal.sent


def test_no_colour_at_all_where_none_is_wanted(opened: Opened) -> None:
    sent = shown(opened, {"NO_COLOR": "1", "COLORTERM": "truecolor"})
    assert not COLOUR.search(sent)
    assert REVERSE.search(sent)


@pytest.mark.parametrize("term", ["linux", "xterm", "screen", "vt100"])
def test_the_terminals_own_colours_where_there_are_sixteen(opened: Opened, term: str) -> None:
    sent = shown(opened, {"TERM": term})
    assert not MANY.search(sent)
    assert REVERSE.search(sent)


def test_many_colours_where_there_are_many(opened: Opened) -> None:
    assert MANY.search(shown(opened, {"TERM": "tmux-256color"}))
