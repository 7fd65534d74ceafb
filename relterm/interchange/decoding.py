"""Bytes to text: which encoding a file is in, and a reader that never fails in the middle.

Order of evidence: a byte order mark; NUL bytes in every second place (UTF-16 without a mark);
valid UTF-8; UTF-8 with a few foreign bytes, which are read as Windows-1252; else Windows-1252, with
Latin-1 for the five bytes it leaves undefined (0x81 0x8D 0x8F 0x90 0x9D).
"""

import codecs
import os
import re
import stat
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from relterm.errors import BadInput

CHUNK = 1 << 20
"""Bytes read at a time."""
HEAD = 1 << 16
"""Bytes looked at to tell text from something else."""
CONTROL_SHARE = 0.05
"""Above this share of control characters a file whose encoding is a guess is not text."""
CONTROL_SHARE_SURE = 0.3
"""The same for a file that is plainly UTF-8 or UTF-16."""

MOST_REPLACED = 3
"""With more invalid places a UTF-16 file is partly something else."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"PK\x03\x04", "a zip archive"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF-", "a PDF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"BEGIN:VCARD", "a vCard file"),
    (b"BEGIN:VCALENDAR", "a calendar file"),
)
_WIDE = re.compile(rb"(?:[ -~\r\n\t]\0{1,3}){16}")
"""A stretch that can only be UTF-16 or UTF-32, inside a file that is not."""
_NARROW = re.compile(rb"[ -~\r\n\t]{64}")
"""A stretch that is not UTF-16, inside a file that is."""
_SWAPPED = re.compile(
    "[" + "".join(chr(code << 8) for code in range(0x20, 0x7F)) + r"]{16}|(?:[ -~]\0){16}"
)
"""ASCII in UTF-16 whose bytes stand the other way round, or that was encoded twice."""
_FOREIGN = "Some bytes are not UTF-8 and were read as Windows-1252."
_REPLACED = "Parts of the file are invalid in its encoding; they show as “�”."
_WINDOWS = "relterm-windows"
_LATIN = "relterm-latin"
_HARMLESS = frozenset("\t\n\v\f\r\x1a\x1b\x1c\x1d\x1e\x1f\0")


@dataclass(frozen=True, slots=True)
class Decoding:
    """How to turn a file into text."""

    encoding: str
    """Name for Python's codecs."""
    errors: str
    """Error handler for the codec."""
    lines: int
    """Line ends in the whole file (also those inside cells)."""
    odd_quotes: bool
    """True when the file holds an odd number of double quotes: one is probably never closed."""
    warning: str = ""
    """A sentence when the encoding is a guess."""


def survey(path: Path, encoding: str | None = None) -> Decoding:
    """Read through the file once and decide how to decode it.

    Raises `BadInput` when the file is missing, cannot be read, is no regular file (a pipe or device
    is never opened), is empty, is a known kind of something else, or when `encoding` is unknown.
    """
    try:
        return _survey(path, encoding)
    except OSError as error:
        raise BadInput(f"“{path}” cannot be read: {error.strerror or error}.") from error


def open_text(path: Path, decoding: Decoding) -> TextIO:
    """Open the file for reading with its line ends untouched."""
    return path.open("r", encoding=decoding.encoding, errors=decoding.errors, newline="")


def _survey(path: Path, encoding: str | None) -> Decoding:
    _refuse_special(path)
    with path.open("rb") as file:
        head = file.read(HEAD)
        _refuse_foreign(path, head)
        chosen = _known(encoding) if encoding else _marked(head) or _wide(head)
        scan = _Scan(chosen or "utf-8")
        chunk = head
        while chunk:
            scan.add(chunk)
            chunk = file.read(CHUNK)
    odd = scan.quotes % 2 == 1
    valid = scan.ends_valid()
    if encoding is None and scan.mixed:
        raise BadInput(f"“{path}” is in two encodings at once; save it in one of them first.")
    if chosen is None and not valid:
        found = _guess(path, scan.lines, odd)
    elif chosen is None or chosen == "utf-8-sig":
        found = Decoding(chosen or "utf-8", _WINDOWS, scan.lines, odd, "" if valid else _FOREIGN)
    else:
        found = Decoding(chosen, "replace", scan.lines, odd, "" if valid else _REPLACED)
    _refuse_noise(path, found)
    return found


