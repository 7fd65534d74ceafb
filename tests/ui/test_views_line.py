"""The line of saved views fits, shows the one that is chosen, and says when there are more."""

from hypothesis import given, settings
from hypothesis import strategies as st

from relterm.ui.screens.people_views import parts_of
from relterm.ui.show import width


def test_names_stand_side_by_side_and_the_chosen_one_is_among_them() -> None:
    names = ["all", "Friends due", "Berlin"]
    assert [each.text for each in parts_of(names, 0, 40)] == names
    assert [each.text for each in parts_of(names, 0, 20)] == ["all", "Friends due", "…"]
    assert [each.text for each in parts_of(names, 2, 20)] == ["…", "Berlin"]
    assert [each.text for each in parts_of(names, None, 10)] == ["all", "…"]
    assert [each.text for each in parts_of(names, 1, 14)] == ["all", "Frie…", "…"]


@given(
    names=st.lists(st.text(max_size=30), min_size=2, max_size=12),
    place=st.none() | st.integers(0, 11),
    cells=st.integers(9, 60),
)
@settings(max_examples=200, deadline=None)
def test_nothing_sticks_out_and_nothing_is_lost(
    names: list[str], place: int | None, cells: int
) -> None:
    chosen = None if place is None else place % len(names)
    parts = parts_of(names, chosen, cells)
    at = 0
    for part in parts:
        assert part.begin >= at
        assert part.end - part.begin == width(part.text) + (0 if part.place is None else 2)
        at = part.end
    assert at <= cells
    shown = [part.place for part in parts if part.place is not None]
    assert shown == list(range(shown[0], shown[-1] + 1))
    assert chosen is None or chosen in shown
    assert (parts[0].place is None) == (shown[0] > 0)
    if shown[-1] < len(names) - 1:
        assert parts[-1].place is None
