"""The only doorway for outside text: what is shown is harmless, what is stored stays as written.

Names, notes, file names and search terms are data. They may hold escape sequences, markup,
direction overrides or half an emoji. Every one of them passes through here before layout:

* `visible` makes control characters visible and takes direction overrides out;
* `fit` and `cut` count terminal cells, never characters, and never cut inside a cluster;
* `content` and `text` wrap the result so that neither Textual nor Rich reads it as markup.

Right-to-left words keep their letters. Direction *isolates* would be control characters of their
own, so `level` puts a plain left-to-right mark (U+200E, width 0, no override) on both sides of a
piece that holds right-to-left letters: a terminal that reorders text then cannot pull the date
or the number beside a Hebrew or Arabic name to its other side.
"""

from collections.abc import Iterator
from typing import Literal

from rich.cells import cell_len, split_graphemes
from rich.text import Text
from textual.content import Content

from relterm.domain.visible import delete_controls, level, visible

__all__ = [
    "LIST_LIMIT",
    "PANE_LIMIT",
    "Align",
    "clusters",
    "content",
    "cut",
    "delete_controls",
    "fit",
    "level",
    "text",
    "visible",
    "width",
]

LIST_LIMIT = 400
"""Characters of one text that a list, a title or a message shows at most."""
PANE_LIMIT = 20_000
"""Characters that a detail pane shows at most."""

Align = Literal["left", "right", "center"]


def clusters(text: str) -> Iterator[tuple[str, int]]:
    """The pieces that must stay together, each with its width in cells (0, 1, 2 …).

    A base letter with its marks, a joined emoji, a flag. Widths agree with Textual's layout.
    """
    if text.isascii():
        yield from ((char, 1) for char in text)
        return
    held, held_cells = "", 0
    for start, end, cells in split_graphemes(text)[0]:
        piece = text[start:end]
        if held:
            if _is_regional(piece):
                yield held + piece, held_cells + cells
                held = ""
                continue
            yield held, held_cells
            held = ""
        if _is_regional(piece):
            held, held_cells = piece, cells
        else:
            yield piece, cells
    if held:
        yield held, held_cells


def width(text: str) -> int:
    """Cells that a visible text takes."""
    return len(text) if text.isascii() else cell_len(text)


def cut(text: str, cells: int, *, ellipsis: str = "…") -> str:
    """The text made visible in at most `cells` cells; what was cut ends in the ellipsis."""
    text = visible(text)
    if width(text) <= cells:
        return text
    room = cells - width(ellipsis)
    if room < 0:
        room, ellipsis = max(cells, 0), ""
    kept: list[str] = []
    for piece, size in clusters(text):
        if size > room:
            break
        kept.append(piece)
        room -= size
    return "".join(kept).rstrip(" ") + ellipsis


def fit(text: str, cells: int, *, align: Align = "left", ellipsis: str = "…") -> str:
    """The text made visible, cut or padded with spaces to exactly `cells` cells."""
    text = cut(text, cells, ellipsis=ellipsis)
    spare = cells - width(text)
    if spare <= 0:
        return text
    if align == "right":
        return " " * spare + text
    if align == "center":
        return " " * (spare // 2) + text + " " * (spare - spare // 2)
    return text + " " * spare


def content(
    text: str, style: str = "", *, one_line: bool = True, limit: int | None = LIST_LIMIT
) -> Content:
    """Outside text for Static, Label, Button, titles and notifications: never read as markup."""
    return Content.styled(level(visible(text, one_line=one_line, limit=limit)), style)


def text(
    text: str, style: str = "", *, one_line: bool = True, limit: int | None = LIST_LIMIT
) -> Text:
    """Outside text for Rich places (Tree, DataTable, the command line): never read as markup."""
    return Text(level(visible(text, one_line=one_line, limit=limit)), style=style)


def _is_regional(piece: str) -> bool:
    return "\U0001f1e6" <= piece[0] <= "\U0001f1ff"
