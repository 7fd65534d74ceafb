"""What a balance is made of: lines with two sides, each with the entries it rests on."""

from dataclasses import dataclass
from enum import StrEnum

from relterm.domain.kinds import Who


class BalanceName(StrEnum):
    """The lines of a balance; the values are stable, for keys and JSON."""

    STARTS = "starts"
    ANSWERS = "answers"
    GIFTS = "gifts"
    THANKS = "thanks"
    PROMISES = "promises"
    ASKS = "asks"
    LIKES = "likes"
    """Public touches: devices, not relating; they weigh nothing."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a line."""

    count: int = 0
    """How often: begun, answered, given, thanked, kept, asked, liked."""
    of: int = 0
    """Out of how many: words of the other side for answers, promises kept or broken for promises,
    0 where nothing is compared."""
    size: int = 0
    """Sizes of the gifts together (1 small, 2 medium, 3 large each)."""
    days: float | None = None
    """How soon answers came, the middle one (days); None without any that can be timed."""
    open: int = 0
    """Promises that are neither kept nor broken yet."""
    uids: tuple[str, ...] = ()
    """The entries of the log counted here, by time."""
    missing: tuple[str, ...] = ()
    """Those of them that went the other way: words left unanswered, promises broken."""

    @property
    def share(self) -> float | None:
        """`count` out of `of`, 0..1; None where nothing is compared."""
        return self.count / self.of if self.of else None

    @property
    def told(self) -> bool:
        """Whether the log says anything about this side."""
        return bool(self.count or self.of or self.open)


@dataclass(frozen=True, slots=True)
class BalanceLine:
    """One thing, on both sides."""

    name: BalanceName
    mine: Side
    theirs: Side
    together: Side = Side()
    """What neither side did alone: talks nobody is known to have begun."""

    @property
    def told(self) -> bool:
        """Whether the log says anything about it."""
        return self.mine.told or self.theirs.told or self.together.told

    def side(self, who: Who) -> Side:
        """The side of ME or THEM."""
        return self.mine if who is Who.ME else self.theirs


@dataclass(frozen=True, slots=True)
class Balance:
    """Everything between you and one person, side against side."""

    lines: tuple[BalanceLine, ...]
    """One for each name, in their order."""
    begun: tuple[Who, ...] = ()
    """Who began each contact, by time; BOTH where nobody is known to have."""
    unanswered: int = 0
    """Words at the end of the log that one side said and the other has not answered."""
    unanswered_by: Who | None = None
    """Whose words those are; None when nothing waits."""

    def line(self, name: BalanceName) -> BalanceLine:
        """The line with a name."""
        return next(line for line in self.lines if line.name is name)

    @property
    def weight(self) -> int:
        """How many things it rests on; public touches do not count."""
        counted = 0
        for line in self.lines:
            if line.name is BalanceName.ANSWERS:
                counted += line.mine.of + line.theirs.of
            elif line.name is not BalanceName.LIKES:
                counted += sum(
                    side.count + side.open + len(side.missing)
                    for side in (line.mine, line.theirs, line.together)
                )
        return counted
