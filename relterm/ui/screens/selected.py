"""What is selected on a main screen: whom and what an action would be about."""

from abc import abstractmethod

from relterm.service.views.today_lines import TodayLine
from relterm.service.views.why.about import About


class Selected:
    """What the cursor is on; a screen says what it lists, everything else is nothing."""

    @property
    @abstractmethod
    def selected_person(self) -> str | None:
        """UID of the person the cursor is on."""

    @property
    def marked_people(self) -> tuple[str, ...]:
        """UIDs of the people marked for bulk work, in list order, where a screen lists people."""
        return ()

    @property
    def has_marked(self) -> bool:
        """Whether people are marked; quicker than `marked_people`, however many they are."""
        return False

    @property
    def selected_people(self) -> tuple[str, ...]:
        """UIDs of the people marked, else of the one the cursor is on."""
        one = self.selected_person
        return self.marked_people or ((one,) if one else ())

    @property
    def selected_entry(self) -> str | None:
        """UID of the log entry the cursor is on, where a screen lists entries."""
        return None

    @property
    def selected_line(self) -> TodayLine | None:
        """The agenda line the cursor is on, where a screen lists the day."""
        return None

    @property
    def selected_ask(self) -> str | None:
        """UID of the ask the cursor is on, where a screen lists asks."""
        return None

    @property
    def asked_about(self) -> About | None:
        """What `why` would be about, by where the cursor is; None for the day as a whole."""
        return None
