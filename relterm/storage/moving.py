"""Handing the log of one person over to another: thousands of entries in one go, each recorded.

Who took part changes and nothing else; what follows from the entries (promises, asks) is moved by
whoever calls this, so nothing is worked out anew.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from relterm.storage.database import CHUNK, chunks, listed
from relterm.storage.keeping import Keeper
from relterm.storage.loading import IN, load_interactions
from relterm.storage.records import Thing
from relterm.storage.writing import ADD_PARTICIPANT, Present, live_of

if TYPE_CHECKING:
    from relterm.domain.interactions import Interaction

Progress = Callable[[int], None]


def move_entries(keeper: Keeper, source: str, target: str, each: Progress | None = None) -> int:
    """Put `target` in the place of `source` in every entry, in whatever state; how many there were.

    An entry that had both keeps one. `each` is told how many were moved so far; it may raise.
    """
    writer, database = keeper.writer, keeper.database
    ids = [
        row[0]
        for row in database.rows(
            "SELECT DISTINCT interaction_id FROM participant "
            "WHERE person_id = (SELECT id FROM person WHERE uid = ?) ORDER BY interaction_id",
            (source,),
        )
    ]
    for done, chunk in enumerate(chunks(ids)):
        if each is not None:
            each(done * CHUNK)
        marks = {
            row[0]: (row[1], row[2])
            for row in database.rows(
                f"SELECT id, created_by, changed_by FROM interaction WHERE id {IN}",
                (listed(chunk),),
            )
        }
        entries = load_interactions(database, chunk)
        after: list[tuple[int, Interaction]] = []
        for number, entry in sorted(entries.items()):
            keeper.record.written(Thing.INTERACTION, entry.uid, Present(entry, *marks[number]))
            after.append((number, replace(entry, people=_moved(entry.people, source, target))))
        writer.know(person for _, entry in after for person in entry.people)
        database.run(
            f"UPDATE interaction SET changed_by = ? WHERE id {IN}",
            (keeper.record.id, listed(chunk)),
        )
        database.run(f"DELETE FROM participant WHERE interaction_id {IN}", (listed(chunk),))
        database.many(
            ADD_PARTICIPANT,
            [
                (number, seq, writer.person_ids[uid], live_of(entry), entry.moment.seconds)
                for number, entry in after
                for seq, uid in enumerate(entry.people)
            ],
        )
        keeper.touched.update(person for _, entry in after for person in entry.people)
    if ids:
        keeper.touched |= {source, target}
        keeper.unsettled |= {source, target}
        keeper.stale |= {source, target}
        keeper.rewritten |= {source, target}
    return len(ids)


def _moved(people: tuple[str, ...], source: str, target: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(target if each == source else each for each in people))
