"""A quick-add line, understood: what happened, with whom, when, and what hangs on it."""

from collections.abc import Mapping

from relterm.domain.clean_text import storable
from relterm.domain.kinds import Kind
from relterm.domain.moments import Now
from relterm.domain.quick_add import deeds, details, framing, kind_words
from relterm.domain.quick_add.finishing import finished
from relterm.domain.quick_add.labels import people_label
from relterm.domain.quick_add.mentions import read_mention, with_addresses
from relterm.domain.quick_add.reading import Reader, Reading
from relterm.domain.quick_add.values import (
    ChipKind,
    LogLine,
    Mention,
    PersonMatch,
    Resolve,
)
from relterm.domain.quick_add.vocabulary import Vocabulary
from relterm.domain.quick_add.words import Span, split_words

SELECTED_PLACE: Span = (0, 0)
"""Where the chip of the selected person stands: not in the line at all."""
_READERS: tuple[Reader, ...] = (
    read_mention,
    details.read_tag,
    deeds.read_given,
    deeds.read_ask,
    deeds.read_promise,
    framing.read_keyed_next,
    details.read_depth,
    details.read_minutes,
    details.read_keyed_detail,
    kind_words.read_slash_kind,
    kind_words.read_outcome,
    kind_words.read_not_reached,
    details.read_years,
    deeds.read_due,
    framing.read_waiting,
    deeds.read_thanks,
    kind_words.read_first_word,
)
_NOTHING: Mapping[str, Kind] = {}


def parse_log(
    line: str,
    now: Now,
    resolve: Resolve,
    selected: PersonMatch | None = None,
    dismissed: frozenset[Span] = frozenset(),
    extra_kinds: Mapping[str, Kind] = _NOTHING,
) -> LogLine:
    """Understand a quick-add line; never raises, whatever the text.

    `resolve` says whom a typed name may mean. `selected` is meant when the line names nobody.
    `dismissed` holds the spans of chips taken back: their words are plain text. `extra_kinds` adds
    words to the closed lists; one of kind *give* also becomes something to give (`+podcast`).
    """
    line = storable(line)
    reading = Reading(
        line,
        now,
        resolve,
        Vocabulary.of(extra_kinds),
        with_addresses(split_words(line, dismissed), resolve),
        now.moment,
    )
    framing.cut_note(reading)
    framing.cut_open_end(reading)
    framing.cut_next(reading)
    if reading.waiting_place is None:
        framing.cut_open_end(reading)
    framing.read_front(reading)
    reading.explicit_kind = kind_words.has_explicit_kind(reading)
    _read_words(reading)
    if not reading.people and selected is not None and SELECTED_PLACE not in dismissed:
        _take_selected(reading, selected)
    return finished(reading)


def _read_words(reading: Reading) -> None:
    index = 0
    while index < len(reading.words):
        taken = next((count for read in _READERS if (count := read(reading, index))), 0)
        if not taken:
            reading.plain.add(index)
        index += taken or 1


def _take_selected(reading: Reading, selected: PersonMatch) -> None:
    mention = Mention(*SELECTED_PLACE, selected.name, (selected,))
    reading.people.append(mention)
    reading.chip(*SELECTED_PLACE, ChipKind.PERSON, people_label(mention.typed, mention.matches))
