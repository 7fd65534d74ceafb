"""relterm as a job of a shell, in a pseudo-terminal: to be stopped and brought back."""

import shlex
from collections.abc import Mapping, Sequence

from terminal import Terminal

PROMPT = "the shell waits>"


class Shell(Terminal):
    """An interactive shell in which relterm is started by hand."""

    def __init__(self, environment: Mapping[str, str], size: tuple[int, int] = (80, 24)) -> None:
        super().__init__((), {**environment, "PS1": PROMPT}, size)
        self.wait(PROMPT)

    def program(self, arguments: Sequence[str]) -> list[str]:
        """The shell itself, without anybody's settings."""
        return ["/usr/bin/env", "bash", "--norc", "--noprofile", "-i", *arguments]

    def start(self, arguments: Sequence[str]) -> None:
        """Type the command line of relterm."""
        self.type(f"{shlex.join(super().program(arguments))}\r")
