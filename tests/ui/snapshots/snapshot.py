"""Pictures of the screen as text and as styles, compared with what was looked at and kept.

`RELTERM_UPDATE_SNAPSHOTS=1 python -m pytest tests/ui/snapshots` writes all of them anew (add
`-n auto` for all cores) and deletes those of scenes that are gone; look at the difference with
`git diff` before keeping it.

Of every scene and size there are two files in `kept/`: `SCENE-80x24.txt`, what can be read, and
`SCENE-80x24.styles`, how it looks. The second begins with a legend: a letter, then how it is drawn
in the dark theme, the light one and the high-contrast one (a dialog at most sizes in the first
alone), as `text on ground` and attributes. A map follows, a line for each line of the screen: runs
of a letter and how many cells it holds (`3-7: …` stands for several equal lines). A letter keeps
its meaning as long as it is in use, so a difference shows only what changed.
"""

import difflib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from app_driver import Driver
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

KEPT = Path(__file__).parent / "kept"
SIZES = ((60, 20), (80, 24), (120, 36), (200, 60))
DIALOG_SIZE = (120, 36)
THEMES = ("relterm-dark", "relterm-light", "relterm-contrast-dark")
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ATTRIBUTES = ("bold", "dim", "italic", "underline", "reverse", "strike")

Look = tuple[str, ...]
"""How a cell is drawn, theme by theme."""


@dataclass(frozen=True)
class Picture:
    """The screen at one size: its lines, and for each line runs of a look and their cells."""

    lines: tuple[str, ...]
    runs: tuple[tuple[tuple[Look, int], ...], ...]


async def pictures(
    driver: Driver, *, whole: bool, again: Sequence[str] = ()
) -> dict[tuple[int, int], Picture]:
    """The scene as it stands, at every size: a `whole` screen in every theme at each of them.

    A dialog over a screen is drawn in every theme at one size, in the first of them at the others.
    """
    taken = {}
    for size in SIZES:
        driver.app.clear_notifications()
        await driver.pilot.resize_terminal(*size)
        await driver.settle()
        await driver.keys(*again)
        themes = THEMES if whole or size == DIALOG_SIZE else THEMES[:1]
        drawn = [await _drawn(driver, theme) for theme in themes]
        taken[size] = _together(drawn)
    return taken


async def _drawn(driver: Driver, theme: str) -> tuple[tuple[str, ...], list[list[str]]]:
    driver.app.theme = theme
    await driver.settle()
    strips = driver.app.screen._compositor.render_strips()
    lines = tuple(strip.text.rstrip() for strip in strips)
    return lines, [list(_cells(strip)) for strip in strips]


def _together(drawn: Sequence[tuple[tuple[str, ...], list[list[str]]]]) -> Picture:
    lines = drawn[0][0]
    assert all(each[0] == lines for each in drawn), "the words depend on the theme"
    rows = zip(*(cells for _, cells in drawn), strict=True)
    runs = (
        tuple((look, len(list(cells))) for look, cells in groupby(zip(*row, strict=True)))
        for row in rows
    )
    return Picture(lines, tuple(runs))


def _cells(strip: Strip) -> Iterator[str]:
    """Each cell's style in words; a blank one has no text colour worth a word."""
    for segment in strip:
        for blank, part in groupby(segment.text, str.isspace):
            piece = "".join(part)
            words = _words(segment.style or Style.null(), blank=blank)
            yield from [words] * Segment(piece).cell_length


def _words(style: Style, *, blank: bool) -> str:
    attributes = [name for name in _ATTRIBUTES if getattr(style, name)]
    if blank:
        attributes = [name for name in attributes if name in {"underline", "reverse", "strike"}]
    text = _colour(style.color) if not blank or attributes else "·"
    return " ".join([text, "on", _colour(style.bgcolor), *attributes])


def _colour(colour: object) -> str:
    triplet = getattr(colour, "triplet", None)
    return triplet.hex if triplet is not None else str(getattr(colour, "name", "default"))


def compare(name: str, picture: Picture) -> str:
    """What is different from the picture that was kept; nothing when it is the same."""
    text = "\n".join(picture.lines) + "\n"
    path = KEPT / f"{name}.styles"
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    style = _styles(picture, _legend(kept))
    return _compared(KEPT / f"{name}.txt", text) + _compared(path, style)


def _compared(path: Path, shown: str) -> str:
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    if kept == shown:
        return ""
    if os.environ.get("RELTERM_UPDATE_SNAPSHOTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8")
        return ""
    difference = difflib.unified_diff(
        kept.splitlines(), shown.splitlines(), "kept", "now", lineterm="", n=1
    )
    return f"{path.name} looks different:\n" + "\n".join(difference) + "\n"


def _legend(kept: str) -> dict[Look, str]:
    """The letters of a picture that was kept."""
    found = {}
    for line in kept.split("\n\n")[0].splitlines():
        letter, _, looks = line.partition(" ")
        found[tuple(looks.strip().split(" | "))] = letter
    return found


def _styles(picture: Picture, before: dict[Look, str]) -> str:
    looks = dict.fromkeys(look for row in picture.runs for look, _ in row)
    letters = {look: before[look] for look in looks if look in before}
    free = (each for each in _names() if each not in letters.values())
    letters |= {look: next(free) for look in looks if look not in letters}
    order = list(_names())
    legend = [
        f"{letter:<2} {' | '.join(look)}"
        for look, letter in sorted(letters.items(), key=lambda each: order.index(each[1]))
    ]
    rows = ["".join(f"{letters[look]}{count}" for look, count in row) for row in picture.runs]
    return "\n".join([*legend, "", *_folded(rows)]) + "\n"


def _names() -> Iterator[str]:
    yield from _LETTERS
    yield from (f"{one}{two}" for one in _LETTERS for two in _LETTERS)


def _folded(rows: Iterable[str]) -> Iterator[str]:
    """Equal neighbours as one line."""
    for row, group in groupby(enumerate(rows, 1), lambda each: each[1]):
        numbers = [number for number, _ in group]
        first, last = numbers[0], numbers[-1]
        yield f"{first if first == last else f'{first}-{last}'}: {row}"


def scenes_kept() -> set[str]:
    """The scenes of which pictures are kept."""
    return {re.sub(r"-\d+x\d+$", "", path.stem) for path in KEPT.iterdir()}


def forget(scene: str) -> None:
    """Delete the pictures of a scene that is gone."""
    for path in KEPT.glob(f"{scene}-*x*.*"):
        path.unlink()
