"""Who is meant by a name, e-mail address or UID on the command line."""

from collections.abc import Sequence

from relterm.cli.printing import called, given_text
from relterm.errors import AmbiguousPerson, NoSuchPerson
from relterm.service.desk import Desk
from relterm.service.who import CANDIDATES


def find_person(desk: Desk, words: Sequence[str]) -> str:
    """The UID of the one person meant.

    Raises:
        NoSuchPerson: nobody is called that.
        AmbiguousPerson: several people could be meant; the sentence lists them with their UIDs.
    """
    text = " ".join(given_text(word) for word in words).strip()
    people = desk.book.people
    found = people.named(text) or people.complete(text, CANDIDATES)
    if len(found) == 1:
        return found[0].uid
    shown = called(text)
    if not found:
        msg = f"Nobody in the book is called “{shown}”."
        raise NoSuchPerson(msg)
    listed = "; ".join(
        f"{called(each.name)}{f' at {called(each.organisation)}' if each.organisation else ''}"
        f" ({called(each.uid)})"
        for each in found[:CANDIDATES]
    )
    msg = f"“{shown}” could be several people: {listed}. Name one by the UID in brackets."
    raise AmbiguousPerson(msg)
