"""The JSON image of a domain value, as the change record keeps it: every field, exactly.

An image is canonical: keys sorted, no blanks, one spelling for each value.
"""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from relterm.domain.clean_text import storable
from relterm.domain.interactions import (
    Ask,
    Exchange,
    ImportBatch,
    Interaction,
    Promise,
    Relation,
    Reminder,
    Settings,
)
from relterm.domain.people import Person
from relterm.domain.saved_views import View
from relterm.storage.records import Thing

Value = (
    Person
    | Interaction
    | Promise
    | Ask
    | Reminder
    | Relation
    | Exchange
    | Settings
    | ImportBatch
    | View
)
"""Everything that can be put into a book."""

CLASSES: dict[Thing, type[Value]] = {
    Thing.PERSON: Person,
    Thing.INTERACTION: Interaction,
    Thing.PROMISE: Promise,
    Thing.ASK: Ask,
    Thing.REMINDER: Reminder,
    Thing.RELATION: Relation,
    Thing.EXCHANGE: Exchange,
    Thing.SETTINGS: Settings,
    Thing.IMPORT_BATCH: ImportBatch,
    Thing.VIEW: View,
}
THINGS: dict[type[Value], Thing] = {cls: thing for thing, cls in CLASSES.items()}
SETTINGS_UID = "settings"
_AS_IT_IS = frozenset({str, int, float, bool, NoneType})
_encode = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
).encode


def uid_of(value: Value) -> str:
    """The uid under which a value is stored."""
    return SETTINGS_UID if isinstance(value, Settings) else value.uid


def people_of(value: Value) -> tuple[str, ...]:
    """UIDs of the people a value belongs to."""
    if isinstance(value, Person):
        return (value.uid,)
    if isinstance(value, Interaction):
        return value.people
    if isinstance(value, Relation):
        return (value.person, value.other)
    if isinstance(value, Settings | ImportBatch | View):
        return ()
    return (value.person,)


def image_of(value: Value) -> str:
    """The canonical JSON of a value."""
    return _encode(_plain(value))


def value_of(thing: Thing, image: str) -> Value:
    """The value of an image; fields an older image did not know take their defaults."""
    kind: Any = CLASSES[thing]
    make = _maker(kind)
    assert make is not None
    value: Value = make(json.loads(image))
    return value


def cleaned(value: Value) -> Value:
    """The value as it can be stored: lone surrogates replaced, everything else as it is."""
    image = image_of(value)
    try:
        image.encode()
    except UnicodeEncodeError:
        return value_of(THINGS[type(value)], storable(image))
    return value


def _plain(value: Any) -> Any:
    kind: Any = type(value)
    if kind in _AS_IT_IS:
        return value
    if kind is tuple:
        return [_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return {name: _plain(getattr(value, name)) for name in _names(kind)}


@cache
def _names(cls: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls))


@cache
def _maker(kind: Any) -> Callable[[Any], Any] | None:
    """What makes a value of this type out of its JSON; None when it is the same."""
    if get_origin(kind) is UnionType:
        kind = next(part for part in get_args(kind) if part is not NoneType)
    if get_origin(kind) is tuple:
        make = _maker(get_args(kind)[0])
        return tuple if make is None else lambda plain: tuple(map(make, plain))
    if is_dataclass(kind) and isinstance(kind, type):
        return _dataclass_maker(kind)
    if kind is date:
        return date.fromisoformat
    if isinstance(kind, type) and issubclass(kind, Enum | float):
        return kind
    return None


def _dataclass_maker(kind: type[Any]) -> Callable[[Any], Any]:
    makers = {name: _maker(hint) for name, hint in get_type_hints(kind).items()}

    def make(plain: dict[str, Any]) -> Any:
        known = {}
        for name, item in plain.items():
            if name in makers:
                build = makers[name]
                known[name] = item if build is None or item is None else build(item)
        return kind(**known)

    return make
