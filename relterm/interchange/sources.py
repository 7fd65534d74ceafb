"""The kinds of file with people in them; each registers by being a file with a `SOURCE`.

To add one: a module with a fingerprint and a mapping, its line in `SOURCES`, and a fixture in the
tests. The more particular come first.
"""

from relterm.interchange import generic, google, linkedin, outlook, thunderbird
from relterm.interchange.source import PersonSource, Source

SOURCES: tuple[PersonSource, ...] = (
    linkedin.SOURCE,
    google.SOURCE,
    google.LEGACY,
    outlook.SOURCE,
    thunderbird.SOURCE,
    generic.SOURCE,
)

KNOWN_NAMES = frozenset[str]().union(*(source.names for source in SOURCES))
"""Every column name that some source knows, for finding the header row."""


def by_source(source: Source) -> PersonSource:
    """The description of a source of people."""
    return next(found for found in SOURCES if found.source is source)
