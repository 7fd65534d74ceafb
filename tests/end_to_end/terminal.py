"""A real pseudo-terminal with a program in it, and a screen that obeys what the program writes."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pyte

DEADLINE = 20.0
"""Seconds after which something that was waited for counts as never coming."""
ALTERNATE_ON, ALTERNATE_OFF = b"\x1b[?1049h", b"\x1b[?1049l"
CURSOR_ON = b"\x1b[?25h"


class Terminal:
    """`python -m relterm` under our own fingers and eyes."""

    def __init__(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        size: tuple[int, int] = (80, 24),
    ) -> None:
        self.sent = b""
        self.status: int | None = None
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.chdir(Path(__file__).parents[2])
            command = self.program(arguments)
            os.execve(command[0], command, dict(environment))
        self.resize(*size)
        self.modes = termios.tcgetattr(self._fd)

    def program(self, arguments: Sequence[str]) -> list[str]:
        """The command that runs in the terminal."""
        return [sys.executable, "-m", "relterm", *arguments]

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(self._screen.display)

    def resize(self, columns: int, rows: int) -> None:
        """Another size, as when a window is dragged."""
        self._screen.resize(rows, columns)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def type(self, text: str) -> None:
        """Send keys."""
        os.write(self._fd, text.encode())

    def wait(self, seen: str) -> None:
        """Until the words are on the screen."""
        self.until(lambda: seen in self.text, f"{seen!r} on the screen")

    def until(self, reached: Callable[[], bool], what: str, seconds: float = DEADLINE) -> None:
        """Read until something is so, or fail and show the screen."""
        end = time.monotonic() + seconds
        while not reached():
            if time.monotonic() > end:
                raise AssertionError(f"waited in vain for {what}:\n{self.text}")
            self._read()
            self._look_after()

    def end(self, seconds: float = DEADLINE) -> int:
        """Wait for the program's end; its exit code, negative for a signal."""
        self.until(lambda: self.status is not None, "the end", seconds)
        while self._read():
            pass
        assert self.status is not None
        return os.waitstatus_to_exitcode(self.status)

    def close_window(self) -> None:
        """Close the terminal itself, as when its window is closed."""
        os.close(self._fd)
        self._fd = os.open(os.devnull, os.O_RDWR)

    def kill(self) -> None:
        """End the program, whatever it does."""
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._fd)

    @property
    def given_back(self) -> bool:
        """Whether the normal screen, the cursor and the line's own modes are back."""
        echo = termios.tcgetattr(self._fd)[3] & (termios.ECHO | termios.ICANON)
        same = echo == self.modes[3] & (termios.ECHO | termios.ICANON)
        return same and self.screen_given_back

    @property
    def screen_given_back(self) -> bool:
        """Whether the normal screen and the cursor are back; a shell has modes of its own."""
        on, off = self.sent.rfind(ALTERNATE_ON), self.sent.rfind(ALTERNATE_OFF)
        return 0 <= on < off and self.sent.rfind(CURSOR_ON) > self.sent.rfind(b"\x1b[?25l")

    def _read(self) -> bool:
        ready, _, _ = select.select([self._fd], [], [], 0.02)
        if not ready:
            return False
        try:
            data = os.read(self._fd, 65536)
        except OSError:  # the other side is closed
            return False
        self.sent += data
        self._stream.feed(data)
        return bool(data)

    def _look_after(self) -> None:
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = status


Opened = Callable[..., Terminal]
"""Starts relterm with more arguments, in a terminal of a `size`."""
