"""What an entry of the log counts for, in plain words: by kind, by whose it was, by how it went."""

from collections.abc import Iterator, Mapping
from math import sqrt
from types import MappingProxyType

from relterm.domain.days import minutes
from relterm.domain.describe import SIZE_WORDS
from relterm.domain.interactions import Event
from relterm.domain.kinds import TALKS, TEXTS, Kind, Who
from relterm.domain.log_roles import gave_in_vain, reached_out, took_part
from relterm.domain.trust.parameters import MODEL
from relterm.domain.weighing import AskWeighed, Weighed

_TALKS = MODEL.talks
_TEXTS = MODEL.texts
_ASKS = MODEL.asks
_RICHNESS = {**_TALKS.richness, **_TEXTS.richness}
IN_FULL = 0.95
"""Share from which on an entry counts in full."""
_NOTHING = 0.02
_FELT = 0.005
"""Share of the trust below which nothing is said to be held back."""
_LONG = 1.05
_PERSONAL = 3

KIND_NOUNS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.HISTORY: "your earlier acquaintance",
        Kind.STUDY: "the look at their work",
        Kind.LIKE: "the like",
        Kind.SHARE: "the share",
        Kind.COMMENT: "the comment",
        Kind.MSG: "the message",
        Kind.EMAIL: "the mail",
        Kind.LETTER: "the letter",
        Kind.CALL: "the call",
        Kind.VIDEO: "the video call",
        Kind.MEET: "the meeting",
        Kind.EVENT: "the event",
        Kind.GIVE: "the good turn",
        Kind.THANKS: "the thanks",
        Kind.PROMISE: "the promise",
        Kind.KEPT: "the kept promise",
        Kind.BROKEN: "the broken promise",
        Kind.CONFLICT: "the quarrel",
        Kind.SORRY: "the apology",
        Kind.ASK: "the ask",
        Kind.NOTE: "the note",
    }
)
"""Each kind as something that lay close before another."""


def _percent(kind: Kind) -> str:
    return f"{_RICHNESS[kind]:.0%}"


_MINE: Mapping[Kind, str] = {
    Kind.HISTORY: "What was before the log began. It gives trust at once, as much as its depth "
    "and years deserve, but little certainty: a memory is not a record.",
    Kind.STUDY: "Reading about somebody gives no trust by itself; it is the first rung of the "
    "ladder.",
    Kind.LIKE: "A public touch makes your name known a little, nothing more.",
    Kind.SHARE: "A public touch makes your name known a little, nothing more.",
    Kind.COMMENT: "A public touch makes your name known a little, nothing more.",
    Kind.MSG: f"Writing to each other counts {_percent(Kind.MSG)} of an hour in person.",
    Kind.EMAIL: f"Writing to each other by mail counts {_percent(Kind.EMAIL)} of an hour in "
    "person.",
    Kind.LETTER: f"A letter counts {_percent(Kind.LETTER)} of an hour in person: the richest of "
    "all texts.",
    Kind.CALL: f"A call of {_TALKS.minutes[Kind.CALL]:.0f} minutes counts "
    f"{_percent(Kind.CALL)} of an hour in person.",
    Kind.VIDEO: f"A video call of {_TALKS.minutes[Kind.VIDEO]:.0f} minutes counts "
    f"{_percent(Kind.VIDEO)} of an hour in person.",
    Kind.MEET: "Being together in person counts most of all; an hour of it is the measure for "
    "everything else.",
    Kind.EVENT: "Meeting among others counts half of an hour in person.",
    Kind.GIVE: "A good turn: it shows what you put in, and eases an ask that may come one day.",
    Kind.THANKS: "Thanks count for both sides, and settle what you owed.",
    Kind.PROMISE: "A promise gives no trust by itself. It stands open, and holds back every ask, "
    "until it is kept.",
    Kind.KEPT: "Keeping your word is what makes you reliable, and it counts as a good turn.",
    Kind.BROKEN: "A broken promise costs reliability and leaves a hurt; it weighs about as much "
    "as five good contacts, since trust is lost faster than won.",
    Kind.CONFLICT: "A quarrel leaves a strain on everything, until it is made good and time has "
    "passed. Whoever began it, making it good is up to you.",
    Kind.SORRY: f"An apology takes away {1 - MODEL.mended_share:.0%} of the hurt and lets the "
    "rest fade three times as fast. Only good contact after it shows the healing.",
    Kind.ASK: "An ask spends trust: little when there is enough of it, much when it comes early.",
    Kind.NOTE: "A note is for you; it counts for nothing.",
}
_THEIRS: Mapping[Kind, str] = {
    **_MINE,
    Kind.LIKE: "They reacted to something of yours: they see you, and the door is open.",
    Kind.SHARE: "They passed on something of yours: they see you, and the door is open.",
    Kind.COMMENT: "They commented on something of yours: they see you, and the door is open.",
    Kind.MSG: "They wrote. Who writes shows that they care, so it counts on their side; as "
    "contact it weighs less than a talk.",
    Kind.EMAIL: "They wrote. Who writes shows that they care, so it counts on their side; as "
    "contact it weighs less than a talk.",
    Kind.LETTER: "They wrote a letter, the richest of all texts. Who writes shows that they care.",
    Kind.GIVE: "They did something for you: nothing shows more that they care. A thank you is due.",
    Kind.THANKS: "Being thanked counts for both sides; it ties you together.",
    Kind.PROMISE: "What they promise counts once they keep it. Nothing is due from you.",
    Kind.KEPT: "They kept their word: it shows that they care, and makes things reliable.",
    Kind.BROKEN: "They did not keep their word. That weighs on the tie, though less than if it had "
    "been yours.",
    Kind.SORRY: f"An apology takes away {1 - MODEL.mended_share:.0%} of the hurt and lets the "
    "rest fade three times as fast. Only good contact after it shows the healing.",
    Kind.ASK: "They asked you: that takes trust of theirs. It invites an ask of yours no bigger "
    f"than theirs for {_ASKS.invited_days:.0f} days.",
}
_UNANSWERED_TALK = "You did not reach each other: your name comes to mind, nothing more."
_UNANSWERED_TEXT = (
    "A word of yours by itself: it makes your name known a little, and the first one shows that "
    "you care. What they answer counts as an entry of its own."
)
_NOT_TAKEN_UP = "It is not known whether they took it up, so it does not count as an exchange yet."
_DEPTHS: Mapping[int, str] = {
    1: "Small talk keeps things warm, but only the outermost layer of knowing each other grows.",
    2: "It was real, not small talk: you learnt something, so you also know each other better.",
    3: "It went deep: what is personal grows every layer of knowing each other.",
}


