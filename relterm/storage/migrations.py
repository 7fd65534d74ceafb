"""Bringing an older book up to date, with a verified backup before.

`PRAGMA user_version` counts the steps done. All the missing steps run in one transaction with
foreign keys off (a table rebuilt with them on would delete all its children without a word), and
are checked before the commit: a failing step leaves the book as it was.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from relterm.errors import BookTooNew
from relterm.storage import faults, schema_2, schema_3, schema_4
from relterm.storage.database import Database
from relterm.storage.schema import APPLICATION_ID, statements

if TYPE_CHECKING:
    from playhouse.migrate import SqliteMigrator

Migration = Callable[[Database, "SqliteMigrator"], None]


def _create(database: Database, _: "SqliteMigrator") -> None:
    for statement in statements():
        database.run(statement)
    database.run(f"PRAGMA application_id = {APPLICATION_ID}")


def _pacing(database: Database, _: "SqliteMigrator") -> None:
    for statement in schema_2.STATEMENTS:
        database.run(statement)


def _searching(database: Database, _: "SqliteMigrator") -> None:
    schema_3.migrate(database)


def _as_written(database: Database, _: "SqliteMigrator") -> None:
    schema_4.migrate(database)


MIGRATIONS: tuple[Migration, ...] = (_create, _pacing, _searching, _as_written)
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
    back_up: Callable[[str], Path | None],
    steps: Sequence[Migration] = MIGRATIONS,
) -> int:
    """Do the steps that are missing, all of them or none; the number of them.

    `back_up(reason)` makes a copy first of a book that holds anything, and says where. Of several
    processes that open the book at once, one does the steps and the others find them done.
    BookTooNew when the book has more steps than are known.
    """
    version = _version(database)
    if version == len(steps):
        return 0
    if version > len(steps):
        raise too_new(database.path)
    if database.read_only:
        raise faults.old_and_read_only(database.path)
    # Costs milliseconds that opening an up-to-date book need not pay.
    from playhouse.migrate import SqliteMigrator

    reason = f"before-version-{len(steps)}"
    copied = back_up(reason) if _holds_anything(database, version) else None
    migrator = SqliteMigrator(database.peewee)
    try:
        with database.ours, migrator.migration_context():
            version = _version(database)
            missing = steps[version:]
            for step in missing:
                step(database, migrator)
            if missing:
                if database.rows("PRAGMA foreign_key_check"):
                    raise faults.damaged(database.path)
                database.run(f"PRAGMA user_version = {len(steps)}")
    except BaseException:
        # Tried again and again, as on a full disk, copies of the same must not pile up.
        if copied is not None and _has_twin(copied, reason):
            copied.unlink(missing_ok=True)
        raise
    if not missing and copied is not None:
        # Whoever came first kept a copy too, and this one may be of the book as it is now.
        copied.unlink(missing_ok=True)
    if version > len(steps):
        raise too_new(database.path)
    return len(missing)


def _has_twin(copied: Path, reason: str) -> bool:
    """Whether an earlier try has left such a backup of the same book (numbers have six digits)."""
    before = copied.name[: -len(f"000000-{reason}.db")]
    return any(
        each != copied
        and len(each.name) == len(copied.name)
        and each.name.startswith(before)
        and each.name.endswith(f"-{reason}.db")
        for each in copied.parent.iterdir()
    )


def _version(database: Database) -> int:
    return int(database.value("PRAGMA user_version"))


def _holds_anything(database: Database, version: int) -> bool:
    tables = ("person", "setting", "change") if version else ()
    return any(database.row(f"SELECT 1 FROM {table} LIMIT 1") for table in tables)
