"""A tiny app around one dialog, with a real book, for tests that press keys."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from textual import events
from textual.app import App, ComposeResult
from textual.content import Content
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Static

from relterm.domain.moments import Now
from relterm.domain.people import Person
from relterm.service.desk import Desk
from relterm.ui.themes import DEFAULT_THEME, register_themes

NOW = Now(datetime(2026, 11, 21, 12, 0, tzinfo=UTC))
"""A Saturday."""

T = TypeVar("T")

SMALL, LARGE = (80, 24), (120, 36)
NAUGHTY = (
    "[/red]Bob",
    "[@click=app.quit]Bob[/]",
    "Bob \x1b[31mred\x1b]0;x\x07",
    "אבי Cohen",
    "\u202eevil\u202c",
    'Quo"te "Ann"',
    "Zoë 👩‍👩‍👧‍👦 x",
    "a\u0300" * 20,
    "Bobby'); DROP TABLE person;--",
    "%_*",
    "line\nbreak",
)


class Host(App[None], Generic[T]):
    """Shows one dialog over a few words and remembers what it gave back."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 (as Textual has it)

    def __init__(self, make: Callable[[], ModalScreen[T | None]]) -> None:
        super().__init__()
        self._make = make
        self.given: list[T | None] = []

    def compose(self) -> ComposeResult:
        """Something behind the dialog."""
        yield Static(Content("\n".join(f"the screen behind, line {n}" for n in range(60))))

    def on_mount(self) -> None:
        """Open the dialog."""
        register_themes(self)
        self.theme = DEFAULT_THEME
        self.ask()

    def ask(self) -> None:
        """Open the dialog once more."""
        self.push_screen(self._make(), self.given.append)

    @property
    def painted(self) -> str:
        """The text on screen."""
        lines = self.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in line) for line in lines)


@asynccontextmanager
async def hosted(
    make: Callable[[], ModalScreen[Any]], size: tuple[int, int] = SMALL
) -> AsyncIterator[tuple[Host[Any], Pilot[None]]]:
    """A running app with the dialog open."""
    app: Host[Any] = Host(make)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


async def typed(pilot: Pilot[Any], text: str) -> None:
    """Press the keys of a text one after the other, without waiting in between."""
    for character in text:
        key = events.Key(_character_to_key(character), character)
        key.set_sender(pilot.app)
        pilot.app.post_message(key)
    for _ in range(3):
        await pilot.pause()


def add(desk: Desk, *people: Person) -> None:
    """Put people into the book."""
    with desk.book.write("test people", desk.seconds) as session:
        for person in people:
            session.put(person)
