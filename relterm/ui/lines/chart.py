"""A person's trust over time as the chart's picture: samples, stops, rungs, the ask's bar."""

from relterm.domain.kinds import AskSize
from relterm.domain.rung_history import rung_history
from relterm.domain.trust import curve
from relterm.service.contacts import wished_gap
from relterm.service.views.person import PersonView, TimelineEntry
from relterm.ui.chart_view import ChartStop, ChartView
from relterm.ui.glyphs import Glyphs
from relterm.ui.lines.chart_words import PersonTeller, chart_points
from relterm.ui.lines.timeline import sign_of
from relterm.ui.raster import Point

SAMPLES = 240
"""Samples of the curve besides the events themselves."""
MARGIN_DAYS = 3.0
LEAST_DAYS = 30.0
_SIZES = {
    AskSize.FAVOUR: "a favour",
    AskSize.ADVICE: "advice",
    AskSize.BUSINESS: "business",
    AskSize.BIG: "a big ask",
}


def chart_view(view: PersonView, glyphs: Glyphs) -> ChartView:
    """Everything the chart paints."""
    now = view.now.t
    begins = view.events[0].t if view.events else now
    told = [each for each in reversed(view.timeline) if not each.planned]
    stops = _stops(view, told)
    rungs = rung_history(view.events, now, wished_gap(view.person))
    bar = _bar(view)
    return ChartView(
        points=_curve(view) if view.events else (),
        stops=stops,
        rungs=rungs,
        start=min(begins, now - LEAST_DAYS) - MARGIN_DAYS,
        now=now,
        bar=bar,
        bar_words=_bar_words(view, bar),
        empty="Nothing is logged yet; the curve begins with the first contact.",
        teller=PersonTeller(view, told, stops, rungs, bar, glyphs),
    )


def _curve(view: PersonView) -> tuple[Point, ...]:
    """From the first event, where it rises from nothing, to now."""
    first, now = view.events[0].t, view.now.t
    step = (now - first) / SAMPLES
    times = [first + step * number for number in range(SAMPLES)]
    return chart_points(curve(view.events, [*times, *(event.t for event in view.events), now]))


def _stops(view: PersonView, told: list[TimelineEntry]) -> tuple[ChartStop, ...]:
    """The lines of the timeline, oldest first, under the same keys."""
    stops = []
    before = view.now.t
    for each in told:
        since = before if each.entry is None else None
        stops.append(ChartStop(each.key, each.t, sign_of(each)[0], each.delta, since))
        before = each.t
    return tuple(stops)


def _bar(view: PersonView) -> float | None:
    """The trust that the planned ask waits for."""
    gate = view.gate
    if gate is None or (gate.ask is None and view.person.goal is None):
        return None
    return next(
        (each.need for each in gate.readiness.conditions if each.name == "trust"),
        None,
    )


def _bar_words(view: PersonView, bar: float | None) -> tuple[str, ...]:
    """What the bar is called, the longest first."""
    if bar is None or view.gate is None:
        return ()
    what = _SIZES[view.gate.size]
    return (f"bar {bar:.0f} for {what}", f"for {what}", what)
