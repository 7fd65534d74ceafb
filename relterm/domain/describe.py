"""Log entries in plain words: warm, short, neutral; "they" unless pronouns are known."""

from relterm.domain.days import counted, minutes
from relterm.domain.interactions import Interaction
from relterm.domain.kinds import REACTIONS, TALKS, TEXTS, AskSize, Kind, Who

_MET = {
    Kind.MEET: "met in person",
    Kind.VIDEO: "video call",
    Kind.CALL: "call",
    Kind.EVENT: "met at an event",
}
_WROTE = {Kind.LETTER: "a letter", Kind.EMAIL: "mail", Kind.MSG: "a message"}
_REACTED = {Kind.LIKE: "liked", Kind.SHARE: "shared", Kind.COMMENT: "commented on"}
_DEPTHS = {1: "small talk", 2: "real talk", 3: "deep talk"}
SIZE_WORDS = {
    AskSize.FAVOUR: "a favour",
    AskSize.ADVICE: "advice or an introduction",
    AskSize.BUSINESS: "business",
    AskSize.BIG: "something big",
}


def title(entry: Interaction) -> str:
    """What happened, in a few words; the entry's text only where it names the deed."""
    kind = entry.kind
    if kind in TALKS:
        return _talk(entry)
    if kind in TEXTS:
        return _text(entry)
    if kind in REACTIONS:
        theirs = entry.who is Who.THEM
        return f"{'they ' if theirs else ''}{_REACTED[kind]} something of {_whose(theirs)}"
    return _deed(entry)


def carries_text(entry: Interaction) -> bool:
    """Whether the title already says the entry's text."""
    return entry.kind in _NAMED_DEEDS and bool(entry.text)


def _whose(theirs: bool) -> str:
    return "yours" if theirs else "theirs"


def _talk(entry: Interaction) -> str:
    if entry.answered is False:
        return f"tried to reach them ({_MET[entry.kind]})"
    words = [_MET[entry.kind]]
    if entry.minutes:
        words.append(minutes(entry.minutes))
    if entry.depth:
        words.append(_DEPTHS.get(entry.depth, ""))
    if entry.mood == -1:
        words.append("it went badly")
    return " · ".join(word for word in words if word)


def _text(entry: Interaction) -> str:
    what = _WROTE[entry.kind]
    if entry.who is Who.BOTH or (entry.who in {None, Who.ME} and entry.answered):
        return f"you wrote to each other ({what})"
    return f"they wrote {what}" if entry.who is Who.THEM else f"you wrote {what}"


_NAMED_DEEDS = frozenset({Kind.GIVE, Kind.PROMISE, Kind.KEPT, Kind.BROKEN, Kind.ASK})


def _deed(entry: Interaction) -> str:
    them = entry.who is Who.THEM
    you = "they" if them else "you"
    what = f": {entry.text}" if entry.text else ""
    words = {
        Kind.GIVE: f"{you} gave{what or ' something'}",
        Kind.THANKS: "they thanked you" if them else "you thanked them",
        Kind.PROMISE: f"{you} promised{what}",
        Kind.KEPT: f"{you} kept {_word(them)}{what}",
        Kind.BROKEN: f"{you} broke {_word(them)}{what}",
        Kind.CONFLICT: "a conflict",
        Kind.SORRY: "they apologised" if them else "you apologised",
        Kind.STUDY: "studied their profile",
        Kind.NOTE: "note",
    }
    if entry.kind is Kind.ASK:
        return _ask(entry, you)
    if entry.kind is Kind.HISTORY:
        years = f" for {counted(round(entry.years), 'year')}" if entry.years else ""
        return f"known each other{years}"
    return words[entry.kind]


def _word(them: bool) -> str:
    return "their word" if them else "your word"


def _ask(entry: Interaction, you: str) -> str:
    size = AskSize(entry.size) if entry.size in {1, 2, 3, 4} else AskSize.BUSINESS
    asked = entry.text or SIZE_WORDS[size]
    answer = {True: " · yes", False: " · no", None: ""}[entry.outcome]
    whom = " you" if you == "they" else ""
    return f"{you} asked{whom}: {asked}{answer}"
