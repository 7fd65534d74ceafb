"""Marks on the rows of a list: one by one, a range, all of them."""

from abc import abstractmethod

from relterm.ui.widgets.rows import RowSource


class Marking:
    """What a list that lets rows be marked is made of besides; the list holds rows and cursor."""

    _source: RowSource
    _cursor: int | None
    _key: str | None
    _marking: bool
    _marked: frozenset[str] = frozenset()
    _anchor: str | None = None

    @property
    def marked(self) -> frozenset[str]:
        """Keys of the marked rows."""
        return self._marked

    def set_marked(self, keys: frozenset[str]) -> None:
        """Mark exactly these rows."""
        if keys != self._marked:
            self._marked = keys
            self.marks_changed()

    @abstractmethod
    def marks_changed(self) -> None:
        """Paint the marks anew, and tell."""

    @abstractmethod
    def action_move(self, step: int) -> None:
        """Move the cursor by rows."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 (Textual's signature)
        """Let the keys of marking through to the screen where marking is not allowed."""
        return self._marking or not action.startswith("mark")

    def action_mark(self) -> None:
        """Mark the chosen row, or take its mark away, and go on to the next."""
        if self._key is not None:
            self.set_marked(self._marked ^ {self._key})
            self._anchor = self._key if self._key in self._marked else None
            self.action_move(1)

    def action_mark_range(self) -> None:
        """Mark every row from the one marked last to the cursor."""
        if self._cursor is None:
            return
        anchor = self._source.find(self._anchor) if self._anchor is not None else None
        first, last = sorted((self._cursor, self._cursor if anchor is None else anchor))
        keys = (self._source.key(item) for item in range(first, last + 1))
        self.set_marked(self._marked | frozenset(filter(None, keys)))
        self._anchor = self._key

    def action_mark_all(self) -> None:
        """Mark every row, or none when all of them are marked."""
        keys = frozenset(map(self._source.key, range(self._source.item_count()))) - {""}
        self.set_marked(self._marked - keys if keys <= self._marked else self._marked | keys)
