"""The triage as lines: who it is, what the keys mean, and those who come next."""

from collections.abc import Iterator, Mapping, Sequence

from relterm.domain import days
from relterm.domain.circle_words import circle_words
from relterm.domain.kinds import Circle
from relterm.domain.moments import SECONDS_PER_DAY, Now
from relterm.domain.people import Labelled, Triage
from relterm.domain.schedule import CIRCLES
from relterm.service.triage_queue import Decision
from relterm.service.views.person import PersonView
from relterm.service.views.triage import TriagePerson
from relterm.storage.records import TriageRow
from relterm.ui.glyphs import Glyphs, Sign
from relterm.ui.lines.person import about_lines, date_words
from relterm.ui.roles import Role
from relterm.ui.widgets.rows import BLANK, Line, Span, line

LABEL = 12
_REACHES = 3
_ENTRIES = 100
"""Entries of the log that are listed at most."""
_CUSTOM = 4
_KEYS = 5
"""Cells of the column of keys."""
_NAMES = 10
"""Cells of the column of circles."""
_PROMISE = "Nothing reminds you of them until you choose. Stop any time."

NOBODY = (
    line("Nobody waits here.", Role.NAME),
    BLANK,
    line("People you import come here: you choose who to keep up with, one by one.", Role.DIM),
    line("{^triage.leave} goes back.", Role.DIM),
)
NOBODY_LISTED = (line("Nobody is left to decide about.", Role.DIM),)
NOBODY_FOUND = (
    line("Nobody who waits matches.", Role.NAME),
    line("{^triage.leave} clears the filter.", Role.DIM),
)


def all_done(kept: int, total: int) -> tuple[Line, ...]:
    """What stands there when everybody was decided about."""
    return (
        BLANK,
        line("That was everybody.", Role.NAME),
        BLANK,
        line(
            f"You chose to keep up with {kept} of {total}. "
            "{^triage.leave} goes back, {triage.undo} undoes."
        ),
    )


def decision_words(decision: Decision) -> str:
    """What was decided, in a word."""
    return decision.value


def row_line(row: TriageRow, decision: Decision | None, now: Now, glyphs: Glyphs) -> Line:
    """Somebody in the list: what was decided, or how long ago you were in touch."""
    hint = " · ".join(part for part in (row.title, row.organisation) if part)
    name = Span(row.name, Role.DIM if decision is not None else Role.TEXT)
    left = (name, Span(f"  {hint}" if hint else "", Role.DIM))
    if decision is not None:
        word = f"{glyphs[Sign.DONE]} {decision_words(decision)}"
        return Line(left, (Span(word, Role.GOOD if isinstance(decision, Circle) else Role.DIM),))
    if row.last_at is not None:
        away = (now.moment.seconds - row.last_at) // SECONDS_PER_DAY
        return Line(left, (Span(days.ago(away), Role.DIM),))
    return Line(left, (Span("put off" if row.triage is Triage.LATER else "", Role.DIM),))


def legend(keys: Mapping[Decision, str], *, compact: bool) -> tuple[Line, ...]:
    """What the keys mean: a line each, or all in one that wraps."""
    meant = [(keys[each], each.value, circle_words(each)) for each in CIRCLES]
    meant += [
        (keys[Triage.LATER], "later", "ask again another time"),
        (keys[Triage.NEVER], "never", "stays in the book, not asked again"),
    ]
    if not compact:
        return tuple(
            Line(
                (
                    Span(key, Role.ACCENT, bold=True, width=_KEYS, align="right"),
                    Span(f"  {name}", Role.NAME, width=_NAMES + 2),
                    Span(words, Role.DIM),
                )
            )
            for key, name, words in meant
        )
    spans: list[Span] = []
    for key, name, words in meant:
        spans.append(Span(key, Role.ACCENT, bold=True))
        short = words.removeprefix("every ") if words.startswith("every ") else ""
        spans.append(Span(f" {name}", Role.NAME))
        spans.append(Span(f" {short}   " if short else "   ", Role.DIM))
    return (Line(tuple(spans)),)


def name_line(name: str) -> Line:
    """Who it is about."""
    return Line((Span(name, Role.ACCENT, bold=True),))


def person_lines(seen: TriagePerson, decision: Decision | None) -> tuple[Line, ...]:
    """Somebody, large and clear: who they are, how you are connected, what was last."""
    person = seen.person
    head = " · ".join(part for part in (person.title, person.organisation) if part)
    lines = [name_line(person.name)]
    if head:
        lines.append(Line((Span(head),)))
    lines.append(BLANK)
    if decision is not None:
        lines.append(_pair("you chose", decision_words(decision), Role.GOOD))
    lines.extend(_touch(seen))
    lines.extend(_known(seen))
    return tuple(lines)


def all_lines(view: PersonView, decision: Decision | None) -> tuple[Line, ...]:
    """Everything that is known about somebody, and the newest of the log."""
    lines = [name_line(view.person.name)]
    if decision is not None:
        lines.append(_pair("you chose", decision_words(decision), Role.GOOD))
    lines += about_lines(view)
    entries = [each for each in view.timeline if each.entry is not None][:_ENTRIES]
    if entries:
        lines += [BLANK, line("LOG", Role.HEADER)]
    for each in entries:
        when = days.short(view.now.day_of(each.t), view.now.today)
        words = f"{each.title}: {each.detail}" if each.detail else each.title
        lines.append(Line((Span(when, Role.DIM, width=LABEL), Span(words)), hang=LABEL))
    return tuple(lines)


def _touch(seen: TriagePerson) -> Iterator[Line]:
    if not seen.entries:
        yield _pair("in touch", "nothing is logged yet", Role.DIM)
        return
    entries = days.counted(seen.entries, "entry", "entries")
    yield _pair("in touch", f"{seen.ago} · {entries} in your log")
    for each in seen.last:
        words = f"{each.title}: {each.text}" if each.text else each.title
        yield Line((Span(each.when, Role.DIM, width=LABEL), Span(words)), hang=LABEL)


def _known(seen: TriagePerson) -> Iterator[Line]:
    person = seen.person
    told = seen.introducer and seen.introducer in person.met
    via = f"via {seen.introducer}" if seen.introducer and not told else ""
    facts = (
        ("connected", " · ".join(filter(None, (person.met, via)))),
        ("you share", ", ".join(seen.shared)),
        ("tags", " ".join(f"#{tag}" for tag in person.tags)),
        ("cares about", ", ".join((*person.values, *person.interests))),
        ("reach", " · ".join(each.value for each in seen.reach[:_REACHES])),
        ("dates", " · ".join(f"{each.label} {date_words(each)}".strip() for each in person.dates)),
        *((each.label, each.value) for each in _custom(person.custom)),
        ("notes", person.notes),
        ("imported", seen.origin),
        ("before", "you put them off for later" if seen.put_off else ""),
    )
    for label, words in facts:
        if words:
            yield _pair(label, words)


def _custom(fields: Sequence[Labelled]) -> Sequence[Labelled]:
    return [each for each in fields if each.value.strip()][:_CUSTOM]


def promise_line() -> Line:
    """That nothing happens by itself."""
    return line(_PROMISE, Role.DIM)


def _pair(label: str, words: str, role: Role = Role.TEXT) -> Line:
    return Line((Span(label, Role.DIM, width=LABEL), Span(words, role)), hang=LABEL)