def _refuse_special(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise BadInput(f"There is no file “{path}”.") from None
    except ValueError:
        raise BadInput(f"“{path}” cannot be the name of a file.") from None
    if not stat.S_ISREG(mode):
        raise BadInput(f"“{path}” is not a regular file.")
    if not os.access(path, os.R_OK):
        raise BadInput(f"“{path}” cannot be read: permission denied.")


def _refuse_foreign(path: Path, head: bytes) -> None:
    if not head.strip(b"\xef\xbb\xbf\xff\xfe\0\r\n\t "):
        if head.strip(b"\xef\xbb\xbf\xff\xfe\r\n\t "):
            raise BadInput(f"“{path}” holds no text, only zero bytes.")
        raise BadInput(f"“{path}” is empty.")
    for magic, what in _MAGIC:
        if head.startswith(magic):
            raise BadInput(f"“{path}” is {what}, not a CSV file.")


def _marked(head: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    return None


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: mostly Western text has NUL in every second byte."""
    even, odd = head[0::2], head[1::2]
    if len(odd) < 2:
        return None
    if even[:2] == b"\0\0" and even.count(0) > len(even) * 0.6 and odd.count(0) < len(odd) * 0.05:
        return "utf-16-be"
    if odd[:2] == b"\0\0" and odd.count(0) > len(odd) * 0.6 and even.count(0) < len(even) * 0.05:
        return "utf-16-le"
    return None


class _Scan:
    """What the bytes of a file tell, added up piece by piece."""

    def __init__(self, encoding: str) -> None:
        self._wide = encoding.startswith(("utf-16", "utf-32"))
        self._decoder = codecs.getincrementaldecoder(encoding)(
            "replace" if self._wide else "strict"
        )
        self._valid = True
        self._replaced = 0
        self._feeds = 0
        self._returns = 0
        self.quotes = 0
        self._strange = False

    def add(self, chunk: bytes) -> None:
        self._feeds += chunk.count(b"\n")
        self._returns += chunk.count(b"\r")
        self.quotes += chunk.count(b'"')
        foreign = _NARROW if self._wide else _WIDE
        self._strange = self._strange or foreign.search(chunk) is not None
        self._decode(chunk)

    def ends_valid(self) -> bool:
        """True when all of it, to the last byte, is valid in the encoding."""
        self._decode(b"", final=True)
        return self._valid and not self._replaced

    @property
    def mixed(self) -> bool:
        """True when a stretch can only be in another encoding."""
        return self._strange or self._replaced > MOST_REPLACED

    @property
    def lines(self) -> int:
        return max(self._feeds, self._returns)

    def _decode(self, chunk: bytes, final: bool = False) -> None:
        if not self._valid:
            return
        try:
            text = self._decoder.decode(chunk, final)
        except UnicodeError:
            self._valid = False
            return
        if self._wide:
            self._replaced += text.count("\ufffd")
            self._strange = self._strange or _SWAPPED.search(text) is not None


def _known(encoding: str) -> str:
    try:
        b"a".decode(encoding, "replace")
        return codecs.lookup(encoding).name
    except (LookupError, UnicodeError, ValueError) as error:
        raise BadInput(f"There is no encoding called “{encoding}”.") from error


def _guess(path: Path, lines: int, odd: bool) -> Decoding:
    """Neither marked nor valid UTF-8: count which of the two the foreign letters speak for."""
    valid = foreign = 0
    with path.open("rb") as raw, TextIOWrapper(raw, "utf-8", "surrogateescape", newline="") as text:
        while chunk := text.read(CHUNK):
            if not chunk.isascii():
                letters = [letter for letter in chunk if letter > "\x7f"]
                bad = sum("\udc80" <= letter <= "\udcff" for letter in letters)
                foreign += bad
                valid += len(letters) - bad
    if valid > foreign:
        return Decoding(
            "utf-8",
            _WINDOWS,
            lines,
            odd,
            f"{foreign} bytes are not UTF-8 and were read as Windows-1252.",
        )
    return Decoding(
        "cp1252",
        _LATIN,
        lines,
        odd,
        "This is not UTF-8; it was read as Windows-1252. "
        "If letters look wrong, choose another encoding.",
    )


def _refuse_noise(path: Path, decoding: Decoding) -> None:
    """Refuse what decodes but is no text: mostly control characters.

    A file whose first line is plain text may hold anything after it, for people keep odd notes.
    """
    with open_text(path, decoding) as text:
        sample = text.read(HEAD)
    if not sample.strip("\ufeff\0\x1a \t\r\n\v\f"):
        raise BadInput(f"“{path}” is empty.")
    first = sample.lstrip("\ufeff\r\n").partition("\n")[0].partition("\r")[0]
    if len(first) > 2 and first.replace("\t", " ").isprintable():
        return
    controls = sum(
        (letter < " " and letter not in _HARMLESS) or "\x7f" <= letter <= "\x9f"
        for letter in sample
    )
    share = CONTROL_SHARE if decoding.warning else CONTROL_SHARE_SURE
    if max(controls / share, sample.count("\0") / CONTROL_SHARE_SURE) > len(sample):
        raise BadInput(f"“{path}” is not a text file.")


def _foreign_bytes(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", _LATIN), error.end


def _undefined_bytes(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error(_WINDOWS, _foreign_bytes)
codecs.register_error(_LATIN, _undefined_bytes)
