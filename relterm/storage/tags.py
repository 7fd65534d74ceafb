"""Tags as they are in use, and those meant by what somebody types."""

from relterm.domain.clean_text import fold
from relterm.storage.database import Database


def tags_meant(database: Database, table: str, typed: str) -> list[str]:
    """The tags of people or entries that are meant: those called so, else those beginning so."""
    wanted = fold(typed)
    begun = [tag for tag in tags_in_use(database, table) if fold(tag).startswith(wanted)]
    return [tag for tag in begun if fold(tag) == wanted] or begun


def tags_in_use(database: Database, table: str) -> list[str]:
    """Every tag of people or entries once; jumps from tag to tag along the index."""
    rows = database.rows(
        f"WITH RECURSIVE found(tag) AS (SELECT min(tag) FROM {table}_tag UNION ALL "
        f"SELECT (SELECT min(tag) FROM {table}_tag WHERE tag > found.tag) FROM found "
        "WHERE found.tag IS NOT NULL) SELECT tag FROM found WHERE tag IS NOT NULL"
    )
    return [row[0] for row in rows]
