"""The long note of a line: written in the user's own editor, kept beside the line."""

import json

from relterm.domain.quick_add import Chip, ChipKind
from relterm.ui.drafts import form_texts

_LONGEST_FIRST = 30
"""Characters of the first line on the chip."""


class LineNote:
    """Text with line breaks that belongs to the line in the field and is stored as its note."""

    def __init__(self) -> None:
        self.text = ""
        self._taken_back = ""

    def beginning(self, typed: str) -> str:
        """What the editor starts with: the note, and what was typed as one; or what was dropped."""
        return "\n".join(filter(None, (self.text, typed))) or self._taken_back

    def put(self, text: str) -> None:
        """What came out of the editor."""
        self.text, self._taken_back = text, ""

    def take_back(self) -> None:
        """The line has no long note any more; the editor would bring it again."""
        self.text, self._taken_back = "", self.text

    def joined(self, typed: str) -> str:
        """The whole note, together with what the line itself says as one."""
        return "\n".join(filter(None, (self.text, typed)))

    def drafted(self, line: str) -> str:
        """A line with its note as one draft."""
        both = {"line": line, "note": self.text}
        return json.dumps(both, ensure_ascii=False) if self.text else line

    def take_up(self, draft: str) -> str:
        """Take the note out of a draft; the line is given back."""
        both = form_texts(draft)
        if both.keys() != {"line", "note"}:
            return draft
        self.put(both["note"])
        return both["line"]

    def chips(self, line: str) -> tuple[Chip, ...]:
        """Its chip: the first line of it and how many there are; none without a note.

        It stands behind the line, in which it has no place of its own.
        """
        lines = self.text.strip().splitlines()
        if not lines:
            return ()
        first = " ".join(lines[0].split())
        if len(first) > _LONGEST_FIRST:
            first = f"{first[: _LONGEST_FIRST - 1]}…"
        more = f" · {len(lines)} lines" if len(lines) > 1 else ""
        place = max(len(line), 1)
        return (Chip(place, place, ChipKind.NOTE, f"private note: {first}{more}"),)
