"""Bulk work: one change for many people, whole or not at all; and the trash behind it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from app_driver import told

from relterm.domain.interactions import AskState
from relterm.domain.kinds import Circle, Kind
from relterm.domain.people import Person, State, Triage
from relterm.domain.tag_line import TagChange
from relterm.errors import BadInput, Cancelled, UndoRefused
from relterm.service import noting
from relterm.service.commands.bulk import (
    BACKED_UP,
    Circled,
    Decided,
    Deed,
    ForPeople,
    Moved,
    Paused,
    Snoozed,
    Tagged,
    back_up_before,
)
from relterm.service.commands.editing import SavePerson
from relterm.service.commands.logging import TrashInteraction
from relterm.service.commands.trash import BringBack
from relterm.service.desk import Desk
from relterm.service.drafts import Draft, Drafts
from relterm.service.forgetting import forget
from relterm.service.views.history import change_view, history_page
from relterm.storage.records import PeopleFilter

CONF = Tagged(TagChange(("conf",), ("old",)))
NEAR = Circled(Circle.INNER)
MANY = 450


def no_progress(_done: int, _expected: int) -> None:
    """Nobody watches."""


@pytest.fixture
def desk(empty_desk: Desk) -> Desk:
    """Ann, Bob and Cy, who has the tag already."""
    with empty_desk.book.write("people", 1) as session:
        for uid, name, tags in (("a", "Ann", ("old",)), ("b", "Bob", ()), ("c", "Cy", ("CONF",))):
            session.put(Person(uid, name, tags=tags, circle=Circle.WIDE))
    return empty_desk


def people(desk: Desk) -> dict[str, Person]:
    return {each.uid: each for each in desk.book.people.iter_all()}


def crowd(desk: Desk) -> tuple[str, ...]:
    with desk.book.write("crowd", 1) as session:
        session.add_people(Person(f"p{n}", f"P {n}") for n in range(MANY))
    return tuple(f"p{n}" for n in range(MANY))


@pytest.mark.parametrize(
    ("deed", "label", "check"),
    [
        (CONF, "tagged 2 people #conf, without #old", lambda one: "old" not in one.tags),
        (Tagged(TagChange((), ("old",))), "took #old from Ann", lambda one: "old" not in one.tags),
        (Circled(Circle.INNER), "circle inner for 3 people", lambda one: one.circle == "inner"),
        (Moved(State.ARCHIVED), "archived 3 people", lambda one: one.state is State.ARCHIVED),
        (Moved(State.TRASHED), "moved 3 people to the trash", lambda one: one.state == "trashed"),
        (Decided(Triage.NEVER), "not keeping up with 3 people", lambda one: one.triage == "never"),
        (Decided(Circle.CLOSE), "circle close for 3 people", lambda one: one.circle == "close"),
        (
            Snoozed(date(2026, 12, 1)),
            "snoozed 3 people until 2026-12-01",
            lambda one: one.snooze_until,
        ),
        (Paused(), "paused 3 people", lambda one: one.paused),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_deed_is_one_change_that_says_what_it_did(
    desk: Desk, deed: Deed, label: str, check: Callable[[Person], bool]
) -> None:
    before = told(desk)
    done = desk.run(ForPeople(("a", "b", "c"), deed))
    assert done.said == label
    assert all(check(one) for one in people(desk).values())
    after = told(desk)
    assert after != before
    with pytest.raises(BadInput):
        desk.run(ForPeople(("a", "b", "c"), deed))
    desk.undo()
    assert told(desk) == before
    assert desk.book.problems() == [], "the search tables tell what they told before"
    desk.redo()
    assert told(desk) == after
    assert desk.book.problems() == []


def test_whoever_left_the_book_meanwhile_is_passed_over(desk: Desk) -> None:
    assert desk.run(ForPeople(("gone", "b"), CONF)).said == "tagged Bob #conf, without #old"
    with pytest.raises(BadInput, match="no longer in the book"):
        desk.run(ForPeople(("gone",), CONF))


@pytest.mark.parametrize("stop_at", [0, MANY // 2, MANY, 2 * MANY - 100])
def test_stopped_anywhere_the_book_is_as_it_was(desk: Desk, stop_at: int) -> None:
    uids = crowd(desk)
    before, changes = told(desk), desk.book.changes.newest()
    seen: list[tuple[int, int]] = []

    def stop(done: int, expected: int) -> None:
        seen.append((done, expected))
        if done >= stop_at:
            raise Cancelled

    with pytest.raises(Cancelled):
        desk.run(ForPeople(uids, NEAR, stop), stop)
    assert told(desk) == before
    assert desk.book.changes.newest() == changes
    assert {expected for _, expected in seen} == {2 * MANY}


def test_a_tag_is_searched_at_once_and_changes_no_trust(desk: Desk) -> None:
    uids = crowd(desk)
    desk.run(ForPeople(uids, NEAR))
    log(desk, 'met @"P 7" *3')
    before = {uid: desk.book.trust.get(uid) for uid in uids}
    assert None not in before.values()
    seen: list[int] = []
    tagged = ForPeople(uids, Tagged(TagChange(("Ωmega\ud800",), ())))
    desk.run(tagged, lambda done, _: seen.append(done))
    assert not seen, "nobody's trust had to be worked out again"
    assert {uid: desk.book.trust.get(uid) for uid in uids} == before
    assert {people(desk)[uid].tags for uid in uids} == {("Ωmega\ufffd",)}
    assert desk.book.people.count(PeopleFilter(text="ωmega")) == MANY
    desk.undo()
    assert desk.book.people.count(PeopleFilter(text="ωmega")) == 0
    assert {uid: desk.book.trust.get(uid) for uid in uids} == before
    assert desk.book.problems() == []


def test_a_circle_given_to_many_is_what_it_is_when_given_to_each(desk: Desk) -> None:
    uids = crowd(desk)
    for line in ('met @"P 7" *3', 'called @"P 8" 30m', '3d: wrote @"P 9" about tea ...'):
        log(desk, line)
    untouched = {uid: desk.book.trust.get(uid) for uid in uids}
    for uid in ("p6", "p7", "p8", "p9"):
        desk.run(ForPeople((uid,), NEAR))
    one_by_one = {uid: desk.book.trust.get(uid) for uid in ("p6", "p7", "p8", "p9")}
    for _ in one_by_one:
        desk.undo()
    assert {uid: desk.book.trust.get(uid) for uid in uids} == untouched
    desk.run(ForPeople(uids, NEAR))
    assert {uid: desk.book.trust.get(uid) for uid in one_by_one} == one_by_one
    desk.run(ForPeople(uids, Moved(State.ARCHIVED)))
    desk.run(ForPeople(uids, Moved(State.ACTIVE)))
    assert {uid: desk.book.trust.get(uid) for uid in one_by_one} == one_by_one


def test_taking_back_much_can_be_watched_and_stopped_too(desk: Desk) -> None:
    uids = crowd(desk)
    desk.run(ForPeople(uids, NEAR))
    change = desk.next_undo()
    assert change is not None
    after = told(desk)

    def stop(done: int, expected: int) -> None:
        assert expected == 2 * MANY
        if done > MANY:
            raise Cancelled

    with pytest.raises(Cancelled):
        desk.undo_change(change, stop)
    assert told(desk) == after
    assert desk.undo_change(change, no_progress).said == "Undone: circle inner for 450 people"


def test_a_backup_is_taken_before_very_many_are_changed(desk: Desk) -> None:
    begun: list[str] = []
    back_up_before(desk, ("a",) * BACKED_UP, lambda: begun.append("few"))
    back_up_before(desk, ("a",) * (BACKED_UP + 1), lambda: begun.append("many"))
    assert begun == ["many"]
    (backup,) = desk.book.backups()
    assert "before-bulk" in backup.name


def test_undo_and_redo_follow_the_user_out_of_the_midst(desk: Desk) -> None:
    for uid in ("a", "b", "c"):
        desk.run(ForPeople((uid,), Circled(Circle.INNER)))
    third, second, first = (each.row for each in history_page(desk).changes[:3])
    after = told(desk)
    desk.undo_change(first)
    desk.undo_change(third)
    assert desk.next_undo() == second
    assert desk.redo().said == f"Done again: {third.label}", "what was undone last comes first"
    assert desk.redo().said == f"Done again: {first.label}"
    assert told(desk) == after
    assert desk.undo().said == f"Undone: {first.label}", "what was done again last"
    assert desk.undo().said == f"Undone: {third.label}"
    assert desk.undo().said == f"Undone: {second.label}"
    desk.run(ForPeople(("a",), CONF))
    with pytest.raises(UndoRefused, match="Nothing to do again"):
        desk.redo()
    desk.redo_change(second)
    assert desk.undo().said == f"Undone: {second.label}"
    assert desk.undo().said.startswith("Undone: tagged")


def test_a_change_built_upon_is_not_taken_back_and_says_why(desk: Desk) -> None:
    desk.run(ForPeople(("a", "b"), Circled(Circle.INNER)))
    desk.run(SavePerson(replace(people(desk)["a"], name="Anna"), people(desk)["a"]))
    before, circled = told(desk), history_page(desk).changes[1].row
    with pytest.raises(UndoRefused, match="Anna was changed since by “edited Anna”"):
        desk.undo_change(circled)
    assert told(desk) == before


def log(desk: Desk, line: str) -> None:
    desk.run(noting.command_for(desk, noting.read_log(desk, line)))


@pytest.mark.parametrize(
    "line",
    ["met @ann !send the map by fri +intro *2", "@bob ?advice about Oslo", "kept @cy the paper"],
)
def test_an_entry_comes_back_with_all_that_hung_on_it(desk: Desk, line: str) -> None:
    log(desk, line)
    before = told(desk)
    (main, *_) = [each for each in desk.book.interactions.iter_all() if not each.part_of]
    desk.run(TrashInteraction(main.uid))
    assert told(desk) != before
    numbers = tuple(desk.book.trash.entries())
    desk.run(BringBack(entries=numbers[:1] if len(numbers) == 1 else (row(desk, main.uid),)))
    assert nameless(told(desk)) == nameless(before)
    assert desk.book.trash.entries().tolist() == []
    asks = desk.book.things.asks()
    assert [each.state for each in asks] == [AskState.ASKED] * len(asks)
    desk.undo()
    desk.undo()
    assert told(desk) == before


def row(desk: Desk, uid: str) -> int:
    return desk.book.interactions.number(uid) or 0


def nameless(everything: dict[str, list[object]]) -> dict[str, set[str]]:
    """What a book says, whatever its promises are called by inside."""
    return {
        kind: {str(replace(each, uid="")) if kind == "promises" else str(each) for each in values}  # type: ignore[type-var]  # values are dataclasses
        for kind, values in everything.items()
    }


def test_people_come_back_as_they_were_also_when_undo_cannot(desk: Desk) -> None:
    desk.run(ForPeople(("a",), Moved(State.ARCHIVED)))
    desk.run(ForPeople(("a", "b", "c"), Moved(State.TRASHED)))
    trash = desk.next_undo()
    assert trash is not None
    desk.run(BringBack(people=(desk.book.people.row_id("c") or 0,)))
    with pytest.raises(UndoRefused, match="changed since"):
        desk.undo_change(trash)
    done = desk.run(BringBack(people=tuple(desk.book.trash.people())))
    assert done.said == "brought 2 people back from the trash"
    assert [people(desk)[uid].state for uid in "abc"] == ["archived", "active", "active"]
    with pytest.raises(BadInput, match="no longer in the trash"):
        desk.run(BringBack(people=(desk.book.people.row_id("a") or 0,)))


def test_deleting_for_good_leaves_nothing_behind(desk: Desk) -> None:
    log(desk, "met @ann @bob about the quarry")
    desk.run(SavePerson(replace(people(desk)["a"], notes="a secret word"), people(desk)["a"]))
    desk.run(ForPeople(("a",), Moved(State.TRASHED)))
    drafts = Drafts(desk.book.path)
    drafts.keep(Draft("call about a secret word", "QuickAdd", person="a"))
    drafts.keep(Draft("call about the harbour", "QuickAdd", person="b"))
    number = desk.book.people.row_id("a") or 0
    done = forget(desk, [number, 999], no_progress)
    assert done.said == "Deleted for good: Ann"
    drafts.find()
    assert [draft.person for draft in drafts.waiting] == ["b"]
    assert set(people(desk)) == {"b", "c"}
    (entry,) = desk.book.interactions.iter_all()
    assert (entry.people, entry.kind) == (("b",), Kind.MEET)
    assert b"secret word" not in desk.book.path.read_bytes()
    labels = [each.row.label for each in history_page(desk).changes]
    assert not any("Ann" in label for label in labels)
    with pytest.raises(BadInput, match="no longer in the trash"):
        forget(desk, [number], no_progress)
    assert desk.book.problems() == []


def test_deleting_several_for_good_can_be_stopped_and_then_deletes_nobody(desk: Desk) -> None:
    log(desk, "met @ann @bob @cy about the quarry")
    log(desk, "met @ann @bob about a secret word")
    desk.run(ForPeople(("a", "b"), Moved(State.TRASHED)))
    before, changes = told(desk), desk.book.changes.newest()
    numbers = list(desk.book.trash.people())

    def stop(done: int, _expected: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        forget(desk, numbers, stop)
    assert told(desk) == before
    assert desk.book.changes.newest() == changes
    assert forget(desk, numbers, no_progress).said == "Deleted for good: 2 people"
    assert set(people(desk)) == {"c"}
    assert [(each.people, each.kind) for each in desk.book.interactions.iter_all()] == [
        (("c",), Kind.MEET)
    ]
    assert b"secret word" not in desk.book.path.read_bytes()
    assert desk.book.problems() == []


def test_the_history_is_read_by_words_and_page_by_page(desk: Desk) -> None:
    desk.run(ForPeople(("a", "b"), CONF))
    desk.run(ForPeople(("a",), Circled(Circle.INNER)))
    desk.undo()
    assert [each.row.label for each in history_page(desk, "undone").changes] == [
        "circle inner for Ann"
    ]
    (tagged,) = history_page(desk, "TODAY #conf").changes
    assert history_page(desk, "today", tagged.row.id).changes == ()
    view = change_view(desk, tagged.row.id)
    assert view is not None
    assert [(line.title, line.differences[0].after) for line in view.things] == [
        ("Ann", "#conf"),
        ("Bob", "#conf"),
    ]
    assert change_view(desk, 999) is None
    for number in range(230):
        with desk.book.write(f"n {number}", 1) as session:
            session.put(Person("z", f"Zoe {number}"))
    page = history_page(desk)
    assert page.older is not None
    rest = history_page(desk, "", page.older)
    numbers = [each.row.id for each in (*page.changes, *rest.changes)]
    assert numbers == sorted(numbers, reverse=True)
    assert len(set(numbers)) == len(desk.book.changes.list(999))
    assert rest.older is None
    assert len(history_page(desk, "n 12").changes) == 13
