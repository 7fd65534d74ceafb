"""Nothing typed is lost when the app has to end: kept on the way out, offered on the way in."""

import asyncio
import json
import signal
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual.screen import Screen

from relterm.service.drafts import Draft, Drafts
from relterm.ui.actions import BY_ID
from relterm.ui.roles import Role
from relterm.ui.widgets.row_list import RowList
from relterm.ui.widgets.rows import Line, Span

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp
    from relterm.ui.screens.base import MainScreen

TAKE, LATER, DROP = "take", "later", "drop"
KEPT = "What you were typing is kept. relterm offers it when it is opened again."
HERE = "Here it is, to copy:"
_LONGEST_SHOWN = 4000
"""Characters shown at the end of a draft that could not be kept."""
_PREVIEW = 300
"""Characters of a draft that the offer shows."""
_LOOKS, _PAUSE = 100, 0.02
"""How often, and how far apart (seconds), is looked whether the cursor is back at its place."""


@runtime_checkable
class Drafted(Protocol):
    """A screen in which something is typed."""

    @property
    def draft(self) -> str:
        """What would be lost if it closed now; empty for nothing."""

    @property
    def draft_about(self) -> str:
        """UID of the one thing it is about, or empty."""

    def take_up(self, draft: str) -> None:
        """Put back what was typed."""


def end_by(app: "ReltermApp", number: signal.Signals) -> None:
    """Told by a signal to end: keep what is typed, give the terminal back."""
    keep(app)
    app.exit(return_code=128 + number)


def keep(app: "ReltermApp") -> None:
    """Keep what is typed in every open dialog and form, whatever else may be broken."""
    for stack in tuple(app._screen_stacks.values()):
        for screen in tuple(stack):
            with suppress(Exception):  # on the way out of a crash nothing can be relied on
                text = screen.draft if isinstance(screen, Drafted) else ""
                if text:
                    app.drafts.keep(_draft(app, screen, text))


def bring_back(app: "ReltermApp", screen: Screen[Any]) -> None:
    """A dialog opened: what was once typed in it, if that waits."""
    if isinstance(screen, Drafted) and app.drafts.waiting:
        person = app.person or ""
        text = app.drafts.claim(type(screen).__name__, screen.draft_about, person)
        if text:
            screen.take_up(text)


async def offer(app: "ReltermApp") -> None:
    """Offer what was kept when the app had to end: take it up, leave it for later, let it go."""
    app.drafts.find()
    if not app.drafts.waiting:
        return
    from relterm.ui.dialogs.asking import ChooseWith
    from relterm.ui.dialogs.choose import Choice

    choices = [
        Choice(TAKE, "take it up", "go on where you were"),
        Choice(LATER, "later", "it stays kept, and is offered again at the next start"),
        Choice(DROP, "let it go", "what was typed is deleted"),
    ]
    for draft in tuple(app.drafts.waiting):
        dialog = ChooseWith("You were writing something", choices, _about(app, draft))
        chosen = await app.push_screen_wait(dialog)
        if chosen == DROP:
            app.drafts.drop(draft)
        elif chosen == TAKE:
            await _take_up(app, draft)
            return


def last_words(drafts: Drafts) -> list[str]:
    """What to say once the app has ended: what was kept, and what could not be, word for word.

    The words that would be lost come back in the terminal, the only place there is left for them.
    """
    said = [KEPT] if drafts.kept else []
    for lost in drafts.lost:
        said.append(f"What you were typing could not be kept: {lost.why}")
        said.append(HERE)
        texts = form_texts(lost.draft.text)
        text = "\n".join(texts.values()) if texts else lost.draft.text
        said.extend(text[:_LONGEST_SHOWN].splitlines())
        if len(text) > _LONGEST_SHOWN:
            said.append(f"… and {len(text) - _LONGEST_SHOWN:,} more characters, which are lost.")
    return said


def form_texts(draft: str) -> Mapping[str, str]:
    """The fields of a form's draft by name; nothing of what is no such draft."""
    try:
        texts = json.loads(draft)
    except ValueError:
        return {}
    return {k: v for k, v in texts.items() if isinstance(v, str)} if type(texts) is dict else {}


def _draft(app: "ReltermApp", screen: Screen[Any], text: str) -> Draft:
    from relterm.ui.screens.base import MainScreen

    main = app.main
    own = isinstance(screen, MainScreen)
    lists = () if main is None else main.query(RowList)
    return Draft(
        text=text,
        dialog=type(screen).__name__,
        about=screen.draft_about if isinstance(screen, Drafted) else "",
        title=_title(screen),
        action="" if own else app.drafts.action,
        screen=screen.NAME if isinstance(screen, MainScreen) else main.NAME if main else "",
        person="" if own or main is None else main.selected_person or "",
        entry="" if own or main is None else main.selected_entry or "",
        rows={each.id: each.cursor_key for each in lists if each.id and each.cursor_key},
    )


def _title(screen: Screen[Any]) -> str:
    for pane in screen.query("Pane, FormPane"):
        return str(pane.border_title or "")
    return ""


def _about(app: "ReltermApp", draft: Draft) -> list[Line]:
    """What it was, with whom, and how it begins."""
    person = app.desk.book.people.get(draft.person) if draft.person else None
    name = person.name if person is not None else ""
    where = draft.title if not name or name in draft.title else f"{draft.title} · {name}"
    texts = form_texts(draft.text)
    text = " · ".join(texts.values()) if texts else draft.text
    shown = text if len(text) <= _PREVIEW else f"{text[:_PREVIEW]}…"
    return [Line((Span(where, Role.DIM),)), Line((Span(shown, Role.NAME),))]


async def _take_up(app: "ReltermApp", draft: Draft) -> None:
    """Go to where it was typed and open the dialog again; the dialog claims its text."""
    if draft.action and draft.action not in BY_ID:
        app.say("It was typed in another version of relterm. It stays kept.", severity="warning")
    elif await _go_back(app, draft):
        app.drafts.waiting.sort(key=lambda each: each is not draft)
        if draft.action:
            await app.action_do(draft.action)
        elif app.main is not None:
            bring_back(app, app.main)
    else:
        app.say("What it was about is not there any more. The text stays kept.", severity="warning")


async def _go_back(app: "ReltermApp", draft: Draft) -> bool:
    """The screen and the cursor as they were; False when the person is gone from there."""
    mode = draft.screen if draft.screen in app.MODES else "people"
    await app.go(mode)
    main = app.main
    if main is None:
        return False
    main.catch_up()
    if mode == "people" and draft.entry:
        await app.show_entry(draft.person, draft.entry)
    elif mode == "people" and draft.person:
        await app.show_person(draft.person)
    else:
        _choose(main, draft.rows)
    for _ in range(_LOOKS):
        if _is_there(main, draft):
            return True
        await asyncio.sleep(_PAUSE)
    return False


def _choose(main: "MainScreen", rows: Mapping[str, str]) -> None:
    for each in main.query(RowList):
        if each.id is not None and each.id in rows:
            each.choose(rows[each.id])


def _is_there(main: "MainScreen", draft: Draft) -> bool:
    if (main.selected_person or "") != draft.person:
        return not draft.person
    return not draft.entry or main.selected_entry == draft.entry
