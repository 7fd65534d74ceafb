"""The configuration file: TOML, never needed, never fatal.

Whatever cannot be read keeps its default and is told in one sentence with file, line and key.
Names of keys, actions and themes are known to the screens alone and are checked there
(`relterm.ui.keymap`); `Config.lines` says where they stand.
"""

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import inf
from pathlib import Path
from types import MappingProxyType
from typing import Any

from relterm.domain.kinds import Kind

LARGEST = 64 * 1024
"""Bytes of a configuration file that are read at most."""
MOST_PROBLEMS = 12
"""Problems that are told one by one."""
LONGEST_WORD = 40
"""Characters of a kind's word."""
_NOTHING: Mapping[str, Any] = MappingProxyType({})
_AT = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")
_LINE = re.compile(r", line (\d+)[:,]")
_HEADER = re.compile(r"\s*\[\s*([A-Za-z0-9_.\"'-]+)\s*\]")
_PAIR = re.compile(r"""\s*((?:[A-Za-z0-9_.-]|"[^"\n]*"|'[^'\n]*'|\s)+?)\s*=""")
_KINDS = {kind.value: kind for kind in Kind}


@dataclass(frozen=True, slots=True)
class Config:
    """What the user has decided; without a file everything is at its default."""

    keys: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    """The id of an action or binding → its key, or several with commas; empty for none."""
    kinds: Mapping[str, Kind] = field(default_factory=lambda: _NOTHING)
    """The user's own words for kinds of interaction."""
    theme: str = ""
    """The theme to open with; empty for the one chosen last."""
    ascii: bool | None = None
    """Only plain letters for drawing; None looks at the terminal."""
    plain: bool = False
    """`show` and `due` in plain sentences, for screen readers."""
    mouse: bool = True
    """Whether the app listens to the mouse."""
    path: Path | None = None
    """The file, whether it is there or not; None when there can be none."""
    lines: Mapping[str, int] = field(default_factory=lambda: _NOTHING)
    """Where a setting stands: `keys.log` → its line, counted from 1."""

    def place(self, name: str) -> str:
        """`config.toml, line 3, keys.log`: the beginning of a sentence about a setting."""
        line = self.lines.get(name)
        at = f", line {line}" if line else ""
        return f"{self.path.name if self.path else 'config.toml'}{at}, {name}"


Problems = tuple[str, ...]
"""Sentences; empty when all is well."""
_Reader = Callable[[Any], Any]
"""Reads one value; None when it is of the wrong kind."""


def read_config(path: Path, *, wanted: bool = False) -> tuple[Config, Problems]:
    """What the file says, and what of it could not be read. Nothing is raised.

    A file that is not there is a problem only when it was asked for by name (`wanted`).
    """
    import tomllib

    nothing = Config(path=path)
    text, trouble = _text(path)
    if text is None and not trouble and wanted:
        trouble = "there is no such file; the defaults are in force."
    if trouble or text is None:
        return nothing, ((f"{path}: {trouble}",) if trouble else ())
    try:
        tables = tomllib.loads(text)
    except RecursionError:
        return nothing, (f"{path.name} is nested too deeply; the defaults are in force.",)
    except ValueError as error:
        return nothing, (_unreadable(path.name, str(error), text),)
    return _Reading(path, text).read(tables)


def in_order(problems: Iterable[str]) -> Problems:
    """Sentences about a file by the lines they name; those that name none come last."""

    def line(sentence: str) -> float:
        found = _LINE.search(sentence)
        return int(found[1]) if found else inf

    return tuple(sorted(problems, key=line))


def nearest(word: str, known: Iterable[str]) -> str:
    """`; did you mean “log”?` for a typo, else nothing."""
    from difflib import get_close_matches

    found = get_close_matches(word[:LONGEST_WORD], list(known), n=1, cutoff=0.6)
    return f"; did you mean “{found[0]}”?" if found else ""


def _text(path: Path) -> tuple[str | None, str]:
    """The file's text or None when there is none, and what went wrong."""
    try:
        # Neither a pipe nor a device may keep the app waiting.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except (FileNotFoundError, NotADirectoryError):
        return None, ""
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it cannot be opened"
        return None, f"{reason}; the defaults are in force."
    try:
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return None, "this is no file; the defaults are in force."
            data = file.read(LARGEST + 1)
    except OSError as error:
        return None, f"{error.strerror or 'it cannot be read'}; the defaults are in force."
    if len(data) > LARGEST:
        return None, f"larger than {LARGEST // 1024} kB; the defaults are in force."
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n"), ""
    except UnicodeDecodeError:
        return None, "this is no text in UTF-8; the defaults are in force."


def _unreadable(name: str, said: str, text: str) -> str:
    """What is wrong with a file as a whole, with the line and the key where it is."""
    found = _AT.search(said)
    reason = said[: found.start()] if found else said
    if found is None or not found[1]:
        where = " at the end of the file" if found else ""
        at = wrong = ""
    else:
        line, where = int(found[1]), ""
        settings = [each for each in _settings(text) if each[0] <= line]
        key = settings[-1][1] if settings else ""
        first = next((number for number, known in settings if known == key), line)
        twice = reason.startswith("Cannot") and first < line
        wrong = f"this is in line {first} already" if twice else ""
        at = f", line {line}{'' if twice else f', column {found[2]}'}"
        at += f", {key[:80]}" if key else ""
    wrong = wrong or f"not readable as TOML{where} ({reason[:120].rstrip('.')})"
    return f"{name}{at}: {wrong}; the defaults are in force."


