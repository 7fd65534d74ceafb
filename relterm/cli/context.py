"""What every command is given: its options, the clock, the paths, the streams."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from relterm.cli.printing import Console
from relterm.clock import Clock
from relterm.config import Config
from relterm.errors import Exit
from relterm.paths import Paths

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from relterm.service.desk import Desk


@dataclass(frozen=True, slots=True)
class Context:
    """One run of the command line."""

    options: argparse.Namespace
    console: Console
    clock: Clock
    paths: Paths
    config: Config = field(default_factory=Config)
    problems: tuple[str, ...] = ()
    """What of the configuration could not be read."""

    def desk(self) -> "AbstractContextManager[Desk]":
        """The user's book, opened; made when there is none.

        Raises:
            BookError: it cannot be opened.
        """
        from relterm.service.opening import open_desk

        return open_desk(self.paths.book, self.clock, kinds=self.config.kinds)


Command = Callable[[Context], Exit | int]
"""Runs one command; the result is the exit code."""
