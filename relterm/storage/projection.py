"""Promises and asks as they follow from the log; pure.

A `promise` entry makes a promise of each of its people, `kept` and `broken` close the promise of
that person and direction that is due first, an `ask` entry is an ask. What somebody put explicitly
(a promise whose `made` or `closed`, an ask whose `interaction` names the entry) is left alone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TypeVar
from uuid import UUID, uuid5

from relterm.domain.ask_entries import ask_size, outcome_of
from relterm.domain.interactions import (
    Ask,
    AskState,
    Direction,
    Interaction,
    Promise,
    PromiseState,
)
from relterm.domain.kinds import KIND_ORDER, Kind, Who
from relterm.domain.people import State

PROJECTED = frozenset({Kind.PROMISE, Kind.KEPT, Kind.BROKEN, Kind.ASK})
"""Kinds of entries from which promises and asks follow."""

_NAMESPACE = UUID("0b8f7a52-3f0e-5c1c-9d0a-6f2f3f7c4a11")
_CLOSES = {Kind.KEPT: PromiseState.KEPT, Kind.BROKEN: PromiseState.BROKEN}

Item = TypeVar("Item", Promise, Ask)


@dataclass(frozen=True, slots=True)
class Step:
    """An entry that was written: as it was before and as it is now (None: not in the book)."""

    uid: str
    before: Interaction | None
    after: Interaction | None


def derived_uid(entry: str, person: str, what: str) -> str:
    """The uid of what follows from an entry for a person; the same in every book."""
    return str(uuid5(_NAMESPACE, f"{what}\0{entry}\0{person}"))


def direction_of(entry: Interaction) -> Direction:
    """From whom it goes: theirs when it was their deed, else mine."""
    return Direction.THEIRS if entry.who is Who.THEM else Direction.MINE


def counts(entry: Interaction | None) -> bool:
    """Whether anything follows from the entry: it is active and has happened."""
    return entry is not None and entry.state is State.ACTIVE and not entry.planned


def promise_of(entry: Interaction, person: str) -> Promise:
    """The promise a `promise` entry makes."""
    uid = derived_uid(entry.uid, person, "promise")
    return Promise(uid, person, direction_of(entry), entry.text, entry.due, made=entry.uid)


def ask_of(entry: Interaction, person: str) -> Ask:
    """The ask an `ask` entry is (business when it has no size, as in the trust model)."""
    return Ask(
        derived_uid(entry.uid, person, "ask"),
        person,
        direction_of(entry),
        ask_size(entry),
        entry.text,
        AskState.ASKED if entry.outcome is None else AskState.ANSWERED,
        outcome_of(entry),
        day=entry.moment.day,
        interaction=entry.uid,
    )


class Ledger:
    """The promises and asks of some people, while entries are applied to them."""

    def __init__(self, promises: Iterable[Promise], asks: Iterable[Ask]) -> None:
        self.promises = {promise.uid: promise for promise in promises}
        self.asks = {ask.uid: ask for ask in asks}
        self._before: dict[str, Promise | Ask] = {**self.promises, **self.asks}
        self._made: dict[str, set[str]] = {}
        self._closed: dict[str, set[str]] = {}
        self._open: dict[tuple[str, Direction], set[str]] = {}
        self._asked: dict[str, set[str]] = {}
        for promise in self.promises.values():
            self._index(promise)
        for ask in self.asks.values():
            self._asked.setdefault(ask.interaction, set()).add(ask.uid)

    def apply(self, steps: Iterable[Step]) -> None:
        """Apply entries in the order in which they happened."""
        for step in sorted(steps, key=_order):
            self._make(step)
            self._close(step)
            self._ask(step)

    def written(self) -> Iterator[Promise | Ask]:
        """What is new or differs from what was given."""
        now: dict[str, Promise | Ask] = {**self.promises, **self.asks}
        for uid, item in now.items():
            if self._before.get(uid) != item:
                yield item

    def dropped(self) -> Iterator[Promise | Ask]:
        """What was given and is no longer."""
        for uid, item in self._before.items():
            if uid not in self.promises and uid not in self.asks:
                yield item

    def _index(self, promise: Promise) -> None:
        if promise.made:
            self._made.setdefault(promise.made, set()).add(promise.uid)
        if promise.closed:
            self._closed.setdefault(promise.closed, set()).add(promise.uid)
        if promise.state is PromiseState.OPEN:
            self._open.setdefault((promise.person, promise.direction), set()).add(promise.uid)

    def _put(self, promise: Promise) -> None:
        self._take(promise.uid)
        self.promises[promise.uid] = promise
        self._index(promise)

    def _take(self, uid: str) -> None:
        old = self.promises.pop(uid, None)
        if old is not None:
            self._made.get(old.made, set()).discard(uid)
            self._closed.get(old.closed, set()).discard(uid)
            self._open.get((old.person, old.direction), set()).discard(uid)

    def _make(self, step: Step) -> None:
        made = [self.promises[uid] for uid in sorted(self._made.get(step.uid, ()))]
        entry = step.after
        if entry is None or entry.kind is not Kind.PROMISE:
            for promise in made:
                if promise.uid == derived_uid(step.uid, promise.person, "promise"):
                    self._take(promise.uid)
            return
        explicit = False
        for promise in made:
            if promise.uid != derived_uid(entry.uid, promise.person, "promise"):
                explicit = True
            elif promise.person in entry.people:
                self._put(self._followed(promise, step, entry))
            else:
                self._take(promise.uid)
        if counts(entry) and not explicit:
            for person in entry.people:
                promise = promise_of(entry, person)
                if promise.uid not in self.promises:
                    self._put(promise)

    def _followed(self, promise: Promise, step: Step, entry: Interaction) -> Promise:
        if step.before is not None and step.before.kind is Kind.PROMISE:
            old = promise_of(step.before, promise.person)
            promise = _merged(promise, old, promise_of(entry, promise.person))
        if not counts(entry):
            return replace(promise, state=PromiseState.DROPPED)
        if promise.state is PromiseState.DROPPED and not counts(step.before):
            return replace(promise, state=PromiseState.OPEN, closed="")
        return promise

    def _close(self, step: Step) -> None:
        closed = [self.promises[uid] for uid in sorted(self._closed.get(step.uid, ()))]
        entry = step.after
        state = None if entry is None or not counts(entry) else _CLOSES.get(entry.kind)
        if entry is None or state is None:
            for promise in closed:
                if promise.state in _CLOSES.values():
                    self._put(replace(promise, state=PromiseState.OPEN, closed=""))
            return
        turned = step.before is not None and direction_of(step.before) is not direction_of(entry)
        served = set()
        for promise in closed:
            if promise.person not in entry.people or turned:
                self._put(replace(promise, state=PromiseState.OPEN, closed=""))
            else:
                served.add(promise.person)
                if promise.state in _CLOSES.values():
                    self._put(replace(promise, state=state))
        for person in entry.people:
            waiting = self._open.get((person, direction_of(entry)), ())
            if person not in served and waiting:
                first = min((self.promises[uid] for uid in waiting), key=_urgency)
                self._put(replace(first, state=state, closed=entry.uid))

    def _ask(self, step: Step) -> None:
        asks = [self.asks[uid] for uid in sorted(self._asked.get(step.uid, ()))]
        entry = step.after
        if entry is None or entry.kind is not Kind.ASK:
            for ask in asks:
                if ask.uid == derived_uid(step.uid, ask.person, "ask"):
                    self._forget(ask)
            return
        explicit = False
        for ask in asks:
            if ask.uid != derived_uid(entry.uid, ask.person, "ask"):
                explicit = True
            elif ask.person not in entry.people:
                self._forget(ask)
            elif not counts(entry):
                self.asks[ask.uid] = replace(ask, state=AskState.DROPPED)
            else:
                self.asks[ask.uid] = _ask_followed(ask, step, entry)
        if counts(entry) and not explicit:
            for person in entry.people:
                ask = ask_of(entry, person)
                if ask.uid not in self.asks:
                    self.asks[ask.uid] = ask
                    self._asked.setdefault(entry.uid, set()).add(ask.uid)

    def _forget(self, ask: Ask) -> None:
        del self.asks[ask.uid]
        self._asked[ask.interaction].discard(ask.uid)


def _ask_followed(ask: Ask, step: Step, entry: Interaction) -> Ask:
    before = step.before
    if before is not None and before.kind is Kind.ASK:
        ask = _merged(ask, ask_of(before, ask.person), ask_of(entry, ask.person))
    if ask.state is AskState.DROPPED and not counts(before):
        ask = replace(ask, state=ask_of(entry, ask.person).state)
    return ask


def _merged(item: Item, old: Item, new: Item) -> Item:
    changed = {
        field.name: getattr(new, field.name)
        for field in fields(item)
        if getattr(old, field.name) != getattr(new, field.name)
    }
    return replace(item, **changed) if changed else item


def _order(step: Step) -> tuple[int, int, str]:
    entry = step.after or step.before
    if entry is None:
        return (0, 0, step.uid)
    return (entry.moment.seconds, KIND_ORDER[entry.kind], step.uid)


def _urgency(promise: Promise) -> tuple[date, str]:
    return (promise.due or date.max, promise.uid)
