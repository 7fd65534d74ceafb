"""Why: everything a screen claims, opened to the rule and the entries it rests on."""

from relterm.domain.balance import BalanceName
from relterm.errors import NoSuchPerson
from relterm.service.desk import Desk
from relterm.service.views.why.about import (
    About,
    AboutAsk,
    AboutBalance,
    AboutCondition,
    AboutDay,
    AboutEntry,
    AboutLine,
    AboutPerson,
    AboutQuiet,
    AboutRung,
    AboutVerdict,
)
from relterm.service.views.why.agenda import line_reason
from relterm.service.views.why.balance import balance_reason
from relterm.service.views.why.day import NOTHING_YET, day_reason
from relterm.service.views.why.entry import entry_reason, quiet_reason
from relterm.service.views.why.gate import condition_reason
from relterm.service.views.why.ladder import rung_reason
from relterm.service.views.why.reading import known
from relterm.service.views.why.reasons import Reason
from relterm.service.views.why.trust import score_reason
from relterm.service.views.why.verdict import FRIENDS, ask_reason, verdict_reason
from relterm.service.views.why.warm import due_facts

__all__ = [
    "About",
    "AboutAsk",
    "AboutBalance",
    "AboutCondition",
    "AboutDay",
    "AboutEntry",
    "AboutLine",
    "AboutPerson",
    "AboutQuiet",
    "AboutRung",
    "AboutVerdict",
    "why",
]


def why(desk: Desk, about: About) -> Reason:
    """The reason behind something on screen.

    Raises:
        NoSuchPerson: whom it is about is no longer in the book.
    """
    if not desk.book.people.anybody():
        return NOTHING_YET
    match about:
        case AboutDay():
            return day_reason(desk)
        case AboutLine(line):
            return line_reason(desk, line)
        case _:
            return _about_somebody(desk, about)


def _about_somebody(desk: Desk, about: About) -> Reason:
    who = known(desk, about.person)
    match about:
        case AboutRung():
            return rung_reason(who)
        case AboutEntry(entry=uid):
            return entry_reason(who, uid)
        case AboutQuiet(t=t):
            return quiet_reason(who, t)
        case AboutCondition(size=size, name=name):
            return FRIENDS if who.person.personal else condition_reason(who, size, name)
        case AboutBalance(name=name):
            return balance_reason(who, BalanceName(name))
        case AboutVerdict(size=size, ask=uid):
            return verdict_reason(who, size, desk.book.things.ask(uid) if uid else None)
        case AboutAsk(ask=uid):
            ask = desk.book.things.ask(uid)
            if ask is None:
                msg = "That ask is no longer in the book."
                raise NoSuchPerson(msg)
            return ask_reason(who, ask)
        case _:
            return score_reason(who, tuple(due_facts(who)))
