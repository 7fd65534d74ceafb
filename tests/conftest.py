"""What all tests share: a home of their own, a zone, a day, and books to open."""

import gc
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from relterm.clock import Clock, fixed_clock
from relterm.service.desk import Desk
from relterm.service.opening import fill_with_demo, open_desk

DAY = "2026-11-21"
"""A Saturday; a date alone is noon."""


@pytest.fixture(scope="session", autouse=True)
def _quiet_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the developer's own book, theme or colours; all are in UTC."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RELTERM_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setenv("TZ", "UTC")
        for name in ("RELTERM_DB", "NO_COLOR", "TEXTUAL_THEME"):
            patch.delenv(name, raising=False)
        time.tzset()
        yield
    time.tzset()


@pytest.fixture(scope="session")
def fixed(_quiet_home: None) -> Clock:
    """A clock that stands at noon of `DAY`."""
    return fixed_clock(DAY)


@pytest.fixture(scope="session")
def demo_book(tmp_path_factory: pytest.TempPathFactory, fixed: Clock) -> Path:
    """A closed book of the sample people, to be copied."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    with open_desk(path, fixed) as desk:
        fill_with_demo(desk)
    return path


@pytest.fixture
def demo_desk(tmp_path: Path, demo_book: Path, fixed: Clock) -> Iterator[Desk]:
    """The sample people, in a book of this test's own."""
    path = tmp_path / "demo.db"
    shutil.copy(demo_book, path)
    path.chmod(0o600)
    with open_desk(path, fixed) as desk:
        yield desk


@pytest.fixture
def empty_desk(tmp_path: Path, fixed: Clock) -> Iterator[Desk]:
    """A new book without anybody."""
    with open_desk(tmp_path / "book.db", fixed) as desk:
        yield desk


def pytest_configure(config: pytest.Config) -> None:
    """The marker of the stories."""
    config.addinivalue_line(
        "markers", "actions(*ids): the actions of the table that a story runs by their keys"
    )


def pytest_collection_finish() -> None:
    """Collect garbage seldom: a third of the time of an app's test went into looking for it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)
