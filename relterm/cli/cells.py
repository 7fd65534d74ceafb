"""Columns and line breaks in cells of a terminal, for names in every script."""

from collections.abc import Iterator


def padded(text: str, cells: int) -> str:
    """The text, with blanks behind it up to so many cells."""
    from rich.cells import cell_len

    return text + " " * (cells - cell_len(text))


def folded(text: str, cells: int, indent: str) -> Iterator[str]:
    """The text in lines of at most so many cells, broken at blanks, the later ones indented.

    A word too long for a line is broken; blanks within a line stay as they are.
    """
    from rich.cells import cell_len

    line, first = "", True
    for word in _words(text, cells - cell_len(indent)):
        if line.strip() and cell_len((line + word).rstrip()) > cells:
            yield line.rstrip()
            line, first = indent, False
        line += word if line.strip() or first else word.lstrip()
    yield line.rstrip()


def _words(text: str, room: int) -> Iterator[str]:
    """Each word with the blanks before it; one longer than `room` in pieces."""
    import re

    from rich.cells import cell_len, chop_cells

    for found in re.finditer(r"( *)([^ ]*)", text):
        blanks, word = found.groups()
        if cell_len(word) <= room:
            yield blanks + word
            continue
        head, *rest = chop_cells(word, room)
        yield blanks + head
        yield from rest
