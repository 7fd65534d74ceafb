"""Small habits of other people's cells: spaces, several values in one, labels with stars."""

_SPACES = " \t\r\n\v\f\xa0\ufeff"
_GOOGLE_SEPARATOR = " ::: "


def trim(cell: str) -> str:
    """Without spaces around; other invisible letters stay."""
    return cell.strip(_SPACES)


def split_labels(cell: str) -> list[str]:
    """Labels as Google writes them: `* Work ::: Home` is Work and Home."""
    return [
        label
        for piece in cell.split(_GOOGLE_SEPARATOR)
        if (label := trim(trim(piece).removeprefix("* ").removeprefix("*")))
    ]


def split_tags(cell: str) -> list[str]:
    """Words joined by `;`, `|`, ` ::: `, or else by commas."""
    cell = cell.replace(_GOOGLE_SEPARATOR, ";").replace("|", ";")
    if ";" not in cell:
        cell = cell.replace(",", ";")
    return [text for piece in cell.split(";") if (text := trim(piece))]


def split_values(cell: str, separators: tuple[str, ...], *, mail: bool = False) -> list[str]:
    """Several addresses or numbers in one cell, also one a line.

    E-mail is split only when each piece has an `@`.
    """
    pieces = cell.replace(_GOOGLE_SEPARATOR, "\n")
    for separator in separators:
        pieces = pieces.replace(separator, "\n")
    values = [text for piece in pieces.split("\n") if (text := trim(piece))]
    if mail and len(values) > 1 and not all("@" in value for value in values):
        return [trim(cell)]
    return values
