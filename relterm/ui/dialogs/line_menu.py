"""Completion in a line: a menu for the name or tag at the cursor; what is chosen is written in."""

from collections.abc import Sequence

from relterm.domain.clean_text import fold
from relterm.domain.quick_add import Completion, Mention, complete, mention_text
from relterm.ui.dialogs.line_input import LineInput
from relterm.ui.dialogs.name_menu import NameMenu, Names, Target


class LineMenu:
    """Steers a menu of names and tags from a line; `offer_new` offers to add somebody."""

    def __init__(
        self, menu: NameMenu, line: LineInput, names: Names, *, offer_new: bool = False
    ) -> None:
        self._menu = menu
        self._line = line
        self._names = names
        self._offer_new = offer_new
        self._shut: tuple[str, int] | None = None

    @property
    def open(self) -> bool:
        """Whether there is something to choose."""
        return self._menu.is_open

    @property
    def has_to_pick(self) -> bool:
        """Whether Enter takes a row: one was gone to, or the name does not mean one person."""
        target = self._menu.target
        if target is None:
            return False
        if self._menu.moved or target.sigil == "#":
            return self._menu.moved
        return len(self._names.resolve(target.typed)) != 1

    @property
    def choosing(self) -> str:
        """The name there is a choice for, as typed; empty without one."""
        target = self._menu.target
        return target.typed if target is not None and target.sigil == "@" else ""

    def look(self, mentions: Sequence[Mention]) -> None:
        """Open the menu while a name or tag is being typed, close it elsewhere."""
        line = self._line
        found = complete(line.value, line.cursor_position)
        if found is None or (line.value, line.cursor_position) == self._shut:
            self._menu.close()
        elif found.sigil == "#":
            self._menu.open_tags(_target(found), self._names.tags(found.typed))
        elif found.typed in self._names.picked or found.typed in self._names.new:
            self._menu.close()
        else:
            offers = self._names.offers(found.typed, _beside(found, mentions))
            if [fold(each.name) for each in offers] == [fold(found.typed)]:
                self._menu.close()  # the whole name of the only one: nothing to choose
            else:
                self._menu.open(_target(found), offers, offer_new=self._offer_new)

    def shut(self) -> None:
        """Close it until something is typed."""
        self._shut = (self._line.value, self._line.cursor_position)
        self._menu.close()

    def move(self, step: int) -> None:
        """Choose another row."""
        self._menu.move(step)

    def choose_between(self, mention: Mention) -> str:
        """Open the menu for a name that could mean several people; the sentence to show."""
        line = self._line
        line.focus()
        line.cursor_position = mention.end
        if line.value[mention.start : mention.start + 1] != "@":
            return f"“{mention.typed}” could be several people: write @ and choose."
        target = Target(mention.start, mention.end, mention.typed)
        self._menu.open(target, mention.matches, offer_new=self._offer_new)
        return f"“{mention.typed}” could be {len(mention.matches)} people: choose one."

    def pick(self) -> bool:
        """Write what is chosen into the line; whether the line is the very same as before."""
        target = self._menu.target
        if target is None:
            return False
        written = f"#{self._menu.tag}" if target.sigil == "#" else self._named(target)
        line = self._line
        before = line.value
        after = before[target.end :]
        if target.sigil == "@":
            after = after.removeprefix('"')
        blank = "" if after[:1].isspace() else " "
        self._menu.close()
        line.replace_all(
            before[: target.start] + written + blank + after, target.start + len(written) + 1
        )
        line.focus()
        return line.value == before

    def _named(self, target: Target) -> str:
        """The person chosen, as a name that means them alone from now on."""
        match, names = self._menu.pick, self._names
        written = mention_text(target.typed if match is None else match.name)
        typed = written[1:].strip('"')
        if match is None:
            names.new.add(typed)
            names.picked.pop(typed, None)
        else:
            names.picked[typed] = match
            names.new.discard(typed)
        return written


def _target(found: Completion) -> Target:
    return Target(found.start, found.end, found.typed, found.sigil)


def _beside(found: Completion, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """UIDs of the others who are named in the line."""
    others = (each for each in mentions if each.end and not _touch(each, found))
    return tuple(dict.fromkeys(each.resolved.uid for each in others if each.resolved))


def _touch(mention: Mention, found: Completion) -> bool:
    return mention.start < found.end and found.start < mention.end
