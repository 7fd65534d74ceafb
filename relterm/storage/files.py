"""Files and folders of a book: private, made whole or not at all, never through a link."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def private_folder(folder: Path) -> None:
    """Make a folder (and those above it) that only the user can read; leave existing ones."""
    for missing in [one for one in (folder, *folder.parents) if not one.exists()][::-1]:
        with suppress(FileExistsError):
            missing.mkdir(mode=PRIVATE_FOLDER)
            missing.chmod(PRIVATE_FOLDER)


@contextmanager
def private_temporary(target: Path) -> Iterator[Path]:
    """An empty private file beside the target, with a name nobody can guess; removed if left."""
    path = target.with_name(f".{target.name[:100]}.{secrets.token_hex(8)}.tmp")
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(path, flags, PRIVATE_FILE)
    try:
        os.fchmod(descriptor, PRIVATE_FILE)
    finally:
        os.close(descriptor)
    try:
        yield path
    finally:
        for left in (path, path.with_name(path.name + "-journal")):
            left.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def put_new(temporary: Path, target: Path) -> bool:
    """Give a finished file its name unless that is taken; whether it was given."""
    try:
        os.link(temporary, target, follow_symlinks=False)
    except FileExistsError:
        return False
    except OSError:
        if os.path.lexists(target):
            return False
        temporary.rename(target)
    sync(target.parent)
    return True


def put_over(temporary: Path, target: Path) -> None:
    """Give a finished file its name, in place of what has it (a link is replaced, not followed)."""
    sync(temporary)
    temporary.replace(target)
    sync(target.parent)
