"""The chart in words: what each stop of its cursor was, what it moved, and what may come."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from relterm.domain import days, wording
from relterm.domain.entry_rules import IN_FULL, KIND_NOUNS
from relterm.domain.interactions import Interaction
from relterm.domain.kinds import REACTIONS, Kind, Who
from relterm.domain.ladder import Overlay
from relterm.domain.rung_history import RungSpan
from relterm.domain.states_along import StatesAlong
from relterm.domain.trust import MODEL, CurvePoint, Trust, TrustState, halves_in, trust_at
from relterm.domain.trust.score import band
from relterm.domain.weighing import weigh
from relterm.domain.what_if import Habit, falls_below, habit_events, reaches, what_if
from relterm.service.views.person import PersonView, TimelineEntry
from relterm.ui.chart_view import Ahead, ChartStop, Level, Reading, Share
from relterm.ui.glyphs import Glyphs, Sign
from relterm.ui.lines.timeline import SMALL, WEIGHTLESS
from relterm.ui.raster import Point

_WEIGHTS = {Kind.ASK: "pressure", Kind.BROKEN: "strain", Kind.CONFLICT: "strain"}
"""What weighs even on a score of nothing."""


class PersonTeller:
    """Reads one person's log aloud, a stop at a time."""

    def __init__(
        self,
        view: PersonView,
        told: Sequence[TimelineEntry],
        stops: Sequence[ChartStop],
        rungs: Sequence[RungSpan],
        bar: float | None,
        glyphs: Glyphs,
    ) -> None:
        """`told` are the timeline's lines, oldest first, `stops` the chart's, place by place."""
        self._view = view
        self._told = told
        self._stops = stops
        self._rungs = rungs
        self._bar = bar
        self._glyphs = glyphs
        self._along = StatesAlong(view.events)

    def reading(self, place: int) -> Reading:
        """A stop in words."""
        each, stop = self._told[place], self._stops[place]
        trust = self._trust(stop)
        low, high = band(each.score, trust.confidence)
        unsure = trust.confidence_word == "low"
        rung, changed = self._rung(stop)
        return Reading(
            day=self._day(stop),
            title=each.title,
            delta=each.delta,
            score=each.score,
            low=low,
            high=high,
            unsure=unsure,
            early=each.early,
            parts=shares(each.parts),
            notes=tuple(self._notes(place, unsure=unsure)),
            rung=rung,
            changed=changed,
            quiet=stop.since is not None,
        )

    def level(self, place: int) -> Level:
        """What the score after a stop is made of; pressure and strain hold some of it back."""
        trust = self._trust(self._stops[place])
        caps, total = MODEL.caps, trust.components.total
        free = trust.score / total if total else 1.0
        made = [
            Share(name, free * points, getattr(caps, name)) for name, points in trust.components
        ]
        weights = (("pressure", trust.pressure), ("strain", trust.strain))
        whole = trust.pressure + trust.strain
        held = [
            Share(name, trust.held_back * weight / whole)
            for name, weight in weights
            if weight and trust.held_back * weight / whole >= SMALL
        ]
        return Level(trust.score, tuple(made), tuple(held))

    def ahead(self, habit: Habit | None, until: float) -> Ahead:
        """Silence until a time, and a habit beside it."""
        state, now = self._view.state, self._view.now
        silence = chart_points(what_if(state, now.t, None, until))
        if habit is None:
            return Ahead(silence)
        return Ahead(
            silence,
            chart_points(what_if(state, now.t, habit, until)),
            tuple(event.t for event in habit_events(state, now.t, habit, until)),
            days.about(now.day_of(until), now.today),
            self._over_bar(habit, until),
        )

    def _over_bar(self, habit: Habit, until: float) -> tuple[str, ...]:
        """When trust as the gate counts it would meet the ask's bar, or silence would lose it."""
        if self._bar is None:
            return ()
        state, now, bar = self._view.state, self._view.now, f"{self._bar:.0f}"
        when = reaches(state, now.t, habit, until, self._bar)
        if when is None:
            return f"not over the bar of {bar} by then", f"not over {bar} by then"
        if when > now.t:
            day = days.about(now.day_of(when), now.today)
            return (
                f"over the bar of {bar} about {day} (the gate leaves recognition out)",
                f"over the bar of {bar} about {day}",
                f"over {bar} about {day}",
            )
        falls = falls_below(state, now.t, until, self._bar)
        if falls is None:
            return (f"over the bar of {bar} either way",)
        day = days.about(now.day_of(falls), now.today)
        return (
            f"silence: under the bar of {bar} about {day} (the gate leaves recognition out)",
            f"silence: under {bar} by {day}",
        )

    def _trust(self, stop: ChartStop) -> Trust:
        """Trust at a stop: after the entries of its instant, or at the end of its spell."""
        return trust_at(self._state(stop), stop.t)

    def _state(self, stop: ChartStop) -> TrustState:
        """The state after the last entry that counts at a stop."""
        return self._along.at(stop.t if stop.since is None else stop.since)

    def _day(self, stop: ChartStop) -> str:
        now = self._view.now
        if stop.since is None:
            return days.short(now.day_of(stop.t), now.today)
        if stop.t >= now.t:
            return f"since {days.short(now.day_of(stop.since), now.today)}"
        return f"to {days.short(now.day_of(stop.t), now.today)}"

    def _rung(self, stop: ChartStop) -> tuple[str, bool]:
        """The rung at a stop, and whether it changed there or in its spell.

        A spell ends just before the entry that ends it.
        """
        ended = stop.since is not None and stop.t < self._view.now.t
        find = bisect_left if ended else bisect_right
        place = find(self._rungs, stop.t, key=lambda span: span.start) - 1
        if place < 0:
            return "", False
        span = self._rungs[place]
        words = rung_words(span)
        since = stop.t if stop.since is None else stop.since
        if span.start > since or (span.start == since and stop.since is None):
            before = self._rungs[place - 1] if place else None
            back = before is not None and before.stage is span.stage and not span.overlay
            return f"{self._glyphs[Sign.ARROW]} {words}{' again' if back else ''}", True
        when = "now" if place == len(self._rungs) - 1 else "then"
        return f"{when}: {words}", False

    def _notes(self, place: int, *, unsure: bool) -> Iterator[tuple[str, ...]]:
        """What else there is to say about a stop."""
        each, stop = self._told[place], self._stops[place]
        entry = each.entry
        if entry is None:
            halves = halves_in(self._state(stop), stop.t)
            if halves is not None:
                phrase = wording.fading_phrase(halves)
                yield phrase, phrase.rpartition(", ")[2]
        elif each.early:
            yield ("asked before its gate was open", "before its gate was open")
        elif entry.kind in WEIGHTLESS:
            yield "gives no trust by itself", "gives no trust"
        elif not shares(each.parts):
            yield self._unmoved(entry)
        if unsure:
            guess = f"~{each.score:.0f} is a guess"
            yield f"{guess} from little data", guess
        if each.detail:
            yield (each.detail,)

    def _unmoved(self, entry: Interaction) -> tuple[str, ...]:
        """Why an entry moved nothing: what it lay close to, if that is why."""
        weight = _WEIGHTS.get(entry.kind)
        if weight and not (entry.kind is Kind.ASK and entry.who is Who.THEM):
            return f"felt as {weight}, though there is little to lose", f"felt as {weight}"
        weighed = weigh(self._view.events, entry.uid)
        other = None if weighed is None else weighed.crowded_by
        if weighed is None or other is None or (weighed.share or 1.0) >= IN_FULL:
            small = "the number hardly moves"
            return (f"a small sign; {small}", small) if entry.kind in REACTIONS else (small,)
        now = self._view.now
        day = days.short(now.day_of(other.t), now.today)
        what = f"{KIND_NOUNS[other.kind]} of {day}"
        return (
            f"so close to {what} that it counts with it",
            f"counts with {what}",
            f"counts with that of {day}",
        )


def shares(parts: Sequence[tuple[str, float]]) -> tuple[Share, ...]:
    """The parts of a change, the largest first; what is next to nothing is left out."""
    told = sorted(parts, key=lambda part: -abs(part[1]))
    return tuple(Share(name, points) for name, points in told if abs(points) >= SMALL)


def rung_words(span: RungSpan) -> str:
    """`conversing`, `trusted, dormant`."""
    return span.stage if span.overlay is Overlay.NONE else f"{span.stage}, {span.overlay}"


def chart_points(samples: Sequence[CurvePoint]) -> tuple[Point, ...]:
    """Samples with a vertical step at each event."""
    points = []
    for each in samples:
        if each.before != each.score:
            points.append(Point(each.t, each.before, each.low, each.high))
        points.append(Point(each.t, each.score, each.low, each.high))
    return tuple(points)
