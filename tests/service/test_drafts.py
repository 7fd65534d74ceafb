"""Drafts: whatever their length they come back, and what cannot be kept is known."""

import errno
import os
from pathlib import Path

import pytest

from relterm.service.drafts import Draft, Drafts


def test_a_draft_of_any_length_comes_back_word_for_word(tmp_path: Path) -> None:
    book = tmp_path / "book.db"
    text = "ąé\n" * 700_000
    assert Drafts(book).keep(Draft(text, "Form"))
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) > 8_000_000
    later = Drafts(book)
    later.find()
    assert [draft.text for draft in later.waiting] == [text]
    assert later.claim("Form", "", "") == text
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_known_and_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    drafts = Drafts(tmp_path / "book.db")
    assert not drafts.keep(Draft("a line", "QuickAdd"))
    assert drafts.kept == 0
    (lost,) = drafts.lost
    assert lost.draft.text == "a line"
    assert "No space is left on the disk" in lost.why
    assert list(tmp_path.iterdir()) == []
