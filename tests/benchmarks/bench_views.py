#!/usr/bin/env python3
"""Reading and logging in a big book against the same in a small one.

    python -m tests.benchmarks.bench_views big.db small.db

CPU time of this process; the big book is copied first, as something is logged in it.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles

from relterm.clock import fixed_clock
from relterm.domain.interactions import Interaction
from relterm.domain.kinds import Kind
from relterm.domain.moments import Moment
from relterm.domain.quick_add import Recorded
from relterm.service.commands.logging import LogInteraction
from relterm.service.desk import Desk
from relterm.service.opening import open_desk
from relterm.service.views.agenda import day_agenda
from relterm.service.views.people import people_list, people_page
from relterm.service.views.person import person_view
from relterm.service.views.today import today_view
from tests.benchmarks.make_book import TODAY
from tests.benchmarks.measuring import Row, cpu, show, typical

TYPED = ("müller", "anna k", "núñez", "engineer", "smith o", "zoé", "qqq", "佐藤")


def main() -> None:
    """Measure and print."""
    big, small = (Path(each) for each in sys.argv[1:3])
    with tempfile.TemporaryDirectory() as folder:
        copies = [
            Path(shutil.copy(each, Path(folder) / f"{n}.db")) for n, each in enumerate((big, small))
        ]
        with (
            open_desk(copies[0], fixed_clock(TODAY)) as large,
            open_desk(copies[1], fixed_clock(TODAY)) as little,
        ):
            show("Big book against small book", [*_reading(large, little), _logging(large, little)])
            show("Filter as you type, big book", [_filter(large)])


def _reading(large: Desk, little: Desk) -> list[Row]:
    due = len(day_agenda(large).contacts), len(day_agenda(little).contacts)
    works: dict[str, tuple[Callable[[Desk], object], str]] = {
        "Today": (today_view, f"due {due[0]} against {due[1]}"),
        "the list of people, opened": (lambda desk: _page(desk, 0), ""),
        "its last page": (lambda desk: _page(desk, -1), ""),
        "its middle": (lambda desk: _page(desk, None), ""),
    }
    rows = []
    for name, (work, detail) in works.items():
        both = [_taken(desk, work) for desk in (large, little)]
        detail = f"{both[0] * 1000:.1f} ms against {both[1] * 1000:.1f} ms {detail}"
        rows.append(Row(name, both[0] / both[1], "small book", "grows with what is due", detail))
    return rows


def _taken(desk: Desk, work: Callable[[Desk], object]) -> float:
    def run() -> object:
        forget(desk)
        return work(desk)

    return typical(run)


def forget(desk: Desk) -> None:
    """Write something, so that nothing is remembered from the last time."""
    with desk.book.transaction() as session:
        session.move_looks([(f"p{0:031x}", 1, None)])


def _page(desk: Desk, where: int | None) -> object:
    ids = people_list(desk).ids
    middle = len(ids) // 2
    start = {0: 0, -1: max(0, len(ids) - 64), None: middle}[where]
    return people_page(desk, ids[start : start + 64])


def _logging(large: Desk, little: Desk) -> Row:
    def log(desk: Desk) -> object:
        uid = f"p{7:031x}"
        entry = Interaction(
            desk.new_uid(), Moment.of_day(desk.now().today), (uid,), Kind.MEET, text="coffee"
        )
        done = desk.run(LogInteraction(Recorded((entry,)), "a coffee"))
        person_view(desk, uid)
        return done

    both = [typical(lambda desk=desk: log(desk)) for desk in (large, little)]  # type: ignore[misc]  # bound now
    detail = f"{both[0] * 1000:.1f} ms against {both[1] * 1000:.1f} ms; log and read the person"
    return Row("log an interaction", both[0] / both[1], "small book", "1", detail)


def _filter(desk: Desk) -> Row:
    taken = [
        min(cpu(lambda text=text: _found(desk, text))[0] for _ in range(3))  # type: ignore[misc]  # bound now
        for word in TYPED
        for text in (word[: length + 1] for length in range(len(word)))
    ]
    p95 = quantiles(taken, n=20)[-1]
    detail = f"p95 {p95 * 1000:.1f} ms, worst {max(taken) * 1000:.1f} ms, {len(taken)} keys"
    return Row("a key, rows read", p95 / 0.050, "50 ms", "≤ 1", detail)


def _found(desk: Desk, text: str) -> object:
    return people_page(desk, people_list(desk, text).ids[:40])


if __name__ == "__main__":
    main()
