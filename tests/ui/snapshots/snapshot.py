"""The screen as text, compared with what was looked at and kept.

`RELTERM_UPDATE_SNAPSHOTS=1 python -m pytest tests/ui/snapshots` writes the pictures anew; look at
the difference before keeping it.
"""

import difflib
import os
from pathlib import Path

KEPT = Path(__file__).parent


def compare(name: str, lines: list[str]) -> None:
    """Fail with a readable difference when the screen is not the one that was kept."""
    path = KEPT / f"{name}.txt"
    shown = "\n".join(lines) + "\n"
    if os.environ.get("RELTERM_UPDATE_SNAPSHOTS"):
        path.write_text(shown, encoding="utf-8")
        return
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    if kept != shown:
        difference = difflib.unified_diff(
            kept.splitlines(), shown.splitlines(), "kept", "now", lineterm="", n=2
        )
        raise AssertionError(f"{path.name} looks different:\n" + "\n".join(difference))
