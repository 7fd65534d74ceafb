"""Random logs for the property tests."""

from dataclasses import replace
from random import Random

from hypothesis import strategies as st
from trust_logs import START

from relterm.domain.interactions import Event
from relterm.domain.kinds import Kind, Who

GAPS = (0.0, 0.04, 0.5, 1.0, 2.0, 5.0, 9.0, 14.0, 30.0, 75.0, 200.0, 900.0)
MAYBE = st.sampled_from((None, True, False))

kinds = st.sampled_from(Kind)
whos = st.sampled_from((None, *Who))


@st.composite
def events(draw: st.DrawFn, kind: st.SearchStrategy[Kind] = kinds) -> Event:
    """One event at day 0 with any fields that a record may have."""
    return Event(
        0.0,
        draw(kind),
        draw(whos),
        draw(MAYBE),
        draw(st.sampled_from((None, 0.0, 5.0, 45.0, 60.0, 300.0))),
        draw(st.sampled_from((None, 1, 2, 3))),
        draw(st.sampled_from((None, None, -1, 0, 1))),
        draw(st.sampled_from((None, 1, 2, 3, 4))),
        draw(MAYBE),
        None,
        draw(st.sampled_from((None, 0.0, 0.5, 2.0, 30.0))),
    )


@st.composite
def logs(
    draw: st.DrawFn,
    kind: st.SearchStrategy[Kind] = kinds,
    gaps: tuple[float, ...] = GAPS,
    most: int = 30,
    least: int = 0,
) -> list[Event]:
    """A log in order of time; promises fall due within a month."""
    log = []
    t = START
    for event in draw(st.lists(events(kind), min_size=least, max_size=most)):
        t += draw(st.sampled_from(gaps))
        due = draw(st.sampled_from((None, t + 1.0, t + 20.0)))
        log.append(replace(event, t=t, due=due if event.kind is Kind.PROMISE else None))
    return log


def crowded(random: Random) -> list[Event]:
    """A log near saturation: a hundred events, several on most days.

    Without `history`, which is credited beside the buckets: the proof bounds what flows in by them.
    """
    contact = tuple(kind for kind in Kind if kind is not Kind.HISTORY)
    t = START
    log = []
    for _ in range(random.randint(60, 140)):
        t += random.choice((0.0, 0.02, 0.1, 0.5))
        log.append(
            Event(
                t,
                random.choice(contact),
                random.choice((None, *Who)),
                random.choice((None, True, False)),
                depth=random.choice((None, 1, 2, 3)),
                mood=random.choice((None, None, -1, 1)),
                size=random.choice((None, 1, 2, 3)),
                outcome=random.choice((None, True, False)),
            )
        )
    return log


def end_of(log: list[Event]) -> float:
    """The time of the last event."""
    return log[-1].t if log else START


TALKS_AND_TEXTS = (Kind.MSG, Kind.EMAIL, Kind.LETTER, Kind.CALL, Kind.VIDEO, Kind.MEET, Kind.EVENT)


@st.composite
def good_events(draw: st.DrawFn) -> Event:
    """A good contact: never lowers trust, now or later (section 6)."""
    depth = draw(st.sampled_from((None, 1, 2, 3)))
    mood = draw(st.sampled_from((None, 0, 1)))
    size = draw(st.sampled_from((None, 1, 2, 3)))
    minutes = draw(st.sampled_from((None, 10.0, 180.0)))
    them, both = Who.THEM, Who.BOTH
    return draw(
        st.sampled_from(
            (
                *(
                    Event(0.0, kind, who, minutes=minutes, depth=depth, mood=mood)
                    for kind in TALKS_AND_TEXTS
                    for who in (them, both)
                ),
                Event(0.0, Kind.MEET, Who.ME, depth=depth, mood=mood),
                Event(0.0, Kind.GIVE, Who.ME, answered=True, size=size),
                Event(0.0, Kind.GIVE, them, size=size),
                Event(0.0, Kind.THANKS, Who.ME),
                Event(0.0, Kind.THANKS, them),
                Event(0.0, Kind.KEPT, Who.ME, size=size),
                Event(0.0, Kind.KEPT, them, size=size),
                Event(0.0, Kind.SORRY),
                Event(0.0, Kind.ASK, them, size=size),
                *(
                    Event(0.0, kind, who)
                    for kind in (Kind.LIKE, Kind.SHARE, Kind.COMMENT)
                    for who in (Who.ME, them)
                ),
            )
        )
    )
