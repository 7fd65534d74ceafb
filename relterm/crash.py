"""What is kept of a crash: where in the program it happened, and nothing of the user's data."""

import traceback
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Report:
    """A crash without names, notes, values or paths of the user's."""

    kind: str
    places: tuple[str, ...]
    """`file:line function`, outermost first, files by their name only."""

    @property
    def sentence(self) -> str:
        """The one line for the terminal."""
        where = self.places[-1] if self.places else "an unknown place"
        fault = f"{self.kind} at {where}"
        return f"relterm stopped by a fault of its own ({fault}). What was saved is safe."


def report_of(error: BaseException) -> Report:
    """Draw the report from an error, following it to its cause."""
    while (inner := _inner(error)) is not None:
        error = inner
    frames = traceback.extract_tb(error.__traceback__)
    places = tuple(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames)
    return Report(type(error).__name__, places)


def _inner(error: BaseException) -> BaseException | None:
    """What an error was only wrapped around: a group, or a background task that failed."""
    if isinstance(error, BaseExceptionGroup):
        return error.exceptions[0] if error.exceptions else None
    wrapped = getattr(error, "error", None)
    return wrapped if isinstance(wrapped, BaseException) and not error.__traceback__ else None
