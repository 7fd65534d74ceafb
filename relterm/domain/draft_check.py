"""What a draft of a message looks like to whoever gets it: its length, who it is about, who sells.

English only: in another language the counts of words and questions hold, and nothing else is found.
The numbers are this app's own taste, kept in one place: `LIMITS` and `WORDS_PER_MINUTE`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from relterm.domain.kinds import Kind
from relterm.domain.ladder import Step
from relterm.domain.pitch_words import Pitch, find_pitch

WORDS_PER_MINUTE = 230
"""How fast a grown-up reads plain prose silently."""


class Channel(StrEnum):
    """How a draft is to be sent, the shortest first."""

    COMMENT = "comment"
    MESSAGE = "message"
    MAIL = "e-mail"
    LETTER = "letter"

    @property
    def kind(self) -> Kind:
        """What it is in the log once it is sent."""
        return _KINDS[self]


_KINDS = {
    Channel.COMMENT: Kind.COMMENT,
    Channel.MESSAGE: Kind.MSG,
    Channel.MAIL: Kind.EMAIL,
    Channel.LETTER: Kind.LETTER,
}

LIMITS: Mapping[Channel, int] = MappingProxyType(
    {Channel.COMMENT: 40, Channel.MESSAGE: 80, Channel.MAIL: 125, Channel.LETTER: 400}
)
"""Words that each way of writing carries."""
_STEP_LIMITS: Mapping[Step, int] = MappingProxyType(
    {
        Step.STUDY: 40,
        Step.REACT: 40,
        Step.COMMENT: 40,
        Step.HELLO: 50,
        Step.RECONNECT: 60,
        Step.THANK: 60,
        Step.CELEBRATE: 60,
        Step.TALK: 50,
        Step.CATCH_UP: 50,
        Step.DEEPEN: 60,
        Step.MEND: 80,
        Step.KEEP_PROMISE: 80,
        Step.MAY_ASK: 100,
    }
)
"""Words that a step of the ladder carries, where that is less than the way of writing does."""
_FIRST_WORDS = frozenset({Step.STUDY, Step.REACT, Step.COMMENT, Step.HELLO})

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_APOSTROPHE = re.compile(r"['’]")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>]+", re.IGNORECASE)
_ATTACHED = re.compile(r"\b(?:attached|attachments?|enclosed)\b", re.IGNORECASE)
_QUESTION = re.compile(r"\?[?!]*(?=[\s\"'”’)]|$)")
_ABOUT_ME = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
_ABOUT_THEM = frozenset({"you", "your", "yours", "yourself", "yourselves"})
"""Whole or before an apostrophe: `you're` is about them."""


@dataclass(frozen=True, slots=True)
class DraftCheck:
    """The counts of a draft."""

    words: int
    characters: int
    limit: int
    """So many words the step and the way of writing carry."""
    pitch: tuple[Pitch, ...]
    about_me: int
    """How often it says I, we and the like."""
    about_them: int
    """How often it says you and the like."""
    questions: int
    links: int
    attachments: int
    """How often it speaks of something attached."""

    @property
    def seconds(self) -> int:
        """How long it takes to read, rounded up to five seconds; 0 for nothing."""
        return -(-self.words * 60 // WORDS_PER_MINUTE // 5) * 5 if self.words else 0

    @property
    def over(self) -> int:
        """Words beyond the limit, 0 when it is short enough."""
        return max(0, self.words - self.limit)


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence about a draft; `good` when there is nothing to change about it."""

    words: str
    good: bool = True


def check_draft(text: str, step: Step | None, channel: Channel) -> DraftCheck:
    """Count what a draft holds; the step is what fits with them now, None where nobody knows."""
    bare = _LINK.sub(" ", text)
    words = [_APOSTROPHE.split(each.group())[0].casefold() for each in _WORD.finditer(bare)]
    return DraftCheck(
        words=len(words),
        characters=len(text.strip()),
        limit=word_limit(step, channel),
        pitch=find_pitch(text),
        about_me=sum(word in _ABOUT_ME for word in words),
        about_them=sum(word in _ABOUT_THEM for word in words),
        questions=len(_QUESTION.findall(bare)),
        links=len(_LINK.findall(text)),
        attachments=len(_ATTACHED.findall(text)),
    )


def word_limit(step: Step | None, channel: Channel) -> int:
    """How many words fit; a letter may be long whatever the step."""
    limit = LIMITS[channel]
    if step is None or channel is Channel.LETTER:
        return limit
    return min(limit, _STEP_LIMITS.get(step, limit))


def findings(check: DraftCheck, step: Step | None) -> tuple[Finding, ...]:
    """The counts in warm words, in the order of the eye; an empty draft says nothing."""
    if not check.words:
        return ()
    return (_length(check), *_selling(check), _balance(check), *_rest(check, step))


def _length(check: DraftCheck) -> Finding:
    words = "1 word" if check.words == 1 else f"{check.words:,} words"
    size = f"{words}, {time_words(check.seconds)} to read"
    if check.over:
        return Finding(f"{size}; {check.limit} would be easier to answer", good=False)
    return Finding(f"{size}: short enough")


def _selling(check: DraftCheck) -> Iterator[Finding]:
    said: dict[str, str] = {}
    for each in check.pitch:
        said.setdefault(each.words.casefold(), " ".join(each.words.split()))
    if said:
        count = len(check.pitch)
        named = "1 phrase that sells" if count == 1 else f"{count} phrases that sell"
        yield Finding(f"{named}: {', '.join(said.values())}", good=False)


def _balance(check: DraftCheck) -> Finding:
    counts = f"I and we {_times(check.about_me)}, you {_times(check.about_them)}"
    if check.about_me > max(check.about_them, 1):
        return Finding(f"{counts}: turn a sentence towards them", good=False)
    return Finding(counts)


def _rest(check: DraftCheck, step: Step | None) -> Iterator[Finding]:
    """Questions, links, attachments."""
    if check.questions > 2:
        yield Finding(f"{check.questions} questions: one is easier to answer", good=False)
    elif check.questions:
        yield Finding("1 question" if check.questions == 1 else "2 questions")
    elif step in {Step.EXCHANGE, Step.LET_LEAD, Step.RECONNECT}:
        yield Finding("no question yet: what would you like to know?", good=False)
    first = step in _FIRST_WORDS
    for count, one, many in (
        (check.links, "1 link", "{} links"),
        (check.attachments, "something attached", "something attached"),
    ):
        if count:
            said = one if count == 1 else many.format(count)
            spare = first or count > 1
            yield Finding(f"{said}: first words need none" if first else said, good=not spare)


def time_words(seconds: int) -> str:
    """`15 seconds`, `a minute`, `2 minutes`."""
    if seconds < 60:
        return f"{seconds} seconds"
    minutes = round(seconds / 60)
    return "a minute" if minutes == 1 else f"{minutes} minutes"


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")
