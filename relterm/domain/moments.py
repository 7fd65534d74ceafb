"""Points in time: a day as it was written, an instant as it is computed with.

Domain code never reads a clock: `Now` is always an argument.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

SECONDS_PER_DAY = 86_400
NOON = time(12, 0)


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened.

    `day` is the local calendar day as written and never moves; `seconds` are UTC seconds since
    1970; `offset` is the local offset from UTC in minutes; `timed` is False when only a day was
    given, in which case `seconds` is noon of that day.
    """

    day: date
    seconds: int
    offset: int = 0
    timed: bool = False

    @property
    def t(self) -> float:
        """The model's time: days since 1970 in UTC."""
        return self.seconds / SECONDS_PER_DAY

    @classmethod
    def of_day(cls, day: date, zone: tzinfo = UTC) -> "Moment":
        """Noon of a day, known only to the day."""
        local = datetime.combine(day, NOON, zone)
        return cls(day, _seconds(local), _offset(local), timed=False)

    @classmethod
    def of_datetime(cls, local: datetime) -> "Moment":
        """An aware date and time, to the minute."""
        local = local.replace(second=0, microsecond=0)
        return cls(local.date(), _seconds(local), _offset(local), timed=True)

    @classmethod
    def parse(cls, text: str, zone: tzinfo = UTC) -> "Moment | None":
        """Read `YYYY-MM-DD` or an ISO date and time (`zone` when it names none), else None."""
        text = text.strip()
        try:
            if len(text) == 10:
                return cls.of_day(date.fromisoformat(text), zone)
            if len(text) < 15 or text[4] != "-" or text[7] != "-":
                return None
            moment = datetime.fromisoformat(text)
            return cls.of_datetime(moment if moment.tzinfo else moment.replace(tzinfo=zone))
        except (ValueError, OverflowError):
            return None

    def isoformat(self) -> str:
        """The text that `parse` reads back: a date, or a date and time with its offset."""
        if not self.timed:
            return self.day.isoformat()
        return self.local.isoformat(timespec="minutes")

    @property
    def local(self) -> datetime:
        """The local date and time as it was on the clock then."""
        zone = timezone(timedelta(minutes=self.offset))
        return datetime(1970, 1, 1, tzinfo=UTC).astimezone(zone) + timedelta(seconds=self.seconds)


@dataclass(frozen=True, slots=True)
class Now:
    """The present, passed in from outside: an aware local date and time."""

    at: datetime

    @property
    def t(self) -> float:
        """The model's time: days since 1970 in UTC."""
        return self.at.timestamp() / SECONDS_PER_DAY

    @property
    def today(self) -> date:
        """The local calendar day."""
        return self.at.date()

    @property
    def zone(self) -> tzinfo:
        """The local zone."""
        return self.at.tzinfo or UTC

    @property
    def moment(self) -> Moment:
        """This very minute."""
        return Moment.of_datetime(self.at)

    def time_of(self, t: float) -> datetime:
        """The local date and time of a model time, cut to what a calendar can hold."""
        seconds = min(max(t * SECONDS_PER_DAY, -62_000_000_000.0), 253_000_000_000.0)
        utc = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
        return utc.astimezone(self.zone)

    def day_of(self, t: float) -> date:
        """The local calendar day of a model time."""
        return self.time_of(t).date()

    def t_of(self, day: date) -> float:
        """Noon of a local day as model time."""
        return Moment.of_day(day, self.zone).t


def _seconds(local: datetime) -> int:
    delta = local - datetime(1970, 1, 1, tzinfo=UTC)
    return delta.days * SECONDS_PER_DAY + delta.seconds


def _offset(local: datetime) -> int:
    offset = local.utcoffset()
    return 0 if offset is None else round(offset.total_seconds() / 60)
