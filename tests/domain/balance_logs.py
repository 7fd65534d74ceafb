"""Short logs for the balance."""

from dataclasses import replace

from relterm.domain.interactions import Event
from relterm.domain.kinds import Kind, Who

ME, THEM, BOTH = Who.ME, Who.THEM, Who.BOTH

MSG, CALL, MEET, GIVE, THANKS = Kind.MSG, Kind.CALL, Kind.MEET, Kind.GIVE, Kind.THANKS


def log(*entries: tuple[float, Kind, Who], **fields: object) -> list[Event]:
    """Events at days, numbered as their uid."""
    return [
        replace(Event(day, kind, who, uid=str(number)), **fields)  # type: ignore[arg-type]
        for number, (day, kind, who) in enumerate(entries)
    ]
