"""Version 4 of the schema, frozen as released: lines of people are kept, those of entries searched.

`person.line` is the quick-add line somebody was added by, word for word, or empty. The derived
`words` of an entry now also hold the plain words of its line (`line_words`): the `coffee` that was
stored as a meeting.
"""

from datetime import date

from relterm.domain.line_words import line_words
from relterm.storage.database import Database
from relterm.storage.text import spelt_out

STATEMENTS: tuple[str, ...] = ("ALTER TABLE person ADD COLUMN line TEXT NOT NULL DEFAULT ''",)

_LINES = (
    "SELECT id, line, day, text, note, words, (SELECT group_concat(tag, char(10)) FROM "
    "(SELECT tag FROM interaction_tag WHERE interaction_id = interaction.id ORDER BY seq)) "
    "FROM interaction WHERE id BETWEEN ? AND ? AND line <> '' ORDER BY id"
)
_TAKE_OUT = (
    "INSERT INTO interaction_fts(interaction_fts, rowid, text, note, words) "
    "VALUES ('delete', ?, ?, ?, ?)"
)
_PUT_IN = "INSERT INTO interaction_fts(rowid, text, note, words) VALUES (?, ?, ?, ?)"
_STEP = 20_000
"""Rows in memory at a time."""


def migrate(database: Database) -> None:
    """Bring a book of version 3 to version 4.

    Only entries with such words are indexed anew, in the order of their ids, which the index takes
    in its stride: a step back in that order makes it write out all it holds.
    """
    for statement in STATEMENTS:
        database.run(statement)
    last: int = database.value("SELECT coalesce(max(id), 0) FROM interaction")
    for first in range(1, last + 1, _STEP):
        rows = database.rows(_LINES, (first, first + _STEP - 1))
        with database.ours:
            run = database.raw.execute
            for number, line, day, text, note, words, tags in rows:
                told = "\n".join((text, note, tags or ""))
                added = line_words(line, date.fromordinal(day), told)
                if added:
                    said = "\n".join(filter(None, (tags, *added)))
                    now = "\n".join(filter(None, (said, spelt_out(f"{text}\n{note}\n{said}"))))
                    run(_TAKE_OUT, (number, text, note, words))
                    run("UPDATE interaction SET words = ? WHERE id = ?", (now, number))
                    run(_PUT_IN, (number, text, note, now))
