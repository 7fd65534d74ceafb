"""Log entries in plain words: warm, short, neutral; "they" unless pronouns are known."""

from relterm.domain.ask_entries import ask_size, put_off
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
_TRIED = {
    Kind.MEET: "meet",
    Kind.VIDEO: "call",
    Kind.CALL: "call",
    Kind.EVENT: "meet",
}
_BRIEFLY: dict[Kind, tuple[str, str]] = {
    Kind.MEET: ("met", "met"),
    Kind.VIDEO: ("video call", "video call"),
    Kind.CALL: ("call", "call"),
    Kind.EVENT: ("an event", "an event"),
    Kind.LETTER: ("you wrote", "they wrote"),
    Kind.EMAIL: ("you wrote", "they wrote"),
    Kind.MSG: ("you wrote", "they wrote"),
    Kind.LIKE: ("a like", "their like"),
    Kind.SHARE: ("shared", "they shared"),
    Kind.COMMENT: ("a comment", "their comment"),
    Kind.GIVE: ("a gift", "their gift"),
    Kind.THANKS: ("your thanks", "their thanks"),
    Kind.PROMISE: ("your promise", "their promise"),
    Kind.KEPT: ("your word kept", "their word kept"),
    Kind.BROKEN: ("your word broken", "their word broken"),
    Kind.CONFLICT: ("a conflict", "a conflict"),
    Kind.SORRY: ("your apology", "their apology"),
    Kind.STUDY: ("studied", "studied"),
    Kind.HISTORY: ("known before", "known before"),
    Kind.NOTE: ("a note", "a note"),
}
"""Each kind in a word or two, mine and theirs."""
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


def brief(entry: Interaction) -> str:
    """The entry in a word or two, for a column: `met`, `they wrote`, `the Orkney paper`."""
    if entry.kind in _NAMED_DEEDS and entry.text:
        return entry.text
    if entry.kind in TALKS and entry.answered is False:
        return f"tried to {_TRIED[entry.kind]}"
    if entry.kind in TEXTS and entry.who is not Who.THEM:
        return "both wrote" if entry.who is Who.BOTH or entry.answered else "you wrote"
    if entry.kind is Kind.ASK:
        return SIZE_WORDS[ask_size(entry)]
    return _BRIEFLY[entry.kind][entry.who is Who.THEM]


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
    asked = entry.text or SIZE_WORDS[ask_size(entry)]
    answer = {True: " · yes", False: " · no", None: ""}[entry.outcome]
    if put_off(entry):
        answer = " · later"
    whom = " you" if you == "they" else ""
    return f"{you} asked{whom}: {asked}{answer}"
