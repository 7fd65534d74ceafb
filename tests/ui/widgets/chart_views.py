"""Charts to look at: a year with a stop every so many days, told by a teller of its own."""

from datetime import date

from relterm.domain.ladder import Overlay, Stage
from relterm.domain.rung_history import RungSpan
from relterm.domain.what_if import Habit
from relterm.ui.chart_view import Ahead, ChartStop, ChartView, Level, Reading, Share, Silent
from relterm.ui.glyphs import Sign
from relterm.ui.raster import Point

TODAY = date(2026, 11, 21)
EPOCH = date(1970, 1, 1).toordinal()
NOW = float(TODAY.toordinal() - EPOCH)
PARTS = (Share("depth", 2.2), Share("warmth", 1.3), Share("mutuality", 0.6))


def t_of(day: date) -> float:
    return float(day.toordinal() - EPOCH)


class Told(Silent):
    """Reads the numbers of the stops aloud."""

    def __init__(self, stops: tuple[ChartStop, ...], title: str, parts: tuple[Share, ...]) -> None:
        self.stops = stops
        self.title = title
        self.parts = parts
        self.asked: list[tuple[str, object]] = []

    def reading(self, place: int) -> Reading:
        self.asked.append(("reading", place))
        stop = self.stops[place]
        quiet = stop.since is not None
        return Reading(
            day="to 1 Nov" if quiet else "1 Nov",
            title=f"{place} weeks quiet" if quiet else f"{self.title} {place}",
            delta=stop.delta,
            score=50.0,
            low=41.0,
            high=59.0,
            parts=self.parts,
            notes=(("fading slowly, halves in about 2 months", "halves in about 2 months"),)
            if quiet
            else (),
            rung="then: conversing",
            quiet=quiet,
        )

    def level(self, place: int) -> Level:
        self.asked.append(("level", place))
        return Level(50.0, (Share("depth", 20.0, 34.0), Share("warmth", 30.0, 18.0)))

    def ahead(self, habit: Habit | None, until: float) -> Ahead:
        self.asked.append(("ahead", habit))
        silence = (Point(NOW, 50, 41, 59), Point(until, 40, 20, 60))
        if habit is None:
            return Ahead(silence)
        guess = (Point(NOW, 50, 41, 59), Point(until, 72, 60, 84))
        return Ahead(silence, guess, (NOW + 30, NOW + 60), "late May", ("over 65 by May",))


def chart(
    count: int = 12,
    *,
    step: float = 30,
    title: str = "coffee",
    parts: tuple[Share, ...] = PARTS,
    quiet: bool = False,
    sign: Sign = Sign.THEM,
    bar: float | None = 65.0,
) -> ChartView:
    """So many stops `step` days apart, the last one now; with `quiet` every other is a spell."""
    stops, points = [], []
    for n in range(count):
        t = NOW - step * (count - 1 - n)
        score = 60 * (n + 1) / count
        since = t - step if quiet and n % 2 else None
        key = f"e{n}" if since is None else f"quiet {t}"
        stops.append(ChartStop(key, t, sign, -2.3 if since or not n else 4.1, since))
        points.append(Point(t, score, score - 10, score + 10))
    start = points[0].t if points else NOW - 30
    middle = (start + NOW) / 2
    rungs = (
        RungSpan(start, middle, Stage.CONVERSING, Overlay.NONE),
        RungSpan(middle, NOW, Stage.TRUSTED, Overlay.NONE),
    )
    return ChartView(
        tuple(points),
        tuple(stops),
        rungs if count else (),
        start,
        NOW,
        bar,
        ("bar 65 for business", "business"),
        "Nothing yet",
        Told(tuple(stops), title, parts),
    )
