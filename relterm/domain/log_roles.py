"""What an event of the log is to a relationship: a word, a sign, a touch, a wound.

The same distinctions as the effects of trust.md, 5.4, told from the event alone.
"""

from collections.abc import Iterable

from relterm.domain.interactions import Event
from relterm.domain.kinds import REACTIONS, TALKS, TEXTS, Kind, Who
from relterm.domain.trust.replaying import in_order


def took_part(event: Event) -> bool:
    """Whether they took part: what ends every wait and resets the words without an answer."""
    kind, them = event.kind, event.who is Who.THEM
    if kind in TALKS:
        return event.answered is not False
    if kind in TEXTS:
        return them or event.who is Who.BOTH or bool(event.answered)
    if kind is Kind.GIVE:
        return them or bool(event.answered)
    if kind is Kind.ASK:
        return them or event.outcome is not None
    return kind is Kind.HISTORY or (kind is Kind.THANKS and them)


def reached_out(event: Event) -> bool:
    """Whether it was a word that did not get through or was not answered (yet); a gift is none."""
    if took_part(event):
        return False
    return event.kind in TALKS or event.kind in TEXTS or event.kind is Kind.ASK


def gave_in_vain(event: Event) -> bool:
    """Whether it was a gift of mine that was not taken up (yet): half a word."""
    return event.kind is Kind.GIVE and event.who is not Who.THEM and not event.answered


def is_sign(event: Event) -> bool:
    """Whether it was a sign from them that opens the door again."""
    them = event.who is Who.THEM
    return them and (event.kind in TEXTS or event.kind in REACTIONS or event.kind is Kind.ASK)


def is_touch(event: Event) -> bool:
    """Whether it was a public touch of mine."""
    return event.kind in REACTIONS and event.who is not Who.THEM


def hurt_them(event: Event) -> bool:
    """Whether it was something for me to make good."""
    if event.kind is Kind.BROKEN:
        return event.who is not Who.THEM
    return event.kind is Kind.CONFLICT


def helped_me(event: Event) -> bool:
    """Whether thanks are owed for it."""
    if event.kind is Kind.GIVE:
        return event.who is Who.THEM
    return event.kind is Kind.ASK and event.who is not Who.THEM and event.outcome is True


def unanswered(events: Iterable[Event]) -> tuple[Event, ...]:
    """My words, and gifts not taken up, since they last took part; newest first.

    That you have known each other before answers no word.
    """
    found: list[Event] = []
    for event in reversed(in_order(events)):
        if took_part(event) and event.kind is not Kind.HISTORY:
            break
        if reached_out(event) or gave_in_vain(event):
            found.append(event)
    return tuple(found)


def latest(events: Iterable[Event]) -> Event | None:
    """The last of some events in the model's order; None of none."""
    ordered = in_order(events)
    return ordered[-1] if ordered else None
