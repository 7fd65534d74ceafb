"""Quick-add: one line that says what happened, understood live; and one that makes a person.

Pure: the present and the way to look up a name are arguments; nothing raises, whatever is typed.
"""

from relterm.domain.quick_add.completion import Completion, complete, mention_text
from relterm.domain.quick_add.dismissal import carry_over
from relterm.domain.quick_add.log_line import parse_log
from relterm.domain.quick_add.person_line import (
    PersonLine,
    looks_like_person,
    parse_person,
    person_of,
)
from relterm.domain.quick_add.recorded import Recorded, interactions_of
from relterm.domain.quick_add.shell_words import join_arguments
from relterm.domain.quick_add.values import (
    Chip,
    ChipKind,
    LogLine,
    Mention,
    NextStepNote,
    Part,
    PersonMatch,
    Resolve,
)

__all__ = [
    "Chip",
    "ChipKind",
    "Completion",
    "LogLine",
    "Mention",
    "NextStepNote",
    "Part",
    "PersonLine",
    "PersonMatch",
    "Recorded",
    "Resolve",
    "carry_over",
    "complete",
    "interactions_of",
    "join_arguments",
    "looks_like_person",
    "mention_text",
    "parse_log",
    "parse_person",
    "person_of",
]
