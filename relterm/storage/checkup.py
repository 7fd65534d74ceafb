"""Looking for damage: the structure, the references, and text against its search table."""

from relterm.errors import BookDamaged
from relterm.storage.database import Database
from relterm.storage.search_index import INDEXES


def is_sound(database: Database) -> bool:
    """Whether SQLite's quick look at every page finds nothing; reads the whole file."""
    try:
        return bool(database.value("PRAGMA quick_check(1)") == "ok")
    except BookDamaged:
        return False


def problems(database: Database) -> list[str]:
    """What a thorough look finds, in words without the user's data; empty when all is well.

    Texts are compared with their search tables, which finds bits that changed silently.
    """
    found: list[str] = []
    try:
        if database.value("PRAGMA integrity_check(1)") != "ok":
            found.append("The structure of the file is damaged.")
        if database.rows("PRAGMA foreign_key_check"):
            found.append("Something refers to a person or log entry that is not there.")
    except BookDamaged:
        return ["The structure of the file is damaged."]
    for index in INDEXES:
        try:
            database.run(
                f"INSERT INTO {index.name}({index.name}, rank) VALUES ('integrity-check', 1)"
            )
        except BookDamaged:
            found.append(f"The text of a {index.table} is not what was written.")
    return list(dict.fromkeys(found))
