"""How a contact adds to the memory: spaced contacts count, crowded ones overlap (5.3).

The idea is that of memory models (FSRS): what is repeated at once adds little, what is spaced
stays. A bucket per component holds recent contact; only what rises above it is new.
"""

from math import exp, sqrt

from relterm.domain.trust.parameters import DEEP, LIGHT, MODEL, REAL, WARM
from relterm.domain.trust.state import TrustState

_SCALES = MODEL.scales
_CAP = MODEL.bucket_cap


def credit(state: TrustState, part: int, amount: float) -> None:
    """Credit one component with an amount > 0 in full contacts.

    new = min(1.2, (L⁸ + q⁸)^(1/8)); what exceeds L closes a share of the gap to 1, with *K* the
    number of contacts that close 63 %. Warmth also grows the roots *G*.
    """
    levels = state.levels
    level = levels[part]
    old = level * level
    old *= old
    new = amount * amount
    new *= new
    # x⁸ by squaring and the eighth root by three roots: exactly the same on every platform
    new = sqrt(sqrt(sqrt(old * old + new * new)))
    if new > _CAP:
        new = _CAP
    added = new - level
    if added > 0.0:
        levels[part] = new
        values = state.values
        values[part] = 1.0 - (1.0 - values[part]) * exp(-added / _SCALES[part])
        if part == WARM:
            state.roots += added


def talk(state: TrustState, amount: float, depth: int) -> None:
    """Credit warmth and the layers of depth that were talked about (1 light, 2 real, 3 deep)."""
    credit(state, WARM, amount)
    credit(state, LIGHT, amount)
    if depth >= 2:
        credit(state, REAL, amount)
        if depth >= 3:
            credit(state, DEEP, amount)
