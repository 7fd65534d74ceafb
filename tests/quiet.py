"""Tells when a running app has nothing left to do, without sleeping until it looks idle.

Textual's own tests sleep twenty milliseconds at a time until the processor rests: on a busy machine
that is a second for each key, and a promise of nothing. Here the event loop itself is asked.
"""

import asyncio
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from textual._compositor import Compositor
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import CSSLocation, Stylesheet
from textual.message_pump import MessagePump

_BREATH = 0.001
"""Seconds left to other threads, when all that is awaited is in one of them."""
_PATIENCE = 60.0
"""Seconds after which an app that never comes to rest is a fault."""


_paint = Compositor.render_update
_parse = Stylesheet._parse_rules
_parsed: dict[Hashable, list[RuleSet]] = {}


@contextmanager
def sparing_the_processor() -> Iterator[None]:
    """Paint no frames for nobody, sixty a second, and read the same style sheet once.

    What has changed since the last frame is remembered, and painted by `paint`.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Compositor, "render_update", lambda *_args, **_options: None)
        patch.setattr(Stylesheet, "_parse_rules", _parse_once)
        yield


def _parse_once(
    sheet: Stylesheet,
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    colours = frozenset(sheet._variables.items())
    key = (css, read_from, is_default_rules, tie_breaker, scope, colours)
    if key not in _parsed:
        _parsed[key] = _parse(sheet, css, read_from, is_default_rules, tie_breaker, scope)
    return _parsed[key]


def paint(app: App[Any]) -> None:
    """Paint what changed since the last frame; what cannot be painted is a fault of the app."""
    if not app.is_running:
        return
    try:
        _paint(app.screen._compositor, screen_stack=app._background_screens)
    except Exception as error:
        app._handle_exception(error)


async def until_quiet(app: App[Any]) -> None:
    """Wait until every message is read and the screen is laid out."""
    loop = asyncio.get_running_loop()
    until = loop.time() + _PATIENCE
    while app.is_running:
        assert loop.time() < until, "the app never comes to rest"
        await asyncio.sleep(0)
        if loop._ready:  # type: ignore[attr-defined]
            continue
        if any(_is_reading(pump) for pump in _pumps(app)):
            await asyncio.sleep(_BREATH)
        elif _draw_what_is_owed(app):
            continue
        else:
            return


def _pumps(app: App[Any]) -> Iterator[MessagePump]:
    yield app
    yield from list(app._registry)


def _is_reading(pump: MessagePump) -> bool:
    """Whether it is at work on a message rather than waiting for the next one."""
    arrived = pump._message_queue.ready_event
    return pump._running and (arrived.is_set() or not arrived._waiters)


def _draw_what_is_owed(app: App[Any]) -> bool:
    """Do at once what would be done at the next of sixty frames a second."""
    screen = app.screen_stack[-1] if app.screen_stack else None
    if screen is None or app._batch_count or not screen.is_current:
        return False
    owed = (
        screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._recompose_required
        or screen._dirty_widgets
        or screen._callbacks
    )
    if owed:
        screen._on_timer_update()
    return bool(owed)
