"""What was given, received and thanked for, as lines of a form: `given intro: her to Bob`.

In an entry with several people the person stands in brackets at the end of the line.
"""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace

from relterm.domain.interactions import Exchange, ExchangeKind, Interaction
from relterm.errors import BadInput
from relterm.ui.dialogs.naming import Naming

_KINDS = sorted(ExchangeKind, key=len, reverse=True)
_LINE = re.compile(
    rf"(?P<kind>{'|'.join(_KINDS)})(?:\s+(?P<category>[^:]*))?\s*:\s*(?P<what>.*)", re.IGNORECASE
)


class Passed:
    """Writes and reads what passed between you and the people of an entry."""

    def __init__(self, naming: Naming, entry: Interaction, new_uid: Callable[[], str]) -> None:
        self._naming = naming
        self._entry = entry
        self._new_uid = new_uid

    def show(self, exchange: Exchange) -> str:
        """An exchange as one line; whom, where the entry has several people."""
        category = "" if exchange.category == exchange.what else exchange.category
        head = f"{exchange.kind} {category.replace(':', ' ')}".rstrip()
        whom = f" ({self._naming.show(exchange.person)})" if len(self._entry.people) > 1 else ""
        return " ".join(f"{head}: {exchange.what}{whom}".split())

    def read(self, line: str) -> Exchange:
        """The exchange that a line means; without a person where none is named.

        Raises:
            BadInput: it does not begin with one of the four words, or says nothing.
        """
        found = _LINE.fullmatch(line.strip())
        if found is None or not (found["what"].strip() or (found["category"] or "").strip()):
            msg = "Begin with given, received, thanked or was thanked: given intro: her to Bob."
            raise BadInput(msg)
        what, person = self._whom(found["what"].strip())
        category = (found["category"] or "").strip()
        kind = ExchangeKind(found["kind"].lower())
        uid, entry = self._new_uid(), self._entry.uid
        return Exchange(uid, entry, person, kind, what or category, category)

    def _whom(self, text: str) -> tuple[str, str]:
        """What stands before the name in brackets at the end, and who is meant; or all of it."""
        if len(self._entry.people) > 1 and text.endswith(")"):
            for bracket in re.finditer(r"\(", text):
                with suppress(BadInput):
                    person = self._naming.read(text[bracket.end() : -1])
                    return text[: bracket.start()].strip(), person
        return text, ""

    def settled(self, exchanges: Sequence[Exchange], people: Sequence[str]) -> tuple[Exchange, ...]:
        """The exchanges, each with a person of the entry.

        Raises:
            BadInput: nobody is named where there are several, or somebody who was not there.
        """
        found = []
        for each in exchanges:
            person = each.person or (people[0] if len(people) == 1 else "")
            if not person:
                msg = "Write whom it was for in brackets behind it: given intro: … (Ann Lee)."
                raise BadInput(msg)
            if person not in people:
                name = self._naming.show(person)
                msg = f"{name} is not among the people of this entry."
                raise BadInput(msg)
            found.append(replace(each, person=person))
        return tuple(found)
