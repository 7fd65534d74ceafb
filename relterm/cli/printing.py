"""Everything the command line prints, and the questions it asks.

Each line passes through `visible`, so nothing in a name, a note or a file's name commands the
terminal. Output that cannot be written (a closed pipe, a full disk) ends the command quietly.
"""

import json
import os
import re
import shutil
import sys
from contextlib import suppress
from typing import Any, TextIO

from relterm.domain.visible import level, visible
from relterm.errors import Exit, ReltermError, UsageError

LONGEST = 4000
"""Characters of one line that are printed."""
_YES = frozenset({"y", "yes"})
_UNSAFE = re.compile(
    "[\x7f-\x9f\xad\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\ud800-\udfff]"  # json escapes C0 itself
)


class OutputFailed(ReltermError):
    """What was to be printed could not be; nothing more is said about it."""

    code = Exit.CANNOT_WRITE


class Console:
    """The three standard streams, any of which may be closed."""

    def __init__(
        self, stdin: TextIO | None, stdout: TextIO | None, stderr: TextIO | None, *, debug: bool
    ) -> None:
        self.stdin = stdin
        self.stdout = stdout
        self.stderr = stderr
        self.debug = debug
        self._progressing = False

    @classmethod
    def of_process(cls) -> "Console":
        """The process's own streams; letters their encoding lacks are written as escapes."""
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                with suppress(AttributeError, ValueError):
                    stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # TextIO in the stubs, TextIOWrapper in fact
        return cls(sys.stdin, sys.stdout, sys.stderr, debug=False)

    @property
    def interactive(self) -> bool:
        """Whether there is somebody to ask."""
        return _is_terminal(self.stdin) and _is_terminal(self.stderr)

    @property
    def full_screen(self) -> bool:
        """Whether the app can be shown here."""
        return (
            _is_terminal(self.stdin)
            and _is_terminal(self.stdout)
            and os.environ.get("TERM", "") not in {"", "dumb"}
        )

    @property
    def width(self) -> int | None:
        """Columns of the terminal the answer goes to; None when it goes to a file or a program."""
        return shutil.get_terminal_size().columns if _is_terminal(self.stdout) else None

    def line(self, text: str = "") -> None:
        """One line of the answer.

        Raises:
            OutputFailed: it cannot be written.
        """
        self._write(visible(text, limit=LONGEST) + "\n")

    def json(self, value: Any) -> None:
        """A value as JSON, in letters where the encoding has them, else in escapes.

        Raises:
            OutputFailed: it cannot be written.
        """
        text = json.dumps(value, ensure_ascii=not self._has_letters(), indent=2, allow_nan=False)
        self._write(_UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n")

    def complain(self, sentence: str) -> None:
        """One line on standard error; nothing when that is closed or full."""
        self.end_progress()
        if self.stderr is not None:
            with suppress(OSError, ValueError):
                self.stderr.write(visible(sentence, limit=LONGEST) + "\n")
                self.stderr.flush()

    def trace(self, text: str) -> None:
        """Several lines on standard error, for `--debug`."""
        for line in text.splitlines():
            self.complain(line)

    def progress(self, what: str, done: int, expected: int) -> None:
        """A count on standard error, only when that is a terminal."""
        if self.stderr is None or not _is_terminal(self.stderr):
            return
        with suppress(OSError, ValueError):
            self.stderr.write(f"\r{what}: {done:,} of {max(done, expected):,} ")
            self.stderr.flush()
            self._progressing = True

    def end_progress(self) -> None:
        """Take the count off the screen."""
        if self._progressing and self.stderr is not None:
            self._progressing = False
            with suppress(OSError, ValueError):
                self.stderr.write(f"\r{' ' * 60}\r")
                self.stderr.flush()

    def ask(self, question: str) -> bool:
        """Ask once; anything but yes, and the end of input, is no.

        Raises:
            UsageError: there is nobody to ask.
        """
        if not self.interactive or self.stdin is None or self.stderr is None:
            msg = "There is no terminal to ask on."
            raise UsageError(msg)
        self.end_progress()
        self.stderr.write(visible(f"{question} [y/N] ", limit=LONGEST))
        self.stderr.flush()
        answer = self.stdin.readline(200)
        if not answer.endswith("\n"):
            self.stderr.write("\n")
        return answer.strip().lower() in _YES

    def finish(self) -> None:
        """Bring what was printed to its place.

        Raises:
            OutputFailed: it cannot be written.
        """
        self.end_progress()
        if self.stderr is not None:
            try:
                self.stderr.flush()
            except (OSError, ValueError):  # the window is closed: nobody is left to be told
                _give_up(self.stderr)
        if self.stdout is not None:
            try:
                self.stdout.flush()
            except (OSError, ValueError) as error:
                raise OutputFailed(str(error)) from error

    def give_up_output(self) -> None:
        """Point standard output at nothing, so that the interpreter is quiet when it ends."""
        if self.stdout is not None:
            _give_up(self.stdout)

    def _write(self, text: str) -> None:
        if self.stdout is None:
            msg = "standard output is closed"
            raise OutputFailed(msg)
        try:
            self.stdout.write(text)
        except (OSError, ValueError) as error:
            raise OutputFailed(str(error)) from error

    def _has_letters(self) -> bool:
        encoding = getattr(self.stdout, "encoding", None) or ""
        return encoding.lower().replace("-", "").startswith("utf")


def called(text: str, limit: int = 200) -> str:
    """A name or another short text of the user's inside a line of ours."""
    return level(visible(text, limit=limit))


def joined(*parts: str) -> str:
    """The parts that say something, set apart."""
    return " · ".join(part for part in parts if part)


def _give_up(stream: TextIO) -> None:
    with suppress(OSError, ValueError, AttributeError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)


def _is_terminal(stream: TextIO | None) -> bool:
    if stream is None:
        return False
    try:
        return stream.isatty()
    except (OSError, ValueError):
        return False


def given_text(argument: str) -> str:
    """An argument as it was typed, also where the locale could not read its bytes."""
    if argument.isascii():
        return argument
    try:
        return os.fsencode(argument).decode("utf-8", "replace")
    except UnicodeEncodeError:
        return argument