def kind_rule(event: Event) -> str:
    """What this kind of entry counts for, by whose it was and whether it was answered."""
    if not took_part(event):
        if event.kind in TALKS:
            return _UNANSWERED_TALK
        if event.kind in TEXTS:
            return _UNANSWERED_TEXT
    theirs = event.who is Who.THEM and event.kind not in TALKS
    return (_THEIRS if theirs else _MINE)[event.kind]


def entry_rules(weighed: Weighed) -> tuple[str, ...]:
    """Why an entry gave so much or so little, besides what lay close before it."""
    event = weighed.event
    said = [kind_rule(event), *_how_it_went(event)]
    if event.kind is Kind.GIVE and not took_part(event):
        said.append(_NOT_TAKEN_UP)
    if weighed.ask is not None:
        said += _ask_price(weighed.ask, event)
    if weighed.held >= _FELT:
        said.append(
            f"It weighs on everything: {weighed.held:.0%} less of the trust there is can be felt, "
            "until they are with you again and time has eased it."
        )
    if (reached_out(event) or gave_in_vain(event)) and weighed.streak > 1.0:
        said.append(
            f"It leaves {weighed.streak:g} words of yours without an answer. The first one is "
            "free; each further one weighs more than the one before."
        )
    return tuple(said)


def crowding_words(weighed: Weighed, days: float, what: str) -> str:
    """How much something close before it takes away; empty where there is nothing to say.

    `what` names what lay before (`the meeting of 3 May`), `days` how long before.
    """
    share = weighed.share
    if share is None:
        return ""
    if weighed.crowded_by is None or share >= IN_FULL:
        return "Nothing of its kind lay close before it, so it counts in full."
    whole = round(days)
    after = {0: "On the same day as", 1: "A day after"}.get(whole, f"{whole} days after")
    if share < _NOTHING:
        return f"{after} {what} it counts with that: contacts so close together are one."
    return (
        f"{after} {what} it counts about {share:.0%} of what it would count on its own: contacts "
        "close together overlap."
    )


def _how_it_went(event: Event) -> Iterator[str]:
    """Length, depth, mood, who began: what makes a talk or a text more or less than usual."""
    kind = event.kind
    if kind not in TALKS and kind not in TEXTS:
        return
    if not took_part(event):
        return
    if event.mood is not None and event.mood < 0:
        yield "It went badly: that leaves a strain, and nothing grows from it."
        return
    if kind in TALKS and event.minutes is not None:
        length = sqrt(max(event.minutes, 0.0) / _TALKS.minutes[kind])
        factor = min(max(length, _TALKS.shortest), _TALKS.longest)
        if not 1 / _LONG < factor < _LONG:
            usual = minutes(_TALKS.minutes[kind])
            yield (
                f"{minutes(event.minutes)} counts {factor:.1f} times as much as the usual "
                f"{usual}: length matters, but not in proportion."
            )
    usual_depth = 1 if kind in {Kind.EVENT, Kind.EMAIL, Kind.MSG} else 2
    yield _DEPTHS[min(max(event.depth or usual_depth, 1), _PERSONAL)]
    if event.mood is not None and event.mood > 0 and kind in TALKS:
        yield "It went well, which adds a tenth."
    if kind in TALKS and event.who is Who.THEM:
        yield "They began it: who begins shows who cares."


def _ask_price(ask: AskWeighed, event: Event) -> Iterator[str]:
    what = SIZE_WORDS[ask.size]
    if ask.invited:
        yield "They had asked you for something at least as big not long before: it was not early."
    elif ask.earned >= ask.bar:
        yield f"Trust stood at {ask.earned:.0f}, enough for {what} ({ask.bar:.0f})."
    else:
        yield (
            f"Trust stood at {ask.earned:.0f}, without recognition; {what} needs {ask.bar:.0f}. "
            "The further short, the dearer."
        )
    if ask.early:
        yield "It was early: not every condition held on that day. That is worked out from the log."
    if ask.recent >= 0.2:
        times = 1.0 + min(ask.recent, _ASKS.repeats)
        yield f"You had asked before not long ago: that made it {times:.1f} times as dear."
    if ask.relief >= 0.02:
        yield f"What you had given made it {ask.relief:.0%} cheaper."
    if event.outcome:
        yield "They said yes, which halves the price, and shows that they care."
