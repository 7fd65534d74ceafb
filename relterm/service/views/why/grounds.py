"""The entries a duty rests on: what was promised, what they wrote, what they did, what hurt."""

from collections.abc import Iterator

from relterm.domain.interactions import Event
from relterm.domain.kinds import Kind, Who
from relterm.domain.ladder import Step
from relterm.domain.log_roles import (
    gave_in_vain,
    helped_me,
    hurt_them,
    is_sign,
    took_part,
    unanswered,
)
from relterm.service.views.why.reading import Known

_MOST = 6


def duty_grounds(who: Known, step: Step) -> Iterator[tuple[Event, str]]:
    """What a duty is owed for, newest first; nothing for other steps."""
    newest = tuple(reversed(who.events))
    match step:
        case Step.ANSWER | Step.MEET_INVITATION:
            words = [each for each in newest if is_sign(each) and took_part(each)]
            yield from ((each, "not answered yet") for each in words[:1])
        case Step.THANK:
            helped = [each for each in newest if helped_me(each)]
            yield from ((each, "not thanked for yet") for each in helped[:1])
        case Step.MEND:
            hurts = [each for each in newest if hurt_them(each)]
            yield from ((each, "not made good yet") for each in hurts[:_MOST])
        case Step.KEEP_PROMISE:
            made = [each for each in newest if _my_promise(each)]
            yield from ((each, "not kept yet") for each in made[: len(who.state.open_promises)])
        case _:
            return


def waiting_words(who: Known, most: int) -> Iterator[tuple[Event, str]]:
    """My words since they last took part, newest first, with how each of them counts.

    The oldest of them may be my answer to a word of theirs: it is no attempt.
    """
    words = 0
    for event in unanswered(who.events)[:most]:
        if gave_in_vain(event):
            yield event, "half a word"
            continue
        words += 1
        yield event, "no answer yet" if words <= who.state.attempts else "your answer to them"


def contact_grounds(who: Known) -> Iterator[tuple[Event, str]]:
    """My words without an answer, and the last times they took part."""
    yield from waiting_words(who, _MOST)
    last = [each for each in reversed(who.events) if took_part(each)]
    yield from ((each, "they took part") for each in last[:2])


def _my_promise(event: Event) -> bool:
    return event.kind is Kind.PROMISE and event.who is not Who.THEM
