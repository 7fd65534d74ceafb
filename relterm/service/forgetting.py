"""Deleting people for good: out of the book, its history, its search tables, and what was typed.

Not a change: nothing of it is in the history, and nothing can undo it. Backups are left alone.
"""

from collections.abc import Sequence

from relterm.domain.people import Person
from relterm.errors import BadInput
from relterm.service import remembering
from relterm.service.commands.people import called
from relterm.service.desk import Changed, Desk, Done, Progress
from relterm.service.drafts import Drafts
from relterm.storage.records import Thing


def forget(desk: Desk, numbers: Sequence[int], progress: Progress) -> Done:
    """Delete people in the trash, by row id, all or none; those gone already are left out.

    Raises:
        BadInput: none of them is in the trash any more.
        Cancelled: raised by `progress`; nobody is deleted.
        BookError: the book could not be written.
    """
    trashed = desk.book.trash.read(Thing.PERSON, numbers)
    uids = [each.value.uid for each in trashed]
    if not uids:
        msg = "They are no longer in the trash."
        raise BadInput(msg)
    with desk.book.write("deleted for good", desk.seconds) as session:
        session.purge(uids, lambda done: progress(done, 2 * len(uids)))
        others = session.touched.difference(uids)
        remembering.recompute(desk.book, session, others, desk.now())
    _forget_drafts(desk, uids)
    only = trashed[0].value
    whom = only.name if len(uids) == 1 and isinstance(only, Person) else called(len(uids))
    return Done(f"Deleted for good: {whom}", Changed(frozenset(others), everyone=True))


def _forget_drafts(desk: Desk, uids: Sequence[str]) -> None:
    """What was typed about them and never saved goes too."""
    drafts = Drafts(desk.book.path)
    drafts.find()
    for uid in uids:
        drafts.forget(uid)
