"""Why a line of the balance reads as it does: how it is counted, and every entry counted."""

from collections.abc import Iterator

from relterm.domain import days
from relterm.domain.balance import BalanceLine, BalanceName, Side, balance, balance_sentence
from relterm.domain.balance_rules import BALANCE_RULES, BALANCE_WORDS
from relterm.service.views.balance import YEAR_DAYS
from relterm.service.views.why.reading import GAP, MOST_ENTRIES, Known, and_more
from relterm.service.views.why.reasons import EntryLine, Reason

_NO_VERDICT = "It is counted from what you logged; a count is no verdict on anybody."


def balance_reason(who: Known, name: BalanceName) -> Reason:
    """How one line of the balance was counted, over the whole log."""
    found = balance(who.events, now=who.now.t)
    line = found.line(name)
    entries, left = _entries(who, line)
    return Reason(
        title=f"{who.person.name} · {BALANCE_WORDS[name]}",
        claim=balance_sentence(found, who.name),
        rules=(BALANCE_RULES[name], _NO_VERDICT),
        facts=tuple(_facts(who, line)),
        person=who.person.uid,
        entries=entries,
        more=and_more(left),
    )


def _facts(who: Known, line: BalanceLine) -> Iterator[tuple[str, str]]:
    yield "you", _side_words(line.name, line.mine)
    yield who.name, _side_words(line.name, line.theirs)
    if line.together.told:
        yield "together", _side_words(line.name, line.together)
    since = who.now.t - YEAR_DAYS
    if who.events and who.events[0].t < since:
        year = balance(who.events, now=who.now.t, since=since).line(line.name)
        yield GAP
        yield "last year, you", _side_words(line.name, year.mine)
        yield f"last year, {who.name}", _side_words(line.name, year.theirs)


def _side_words(name: BalanceName, side: Side) -> str:
    """`4 of 6, within about 2 days`, `3 times`, `2 kept of 3, 1 open`."""
    words = [f"{side.count} of {side.of}" if side.of else _times(side.count)]
    if name is BalanceName.PROMISES and side.open:
        words.append(f"{side.open} still open")
    if side.days is not None:
        words.append(f"mostly within {days.span(max(side.days, 1.0))}")
    return ", ".join(words)


def _times(count: int) -> str:
    return {0: "not yet", 1: "once", 2: "twice"}.get(count, f"{count} times")


def _entries(who: Known, line: BalanceLine) -> tuple[tuple[EntryLine, ...], int]:
    """The entries counted, newest first, each with whose it was; and how many more there are."""
    notes: dict[str, str] = {}
    for whose, side in (
        ("you", line.mine),
        (who.name, line.theirs),
        ("together", line.together),
    ):
        missing = set(side.missing)
        for uid in side.uids:
            note = _note(line.name, whose, missing=uid in missing)
            notes[uid] = note if uid not in notes else "both"
    counted = [event for event in reversed(who.events) if event.uid in notes]
    shown = who.lines((event, notes[event.uid]) for event in counted[:MOST_ENTRIES])
    return shown, len(counted) - MOST_ENTRIES


def _note(name: BalanceName, whose: str, *, missing: bool) -> str:
    """Whose it was; for words, who answered them."""
    if name is BalanceName.ANSWERS:
        return f"no answer from {whose}" if missing else f"{whose} answered"
    return f"{whose}, broken" if missing else whose
