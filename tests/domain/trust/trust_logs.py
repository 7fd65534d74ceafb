"""Logs and helpers that the tests of the trust model share."""

import csv
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from relterm.domain.interactions import Event
from relterm.domain.kinds import AskSize, Kind, Who
from relterm.domain.moments import Moment
from relterm.domain.trust import replay
from relterm.domain.trust.state import TrustState

T = TypeVar("T")
DATA = Path(__file__).parents[2] / "data" / "trust"
START = Moment.of_day(date(2024, 1, 1)).t
LOG_NAMES = tuple(sorted(path.stem for path in DATA.glob("*.csv")))
SIZES = tuple(AskSize)


def at(text: str) -> float:
    """Model time of a date (noon UTC) or a date and time."""
    moment = Moment.parse(text)
    assert moment is not None, text
    return moment.t


def read_log(name: str) -> list[Event]:
    """A log in the fixtures' CSV."""
    with (DATA / f"{name}.csv").open(newline="", encoding="utf-8") as lines:
        return [_event(row) for row in csv.DictReader(lines)]


def reference() -> dict[str, list[dict[str, Any]]]:
    """Values a conforming implementation meets within 0.01, by log."""
    logs: dict[str, list[dict[str, Any]]] = json.loads(
        (DATA / "reference.json").read_text(encoding="utf-8")
    )["logs"]
    return logs


def expectations() -> list[dict[str, str]]:
    """Statements about the logs."""
    statements: list[dict[str, str]] = json.loads(
        (DATA / "expectations.json").read_text(encoding="utf-8")
    )
    return statements


def state_on(name: str, text: str) -> tuple[TrustState, float]:
    """The state of a log and the time of a date."""
    now = at(text)
    return replay(read_log(name), now), now


def _event(row: dict[str, str]) -> Event:
    return Event(
        at(row["date"]),
        Kind(row["kind"]),
        Who(row["who"]) if row["who"] else None,
        _word(row["answered"]),
        _number(row["minutes"], float),
        _number(row["depth"], int),
        _number(row["mood"], int),
        _number(row["size"], int),
        _word(row["outcome"]),
        at(row["due"]) if row["due"] else None,
        _number(row["years"], float),
        row["note"],
    )


def _word(text: str) -> bool | None:
    return {"yes": True, "no": False, "": None}[text]


def _number(text: str, read: Callable[[str], T]) -> T | None:
    return read(text) if text else None
