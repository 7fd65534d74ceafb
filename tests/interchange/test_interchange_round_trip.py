"""What relterm writes it reads back the same, whatever the text."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from interchange_values import DATE, PERSON, TEXT, VALUES, written

from relterm.domain.people import ImportantDate, Labelled, Person
from relterm.interchange import cells
from relterm.interchange.drafts import (
    AskDraft,
    Draft,
    ExchangeDraft,
    InteractionDraft,
    PersonDraft,
    Problem,
    PromiseDraft,
    RelationDraft,
    ReminderDraft,
    SettingsDraft,
    ViewDraft,
)
from relterm.interchange.read import drafts
from relterm.interchange.recognise import recognise
from relterm.interchange.write import file_name


def value_of(draft: Draft | Problem) -> Any:
    """The domain value of a draft, with the references put back as they were written."""
    match draft:
        case PersonDraft():
            assert draft.complete
            return replace(draft.person, introduced_by=draft.introduced_by)
        case InteractionDraft():
            return replace(draft.interaction, people=draft.people)
        case PromiseDraft():
            return replace(draft.promise, person=draft.person.uid)
        case AskDraft():
            return replace(draft.ask, person=draft.person.uid)
        case ReminderDraft():
            return replace(draft.reminder, person=draft.person.uid)
        case ExchangeDraft():
            return replace(draft.exchange, person=draft.person.uid)
        case RelationDraft():
            return replace(draft.relation, person=draft.person.uid, other=draft.other.uid)
        case ViewDraft():
            return draft.view
        case SettingsDraft():
            return draft.settings
        case Problem():
            raise AssertionError(draft)


def settled(value: Any) -> Any:
    """A person with a birthday first and the other orders that no column keeps made equal."""
    if not isinstance(value, Person):
        return value
    custom = tuple(sorted(value.custom, key=lambda item: (item.label, item.value)))
    return replace(value, dates=tuple(sorted(value.dates, key=repr)), custom=custom)


def read_back(path: Path, content: bytes, raw: bool = False) -> list[Any]:
    """The values that a table's bytes are read as."""
    path.write_bytes(content)
    found = recognise(path, raw=raw)
    assert found.table == path.stem
    return [value_of(draft) for draft in drafts(found)]


@pytest.mark.parametrize("table", sorted(VALUES))
@pytest.mark.parametrize("raw", [False, True])
@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_export_import_export_is_byte_identical(
    table: str, raw: bool, tmp_path: Path, data: st.DataObject
) -> None:
    size = 1 if table == "settings" else 3
    values = data.draw(st.lists(VALUES[table], min_size=1, max_size=size))
    first = written(table, values, raw)
    back = read_back(tmp_path / file_name(table), first, raw)
    assert [settled(value) for value in back] == [settled(value) for value in values]
    assert written(table, back, raw) == first


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(people=st.lists(PERSON, min_size=1, max_size=2))
def test_dates_alone_give_their_people_back(people: list[Person], tmp_path: Path) -> None:
    path = tmp_path / "dates.csv"
    path.write_bytes(written("dates", people))
    found = list(drafts(recognise(path)))
    expected = [(person.uid, when) for person in people for when in person.dates]
    got = []
    for draft in found:
        assert isinstance(draft, PersonDraft)
        assert not draft.complete
        got.append((draft.person.uid, *draft.person.dates))
    assert got == expected


@given(TEXT)
def test_a_guarded_cell_never_begins_like_a_formula(text: str) -> None:
    cell = cells.guard(text)
    assert not cell or cell[0] not in cells.RISKY
    assert cells.unguard(cell) == text


@given(st.lists(TEXT))
def test_lists_come_back(items: list[str]) -> None:
    assert cells.read_list(cells.write_list(items)) == tuple(items)


@given(st.lists(st.builds(Labelled, TEXT, TEXT)))
def test_labelled_values_come_back(items: list[Labelled]) -> None:
    assert cells.read_labelled(cells.write_labelled(items)) == tuple(items)


@settings(max_examples=500)
@given(DATE)
def test_dates_come_back(when: ImportantDate) -> None:
    assert cells.read_date(when.label, cells.write_date(when)) == when


def test_lists_read_well_and_can_be_written_by_hand() -> None:
    emails = (Labelled("ann@example.org", "work"), Labelled("a@b.example"))
    assert cells.write_labelled(emails) == "work: ann@example.org; a@b.example"
    assert cells.write_list(["climbing", "tea; green"]) == r"climbing; tea\; green"
    assert cells.read_list(" climbing ;tea;;") == ("climbing", "tea")
    link = cells.write_labelled([Labelled("https://example.org/a?b=c")])
    assert link == "https://example.org/a?b=c"
