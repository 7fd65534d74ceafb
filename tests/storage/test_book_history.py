"""What a change did, read from the change record; the trash; people marked for bulk work."""

from dataclasses import replace

from storage_makers import AT, entry
from storage_undoing import everything, latest, redo, undo

from relterm.domain.kinds import Circle
from relterm.domain.people import Person, State
from relterm.storage.book import Book
from relterm.storage.changes import ChangedThing
from relterm.storage.records import Thing

ANN = Person("p1", "Ann")


def put(book: Book, *values: Person, label: str = "put") -> int:
    with book.write(label, AT) as session:
        for value in values:
            session.put(value)
    return latest(book).id


def things(book: Book, change: int, limit: int = 9) -> list[ChangedThing]:
    return list(book.changes.things(change, limit))


def test_a_change_tells_what_was_before_and_what_it_made_of_it(book: Book) -> None:
    near, tagged = replace(ANN, circle=Circle.INNER), replace(ANN, tags=("conf",))
    added = put(book, ANN)
    changed = put(book, near)
    assert things(book, added) == [ChangedThing(Thing.PERSON, "p1", None, ANN)]
    assert things(book, changed) == [ChangedThing(Thing.PERSON, "p1", ANN, near)]
    undo(book, changed)
    assert things(book, changed) == [ChangedThing(Thing.PERSON, "p1", ANN, near)], "undone"
    put(book, tagged)
    (one,) = things(book, changed)
    assert (one.after, one.known) == (near, False), "what is there now is not what was before it"
    with book.write("deleted", AT) as session:
        session.delete(Thing.PERSON, "p1")
    assert things(book, latest(book).id) == [ChangedThing(Thing.PERSON, "p1", tagged, None)]


def test_things_of_a_large_change_are_read_as_far_as_wanted(book: Book) -> None:
    people = [Person(f"p{n}", f"P {n}") for n in range(30)]
    put(book, ANN)
    with book.write("import", AT, "b") as session, session.bulk():
        session.add_people(each for each in people if each.uid != "p1")
        session.put(replace(ANN, tags=("conf",)))
    change = latest(book).id
    read = things(book, change, 10)
    assert [each.uid for each in read] == ["p0", "p2", "p3", "p4", "p5", "p1"]
    assert [each.before for each in read] == [None] * 5 + [ANN]
    undo(book, change)
    assert len(things(book, change, 10)) == 10


def test_changes_are_read_page_by_page(book: Book) -> None:
    numbers = [put(book, replace(ANN, name=f"Ann {n}")) for n in range(5)]
    first = book.changes.list(2)
    assert [each.id for each in first] == numbers[:-3:-1]
    assert [each.id for each in book.changes.list(9, first[-1].id)] == numbers[2::-1]
    assert book.changes.newest() == numbers[-1]


def test_a_change_undone_out_of_the_midst_is_next_to_redo(book: Book) -> None:
    first, second = put(book, ANN), put(book, Person("p2", "Bob"))
    before = everything(book)
    undo(book, first)
    assert book.changes.next_redo() is not None
    assert book.changes.can_redo(first)
    undo(book, second)
    following = book.changes.next_redo()
    assert following is not None
    assert following.id == first
    redo(book, first)
    redo(book, second)
    assert everything(book) == before
    undo(book, first)
    put(book, Person("p3", "Cy"))
    assert book.changes.next_redo() is None, "something new was done since"
    assert not book.changes.can_redo(first)


def test_the_trash_is_read_last_thrown_away_first(book: Book) -> None:
    put(book, ANN, Person("p2", "Bob"), Person("me", "Me", is_me=True, state=State.TRASHED))
    with book.write("log", AT) as session:
        session.put(entry("e1", "p1", "p2"))
        session.put(entry("e2", "p2", state=State.ARCHIVED))
    put(book, replace(ANN, state=State.TRASHED))
    put(book, Person("p2", "Bob", state=State.ARCHIVED))
    put(book, Person("p2", "Bob", state=State.TRASHED))
    with book.write("throw", AT + 5) as session:
        session.put(entry("e1", "p1", "p2", state=State.TRASHED))
    people = book.trash.read(Thing.PERSON, book.trash.people())
    assert [each.value.uid for each in people] == ["p2", "p1"]
    archived = [book.trash.archived_before(each.change) for each in people]
    assert archived == [{"p2"}, frozenset()], "as each of them was before"
    (thrown,) = book.trash.read(Thing.INTERACTION, book.trash.entries())
    assert (thrown.value.uid, thrown.at) == ("e1", AT + 5)
    put(book, ANN)
    assert len(book.trash.read(Thing.PERSON, [each.number for each in people])) == 1


def test_marked_people_are_read_by_row_and_by_uid(book: Book) -> None:
    put(book, ANN, Person("p2", "Bob", tags=("conf", "x"), state=State.ARCHIVED))
    put(
        book,
        Person("p3", "Cy", tags=("conf",)),
        Person("p4", "Di", tags=("x",), state=State.TRASHED),
    )
    numbers = [book.people.row_id(uid) or 0 for uid in ("p3", "p1", "p2")]
    found = book.marked.uids([*numbers, 999])
    assert list(found) == ["p3", "p1", "p2"]
    assert found == book.marked.states(["p1", "p2", "p3", "gone"])
    assert found["p2"][1] is State.ARCHIVED
    assert book.marked.tags_of(["p2", "p3"]) == {"conf": 2, "x": 1}
    assert book.marked.tags_in_use() == {"conf": 2, "x": 1}, "the trash aside"
    order = book.marked.in_list_order(numbers)
    assert sorted(numbers, key=order.__getitem__) == [numbers[1], numbers[2], numbers[0]]
