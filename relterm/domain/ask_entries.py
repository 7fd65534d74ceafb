"""What an entry of the log says about an ask: how big it was, and what came of it."""

from relterm.domain.interactions import Interaction, Outcome
from relterm.domain.kinds import AskSize, Kind


def ask_size(entry: Interaction) -> AskSize:
    """The size of an ask; none given is business, as in the model (trust.md, 5.1)."""
    return AskSize.BUSINESS if entry.size is None else AskSize(min(max(entry.size, 1), 4))


def put_off(entry: Interaction) -> bool:
    """Whether the answer was "later": they answered, and it is no yes for now.

    The model knows yes, no and open. A later is a no with `answered` set, so that whoever said it
    counts as having taken part.
    """
    return entry.kind is Kind.ASK and entry.outcome is False and entry.answered is True


def outcome_of(entry: Interaction) -> Outcome:
    """What came of the ask; NONE while it is open."""
    if entry.outcome is None:
        return Outcome.NONE
    if put_off(entry):
        return Outcome.LATER
    return Outcome.YES if entry.outcome else Outcome.NO
