"""The second net: whatever slipped past `show` loses its control characters before the terminal.

Textual writes every painted line through `Strip.render`; cursor moves and the like are written
elsewhere. So a control character inside a strip's text can only be somebody's data. It has no
width in Textual's layout, so deleting it here moves nothing.
"""

from rich.console import Console
from rich.segment import Segment
from textual.strip import Strip

from relterm.ui.in_place import install_places, is_disputed, marked
from relterm.ui.show import delete_controls

_original = Strip.render


def install_net() -> None:
    """Put the net in place for this process; calling it again changes nothing."""
    if Strip.render is not _render:
        Strip.render = _render  # type: ignore[method-assign]  # Textual offers no hook here
        install_places()


def _render(self: Strip, console: Console) -> str:
    if self._render_cache is None and not all(map(_plain, self)):
        segments = marked([_cleaned(each) for each in self])
        self._render_cache = _original(Strip(segments, self._cell_length), console)
        return self._render_cache
    return _original(self, console)


def _plain(segment: Segment) -> bool:
    return _harmless(segment) and not is_disputed(segment.text)


def _harmless(segment: Segment) -> bool:
    link = segment.style.link if segment.style is not None else None
    return segment.text.isprintable() and (link is None or link.isprintable())


def _cleaned(segment: Segment) -> Segment:
    style = segment.style
    if style is not None and style.link is not None:
        style = style.update_link(delete_controls(style.link))
    return Segment(delete_controls(segment.text), style, segment.control)
