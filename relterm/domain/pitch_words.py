"""Words and turns of phrase that sell, or chase; English, and found wherever they stand."""

import re
from dataclasses import dataclass

PHRASES = (
    r"synerg(?:y|ies|istic)",
    r"roi",
    r"return on investment",
    r"quick (?:call|chat|question|win|wins|sync|demo)",
    r"(?:hop|jump|get) on (?:a|the) (?:\w+ )?call",
    r"pick your brain",
    r"touch(?:ing)? base",
    r"circle back",
    r"reach(?:ing)? out",
    r"just (?:following|checking|circling) (?:up|in|back)",
    r"follow(?:ing)? up",
    r"bump(?:ing)? this",
    r"low[-\s]hanging fruit",
    r"win[-\s]win",
    r"value[-\s]add(?:ed)?",
    r"value proposition",
    r"pain points?",
    r"game[-\s]chang(?:er|ing)",
    r"cutting[-\s]edge",
    r"best[-\s]in[-\s]class",
    r"world[-\s]class",
    r"state[-\s]of[-\s]the[-\s]art",
    r"next[-\s]level",
    r"turn[-\s]?key",
    r"one[-\s]stop shop",
    r"no[-\s]brainer",
    r"leverag(?:e|es|ed|ing)",
    r"disrupt(?:ive|ing|ion)?",
    r"revolutioni[sz](?:e|es|ed|ing)",
    r"supercharge[ds]?",
    r"skyrocket(?:s|ed|ing)?",
    r"unlock(?:s|ed|ing)?",
    r"industry[-\s]leading",
    r"limited[-\s]time",
    r"act now",
    r"exclusive (?:offer|deal|access)",
    r"special offer",
    r"free trial",
    r"(?:book|schedule) (?:a|your) (?:\w+ )?(?:call|demo|meeting)",
    r"calendly",
    r"(?:a|live|product|our) demo",
    r"discount(?:s|ed)?",
    r"close the deal",
    r"mutually beneficial",
    r"explore (?:synergies|opportunities|a partnership)",
    r"(?:great|exciting|unique|business) opportunity",
    r"our (?:[\w-]+ )?solutions?",
    r"asap",
    r"per my last (?:e-?mail|message)",
    r"15 minutes of your time",
    r"decision[-\s]makers?",
    r"stakeholders?",
    r"bandwidth",
)
"""As regular expressions, without regard to case; a blank stands for any white space."""
_PITCH = re.compile(
    rf"(?<![\w-])(?:{'|'.join(PHRASES)})(?![\w-])".replace(" ", r"\s+"), re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Pitch:
    """Words that sell, as written, and where they stand (characters, end excluded)."""

    words: str
    start: int
    end: int


def find_pitch(text: str) -> tuple[Pitch, ...]:
    """Every such phrase in a text, in order."""
    return tuple(Pitch(each.group(), *each.span()) for each in _PITCH.finditer(text))
