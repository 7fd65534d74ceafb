"""What was being typed when the app had to end: kept beside the book, offered at the next start.

A draft is a private file of its own (0600) named after the book, so that two windows closed at
once keep one each. It is deleted once its text is back in a dialog, or declined.
"""

import json
import os
import secrets
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from relterm.errors import ReltermError
from relterm.interchange.files import private_file

_MIDDLE = ".draft-"


@dataclass(frozen=True, slots=True)
class Draft:
    """Text that was typed and not saved, and where it was being typed."""

    text: str
    """What was typed; of a form the JSON object of its changed fields."""
    dialog: str
    """The class of the dialog, or of the screen whose form it is."""
    about: str = ""
    """UID of what the dialog was about, when it is about one thing."""
    title: str = ""
    """What stood above the dialog."""
    action: str = ""
    """The action of the table that had opened it; empty for a form on a main screen."""
    screen: str = ""
    """The main screen behind it."""
    person: str = ""
    """UID of the person selected there."""
    entry: str = ""
    """UID of the log entry selected there."""
    rows: Mapping[str, str] = field(default_factory=dict)
    """The key of the row chosen in each list of that screen."""
    path: Path | None = None
    """Its file; None while it has none."""

    def fits(self, dialog: str, about: str, person: str) -> bool:
        """Whether a dialog that opens is the one this was typed in."""
        return (self.dialog, self.about, self.person) == (dialog, about, person)


@dataclass(frozen=True, slots=True)
class Lost:
    """A draft that could not be written, and why."""

    draft: Draft
    why: str


class Drafts:
    """The drafts of one book. `wanted` false keeps nothing, as for a book that is thrown away."""

    def __init__(self, book: Path) -> None:
        self._book = book
        self.wanted = True
        self.action = ""
        """The action that ran last: it opened whatever dialog is there."""
        self.waiting: list[Draft] = []
        """Found at the start and not taken up so far, the newest first."""
        self.kept = 0
        """How many were kept by this process."""
        self.lost: list[Lost] = []
        """Those that this process could not keep."""

    def keep(self, draft: Draft) -> bool:
        """Write a draft; False when it cannot be written, which `lost` tells."""
        if not self.wanted:
            return False
        path = self._book.with_name(f"{self._book.name}{_MIDDLE}{secrets.token_hex(4)}")
        values = asdict(draft)
        del values["path"]
        try:
            with private_file(path) as out:
                json.dump(values, out, ensure_ascii=True)
        except (ReltermError, OSError) as error:
            self.lost.append(Lost(draft, str(error)))
            return False
        self.kept += 1
        return True

    def find(self) -> None:
        """Look for drafts of this book, the newest first; what is none is left alone."""
        found: list[tuple[float, Draft]] = []
        with suppress(OSError):
            for path in self._book.parent.iterdir():
                if path.name.startswith(f"{self._book.name}{_MIDDLE}"):
                    draft = _read(path)
                    if draft is not None:
                        found.append((path.stat().st_mtime, draft))
        self.waiting = [draft for _, draft in sorted(found, key=lambda each: -each[0])]

    def drop(self, draft: Draft) -> None:
        """It is taken up or declined: forget it and delete its file."""
        self.waiting = [each for each in self.waiting if each is not draft]
        if draft.path is not None:
            with suppress(OSError):
                draft.path.unlink()

    def forget(self, person: str) -> None:
        """Delete what was being typed about somebody who is deleted for good."""
        for draft in [each for each in self.waiting if person in (each.person, each.about)]:
            self.drop(draft)

    def claim(self, dialog: str, about: str, person: str) -> str:
        """The text for a dialog that opens, which is its own from now on; empty when none waits."""
        for draft in self.waiting:
            if draft.fits(dialog, about, person):
                self.drop(draft)
                return draft.text
        return ""


def _read(path: Path) -> Draft | None:
    """The draft in a private file of the user's own; None for anything else."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | os.O_NONBLOCK)
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return None
            kept = json.loads(file.read())
    except (OSError, ValueError, RecursionError):
        return None
    return _draft_of(kept, path)


def _draft_of(kept: Any, path: Path) -> Draft | None:
    names = {each.name for each in fields(Draft)} - {"path", "rows"}
    if not isinstance(kept, dict) or not {"text", "dialog"} <= kept.keys():
        return None
    texts = {name: _whole(kept[name]) for name in names if isinstance(kept.get(name), str)}
    rows = kept.get("rows")
    if not texts.get("text") or "dialog" not in texts:
        return None
    safe = rows if isinstance(rows, dict) else {}
    chosen = {k: _whole(v) for k, v in safe.items() if isinstance(k, str) and isinstance(v, str)}
    return Draft(**texts, rows=chosen, path=path)


def _whole(text: str) -> str:
    """The text without halves of characters, which JSON can hold and neither book nor screen."""
    return text.encode("utf-8", "replace").decode("utf-8")
