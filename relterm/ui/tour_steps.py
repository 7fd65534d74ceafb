"""The ten steps of the tour: what each says, and when it has been done.

A step is done when the user did it: the keys really work while the card is there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from relterm.ui.widgets.trust_chart import TrustChart


@dataclass(frozen=True, slots=True)
class Seen:
    """What a step looks at."""

    ran: frozenset[str]
    """Actions done since the step began."""
    mode: str
    """The screen in front."""
    focused: Any
    cursor: object
    """Where the cursor of the focused widget is."""
    cursor_before: object
    """Where it was when the step began, or when the focus came there."""


@dataclass(frozen=True, slots=True)
class Step:
    """One card. Keys stand in braces by their ids."""

    title: str
    words: str
    done: Callable[[Seen], bool]
    narrow: str = ""
    """What is said instead where one pane is shown at a time."""
    screen: str = ""
    """The screen it needs; elsewhere the card first says how to get there."""
    takes_enter: bool = False
    """Enter is the key that is taught, and does not go on."""


def _moved(seen: Seen) -> bool:
    return seen.cursor != seen.cursor_before


def _ran(*actions: str) -> Callable[[Seen], bool]:
    return lambda seen: bool(seen.ran & set(actions))


def _on(mode: str) -> Callable[[Seen], bool]:
    return lambda seen: seen.mode == mode


def _walked(seen: Seen) -> bool:
    return isinstance(seen.focused, TrustChart) and _moved(seen)


NOTHING_TO_UNDO = (
    "{undo} takes back whatever you did last, as far back as you like; {redo} does it "
)
NOTHING_TO_UNDO += "again. You have written nothing yet, so just go on."
"""Said where there is nothing of the user's to take back."""

STEPS = (
    Step(
        "Moving",
        "{list.down} and {list.up} move in a list. Go down a line or two, and see how the briefing "
        "follows.",
        _moved,
        screen="today",
    ),
    Step(
        "A person",
        "{list.open} opens whoever the cursor is on. {today} brings you back here at any time.",
        _on("people"),
        screen="today",
        takes_enter=True,
    ),
    Step(
        "Why",
        "{why} tells the reason for whatever the cursor is on: the rule in plain words, and the "
        "entries it rests on. {^dialog.leave} closes it.",
        _ran("why"),
    ),
    Step(
        "Writing down",
        "{log} opens a line for what happened. Type  call 20m *2 her plans  and watch the chips "
        "below it; {line.save} saves.",
        _ran("log"),
        screen="people",
    ),
    Step(
        "Trust over time",
        "Tab goes from pane to pane. Go on until the frame of the curve lights up, then "
        "{chart.left} walks back through what happened.",
        _walked,
        narrow="{people.tab_next} turns to the next tab, Trust. There {chart.left} walks back "
        "through what happened, each step explained.",
        screen="people",
    ),
    Step(
        "Finding",
        "{search} finds people, notes and entries as you type. Try  defence  and then "
        "{dialog.leave}.",
        _ran("search"),
    ),
    Step(
        "Not yet",
        "{asks} shows every ask. When one would be rushed it says “not yet”: what is missing, "
        "about when, and what to do instead.",
        _on("asks"),
    ),
    Step(
        "Taking back",
        "{undo} takes back what you did last, as far back as you like, also tomorrow; {redo} does "
        "it again. Take back what you logged.",
        _ran("undo"),
    ),
    Step(
        "Every key",
        "{help} lists all keys and runs the one you choose; {palette} finds everything by name. "
        "Open one, then {dialog.leave}.",
        _ran("help", "help_here", "palette"),
    ),
    Step(
        "That is all",
        "{quit} closes the sample people; {tour} begins this again. In a book of your own "
        "{new_person} adds the first person, {import} brings in a file.",
        lambda seen: False,  # noqa: ARG005 (the last card stays until it is closed)
    ),
)
