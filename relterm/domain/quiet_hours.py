"""The hours in which nothing calls for attention (trust.md, 5.11)."""

from datetime import time

from relterm.domain.moments import Now

QUIET_FROM = time(20, 0)
QUIET_UNTIL = time(8, 0)


def is_quiet(now: Now) -> bool:
    """Whether it is night by the local clock: from 20:00 on, before 08:00."""
    local = now.at.time()
    return local >= QUIET_FROM or local < QUIET_UNTIL
