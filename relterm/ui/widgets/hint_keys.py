"""The keys that a hint names, for whoever points at them: a click on `esc close` is that key."""

import re
from typing import Any

from textual.screen import Screen

from relterm.ui.key_signs import sign_of
from relterm.ui.show import width

_PART = re.compile(r"[^\s·](?:(?! · |  ).)*")
"""What stands between the gaps of a hint."""


def key_at(screen: Screen[Any], hint: str, cell: int) -> str | None:
    """The key in force that the part of a hint under a cell begins with; None when it is none.

    Of two side by side (`←→ walk`) it is the one that is pointed at, else the first.
    """
    active = [each.binding.key for each in screen.active_bindings.values() if each.enabled]
    signs = {sign_of(screen.app, key): key for key in reversed(active)}
    for part in _PART.finditer(hint):
        start = width(hint[: part.start()])
        if not start <= cell < start + width(part[0]):
            continue
        sign = part[0].split(" ")[0]
        if sign.isdigit():  # `3 people a day` counts, and is no key
            return None
        if sign not in signs and all(each in signs and not each.isalnum() for each in sign):
            sign = sign[cell - start] if cell - start < len(sign) else sign[0]
        return signs.get(sign)
    return None
