"""The only place that reads the clock."""

from collections.abc import Callable
from datetime import UTC, datetime, tzinfo

from relterm.domain.moments import Moment, Now
from relterm.errors import UsageError

Clock = Callable[[], Now]


def local_zone() -> tzinfo:
    """The machine's own zone, daylight saving included."""
    from dateutil.tz import tzlocal

    return tzlocal()


def system_clock() -> Now:
    """The present minute on this machine."""
    return Now(datetime.now(UTC).astimezone(local_zone()))


def fixed_clock(text: str) -> Clock:
    """A clock that stands at `YYYY-MM-DD[THH:MM]`; a date alone is 12:00.

    Raises:
        UsageError: the text is not such a date.
    """
    moment = Moment.parse(text, local_zone())
    if moment is None:
        msg = f"--today wants YYYY-MM-DD or YYYY-MM-DDTHH:MM, not {text!r}"
        raise UsageError(msg)
    try:
        now = Now(datetime.fromtimestamp(moment.seconds, local_zone()))
    except (ValueError, OverflowError):
        # the first and the last day of the calendar lie outside it in some zones
        msg = f"--today {text!r} cannot be told in your time zone"
        raise UsageError(msg) from None
    return lambda: now
