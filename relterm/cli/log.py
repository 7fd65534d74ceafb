"""`relterm log [PERSON] [--since DATE] [--json | --plain]`: what happened, newest first."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from relterm.cli.context import Context
from relterm.cli.printing import called, joined
from relterm.domain import describe
from relterm.domain.moments import Now
from relterm.errors import Exit, UsageError

if TYPE_CHECKING:
    from relterm.domain.interactions import Interaction
    from relterm.service.desk import Desk

SHOWN = 50
"""Entries printed for a person when no day is given."""
ALL = -1


def run_log(context: Context) -> Exit:
    """Print the log of the book or of one person."""
    from relterm.cli.people import find_person

    options, console = context.options, context.console
    with context.desk() as desk:
        since = None if options.since is None else since_day(options.since, desk.now())
        person = find_person(desk, options.person) if options.person else None
        limit = SHOWN + 1 if since is None and not options.json else ALL
        entries = desk.book.interactions.recent(
            limit, None if since is None else _seconds(since, desk.now()), person
        )
        names = _names(desk, entries)
    if options.json:
        from relterm.service.show_json import interaction_json

        console.json([interaction_json(entry, names) for entry in entries])
        return Exit.DONE
    _print(context, entries if limit == ALL else entries[:SHOWN], names)
    if not entries:
        console.line("Nothing is logged." if since is None else "Nothing is logged since then.")
    elif limit != ALL and len(entries) > SHOWN:
        console.complain(f"These are the newest {SHOWN}; --since DATE shows more.")
    return Exit.DONE


def _print(context: Context, entries: Sequence["Interaction"], names: dict[str, str]) -> None:
    from relterm.cli.plain_words import is_plain

    if is_plain(context):
        from relterm.cli.plain import log_facts

        for line in log_facts(entries, names):
            context.console.line(line)
        return
    for entry in entries:
        context.console.line(_text(entry, names))


def since_day(text: str, now: Now) -> date:
    """The day of `2026-11-03`, `3w`, `fri` …, in the past.

    Raises:
        UsageError: the text is no day.
    """
    from relterm.domain.date_phrases import read_date

    said = text.strip()
    phrase = read_date(said, now.today, "past")
    if phrase is None or phrase.day is None or phrase.end != len(said):
        msg = f"--since wants a day such as 2026-11-03, 3w or fri, not “{called(text)}”."
        raise UsageError(msg)
    return phrase.day


def _seconds(day: date, now: Now) -> int:
    """UTC seconds at which a local day begins."""
    return int(datetime.combine(day, time(), now.zone).timestamp())


def _names(desk: "Desk", entries: Sequence["Interaction"]) -> dict[str, str]:
    uids = list(dict.fromkeys(uid for entry in entries for uid in entry.people))
    return {uid: person.name for uid, person in desk.book.people.existing(uids).items()}


def _text(entry: "Interaction", names: dict[str, str]) -> str:
    when = entry.moment.day.isoformat()
    who = ", ".join(called(names.get(uid, "")) for uid in entry.people)
    what = describe.title(entry)
    text = "" if describe.carries_text(entry) else entry.text
    tags = " ".join(f"#{tag}" for tag in entry.tags)
    return f"{when}  {joined(who, called(what), called(text, 400), called(tags))}"
