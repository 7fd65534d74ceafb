"""How a person is spoken of: "they" unless pronouns are set (interface, Feel)."""

import re
from dataclasses import dataclass

_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Pronouns:
    """The words for one person, all in lower case."""

    subject: str = "they"
    object: str = "them"
    possessive: str = "their"
    plural: bool = True
    """Whether verbs take the plural: they care, she cares."""

    def does(self, verb: str) -> str:
        """The subject with a regular verb: "they care", "she cares"."""
        return f"{self.subject} {verb}{'' if self.plural else 's'}"


THEY = Pronouns()
_KNOWN = {
    "she": Pronouns("she", "her", "her", plural=False),
    "he": Pronouns("he", "him", "his", plural=False),
    "they": THEY,
    "it": Pronouns("it", "it", "its", plural=False),
}


def pronouns_of(text: str) -> Pronouns:
    """Read "she/her", "he / him", "xe/xem/xyr"; the first of several counts.

    What is not made of words ("", "any", "ask me") is spoken of as they.
    """
    parts = [part.strip().lower() for part in re.split(r"[/,;|]", text)]
    if parts[0] in _KNOWN:
        return _KNOWN[parts[0]]
    if len(parts) < 2 or not all(_is_word(part) for part in parts[:3]):
        return THEY
    subject, objective = parts[0], parts[1]
    return Pronouns(subject, objective, parts[2] if len(parts) > 2 else objective, plural=False)


def _is_word(text: str) -> bool:
    return text.isalpha() and len(text) <= _LONGEST
