"""Going through today's people one by one: who is shown, who follows, who comes back."""

from collections.abc import Sequence

from relterm.service.views.today_lines import TodayLine


class Walk:
    """Where one stands among the lines of Today. It holds no widgets and reads nothing."""

    def __init__(self, person: str, line_key: str | None) -> None:
        """Begin with a person; with a line of Today the walk goes on when that line is gone."""
        self.person: str | None = person
        self.line: TodayLine | None = None
        self._key = line_key
        self._by_day = line_key is not None
        self._due: tuple[TodayLine, ...] = ()
        self._gone: list[str] = []

    @property
    def has_next(self) -> bool:
        """Whether another line is due."""
        return any(each.key != self._key for each in self._due)

    def look(self, lines: Sequence[TodayLine]) -> None:
        """The day was read again: stay, come back to what was undone, or go on.

        A line that is gone was done, skipped or put off. One that is there again was undone.
        """
        before = self._due
        self._due = tuple(each for each in lines if each.is_due and each.person)
        known = {each.key: each for each in lines if each.person}
        back = next((key for key in reversed(self._gone) if key in known), None)
        if back is not None:
            self._gone.remove(back)
            self._take(known[back])
        elif not self._by_day:
            self.line = next((each for each in self._due if each.person == self.person), None)
            self._key = self.line.key if self.line else None
        elif self._key in known:
            self._take(known[self._key])
        elif self._key is not None:
            self._gone.append(self._key)
            self._go_on(before)

    def go(self, step: int) -> bool:
        """Go so many lines on among those that are due, around the end; False with none other."""
        others = [each for each in self._due if each.key != self._key]
        if not others:
            return False
        self._by_day = True
        keys = [each.key for each in self._due]
        if self._key in keys:
            self._take(self._due[(keys.index(self._key) + step) % len(keys)])
        else:
            self._take(others[0 if step > 0 else -1])
        return True

    def _go_on(self, before: Sequence[TodayLine]) -> None:
        """To the line that followed the one that is gone, else to the first, else to nobody."""
        keys = [each.key for each in before]
        place = keys.index(self._key) if self._key in keys else len(keys)
        left = {each.key: each for each in self._due}
        follows = next((key for key in keys[place:] if key in left), None)
        if follows is not None:
            self._take(left[follows])
        elif self._due:
            self._take(self._due[0])
        else:
            self.person = self.line = self._key = None

    def _take(self, line: TodayLine) -> None:
        self.person, self.line, self._key = line.person, line, line.key
