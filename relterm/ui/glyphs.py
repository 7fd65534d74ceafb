"""Every state's sign, with its word and its plain ASCII stand-in.

Colour never carries meaning alone: a glyph or a word goes with it. All glyphs are one cell wide
and none is an emoji, so terminals agree on them. `Glyphs` is one complete set; the app holds
either `UNICODE` or `ASCII` as its attribute `glyphs`, and `glyphs_of` finds it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Sign(StrEnum):
    """What a glyph can mean; the value is the word shown in help and legends."""

    DUE = "due"
    DATE = "a date"
    OVERDUE = "overdue"
    REST = "let it rest"
    ASK = "ask"
    PROMISE = "promise"
    GIVE = "a good turn"
    THEM = "they did"
    ME = "you did"
    BOTH = "together"
    REACTION = "a public touch"
    NOTE = "note"
    ASKED = "asked"
    EARLY = "asked early"
    READY = "ready"
    NEARLY = "nearly"
    NOT_YET = "not yet"
    INVITED = "invited"
    DONE = "done"
    OPEN = "open"
    LEFT = "left"
    USED = "used"
    CURSOR = "here"
    MARKED = "marked"
    STEM = "more of the same entry"
    GAP = "a quiet time"
    ARROW = "becomes"
    FIRST = "first this"


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One set of signs. `signs` are one cell each; `bar` and `blocks` draw meters and sparks."""

    signs: Mapping[Sign, str]
    bar: str
    blocks: str
    ellipsis: str
    dot: str
    ascii_only: bool

    def __getitem__(self, sign: Sign) -> str:
        return self.signs[sign]


_PAIRS: dict[Sign, tuple[str, str]] = {
    Sign.DUE: ("●", "*"),
    Sign.DATE: ("♪", "%"),
    Sign.OVERDUE: ("!", "!"),
    Sign.REST: ("…", "."),
    Sign.ASK: ("▨", "?"),
    Sign.PROMISE: ("◇", "&"),
    Sign.GIVE: ("+", "+"),
    Sign.THEM: ("◂", "<"),
    Sign.ME: ("▸", ">"),
    Sign.BOTH: ("◆", "#"),
    Sign.REACTION: ("·", "'"),
    Sign.NOTE: ("▫", "-"),
    Sign.ASKED: ("▧", "?"),
    Sign.EARLY: ("▼", "X"),
    Sign.READY: ("●", "*"),
    Sign.NEARLY: ("◐", "~"),
    Sign.NOT_YET: ("○", "o"),
    Sign.INVITED: ("◂", "<"),
    Sign.DONE: ("✓", "v"),
    Sign.OPEN: ("○", "o"),
    Sign.LEFT: ("●", "*"),
    Sign.USED: ("○", "o"),
    Sign.CURSOR: ("▌", ">"),
    Sign.MARKED: ("✓", "x"),
    Sign.STEM: ("│", "|"),
    Sign.GAP: ("┆", ":"),
    Sign.ARROW: ("→", ">"),
    Sign.FIRST: ("←", "<"),
}

UNICODE = Glyphs({s: pair[0] for s, pair in _PAIRS.items()}, "━", " ▁▂▃▄▅▆▇█", "…", "·", False)
ASCII = Glyphs({s: pair[1] for s, pair in _PAIRS.items()}, "=", " _.-=+*#@", "~", "-", True)


def glyphs_of(app: object) -> Glyphs:
    """The set this app was started with; the Unicode one unless it says otherwise."""
    found = getattr(app, "glyphs", UNICODE)
    return found if isinstance(found, Glyphs) else UNICODE


def choose(environment: Mapping[str, str]) -> Glyphs:
    """The set for a terminal, from its environment.

    ASCII where the glyphs are known to be missing (vt100 and kin, the console of Linux with its few
    hundred signs, a locale that is not UTF-8), Unicode everywhere else. `RELTERM_ASCII` set to
    anything but `0` or nothing forces ASCII.
    """
    if environment.get("RELTERM_ASCII", "0") not in {"", "0"}:
        return ASCII
    if environment.get("TERM", "").startswith(("vt", "linux", "ansi")):
        return ASCII
    locale = next(
        (value for name in ("LC_ALL", "LC_CTYPE", "LANG") if (value := environment.get(name))), ""
    )
    if locale and "utf" not in locale.lower() and environment.get("PYTHONUTF8") != "1":
        return ASCII
    return UNICODE
