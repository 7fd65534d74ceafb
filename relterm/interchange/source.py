"""What a source of people is: how its files are known, and what its columns mean."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from relterm.interchange.fields import Target


class Source(StrEnum):
    """The program that wrote a file."""

    RELTERM = "relterm"
    LINKEDIN = "linkedin"
    GOOGLE = "google"
    GOOGLE_LEGACY = "google-legacy"
    OUTLOOK = "outlook"
    THUNDERBIRD = "thunderbird"
    GENERIC = "generic"


@dataclass(frozen=True, slots=True)
class PersonSource:
    """A kind of file with a person in each row."""

    source: Source
    title: str
    """What to call such a file on screen."""
    names: frozenset[str]
    """Normal forms of the column names it is known by."""
    matches: Callable[[frozenset[str]], bool]
    """Whether a header (as normal forms) is one of its files."""
    targets: Callable[[Sequence[str]], list[Target]]
    """What each column of a header (as normal forms) means."""
    fillers: frozenset[str] = frozenset()
    """Cells that stand for nothing."""
    century: int | None = None
    """Completes years of two digits in day fields."""
    preamble: bool = False
    """True when its files begin with lines that are not rows."""
