"""Deleting people for good: out of the book, its history, its search tables, and what was typed.

Not a change: nothing of it is in the history, and nothing can undo it. Backups are left alone.
"""

from collections.abc import Sequence

from relterm.domain.days import counted
from relterm.domain.people import State
from relterm.errors import BadInput
from relterm.service import remembering
from relterm.service.desk import Changed, Desk, Done, Progress
from relterm.service.drafts import Drafts


def forget(desk: Desk, numbers: Sequence[int], progress: Progress) -> Done:
    """Delete people in the trash, by row id, one after the other; those gone already are left out.

    Raises:
        BadInput: none of them is in the trash any more.
        Cancelled: raised by `progress`; those deleted before stay so.
        BookError: the book could not be written.
    """
    deleted, others, name = 0, set[str](), ""
    drafts = Drafts(desk.book.path)
    drafts.find()
    for number in numbers:
        progress(deleted, 2 * len(numbers))
        person = desk.book.people.by_id(number)
        if person is not None and person.state is State.TRASHED:
            others |= _purge(desk, person.uid)
            drafts.forget(person.uid)
            deleted, name = deleted + 1, person.name
    if not deleted:
        msg = "They are no longer in the trash."
        raise BadInput(msg)
    whom = name if deleted == 1 else counted(deleted, "person", "people")
    return Done(f"Deleted for good: {whom}", Changed(frozenset(others), everyone=True))


def _purge(desk: Desk, uid: str) -> set[str]:
    """Delete one person in a transaction of its own; the others whose log it touched."""
    with desk.book.write("deleted for good", desk.seconds) as session:
        session.purge(uid)
        others = set(session.touched) - {uid}
        remembering.recompute(desk.book, session, others, desk.now())
    return others
