"""Chips taken back stay taken back while the line is edited around them."""

from relterm.domain.clean_text import storable
from relterm.domain.quick_add.words import Span


def carry_over(dismissed: frozenset[Span], before: str, after: str) -> frozenset[Span]:
    """The dismissed spans after an edit of the line: moved along, dropped where it was edited."""
    before, after = storable(before), storable(after)
    shorter = min(len(before), len(after))
    same_start = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    same_end = 0
    while same_end < shorter - same_start and before[-1 - same_end] == after[-1 - same_end]:
        same_end += 1
    edit_end, moved = len(before) - same_end, len(after) - len(before)
    kept = {span for span in dismissed if span[1] <= same_start}
    return frozenset(
        kept
        | {(first + moved, last + moved) for first, last in dismissed - kept if first >= edit_end}
    )
