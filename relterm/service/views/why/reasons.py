"""Reasons: what a claim on screen rests on, ready to be read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from relterm.domain import describe
from relterm.domain.interactions import Interaction


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry of the log as evidence."""

    uid: str
    day: date
    title: str
    text: str = ""
    """What was written about it, or empty."""
    note: str = ""
    """What it has to do with the claim (`+4.1`, `counts as a talk`), or empty."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is claimed: the rule in plain words, and the entries it rests on."""

    title: str
    """What is asked about: `trust 53`, `in touch`, `why Chiara today`."""
    claim: str
    """The claim itself, in one sentence."""
    rules: tuple[str, ...] = ()
    """The rule, sentence by sentence, in plain words."""
    facts: tuple[tuple[str, str], ...] = ()
    """Numbers it was worked out from, as label and value; a pair of empty words is a gap."""
    person: str = ""
    """UID of whom the entries are about, or empty."""
    entries: tuple[EntryLine, ...] = ()
    """The entries of the log, newest first or by weight; each can be opened."""
    more: str = ""
    """What was left out of the entries, in words, or empty."""


def entry_line(entry: Interaction, note: str = "") -> EntryLine:
    """An entry as evidence."""
    text = "" if describe.carries_text(entry) else entry.text
    return EntryLine(entry.uid, entry.moment.day, describe.title(entry), text or entry.note, note)


def entry_lines(
    entries: Iterable[Interaction], notes: dict[str, str] | None = None
) -> tuple[EntryLine, ...]:
    """Entries as evidence, each with its note by UID."""
    said = notes or {}
    return tuple(entry_line(entry, said.get(entry.uid, "")) for entry in entries)
