"""Recorded writing: every put and delete noted in the change record, with what follows from it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from relterm.domain.interactions import Ask, Event, Interaction, Promise, Relation, event_of
from relterm.domain.people import Person
from relterm.storage import bulk
from relterm.storage.agenda import looks_otherwise
from relterm.storage.database import Database, among, chunks
from relterm.storage.images import CLASSES, THINGS, Value, cleaned, people_of, uid_of
from relterm.storage.models import FLATS
from relterm.storage.projection import PROJECTED, Ledger, Step
from relterm.storage.recording import Record
from relterm.storage.records import Thing
from relterm.storage.writing import Present, Writer, live_of

Progress = Callable[[int], None]


class Keeper:
    """Writes aggregates for one change.

    `touched` are the people whose fields or log changed; `unsettled` those of them whose trust, or
    the days on which the agenda looks at them, may have changed with it; `stale` those whose
    `last_at` has to be looked up again before the commit; `appended` are the events of new entries
    by person, and `rewritten` the people whose log changed in any other way.
    """

    def __init__(self, database: Database, record: Record) -> None:
        self.database = database
        self.record = record
        self.writer = Writer(database)
        self.touched: set[str] = set()
        self.unsettled: set[str] = set()
        self.stale: set[str] = set()
        self.appended: dict[str, list[Event]] = {}
        self.rewritten: set[str] = set()
        self.bulky = False
        self._steps: dict[str, Interaction | None] = {}

    def put(self, value: Value) -> None:
        """Insert or replace a value; nothing when the same is there."""
        value = cleaned(value)
        thing, uid = THINGS[type(value)], uid_of(value)
        present = self.writer.load(thing, (uid,)).get(uid)
        if present is not None and present.value == value:
            return
        record = self.record
        record.written(thing, uid, present)
        if present is None:
            self.writer.insert(thing, (value,), ((record.id, record.id),))
            self._follow(uid, None, value)
        else:
            self.writer.update(thing, value, present.value, present.born, record.id)
            self._follow(uid, present.value, value)

    def change_people(
        self, uids: Sequence[str], change: Callable[[Person], Person]
    ) -> tuple[int, list[Person]]:
        """Write over many people what `change` makes of each; how many there are, and who differ.

        Those who are not in the book are passed over.
        """
        found = self.writer.load(Thing.PERSON, uids)
        pairs = []
        for uid in uids:
            present = found.get(uid)
            if present is not None and isinstance(present.value, Person):
                after = change(present.value)
                if after != present.value:
                    pairs.append((after, present))
        if pairs:
            self.record.written_all(
                Thing.PERSON, ((after.uid, present) for after, present in pairs)
            )
            try:
                with self.database.savepoint():
                    self._rewrite(pairs)
            except UnicodeEncodeError:
                pairs = [(cleaned(after), present) for after, present in pairs]  # type: ignore[misc]  # same class
                self._rewrite(pairs)
        return len(found), [after for after, _ in pairs]

    def _rewrite(self, pairs: Sequence[tuple[Person, Present]]) -> None:
        self.writer.update_all(
            Thing.PERSON,
            [(after, present.value, present.born, self.record.id) for after, present in pairs],
        )
        for after, present in pairs:
            self._follow(after.uid, present.value, after)

    def delete(self, thing: Thing, uid: str) -> None:
        """Take a thing out, and what hangs on it before; nothing when it is not there."""
        present = self.writer.load(thing, (uid,)).get(uid)
        if present is None:
            return
        if thing is Thing.PERSON:
            self._leave_everything(uid)
        elif thing is Thing.INTERACTION:
            self._delete_where(Thing.EXCHANGE, "interaction = ?", uid)
        self.record.deleted(thing, uid, present)
        self.writer.remove(thing, (uid,))
        self._follow(uid, present.value, None)

    def add(self, thing: Thing, values: Iterable[Value], each: Progress | None) -> int:
        """Add new values in bulk; the number of them."""
        self.begin_bulk()
        count = bulk.add_all(self.writer, thing, values, self.record.id, each, self._saw)
        self.record.bulk += count
        return count

    def begin_bulk(self) -> None:
        """From now on what follows from the log is added in bulk too."""
        self.bulky = True

    def settle(self) -> None:
        """Write the promises and asks that follow from what was put, and look up `last_at`."""
        if self._steps:
            self._project()
        for chunk in chunks(sorted(self.stale)):
            self.database.run(
                "UPDATE person SET last_at = (SELECT max(seconds) FROM participant "
                f"WHERE person_id = person.id AND live = 1) WHERE uid {among(chunk)}",
                chunk,
            )
        self.stale.clear()

    def _follow(self, uid: str, before: Value | None, after: Value | None) -> None:
        people = {person for value in (before, after) if value for person in people_of(value)}
        self.touched |= people
        if not (isinstance(before, Person) and isinstance(after, Person)) or looks_otherwise(
            before, after
        ):
            self.unsettled |= people
        entries = [entry for entry in (before, after) if isinstance(entry, Interaction)]
        if entries:
            self.stale |= people
            self._note_events(before, after)
            if PROJECTED & {entry.kind for entry in entries}:
                old = before if isinstance(before, Interaction) else None
                self._steps.setdefault(uid, old)

    def _note_events(self, before: Value | None, after: Value | None) -> None:
        for entry in (before, after):
            if isinstance(entry, Interaction) and live_of(entry) == 1:
                if entry is before:
                    self.rewritten.update(entry.people)
                for person in entry.people:
                    self.appended.setdefault(person, []).append(event_of(entry))

    def _saw(self, values: Sequence[Value]) -> None:
        for value in values:
            self.touched.update(people_of(value))
            self.unsettled.update(people_of(value))
            if isinstance(value, Interaction):
                self.stale.update(value.people)
                self.rewritten.update(value.people)
                if value.kind in PROJECTED:
                    self._steps.setdefault(value.uid, None)

    def _leave_everything(self, uid: str) -> None:
        for thing, flat in FLATS.items():
            if CLASSES[thing] is Relation:
                self._delete_where(thing, "?1 IN (person, other)", uid)
            elif "person" in flat.columns:
                self._delete_where(thing, "person = ?", uid)
        entries = self.database.rows(
            "SELECT DISTINCT interaction.uid FROM participant JOIN interaction "
            "ON interaction.id = interaction_id "
            "WHERE person_id = (SELECT id FROM person WHERE uid = ?)",
            (uid,),
        )
        for (entry_uid,) in entries:
            value = self.writer.load(Thing.INTERACTION, (entry_uid,))[entry_uid].value
            others = tuple(person for person in people_of(value) if person != uid)
            if others and isinstance(value, Interaction):
                self.put(replace(value, people=others))
            else:
                self.delete(Thing.INTERACTION, entry_uid)

    def _delete_where(self, thing: Thing, condition: str, uid: str) -> None:
        sql = f"SELECT uid FROM {FLATS[thing].table} WHERE {condition} ORDER BY id"
        for (found,) in self.database.rows(sql, (uid,)):
            self.delete(thing, found)

    def _project(self) -> None:
        uids = list(self._steps)
        now = self.writer.load(Thing.INTERACTION, uids)
        steps: list[Step] = []
        people: set[str] = set()
        for uid, before in self._steps.items():
            after = now[uid].value if uid in now else None
            entry = after if isinstance(after, Interaction) else None
            steps.append(Step(uid, before, entry))
            people.update(*(one.people for one in (before, entry) if one is not None))
        self._steps.clear()
        promises = self._related(Thing.PROMISE, ("made", "closed"), uids, people)
        asks = self._related(Thing.ASK, ("interaction",), uids, people)
        ledger = Ledger(
            (value for value in promises if isinstance(value, Promise)),
            (value for value in asks if isinstance(value, Ask)),
        )
        ledger.apply(steps)
        for gone in list(ledger.dropped()):
            self.delete(THINGS[type(gone)], gone.uid)
        self._write_projected(list(ledger.written()), {uid_of(one) for one in promises + asks})

    def _write_projected(self, values: Sequence[Promise | Ask], known: set[str]) -> None:
        for value in values:
            if value.uid in known or not self.bulky:
                self.put(value)
        if self.bulky:
            new = [value for value in values if value.uid not in known]
            for thing in (Thing.PROMISE, Thing.ASK):
                self.add(thing, (value for value in new if THINGS[type(value)] is thing), None)

    def _related(
        self, thing: Thing, links: Sequence[str], entries: Sequence[str], people: set[str]
    ) -> list[Value]:
        known: set[str] = set()
        for column, values in (("person", sorted(people)), *((link, entries) for link in links)):
            for chunk in chunks(values):
                sql = f"SELECT uid FROM {FLATS[thing].table} WHERE {column} {among(chunk)}"
                known.update(row[0] for row in self.database.rows(sql, chunk))
        return [one.value for one in self.writer.load(thing, sorted(known)).values()]
