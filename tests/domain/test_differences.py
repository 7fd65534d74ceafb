"""What changed in a thing, in words."""

from dataclasses import replace
from datetime import date

from relterm.domain.differences import Difference, differences
from relterm.domain.interactions import Direction, Interaction, Promise, PromiseState
from relterm.domain.kinds import AskSize, Circle, Kind
from relterm.domain.moments import Moment
from relterm.domain.people import ImportantDate, Labelled, Person, State, Triage
from relterm.domain.saved_views import View
from relterm.domain.thing_words import thing_words

TODAY = date(2026, 11, 21)
NAMES = {"a": "Ann Lee", "b": "Bob"}
ANN = Person("a", "Ann Lee")


def of_ann(**changes: object) -> tuple[Difference, ...]:
    return differences(ANN, replace(ANN, **changes), NAMES, TODAY)  # type: ignore[arg-type]  # any field


def test_nothing_changed_is_no_difference() -> None:
    assert of_ann() == ()


def test_fields_are_named_and_told_before_and_after() -> None:
    assert of_ann(circle=Circle.INNER) == (Difference("circle", "none", "inner"),)
    assert of_ann(state=State.TRASHED) == (Difference("where", "in the book", "in the trash"),)
    assert of_ann(goal=AskSize.BIG) == (Difference("goal", "nothing", "big"),)
    assert of_ann(introduced_by="b") == (Difference("introduced by", "nothing", "Bob"),)
    assert of_ann(introduced_by="gone")[0].after == "somebody no longer in the book"
    assert of_ann(snooze_until=date(2026, 12, 1).toordinal())[0].after == "1 Dec"
    assert of_ann(cadence_days=42)[0] == Difference("keep in touch every", "nothing", "42 days")
    assert of_ann(triage=Triage.NEVER)[0] == Difference("keeping up", "not decided", "never")
    assert of_ann(private=True)[0] == Difference("private", "no", "yes")


def test_of_lists_only_what_came_and_went_is_told() -> None:
    ann = replace(ANN, tags=("old", "kept"), emails=(Labelled("a@x.org", "work"),))
    changed = replace(ann, tags=("kept", "conf"), emails=())
    assert differences(ann, changed, NAMES, TODAY) == (
        Difference("e-mail", "a@x.org (work)", "", listed=True),
        Difference("tags", "#old", "#conf", listed=True),
    )
    turned = differences(ann, replace(ann, tags=("kept", "old")), NAMES, TODAY)
    assert turned == (Difference("tags", "#old, #kept", "#kept, #old"),)
    birthday = of_ann(dates=(ImportantDate("birthday", month=4, day=15),))
    assert birthday[0].after == "birthday 15 Apr"


def test_an_entry_is_told_by_day_and_people() -> None:
    entry = Interaction("e", Moment.of_day(TODAY), ("a",), Kind.MEET)
    moved = replace(
        entry, moment=Moment.of_day(date(2025, 11, 20)), people=("a", "b"), minutes=30.0
    )
    assert differences(entry, moved, NAMES, TODAY) == (
        Difference("when", "21 Nov", "20 Nov 25"),
        Difference("with", "", "Bob", listed=True),
        Difference("minutes", "nothing", "30"),
    )
    assert thing_words(moved, NAMES, TODAY) == "met in person · 30 min · Ann Lee and Bob, 20 Nov 25"


def test_links_between_things_are_not_told() -> None:
    promise = Promise("p", "a", Direction.MINE, "the paper", made="e1")
    kept = replace(promise, state=PromiseState.KEPT, closed="e2")
    assert differences(promise, kept, NAMES, TODAY) == (Difference("state", "open", "kept"),)
    assert thing_words(promise, NAMES, TODAY) == "your promise to Ann Lee: the paper"


def test_a_view_is_told_with_its_filter() -> None:
    assert thing_words(View("v", "due here", "is:due #hub"), {}, TODAY) == (
        "the view due here: is:due #hub"
    )
