"""What everything has in common that is painted line by line and scrolled by keys."""

from textual.binding import Binding, BindingType
from textual.scroll_view import ScrollView


class Scrolled(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines with a bar at their right where there are more than fit; never scrolled sideways.

    The keys that scroll are the subclass's own: none are inherited.
    """

    DEFAULT_CSS = """
    Scrolled {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size: 0 1;
        scrollbar-gutter: stable;
    }
    """
    ALLOW_SELECT = False


def cursor_keys(
    prefix: str, *, first: str, last: str, page_down: str = "pagedown"
) -> list[BindingType]:
    """The keys of a cursor: by one, by a screenful, to the ends, and Enter.

    `prefix` begins their ids; `first` and `last` are the actions that go to the ends.
    """
    return [
        Binding("up,k", "move(-1)", "Up", show=False, id=f"{prefix}.up"),
        Binding("down,j", "move(1)", "Down", show=False, id=f"{prefix}.down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id=f"{prefix}.page_up"),
        Binding(page_down, "page(1)", "Page down", show=False, id=f"{prefix}.page_down"),
        Binding("home", first, "First", show=False, id=f"{prefix}.first"),
        Binding("end,G", last, "Last", show=False, id=f"{prefix}.last"),
        Binding("enter", "open", "Open", show=False, id=f"{prefix}.open"),
    ]
