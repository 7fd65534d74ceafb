"""Bringing an older book up to date, with a verified backup before each step.

`PRAGMA user_version` counts the steps done. A step runs inside one transaction with foreign keys
off (a table rebuilt with them on would delete all its children without a word), and is checked
before the commit: a failing step leaves the book as it was.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from relterm.errors import BookTooNew
from relterm.storage import faults
from relterm.storage.database import Database
from relterm.storage.schema import APPLICATION_ID, statements

if TYPE_CHECKING:
    from playhouse.migrate import SqliteMigrator

Migration = Callable[[Database, "SqliteMigrator"], None]


def _create(database: Database, _: "SqliteMigrator") -> None:
    for statement in statements():
        database.run(statement)
    database.run(f"PRAGMA application_id = {APPLICATION_ID}")


MIGRATIONS: tuple[Migration, ...] = (_create,)
"""Step n brings a book from version n to n + 1; never edited once released."""


def newest(steps: Sequence[Migration] = MIGRATIONS) -> int:
    """The version this relterm writes."""
    return len(steps)


def too_new(path: Path) -> BookTooNew:
    """The book was written by a later relterm."""
    return BookTooNew(
        f"The book {path} was written by a newer relterm; it was left as it is. "
        "Update relterm to open it."
    )


def migrate(
    database: Database,
    back_up: Callable[[str], object],
    steps: Sequence[Migration] = MIGRATIONS,
) -> int:
    """Do the steps that are missing; the number of them.

    `back_up(reason)` is called before each step on a book that holds anything. BookTooNew when the
    book has more steps than are known.
    """
    done = 0
    while (version := int(database.value("PRAGMA user_version"))) < len(steps):
        if database.read_only:
            raise faults.read_only(database.path)
        # Costs milliseconds that opening an up-to-date book need not pay.
        from playhouse.migrate import SqliteMigrator

        if version:
            back_up(f"before-version-{version + 1}")
        migrator = SqliteMigrator(database.peewee)
        with database.ours, migrator.migration_context():
            if int(database.value("PRAGMA user_version")) == version:
                steps[version](database, migrator)
                if database.rows("PRAGMA foreign_key_check"):
                    raise faults.damaged(database.path)
                database.run(f"PRAGMA user_version = {version + 1}")
                done += 1
    if version > len(steps):
        raise too_new(database.path)
    return done
