"""The rows of the triage: those read so far, each with what was decided about them."""

from collections.abc import Mapping, Sequence

from relterm.domain.moments import Now
from relterm.service.triage_queue import Decision
from relterm.storage.records import TriageRow
from relterm.ui.glyphs import Glyphs
from relterm.ui.lines.triage import row_line
from relterm.ui.widgets.rows import Line


class TriageSource:
    """A `RowSource` of one line each, painted when it comes on screen."""

    def __init__(
        self,
        rows: Sequence[TriageRow],
        places: Mapping[str, int],
        decided: Mapping[str, Decision],
        now: Now,
        glyphs: Glyphs,
    ) -> None:
        """`places` is the place of each row by uid."""
        self._rows = rows
        self._places = places
        self._decided = decided
        self._now = now
        self._glyphs = glyphs
        self._count = len(rows)

    def line_count(self) -> int:
        """Lines of all rows."""
        return self._count

    def item_count(self) -> int:
        """Rows that can be chosen."""
        return self._count

    def line(self, y: int) -> Line | None:
        """What stands in line `y`."""
        if not 0 <= y < self._count:
            return None
        row = self._rows[y]
        return row_line(row, self._decided.get(row.uid), self._now, self._glyphs)

    def item_at(self, y: int) -> int | None:
        """The item that line `y` belongs to."""
        return y if 0 <= y < self._count else None

    def lines_of(self, item: int) -> range:
        """The line of an item."""
        return range(item, item + 1) if 0 <= item < self._count else range(0)

    def key(self, item: int) -> str:
        """The key of an item."""
        return self._rows[item].uid if 0 <= item < self._count else ""

    def find(self, key: str) -> int | None:
        """The item with this key."""
        return self._places.get(key)
