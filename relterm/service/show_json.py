"""`show --json` and `due --json`: a contract with scripts, to the letter of the interface."""

from collections.abc import Iterable, Mapping
from math import isfinite
from typing import Any

from relterm.domain.ask_price import AskPrice
from relterm.domain.balance import BalanceName, Side, balance, balance_sentence
from relterm.domain.interactions import Interaction
from relterm.domain.kinds import AskSize
from relterm.domain.moments import Now
from relterm.domain.step_effect import StepEffect
from relterm.domain.trust import LedgerLine, Trust
from relterm.service.views.due import DueLine
from relterm.service.views.gate import GateView
from relterm.service.views.gate_in_full import gate_in_full
from relterm.service.views.person import PersonView

Json = dict[str, Any]


def person_json(view: PersonView) -> Json:
    """The card, the trust with its ledger, the rung, readiness, the next step."""
    person = view.person
    return {
        "person": {
            "uid": person.uid,
            "name": person.name,
            "organisation": person.organisation,
            "title": person.title,
            "circle": person.circle.value,
            "goal": person.goal.word if person.goal else None,
            "intent": person.intent.value,
            "emails": [email.value for email in person.emails],
            "phones": [phone.value for phone in person.phones],
            "links": [link.value for link in person.links],
            "tags": list(person.tags),
            "introduced_by": person.introduced_by or None,
            "state": person.state.value,
        },
        "as_of": view.now.at.isoformat(timespec="minutes"),
        "trust": _trust(view.trust),
        "ladder": {
            "stage": view.rung.stage.value,
            "overlay": view.rung.overlay.value or None,
            "step": view.rung.step.value,
            "not_before": _day(view.now, view.rung.not_before),
        },
        "readiness": {} if person.personal else _readiness(view),
        "ledger": [_line(view.now, line) for line in view.ledger],
        "next": {
            "step": view.next.step.value,
            "not_before": _day(view.now, view.next.at),
            "because": view.next.because,
        },
        "balance": _balance(view),
    }


def _trust(trust: Trust) -> Json:
    return {
        "score": trust.score,
        "earned": trust.earned,
        "components": {
            "recognition": trust.components.recognition,
            "warmth": trust.components.warmth,
            "depth": trust.components.depth,
            "reliability": trust.components.reliability,
            "mutuality": trust.components.mutuality,
        },
        "pressure": trust.pressure,
        "strain": trust.strain,
        "confidence": trust.confidence,
        "band": [trust.low, trust.high],
    }


def _balance(view: PersonView) -> Json:
    """Both sides of every line, under its stable name; counts, never a verdict."""
    found = balance(view.events, now=view.now.t)
    name = view.person.given or view.person.name
    return {
        "sentence": balance_sentence(found, name),
        "lines": {
            line.name.value: {"mine": _side(line.mine), "theirs": _side(line.theirs)}
            | ({"together": line.together.count} if line.name is BalanceName.STARTS else {})
            for line in found.lines
        },
    }


def _side(side: Side) -> Json:
    return {
        "count": side.count,
        "of": side.of,
        "open": side.open,
        "size": side.size,
        "days": side.days,
        "interactions": list(side.uids),
    }


def _readiness(view: PersonView) -> Json:
    return {size.word: _gate(gate_in_full(view, size), view.now) for size in AskSize}


def _gate(gate: GateView, now: Now) -> Json:
    """One size; what never happened has null days, as JSON knows no infinity."""
    return {
        "result": gate.readiness.result.value,
        "weakest": gate.readiness.weakest,
        "unmet": list(gate.readiness.unmet),
        "progress": gate.readiness.progress,
        "earliest": gate.earliest.isoformat() if gate.earliest else None,
        "plan": [[step.day.isoformat(), step.step.value] for step in gate.plan],
        "price": _price(gate.price, now),
        "step": _effect(gate.effect, now),
        "conditions": [
            {
                "name": condition.name,
                "have": _finite(condition.have),
                "need": condition.need,
                "progress": condition.progress,
                "met": condition.met,
                "entries": [entry.uid for entry in line.entries],
            }
            for condition, line in zip(gate.readiness.conditions, gate.conditions, strict=True)
        ],
    }


def _price(price: AskPrice | None, now: Now) -> Json | None:
    """What asking today would cost; null weeks when it is not within two years afterwards."""
    if price is None:
        return None
    return {
        "points": price.points,
        "weeks": None if price.days is None else price.days / 7.0,
        "cool_off_until": _day(now, price.cool_off_until),
    }


def _effect(effect: StepEffect | None, now: Now) -> Json | None:
    """What the next step does for the weakest condition; null when the gate is open."""
    if effect is None:
        return None
    return {
        "step": effect.step.value,
        "at": _day(now, effect.at),
        "condition": effect.condition,
        "need": effect.need,
        "before": _finite(effect.before),
        "after": _finite(effect.after),
    }


def _finite(number: float) -> float | None:
    return number if isfinite(number) else None


def _line(now: Now, line: LedgerLine) -> Json:
    what = "quiet" if line.event is None else line.event.kind.value
    return {
        "at": _moment(now, line.at),
        "what": what if line.event else f"{line.quiet_days or 0:.0f} quiet days",
        "delta": line.delta,
        "score": line.score,
        "parts": dict(line.parts),
        "interaction": line.event.uid if line.event else None,
    }


def _moment(now: Now, t: float) -> str:
    return now.time_of(t).isoformat(timespec="minutes")


def _day(now: Now, t: float) -> str:
    return now.day_of(t).isoformat()


def due_json(lines: Iterable[DueLine]) -> list[Json]:
    """What is due today, in its order; `class` is the scheduler's number (trust.md, 5.11)."""
    return [
        {
            "person": {"uid": line.person, "name": line.name},
            "class": int(line.agenda_class),
            "kind": line.kind,
            "step": line.step,
            "due": line.due.isoformat(),
            "late_days": line.late_days,
            "why": line.because,
            "label": line.label or None,
            **_window(line),
        }
        for line in lines
    ]


def _window(line: DueLine) -> Json:
    """When keeping in touch fits, for the lines that are about that; no keys for the others."""
    if line.earliest is None or line.ideal is None or line.latest is None:
        return {}
    return {
        "earliest": line.earliest.isoformat(),
        "ideal": line.ideal.isoformat(),
        "latest": line.latest.isoformat(),
    }


def interaction_json(entry: Interaction, names: Mapping[str, str]) -> Json:
    """One entry of the log with everything that is recorded about it."""
    return {
        "uid": entry.uid,
        "date": entry.moment.isoformat(),
        "people": [{"uid": uid, "name": names.get(uid, "")} for uid in entry.people],
        "kind": entry.kind.value,
        "who": entry.who.value if entry.who else None,
        "answered": entry.answered,
        "minutes": entry.minutes,
        "depth": entry.depth,
        "mood": entry.mood,
        "size": entry.size,
        "outcome": entry.outcome,
        "due": entry.due.isoformat() if entry.due else None,
        "years": entry.years,
        "text": entry.text,
        "note": entry.note,
        "tags": list(entry.tags),
        "planned": entry.planned,
    }
