"""A draft for somebody: written and looked at here, sent elsewhere, noted if the user likes."""

from typing import TYPE_CHECKING

from relterm.domain.draft_check import Channel
from relterm.domain.interactions import Interaction
from relterm.domain.kinds import Who
from relterm.domain.people import Person
from relterm.service import noting
from relterm.service.commands.logging import LogInteraction
from relterm.service.views.briefing import briefing
from relterm.service.views.person import person_view
from relterm.ui.dialogs.choose import Choice, Choose
from relterm.ui.dialogs.compose import Compose, Drafted
from relterm.ui.glyphs import Sign, glyphs_of

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp

SENT, BACK, DONE = "sent", "back", "done"
_FIRST_LINE = 120
"""Characters of a draft's first line that the log tells; a longer draft stands in the note."""


async def compose(app: "ReltermApp") -> None:
    """Write a draft for the selected person until it is copied, noted or dropped."""
    uid, screen = app.person, app.main
    if uid is None or screen is None:
        return
    line = screen.selected_line
    view = await app.database.run(lambda: person_view(app.desk, uid))
    brief = briefing(view, line, glyphs_of(app)[Sign.ARROW])
    person, channel, text = view.person, usual_channel(view.person), ""
    while True:
        name = person.given or person.name
        drafted = await app.push_screen_wait(Compose(name, uid, brief, channel, text))
        if drafted is None:
            return
        chosen = await app.push_screen_wait(_after(drafted))
        if chosen == SENT:
            await app.perform(_sent(app, person, drafted))
            return
        if chosen == DONE:
            return
        channel, text = drafted.channel, drafted.text


def usual_channel(person: Person) -> Channel:
    """How somebody is written to, as long as nothing else is said."""
    return Channel.MAIL if person.emails else Channel.MESSAGE


def _after(drafted: Drafted) -> Choose:
    kind = drafted.channel.value
    return Choose(
        "The draft is on the clipboard",
        (
            Choice(SENT, "I sent it", f"log it as {_article(kind)} of today"),
            Choice(BACK, "not yet", "back to the draft"),
            Choice(DONE, "leave it", "nothing is logged; the draft is gone from here"),
        ),
    )


def _article(kind: str) -> str:
    return f"{'an' if kind[:1] in 'aeio' else 'a'} {kind}"


def _sent(app: "ReltermApp", person: Person, drafted: Drafted) -> LogInteraction:
    """The entry of a draft that was sent: its first line, and all of it where that is more."""
    whole = drafted.text.strip()
    first = whole.split("\n")[0].strip()
    short = first if len(first) <= _FIRST_LINE else f"{first[: _FIRST_LINE - 1]}…"
    entry = Interaction(
        app.desk.new_uid(),
        app.desk.now().moment,
        (person.uid,),
        drafted.channel.kind,
        Who.ME,
        text=short,
        note="" if short == whole else whole,
    )
    return noting.logged(app.desk, entry)
