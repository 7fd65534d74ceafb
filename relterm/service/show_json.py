"""`show --json` and `due --json`: a contract with scripts, to the letter of the interface."""

from collections.abc import Iterable, Mapping
from typing import Any

from relterm.domain.interactions import Interaction
from relterm.domain.kinds import AskSize
from relterm.domain.moments import Now
from relterm.domain.trust import LedgerLine
from relterm.service.views.due import DueLine
from relterm.service.views.gate import GateView, gate_view
from relterm.service.views.person import PersonView

Json = dict[str, Any]


def person_json(view: PersonView) -> Json:
    """The card, the trust with its ledger, the rung, readiness, the next step."""
    trust = view.trust
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
        "trust": {
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
        },
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
    }


def _readiness(view: PersonView) -> Json:
    return {
        size.word: _gate(gate_view(view.person, None, size, view.state, view.now))
        for size in AskSize
    }


def _gate(gate: GateView) -> Json:
    return {
        "result": gate.readiness.result.value,
        "weakest": gate.readiness.weakest,
        "unmet": list(gate.readiness.unmet),
        "progress": gate.readiness.progress,
        "earliest": gate.earliest.isoformat() if gate.earliest else None,
        "plan": [[step.day.isoformat(), step.step.value] for step in gate.plan],
    }


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
        }
        for line in lines
    ]


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
