"""How far two words are apart by slips of the fingers: letters missing, doubled, swapped."""

SHORTEST = 4
"""Letters a word needs before it may be a slip."""
LONG = 7
"""Letters from which on two slips are allowed."""


def slips_allowed(word: str) -> int:
    """How many slips a typed word may hold."""
    if len(word) < SHORTEST:
        return 0
    return 1 if len(word) < LONG else 2


def slips(typed: str, word: str, most: int) -> int:
    """The slips between two words, neighbours swapped counting as one; `most` + 1 for more.

    The optimal string alignment distance (Damerau 1964, Levenshtein 1966). What is typed may be
    the beginning of the word.
    """
    if abs(len(typed) - len(word)) > most:
        if len(word) < len(typed):
            return most + 1
        word = word[: len(typed) + most]
    before: list[int] = []
    row = list(range(len(word) + 1))
    for place, sign in enumerate(typed, 1):
        last, before, row = before, row, [place]
        for other in range(1, len(word) + 1):
            cost = min(
                before[other] + 1,
                row[other - 1] + 1,
                before[other - 1] + (sign != word[other - 1]),
            )
            swapped = (
                place > 1
                and other > 1
                and sign == word[other - 2]
                and typed[place - 2] == word[other - 1]
            )
            row.append(min(cost, last[other - 2] + 1) if swapped else cost)
        if min(row) > most:
            return most + 1
    return min(most + 1, min(row[max(1, len(typed) - most) :], default=most + 1))
