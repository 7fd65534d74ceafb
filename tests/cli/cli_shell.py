"""Running the command line as its users do: in a process of its own, in a private home."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
TRUST_DATA = ROOT / "tests" / "data" / "trust"
TODAY = "2026-11-21"


_MANY = """
import io, json, sys
from relterm.cli.main import main
lines, answers = json.load(sys.stdin), []
sys.stdin = None
for line in lines:
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    sys.stdout, sys.stderr = out, err
    code = main(line)
    answers.append([code, *(each.buffer.getvalue().decode() for each in (out, err))])
sys.stdout = sys.__stdout__
json.dump(answers, sys.stdout)
"""


@dataclass(frozen=True)
class Answer:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True)
class Shell:
    """A home of its own in which commands are run; time stands still unless told otherwise."""

    home: Path
    today: str = TODAY
    more: Mapping[str, str] = field(default_factory=dict)

    @property
    def env(self) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "RELTERM_HOME": str(self.home / "data"),
            "PYTHONPATH": str(ROOT),
            "TZ": "UTC",
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm-256color",
            **self.more,
        }

    @property
    def book(self) -> Path:
        return self.home / "data" / "relterm.db"

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "relterm", "--today", self.today, *arguments]

    def __call__(
        self,
        *arguments: str,
        stdin: bytes = b"",
        code: int | None = 0,
        env: Mapping[str, str] | None = None,
    ) -> Answer:
        """Run it with standard input from a pipe; the exit code must be `code`."""
        done = subprocess.run(
            self.command(*arguments),
            input=stdin,
            capture_output=True,
            env=self.env | dict(env or {}),
            cwd=self.home,
            timeout=60,
            check=False,
        )
        answer = Answer(done.returncode, done.stdout.decode(), done.stderr.decode())
        assert "Traceback" not in answer.err, answer.err
        if code is not None:
            assert answer.code == code, answer
        return answer

    def many(self, *command_lines: Sequence[str]) -> list[Answer]:
        """Run several command lines in one process, which costs much less."""
        done = subprocess.run(
            [sys.executable, "-c", _MANY],
            input=json.dumps([["--today", self.today, *line] for line in command_lines]).encode(),
            capture_output=True,
            env=self.env,
            cwd=self.home,
            timeout=60,
            check=True,
        )
        return [Answer(*each) for each in json.loads(done.stdout)]

    def script(self, text: str, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
        """Run `relterm arguments` inside a shell script, where it is called `"$@"`."""
        return subprocess.run(
            ["bash", "-c", text, "bash", *self.command(*arguments)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=self.env,
            cwd=self.home,
            timeout=60,
            check=False,
        )

    def file(self, name: str, rows: Sequence[Sequence[str]]) -> Path:
        """A CSV file in the home."""
        path = self.home / name
        with path.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(rows)
        return path


def trust_rows() -> list[list[str]]:
    """Every log of the reference in one `interactions.csv`, the person called after the log."""
    fields = "kind who answered minutes depth mood size outcome due years note"
    columns = ["date", *fields.split()]
    rows = [[columns[0], "people", *columns[1:]]]
    for path in sorted(TRUST_DATA.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as log:
            rows += [
                [row["date"], path.stem, *(row[each] for each in columns[1:])]
                for row in csv.DictReader(log)
            ]
    return rows
