"""What the ladder means in SQL: conditions on the stored trust states.

The index `trust_stage` knows whether somebody took part, is trusted, was written to and is owed an
answer. It decides most; only for the rest is a state taken apart.
"""

from relterm.domain.ladder import Overlay, Stage
from relterm.storage.search_where import FOUND, Keys, Where, any_of, negated

_TWO_WAY = "(instr(trust_state.state, '\"first_two_way\":') > 0)"
_TRUSTED = "(instr(trust_state.state, '\"trusted\":') > 0)"
_TRIED = "(instr(trust_state.state, '\"attempts\":') > 0)"
_OWES = "(instr(trust_state.state, '\"owe_reply\":') > 0)"
_ANY = f"{_TWO_WAY} IN (0, 1) AND {_TRUSTED} IN (0, 1)"
_WAITING = f"{_ANY} AND {_TRIED} = 1"
_TO_ANSWER = f"{_ANY} AND {_TRIED} IN (0, 1) AND {_OWES} = 1"
_BEGUN = (
    "(instr(trust_state.state, '\"attempts\":') > 0 "
    "OR instr(trust_state.state, '\"studied\":') > 0 "
    "OR instr(trust_state.state, '\"public\":') > 0)"
)
_BEYOND_STUDY = (f"{_TWO_WAY} = 1", f"{_TWO_WAY} = 0 AND {_BEGUN}")
_TRIED_STAGES = frozenset({Stage.OPENED, Stage.RESTING})
_LATE_STAGES = frozenset({Stage.CONVERSING, Stage.TRUSTED, Stage.PARTNER})
_PEOPLE = "SELECT person_id FROM trust_state WHERE "


def waiting(keys: Keys) -> Where:
    """My last words are unanswered."""
    return keys.by_id(_PEOPLE + _WAITING)


def to_answer(keys: Keys) -> Where:
    """The next word is mine."""
    return keys.by_id(_PEOPLE + _TO_ANSWER)


def resting(keys: Keys, today: int) -> Where:
    """Nothing to send for now; the day is an ordinal."""
    return keys.by_id(f"{_PEOPLE}rest_until > ?", today)


def on_rung(keys: Keys, rung: Stage | Overlay, t: float) -> Where:
    """On a rung at a time (days since 1970 in UTC), or under what lies over it."""
    if isinstance(rung, Overlay):
        return _under(keys, rung, t)
    if rung is Stage.STUDY:
        # Most people have no state or are beyond it, so it is told from those who are.
        return negated(_of_state(keys, _BEYOND_STUDY))
    late = rung in _LATE_STAGES
    known = f"{_TWO_WAY} = {int(late)}"
    if late or rung in _TRIED_STAGES:
        known += f" AND {_TRUSTED} = {int(late)}"
    if rung in _TRIED_STAGES:
        known += f" AND {_TRIED} = 1"
    worked_out = f"{known} AND stage_of(trust_state.state, ?) = ?"
    if rung is not Stage.CONVERSING:
        return _of_state(keys, (worked_out,), t, rung.value)
    return _of_state(keys, (f"{_TWO_WAY} = 1 AND {_TRUSTED} = 0", worked_out), t, rung.value)


def _of_state(keys: Keys, either: tuple[str, ...], *parameters: object) -> Where:
    """Their stored state is one of these; each half is found by the index.

    Where people are found otherwise, only theirs are looked at.
    """
    if keys is FOUND:
        return keys.by_id(" UNION ALL ".join(_PEOPLE + each for each in either), *parameters)
    said = any_of([Where(each) for each in either])
    return Where(
        f"EXISTS (SELECT 1 FROM trust_state WHERE person_id = person.id AND ({said.sql}))",
        parameters,
    )


def _under(keys: Keys, overlay: Overlay, t: float) -> Where:
    """The wished gap is the person's. The dormant are many: they are asked about one by one."""
    if keys is not FOUND or overlay is Overlay.DORMANT:
        asked = f"person_id = person.id AND {_TWO_WAY} = 1 AND {_overlay('person')}"
        return Where(f"EXISTS (SELECT 1 FROM trust_state WHERE {asked})", (t, overlay.value))
    return keys.by_id(
        "SELECT person_id FROM trust_state CROSS JOIN person AS whose ON whose.id = person_id "
        f"WHERE {_TWO_WAY} = 1 AND {_TRUSTED} IN (0, 1) AND {_TRIED} = 1 AND {_overlay('whose')}",
        t,
        overlay.value,
    )


def _overlay(whose: str) -> str:
    names = ("attempts", "last_out", "last_two_way", "roots")
    values = ", ".join(f"json_extract(trust_state.state, '$.{name}')" for name in names)
    return f"overlay_of({values}, ?, {whose}.circle, {whose}.cadence_days) = ?"
