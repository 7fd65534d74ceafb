"""A home of its own for whatever is run in a terminal."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from terminal import Opened, Terminal


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Nothing of the developer's own but the path and the language."""
    return {
        **{name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ},
        "HOME": str(tmp_path),
        "RELTERM_HOME": str(tmp_path / "home"),
        "TERM": "xterm-256color",
        "TZ": "UTC",
        "PYTHONUTF8": "1",
    }


@pytest.fixture
def options(tmp_path: Path) -> tuple[str, ...]:
    """A book of this test's own, on a fixed day."""
    return ("--db", str(tmp_path / "book.db"), "--today", "2026-11-21")


@pytest.fixture
def opened(environment: dict[str, str], options: tuple[str, ...]) -> Iterator[Opened]:
    """Starts relterm in a terminal; `more` is added to its environment."""
    running: list[Terminal] = []

    def start(
        *arguments: str, size: tuple[int, int] = (80, 24), more: dict[str, str] | None = None
    ) -> Terminal:
        terminal = Terminal((*options, *arguments), environment | (more or {}), size)
        running.append(terminal)
        return terminal

    yield start
    for terminal in running:
        terminal.kill()
