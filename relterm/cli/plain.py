"""`due --plain` and `log --plain`: one fact a line, a blank line between two things."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from relterm.cli.plain_words import day_in_full, fact, facts, own, said, said_on, sentence
from relterm.domain import days, describe
from relterm.service.views.today_lines import Section

if TYPE_CHECKING:
    from relterm.domain.interactions import Interaction
    from relterm.service.views.today_lines import TodayLine


def due_facts(lines: Iterable[tuple[str, "TodayLine"]], today: date) -> Iterator[str]:
    """The agenda of the day; each line comes with the word for what it is."""
    listed = tuple(lines)
    count = f"{days.counted(len(listed), 'thing')} today" if listed else "Nothing is due today"
    yield sentence(f"{day_in_full(today)}. {count}")
    if not listed:
        yield "Have a good day."
    for word, line in listed:
        yield ""
        yield sentence(f"{word}: {own(line.name)}")
        yield from fact("What", own(line.what) if _own_words(line) else said(own(line.what)))
        yield from fact("When", said_on(line.when, today))
        yield from fact("Why", _why(line, today))


def _own_words(line: "TodayLine") -> bool:
    return line.section in {Section.WORD, Section.PLANNED}


def _why(line: "TodayLine", today: date) -> str:
    """The reason; when it names what was said that day, those are the user's words."""
    ours, over, theirs = own(line.why).partition(" over ")
    if line.section is not Section.WORD:
        return said(own(line.why))
    return f"{said_on(ours, today)}{over}{theirs}"


def log_facts(entries: Iterable["Interaction"], names: Mapping[str, str]) -> Iterator[str]:
    """The log, newest first."""
    first = True
    for entry in entries:
        if not first:
            yield ""
        first = False
        yield sentence(day_in_full(entry.moment.day))
        yield from facts("With", (own(names.get(uid, "")) for uid in entry.people))
        yield from fact("What", said(own(describe.title(entry))))
        if not describe.carries_text(entry):
            yield from fact("About", own(entry.text))
        if entry.due is not None:
            yield from fact("By", day_in_full(entry.due))
        yield from fact("Note", own(entry.note))
        yield from facts("Tag", map(own, entry.tags))
        if entry.planned:
            yield "Planned, and not yet confirmed."
