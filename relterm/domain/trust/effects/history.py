"""What was before the log began: "we have known each other" (trust.md, 5.4)."""

from math import exp

from relterm.domain.interactions import Event
from relterm.domain.trust.parameters import MODEL
from relterm.domain.trust.state import TrustState

_HISTORY = MODEL.history


def history(state: TrustState, event: Event, t: float) -> None:
    """Credit past years at once, beside the buckets: old contact does not crowd new contact."""
    row = 1 if event.depth is None else min(max(event.depth, 1), 3) - 1
    full = _HISTORY.full_years[row]
    years = full if event.years is None else max(event.years, 0.0)
    share = min(1.0, years / full)
    values = state.values
    for part, amount in enumerate(_HISTORY.credits[row]):
        kept = exp(-share * amount / MODEL.scales[part])
        values[part] = 1.0 - (1.0 - values[part]) * kept
    state.roots += share * _HISTORY.roots[row]
    state.studied = True
    began = t - _HISTORY.year_days * years
    if state.first_two_way is None or began < state.first_two_way:
        state.first_two_way = began
    state.last_two_way = t
    state.exchanges += _HISTORY.exchanges[row]
    state.rich += _HISTORY.rich[row]
    state.turns += _HISTORY.turns[row]
