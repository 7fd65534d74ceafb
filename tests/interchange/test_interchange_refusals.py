"""What is no table is refused in one sentence; a failed export leaves things as they were."""

import gzip
import io
import os
import random
import sqlite3
import stat
import zipfile
from pathlib import Path
from typing import TextIO

import pytest

from relterm.errors import BadInput, BookError, DiskFull, ReadOnly
from relterm.interchange import files
from relterm.interchange.cells import RISKY, guard
from relterm.interchange.drafts import Problem
from relterm.interchange.recognise import recognise
from relterm.interchange.report import rejected_path, write_rejected


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.csv", "Name\nAnn\n")
    return out.getvalue()


def database(tmp_path: Path) -> bytes:
    path = tmp_path / "some.db"
    connection = sqlite3.connect(path)
    connection.execute("create table t (a)")
    connection.commit()
    connection.close()
    return path.read_bytes()


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\xff\xfe", "empty"),
        (b"\n" * 500, "empty"),
        (b"\0" * 5000, "zero bytes"),
        (b",,,\n" * 50, "no rows"),
        (b"hello\n", "no column"),
        (b"<html><body>x</body></html>\n", "no column"),
        (b"BEGIN:VCARD\r\nFN:Ann\r\nEND:VCARD\r\n", "vCard"),
        (b"x" * 3_000_000, "no column"),
        (",".join(f"c{number}" for number in range(20_000)).encode(), "no column"),
        (zipped(), "zip"),
        (gzip.compress(b"Name\nAnn\n"), "gzip"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "PNG"),
        (b"%PDF-1.7\n%x", "PDF"),
        (random.Random(1).randbytes(20_000), "not a text file"),
        (b"a,b\n1,2\n", "no column"),
    ],
    ids=lambda value: value[:12].replace(" ", "-") if isinstance(value, str) else f"{len(value)}b",
)
def test_what_is_no_table(content: bytes, word: str, tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(content)
    with pytest.raises(BadInput, match=word) as refusal:
        recognise(path)
    assert "\n" not in str(refusal.value)


def test_a_database_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(database(tmp_path))
    with pytest.raises(BadInput, match="database"):
        recognise(path)


def test_missing_files_pipes_and_devices(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    broken = tmp_path / "broken.csv"
    broken.symlink_to(tmp_path / "nowhere")
    for path, word in [
        (tmp_path / "missing.csv", "no file"),
        (broken, "no file"),
        (pipe, "regular"),
        (Path("/dev/zero"), "regular"),
        (Path("/dev/null"), "regular"),
        (Path("a\0b"), "name of a file"),
    ]:
        with pytest.raises(BadInput, match=word):
            recognise(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.csv"
    path.write_text("Name\nAnn\n")
    path.chmod(0)
    with pytest.raises(BadInput, match="cannot be read"):
        recognise(path)


def test_formulas_of_the_corpus_are_guarded(data: Path) -> None:
    text = (data / "csv-injection-payloads" / "csv-payload.txt").read_text("utf-8")
    payloads = [line for line in text.splitlines() if line]
    assert len(payloads) > 4
    for payload in payloads:
        assert guard(payload)[0] not in RISKY


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_private_file_appears_whole_and_private(tmp_path: Path) -> None:
    target = tmp_path / "people.csv"
    old = os.umask(0)
    try:
        with files.private_file(target) as out:
            out.write("a\r\nü")
            assert not target.exists()
            assert [mode(path) for path in tmp_path.iterdir()] == [0o600]
    finally:
        os.umask(old)
    assert target.read_bytes() == "a\r\nü".encode()
    assert mode(target) == 0o600
    assert list(tmp_path.iterdir()) == [target]


def fail_after(out: TextIO) -> None:
    out.write("half")
    raise RuntimeError


def fail_in(open_table: files.OpenTable) -> None:
    with open_table("people.csv") as out:
        out.write("half")
    raise RuntimeError


def test_a_failure_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "people.csv"
    target.write_text("old")
    with pytest.raises(RuntimeError), files.private_file(target) as out:
        fail_after(out)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]
    with files.private_file(target) as out:
        out.write("new")
    assert target.read_text() == "new"


def test_targets_that_must_not_be_replaced(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    link = tmp_path / "link.csv"
    link.symlink_to(victim)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    book = tmp_path / "book"
    content = database(tmp_path)
    book.write_bytes(content)
    for target, word in [
        (tmp_path, "folder"),
        (link, "link"),
        (pipe, "regular"),
        (Path("/dev/null"), "regular"),
        (book, "database"),
        (tmp_path / "no" / "such" / "x.csv", "no folder"),
    ]:
        with pytest.raises(BookError, match=word), files.private_file(target) as out:
            out.write("x")
    assert victim.read_text() == "precious"
    assert book.read_bytes() == content


@pytest.mark.parametrize(
    ("number", "error"), [(28, DiskFull), (27, DiskFull), (13, ReadOnly), (30, ReadOnly)]
)
def test_errors_of_the_system_are_sentences(
    number: int, error: type[BookError], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(error) as raised, files.private_file(tmp_path / "x.csv") as out:
        out.write("x")
    assert str(raised.value).endswith(".")
    assert list(tmp_path.iterdir()) == []


def test_a_new_folder_appears_whole(tmp_path: Path) -> None:
    target = tmp_path / "export"
    names = {"people.csv", "asks.csv"}
    with files.private_folder(target, names) as open_table:
        for name in sorted(names):
            with open_table(name) as out:
                out.write(name)
        assert not target.exists()
    assert mode(target) == 0o700
    assert {path.name: path.read_text() for path in target.iterdir()} == {
        name: name for name in names
    }
    assert {mode(path) for path in target.iterdir()} == {0o600}
    assert list(tmp_path.iterdir()) == [target]


def test_an_old_export_is_replaced_file_by_file_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("old")
    names = {"people.csv", "asks.csv"}
    with pytest.raises(RuntimeError), files.private_folder(tmp_path, names) as open_table:
        fail_in(open_table)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"people.csv": "old"}
    with files.private_folder(tmp_path, names) as open_table, open_table("people.csv") as out:
        out.write("new")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"people.csv": "new"}


def test_a_failed_new_folder_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "export"
    with pytest.raises(RuntimeError), files.private_folder(target, {"people.csv"}) as open_table:
        fail_in(open_table)
    assert list(tmp_path.iterdir()) == []


def test_folders_with_other_things_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("x")
    with (
        pytest.raises(BookError, match=r"diary\.txt"),
        files.private_folder(tmp_path, {"people.csv"}),
    ):
        pass
    with (
        pytest.raises(BookError, match="no folder"),
        files.private_folder(tmp_path / "diary.txt", {"people.csv"}),
    ):
        pass
    new = tmp_path / "new"
    with (
        pytest.raises(BookError, match="no table"),
        files.private_folder(new, {"people.csv"}) as open_table,
        open_table("../people.csv"),
    ):
        pass
    assert not new.exists()


def test_rejected_rows_are_written_with_line_and_reason(tmp_path: Path) -> None:
    assert rejected_path(tmp_path / "my.contacts.csv") == tmp_path / "my.contacts.rejected.csv"
    assert rejected_path(tmp_path / "export") == tmp_path / "export.rejected.csv"
    out = io.StringIO(newline="")
    problems = [
        Problem(3, "nothing says who", ("=1+1", "a,b")),
        Problem(9, "no date", ("x",), "asks.csv"),
    ]
    assert write_rejected(problems, ["Name", "Notes"], out) == 2
    assert out.getvalue().split("\r\n") == [
        "rejected line,rejected reason,Name,Notes",
        '3,nothing says who,\'=1+1,"a,b"',
        "9,asks.csv: no date,x",
        "",
    ]
    path = tmp_path / "again.csv"
    path.write_text(out.getvalue().replace("'=1+1", "Ann"))
    found = recognise(path)
    assert [column.field for column in found.columns] == ["skip", "skip", "name", "notes"]
