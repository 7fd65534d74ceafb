"""A command on a pseudo-terminal: what is typed, what arrives on the screen."""

import os
import pty
import select
import subprocess
from contextlib import suppress

from cli_shell import Shell

END_OF_INPUT = "\x04"


def on_terminal(shell: Shell, *arguments: str, typed: str = "", **env: str) -> tuple[int, str]:
    """Run a command with a terminal on all three streams; its exit code and everything shown."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        shell.command(*arguments),
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=shell.env | env,
        cwd=shell.home,
        start_new_session=True,
    )
    os.close(slave)
    os.write(master, typed.encode())
    shown = b""
    try:
        while select.select([master], [], [], 30)[0]:
            with suppress(OSError):  # the other side is closed
                if chunk := os.read(master, 65_536):
                    shown += chunk
                    continue
            break
    finally:
        os.close(master)
        process.kill() if process.poll() is None and not shown else None
    return process.wait(30), shown.decode()
