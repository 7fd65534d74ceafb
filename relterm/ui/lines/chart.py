"""A person's trust over time as the chart's picture: samples, events, the bar, the forecast."""

from relterm.domain.trust import CurvePoint, curve
from relterm.service.views.person import PersonView
from relterm.ui.chart_frame import ChartEvent, ChartView
from relterm.ui.glyphs import Glyphs
from relterm.ui.lines.timeline import WEIGHTLESS, sign_of
from relterm.ui.raster import Point

SAMPLES = 240
"""Samples of the curve besides the events themselves."""
FORECAST_SHARE = 0.12
"""How far the forecast reaches, as a share of the time shown."""
FORECAST_SAMPLES = 12
MARGIN_DAYS = 3.0
LEAST_DAYS = 30.0
PARTS_SHOWN = 0.05


def chart_view(view: PersonView, glyphs: Glyphs) -> ChartView:
    """Everything the chart paints."""
    if not view.events:
        return ChartView(
            start=view.now.t - LEAST_DAYS,
            end=view.now.t,
            empty="Nothing is logged yet; the curve begins with the first contact.",
        )
    first = min(view.events[0].t, view.now.t - LEAST_DAYS) - MARGIN_DAYS
    span = view.now.t - first
    steps = [first + span * number / SAMPLES for number in range(SAMPLES + 1)]
    happened = [event.t for event in view.events]
    ahead = span * FORECAST_SHARE
    later = [
        view.now.t + ahead * number / FORECAST_SAMPLES for number in range(FORECAST_SAMPLES + 1)
    ]
    return ChartView(
        points=_points(curve(view.events, [*steps, *happened])),
        events=_events(view, glyphs),
        start=first,
        end=view.now.t + ahead,
        bar=_bar(view),
        forecast=_points(curve(view.events, later)),
    )


def _points(samples: tuple[CurvePoint, ...]) -> tuple[Point, ...]:
    """Samples with a vertical step at each event."""
    points = []
    for each in samples:
        if each.before != each.score:
            points.append(Point(each.t, each.before, each.low, each.high))
        points.append(Point(each.t, each.score, each.low, each.high))
    return tuple(points)


def _bar(view: PersonView) -> float | None:
    """The trust that the planned ask waits for."""
    gate = view.gate
    if gate is None or (gate.ask is None and view.person.goal is None):
        return None
    return next(
        (each.need for each in gate.readiness.conditions if each.name == "trust"),
        None,
    )


def _events(view: PersonView, glyphs: Glyphs) -> tuple[ChartEvent, ...]:
    made = []
    for each in reversed(view.timeline):
        if each.entry is None or each.planned:
            continue
        made.append(
            ChartEvent(
                uid=each.entry.uid,
                t=each.t,
                day=view.now.day_of(each.t),
                glyph=glyphs[sign_of(each)[0]],
                title=each.title,
                delta=each.delta,
                score=each.score,
                parts=(
                    "gives no trust by itself"
                    if each.entry.kind in WEIGHTLESS
                    else parts_words(each.parts)
                ),
            )
        )
    return tuple(made)


def parts_words(parts: tuple[tuple[str, float], ...]) -> str:
    """`warmth +3.8  mutuality +2.7`: the largest first; what is next to nothing is left out."""
    told = sorted(parts, key=lambda part: -abs(part[1]))
    words = [f"{name} {value:+.1f}" for name, value in told if abs(value) >= PARTS_SHOWN]
    if not words:
        return "so close to the one before that it counts with it"
    return "  ".join(words)