class _Reading:
    """Goes through the tables of one file and gathers problems."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._name = path.name
        self._lines = _lines_of(text)
        self._problems: list[str] = []

    def read(self, tables: Mapping[str, Any]) -> tuple[Config, Problems]:
        sections: dict[str, Mapping[str, Any]] = {}
        for section, table in tables.items():
            if section not in _SECTIONS:
                hint = nearest(section, _SECTIONS)
                hint = "; it belongs below [look]" if section in _LOOK else hint
                self._tell(section, f"there is no such section{hint}")
            elif not isinstance(table, dict):
                self._tell(section, f"a section is written [{section}]")
            else:
                sections[section] = table
        look = self._look(sections.get("look", {}))
        config = Config(
            keys=self._keys(sections.get("keys", {})),
            kinds=self._kinds(sections.get("kinds", {})),
            path=self._path,
            lines=self._lines,
            **look,
        )
        told = list(in_order(self._problems))[:MOST_PROBLEMS]
        if len(self._problems) > MOST_PROBLEMS:
            told.append(f"{self._name}: {len(self._problems) - MOST_PROBLEMS} more problems.")
        return config, tuple(told)

    def _keys(self, table: Mapping[str, Any]) -> dict[str, str]:
        """Ids may hold a dot: `list.down` and `"list.down"` are the same."""
        found: dict[str, str] = {}
        for name, value in _flat(table):
            if isinstance(value, str):
                found[name] = value
            else:
                self._tell(f"keys.{name}", 'a key is written in quotes, such as "f5"')
        return found

    def _look(self, table: Mapping[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, value in table.items():
            if name not in _LOOK:
                self._tell(f"look.{name}", f"there is no such setting{nearest(name, _LOOK)}")
                continue
            read, wanted = _LOOK[name]
            try:
                found[name] = read(value)
            except ValueError:
                self._tell(f"look.{name}", f"this takes {wanted}")
        return found

    def _kinds(self, table: Mapping[str, Any]) -> dict[str, Kind]:
        found: dict[str, Kind] = {}
        for word, value in table.items():
            name = f"kinds.{word}"
            if not _is_word(word):
                self._tell(name, "a kind is one word of letters, without blanks and signs")
            elif not isinstance(value, str):
                self._tell(name, 'this takes a kind in quotes, such as "meet"')
            elif value not in _KINDS:
                hint = nearest(value, _KINDS) or f"; there are {', '.join(_KINDS)}"
                self._tell(name, f"there is no kind “{value[:LONGEST_WORD]}”{hint}")
            else:
                found[word] = _KINDS[value]
        return found

    def _tell(self, name: str, sentence: str) -> None:
        line = self._lines.get(name)
        at = f", line {line}" if line else ""
        end = "" if sentence.endswith("?") else "."
        self._problems.append(f"{self._name}{at}, {name[:80]}: {sentence}{end}")


def _flat(table: Mapping[str, Any], before: str = "") -> Iterable[tuple[str, Any]]:
    for name, value in table.items():
        if isinstance(value, dict) and not before:
            yield from _flat(value, f"{name}.")
        else:
            yield before + name, value


def _lines_of(text: str) -> dict[str, int]:
    """Where each setting stands."""
    found: dict[str, int] = {}
    for number, name in _settings(text):
        found.setdefault(name, number)
    return found


def _settings(text: str) -> Iterator[tuple[int, str]]:
    """The line and the name of each setting, as well as can be told without a grammar."""
    section, quoted = "", ""
    for number, line in enumerate(text.split("\n"), 1):
        for mark in ('"""', "'''"):
            if line.count(mark) % 2 and quoted in {"", mark}:
                quoted = "" if quoted else mark
        if quoted and not line.count(quoted):
            continue
        if header := _HEADER.match(line):
            section = f"{_bare(header[1])}."
            yield number, section[:-1]
        elif pair := _PAIR.match(line):
            yield number, section + _bare(pair[1])


def _bare(name: str) -> str:
    return re.sub(r"""["']|\s+(?=\.)|(?<=\.)\s+""", "", name.strip())


def _is_word(word: str) -> bool:
    return word.replace("-", "").isalnum() and len(word) <= LONGEST_WORD


def _theme(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError
    return value


def _switch(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def _perhaps(value: Any) -> bool | None:
    return None if value == "auto" else _switch(value)


_LOOK: dict[str, tuple[_Reader, str]] = {
    "theme": (_theme, "the name of a theme in quotes"),
    "ascii": (_perhaps, 'true, false or "auto"'),
    "plain": (_switch, "true or false"),
    "mouse": (_switch, "true or false"),
}
"""The settings of `[look]`: how each is read, and what it takes."""
_SECTIONS = ("keys", "look", "kinds")
