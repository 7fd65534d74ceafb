"""The letters of the jump: as few as possible."""

import pytest

from relterm.ui.jump_targets import LETTERS, labels


@pytest.mark.parametrize("count", [0, 1, 25, 26, 27, 60, 300, 676])
def test_labels_are_short_and_none_begins_another(count: int) -> None:
    found = labels(count)
    assert len(set(found)) == len(found) == count
    assert all(len(each) == 1 for each in found) == (count <= len(LETTERS))
    assert not any(one != other and other.startswith(one) for one in found[:60] for other in found)
