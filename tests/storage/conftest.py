from collections.abc import Iterator
from pathlib import Path

import pytest

from relterm.storage.book import Book


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "book" / "my people.db"


@pytest.fixture
def book(path: Path) -> Iterator[Book]:
    opened = Book.open(path)
    yield opened
    opened.close()
