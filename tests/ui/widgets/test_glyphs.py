import pytest
from rich.cells import cell_len

from relterm.ui.glyphs import ASCII, UNICODE, Glyphs, Sign, choose, glyphs_of


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_every_sign_is_one_cell_wide(glyphs: Glyphs) -> None:
    for sign in Sign:
        assert cell_len(glyphs[sign]) == 1
        assert len(glyphs[sign]) == 1
    assert all(cell_len(char) == 1 for char in glyphs.blocks + glyphs.bar + glyphs.dot)


def test_ascii_is_ascii_and_every_sign_has_a_word() -> None:
    assert all(ASCII[sign].isascii() for sign in Sign)
    assert all(sign.value for sign in Sign)


def test_states_of_readiness_are_told_apart_by_glyph() -> None:
    for glyphs in (UNICODE, ASCII):
        assert len({glyphs[sign] for sign in (Sign.READY, Sign.NEARLY, Sign.NOT_YET)}) == 3
        assert len({glyphs[sign] for sign in (Sign.ME, Sign.THEM, Sign.BOTH)}) == 3


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"TERM": "xterm-256color", "LANG": "de_DE.UTF-8"}, UNICODE),
        ({"TERM": "xterm", "LANG": "C"}, ASCII),
        ({"TERM": "xterm", "LANG": "C", "LC_ALL": "C.UTF-8"}, UNICODE),
        ({"TERM": "xterm", "LANG": "C", "PYTHONUTF8": "1"}, UNICODE),
        ({"TERM": "vt100", "LANG": "en_GB.UTF-8"}, ASCII),
        ({"TERM": "linux", "LANG": "en_GB.UTF-8"}, ASCII),
        ({"TERM": "xterm", "RELTERM_ASCII": "1"}, ASCII),
        ({"TERM": "xterm", "RELTERM_ASCII": "0"}, UNICODE),
        ({}, UNICODE),
    ],
)
def test_the_set_follows_the_terminal(environment: dict[str, str], expected: Glyphs) -> None:
    assert choose(environment) is expected


def test_the_app_says_which_set() -> None:
    class WithGlyphs:
        glyphs = ASCII

    assert glyphs_of(WithGlyphs()) is ASCII
    assert glyphs_of(object()) is UNICODE
