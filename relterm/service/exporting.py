"""Everything out again: a folder of tables, one of them, or the agenda as a calendar."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from relterm.domain.days import counted
from relterm.errors import UsageError
from relterm.interchange.files import private_file, private_folder
from relterm.interchange.write import TABLES, file_name, write_table
from relterm.service.desk import Desk
from relterm.service.importing.plan import Progress, no_progress

EACH = 1000
"""Rows between two reports of progress."""
CALENDAR = ".ics"
EVENTS = "events"


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written where."""

    path: Path
    rows: dict[str, int]

    @property
    def sentence(self) -> str:
        """For a person."""
        if EVENTS in self.rows:
            return f"Wrote {counted(self.rows[EVENTS], 'event')} to {self.path}."
        if len(self.rows) == 1:
            ((table, count),) = self.rows.items()
            return f"Wrote {counted(count, 'row')} of {table} to {self.path}."
        people = self.rows.get("people", 0)
        entries = self.rows.get("interactions", 0)
        return f"Wrote {people} people and {entries} interactions to {self.path}."


def export(
    desk: Desk, target: Path, *, raw: bool = False, progress: Progress = no_progress
) -> Exported:
    """Write the book: a folder of all tables, or one table when the target ends in `.csv`.

    A file called after no table holds the people. One that ends in `.ics` is a calendar of the
    agenda and the dates. What stood there before is replaced only when all is written.

    Raises:
        UsageError: the target is the book itself.
        BookError: it cannot be written; what was there before is as it was.
        Cancelled: raised by `progress`.
    """
    with suppress(OSError):
        if target.samefile(desk.book.path):
            msg = "That is the book itself; choose another place."
            raise UsageError(msg)
    if target.suffix.lower() == CALENDAR:
        # The library that writes calendars is loaded by those who want one.
        from relterm.service.calendar_export import write_agenda

        with private_file(target) as out:
            return Exported(target, {EVENTS: write_agenda(desk, out, progress)})
    if target.suffix.lower() == ".csv":
        name = target.stem if target.stem in TABLES else "people"
        with private_file(target) as out:
            return Exported(target, {name: _write(desk, name, out, raw, progress)})
    rows = {}
    files = {name: file_name(name) for name in TABLES}
    with private_folder(target, {*files.values(), *_calendars_in(target)}) as open_table:
        for name, file in files.items():
            with open_table(file) as out:
                rows[name] = _write(desk, name, out, raw, progress)
    return Exported(target, rows)


def _calendars_in(folder: Path) -> set[str]:
    """Calendars that lie among the tables; an export of the tables leaves them alone."""
    with suppress(OSError):
        return {each.name for each in folder.iterdir() if each.suffix.lower() == CALENDAR}
    return set()


def _write(desk: Desk, name: str, out: TextIO, raw: bool, progress: Progress) -> int:
    things = desk.book.things
    sources: dict[str, Callable[[], Iterable[object]]] = {
        "people": desk.book.people.iter_all,
        "interactions": desk.book.interactions.iter_all,
        "exchanges": things.iter_exchanges,
        "promises": things.iter_promises,
        "asks": things.iter_asks,
        "reminders": things.iter_reminders,
        "relations": things.iter_relations,
        "dates": desk.book.people.iter_all,
        "views": desk.book.views.all,
        "settings": lambda: [things.settings()],
    }
    names = _Names(desk)
    return write_table(
        name,
        _counted(sources[name](), progress, desk.book.people.total()),
        names,
        out,
        raw=raw,
        custom_names=desk.book.people.custom_names() if name == "people" else (),
    )


def _counted(rows: Iterable[object], progress: Progress, expected: int) -> Iterator[object]:
    for number, row in enumerate(rows):
        if number % EACH == 0:
            progress(number, max(number, expected))
        yield row


class _Names:
    """Names by UID, read once: what the tables say beside each UID."""

    def __init__(self, desk: Desk) -> None:
        self._names = desk.book.people.names()

    def __call__(self, uid: str) -> str:
        return self._names.get(uid, "")


def absolute(path: str) -> Path:
    """A path as the user wrote it, made absolute without following links."""
    return Path.cwd() / Path(path).expanduser()
