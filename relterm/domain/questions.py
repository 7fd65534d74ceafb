"""Questions to ask and listen to: what the log suggests, then the bank.

The same person gets the same questions for a week, and others the week after.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from zlib import crc32

from relterm.domain.ladder import Step
from relterm.domain.question_bank import BANK, THEMES

_ASK_HOW = re.compile(
    r"ask\b(?:\s+(?:her|him|them|after))?\s+how\s+(?P<what>.+?)"
    r"\s+(?:went|goes|is going|turned out)$",
    re.IGNORECASE,
)
_ASK_ABOUT = re.compile(
    r"ask\b(?:\s+(?:her|him|them))?\s+(?:about|after)\s+(?P<what>.+)$", re.IGNORECASE
)
_WORRIED = re.compile(
    r"(?:worried|nervous|anxious|unsure|excited|glad)\s+about\s+(?P<what>.+)$", re.IGNORECASE
)
_THEIRS = re.compile(r"\b(?:her|his|their)(?=\s+\w)")
_NOUN = frozenset({"the", "a", "an", "her", "his", "their", "its"})
_HAPPENS = frozenset(
    {
        "application",
        "audition",
        "ceremony",
        "competition",
        "concert",
        "conference",
        "course",
        "defence",
        "defense",
        "exam",
        "examination",
        "exhibition",
        "festival",
        "funding",
        "hearing",
        "holiday",
        "interview",
        "jury",
        "keynote",
        "launch",
        "marathon",
        "match",
        "move",
        "operation",
        "opening",
        "panel",
        "party",
        "performance",
        "pitch",
        "premiere",
        "presentation",
        "race",
        "reading",
        "recital",
        "regatta",
        "rehearsal",
        "reunion",
        "review",
        "show",
        "surgery",
        "talk",
        "tender",
        "test",
        "tour",
        "tournament",
        "trial",
        "trip",
        "viva",
        "visit",
        "vote",
        "wedding",
        "workshop",
    }
)
_LONGEST_THREAD = 60
_FEW_WORDS = 5


def questions_fit(step: Step) -> bool:
    """Whether a step is one in which to ask something at all."""
    return step in THEMES


def from_bank(seed: str, today: date, step: Step, count: int) -> tuple[str, ...]:
    """Open questions for a step: the same for a person (`seed`) all week, others next week."""
    themes = THEMES.get(step, ())
    week = (today.toordinal() - 1) // 7
    start = crc32(seed.encode("utf-8", "surrogatepass"))
    chosen = []
    for number in range(count if themes else 0):
        bank = BANK[themes[number % len(themes)]]
        chosen.append(bank[(start + week + number // len(themes)) % len(bank)])
    return tuple(dict.fromkeys(chosen))


def from_reminder(text: str) -> str:
    """The question behind "ask how the mock defence went"; empty when it is none."""
    wish = text.strip().rstrip(".?! ")
    if found := _ASK_HOW.match(wish):
        return f"How did {_yours(found['what'])} go?"
    if found := _ASK_ABOUT.match(wish):
        return f"What is new with {_yours(found['what'])}?"
    return ""


def from_threads(threads: Iterable[str]) -> tuple[str, ...]:
    """What was told last time, taken up again: how it went; else what has become of one thing.

    What somebody asked, and what is too long to be said in a breath, is left out.
    """
    asked: list[str] = []
    quoted: list[str] = []
    for thread in threads:
        subject = thread.strip().rstrip(".! ")
        if not subject or subject.endswith("?") or len(subject) > _LONGEST_THREAD:
            continue
        worry = _WORRIED.match(subject)
        event = worry["what"] if worry else subject
        if _happens(event):
            asked.append(f"How did {_yours(event)} go?")
        elif worry:
            asked.append(f"How is it with {_yours(event)} now?")
        else:
            quoted.append(f"“{subject}”: what has happened since?")
    return (*asked, *quoted[:1])


def _happens(subject: str) -> bool:
    """Whether it is a few words for something that takes place: "her mock defence"."""
    words = subject.lower().split()
    return len(words) <= _FEW_WORDS and words[0] in _NOUN and words[-1] in _HAPPENS


def threads_of(text: str) -> tuple[str, ...]:
    """What a note told, piece by piece: "her move; new studio in Turin"."""
    return tuple(part for each in re.split(r";|\n", text) if (part := each.strip()))


def about(
    *,
    interests: Sequence[str] = (),
    needs: Sequence[str] = (),
    offers: Sequence[str] = (),
    values: Sequence[str] = (),
    aspirations: Sequence[str] = (),
) -> tuple[str, ...]:
    """Questions about what is written down of a person, one of each kind at most."""
    templates = (
        (aspirations, "“{}”: what is the next step?"),
        (values, "What matters to you about {}?"),
        (interests, "What is new with {}?"),
        (needs, "Are you still looking for {}?"),
        (offers, "What should I know about {}?"),
    )
    return tuple(form.format(_yours(words[0])) for words, form in templates if words)


def _yours(subject: str) -> str:
    """Said to them: "her mother" is "your mother"."""
    return _THEIRS.sub("your", subject)
