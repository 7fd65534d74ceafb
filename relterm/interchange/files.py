"""Writing files that only the user can read, whole or not at all.

Everything is written to a new private file beside the target (never through a link, never over an
existing file), brought to the disk, and then renamed over the target in one step. A failure leaves
what was there before.
"""

import errno
import os
import secrets
import stat
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from relterm.errors import BookError, DiskFull, ReadOnly

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_LOCKED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_DATABASE = b"SQLite format 3\0"

OpenTable = Callable[[str], AbstractContextManager[TextIO]]
"""Opens a file of the folder by its name."""


@contextmanager
def private_file(target: Path) -> Iterator[TextIO]:
    """A text file (UTF-8, line ends untouched) that replaces `target` when all went well.

    Mode 0600. Raises `BookError` when the target is a folder, link, device or database or its
    folder is missing, `ReadOnly` when it may not be written, `DiskFull` when the disk is full.
    """
    _check_target(target)
    with _sentences(target):
        temporary = _beside(target)
        try:
            with _create(temporary) as out:
                yield out
                _settle(out)
            _check_target(target)
            temporary.replace(target)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
        _sync_folder(target.parent)


@contextmanager
def private_folder(target: Path, allowed: Collection[str]) -> Iterator[OpenTable]:
    """A folder of text files named in `allowed`; they all take their places when all went well.

    A new folder (mode 0700) appears whole. In an existing one, which must hold nothing else than
    files named in `allowed`, each file is replaced in one step. Raises as `private_file` does.
    """
    _check_folder(target, allowed)
    with _sentences(target):
        fresh = not target.exists()
        place = _beside(target) if fresh else target
        if fresh:
            place.mkdir(mode=0o700)
        written: dict[str, Path] = {}

        @contextmanager
        def open_table(name: str) -> Iterator[TextIO]:
            if name not in allowed or Path(name).name != name:
                raise BookError(f"“{name}” is no table of an export.")
            temporary = place / name if fresh else _beside(place / name)
            written[name] = temporary
            with _create(temporary) as out:
                yield out
                _settle(out)

        try:
            yield open_table
            if fresh:
                _sync_folder(place)
                _check_folder(target, allowed)
                place.rename(target)
            else:
                for name, temporary in written.items():
                    temporary.replace(place / name)
                _sync_folder(place)
        except BaseException:
            for temporary in written.values():
                with suppress(OSError):
                    temporary.unlink()
            if fresh:
                with suppress(OSError):
                    place.rmdir()
            raise
        _sync_folder(target.parent)


def _check_target(target: Path) -> None:
    """Refuse what must not be replaced."""
    with _sentences(target):
        try:
            mode = target.lstat().st_mode
        except FileNotFoundError:
            if not target.parent.is_dir():
                raise BookError(f"There is no folder “{target.parent}”.") from None
            return
        if stat.S_ISDIR(mode):
            raise BookError(f"“{target}” is a folder.")
        if stat.S_ISLNK(mode):
            raise BookError(f"“{target}” is a link; name the file itself.")
        if not stat.S_ISREG(mode):
            raise BookError(f"“{target}” is not a regular file.")
        with suppress(PermissionError), target.open("rb") as old:
            if old.read(len(_DATABASE)) == _DATABASE:
                raise BookError(f"“{target}” is a database, perhaps your book; it was left alone.")


def _check_folder(target: Path, allowed: Collection[str]) -> None:
    with _sentences(target):
        try:
            mode = target.lstat().st_mode
        except FileNotFoundError:
            if not target.parent.is_dir():
                raise BookError(f"There is no folder “{target.parent}”.") from None
            return
        if not stat.S_ISDIR(mode):
            raise BookError(f"“{target}” is there already and is no folder.")
        for entry in sorted(target.iterdir()):
            if entry.name not in allowed or not stat.S_ISREG(entry.lstat().st_mode):
                raise BookError(
                    f"The folder “{target}” holds other things (“{entry.name}”); name a new one."
                )


def _beside(target: Path) -> Path:
    """A name nobody can guess, in the same folder, short enough for any target."""
    return target.with_name(f".relterm-{secrets.token_hex(8)}.tmp")


@contextmanager
def _create(path: Path) -> Iterator[TextIO]:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(path, flags, 0o600)
    with os.fdopen(handle, "wb") as raw:
        out = TextIOWrapper(raw, encoding="utf-8", errors="backslashreplace", newline="")
        try:
            yield out
        finally:
            with suppress(ValueError, OSError):
                out.detach()


def _settle(out: TextIO) -> None:
    out.flush()
    os.fsync(out.fileno())


def _sync_folder(folder: Path) -> None:
    """Bring a rename to the disk, where folders can be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _sentences(target: Path) -> Iterator[None]:
    """One sentence for whatever the operating system says."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull(
                f"No space is left on the disk for “{target}”; nothing was written."
            ) from error
        if error.errno in _LOCKED:
            raise ReadOnly(f"“{target}” cannot be written: {error.strerror}.") from error
        raise BookError(f"“{target}” cannot be written: {error.strerror or error}.") from error
