"""Import, export, backup, restore: files in and out."""

import csv
import stat

from cli_shell import Shell, trust_rows

from relterm.clock import fixed_clock
from relterm.domain.saved_views import View
from relterm.service.commands.views import SaveView
from relterm.service.opening import open_desk

PEOPLE = [
    ["Name", "Email", "Company", "Shoe size"],
    ["Ann Lee", "ann@x.org", "Acme", "38"],
    ["Bob May", "bob@x.org", "Beta", ""],
]


def test_the_preview_writes_nothing_and_says_what_each_column_becomes(shell: Shell) -> None:
    path = str(shell.file("people.csv", PEOPLE))
    answer = shell("import", path, "--dry-run")
    assert "“Company” → organisation" in answer.out
    assert "“Shoe size” → custom field" in answer.out
    assert "2 new, 0 changed, 0 same, 0 skipped, 0 rejected." in answer.out
    assert "line 2: new · Ann Lee · Acme" in answer.out
    assert answer.lines[-1] == "Nothing was written (--dry-run)."
    shell("show", "Ann Lee", code=65)


def test_without_a_terminal_and_without_yes_it_only_previews(shell: Shell) -> None:
    answer = shell("import", str(shell.file("people.csv", PEOPLE)), code=2)
    assert "2 new" in answer.out
    assert answer.err == "Nothing was written: say --yes to import it.\n"
    shell("show", "Ann Lee", code=65)


def test_the_same_file_twice_changes_nothing_and_says_so(shell: Shell) -> None:
    path = str(shell.file("people.csv", PEOPLE))
    assert "Imported people.csv: 2 new" in shell("import", path, "--yes").out
    again = shell("import", path, "--yes").out
    assert "0 changes" in again
    assert "0 new, 0 changed, 2 same" in again
    assert shell("import", path).lines[-1] == "0 changes: nothing to write."


def test_a_log_twice_changes_nothing_either(shell: Shell) -> None:
    path = str(shell.file("interactions.csv", trust_rows()))
    shell("import", path, "--yes", "--today", "2030-01-01")
    assert "0 new, 0 changed" in shell("import", path, "--yes", "--today", "2030-01-01").out


def test_an_import_is_undone_in_one_step(shell: Shell) -> None:
    shell("import", str(shell.file("people.csv", PEOPLE)), "--yes")
    assert shell("undo").out == "Undone: import of people.csv\n"
    shell("show", "Ann Lee", code=65)
    assert shell("undo", code=1).err == "Nothing to undo.\n"


def test_columns_mean_what_map_says(shell: Shell) -> None:
    path = str(shell.file("odd.csv", [["Wer", "Wo=was"], ["Ann Lee", "Acme"]]))
    shell("import", path, "--yes", "--map", "Wer=name", "--map", "Wo=was=organisation")
    assert shell("show", "Ann Lee", "--json").json["person"]["organisation"] == "Acme"
    assert "Column=field" in shell("import", path, "--yes", "--map", "Wer", code=2).err
    assert "cannot become" in shell("import", path, "--map", "Wer=nonsense", code=65).err
    assert "no column “Was”" in shell("import", path, "--map", "Was=name", code=65).err


def test_rejected_rows_are_named_and_kept(shell: Shell) -> None:
    rows = [["date", "people", "kind"], ["2026-11-01", "Ann", "call"], ["soon", "Ann", "call"]]
    path = shell.file("interactions.csv", rows)
    answer = shell("import", str(path), "--yes")
    kept = path.with_name("interactions.rejected.csv")
    assert "1 row was rejected" in answer.err
    assert str(kept) in answer.err
    assert "line 3" in answer.err
    assert "soon,Ann,call" in kept.read_text(encoding="utf-8")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_several_files_each_stand_alone(shell: Shell) -> None:
    first = str(shell.file("a.csv", [["Name", "Email"], ["Ann", "a@x.org"]]))
    last = str(shell.file("b.csv", [["Name", "Email"], ["Bob", "b@x.org"]]))
    missing = str(shell.home / "none.csv")
    answer = shell("import", first, missing, last, "--yes", code=65)
    assert answer.err == f"There is no file “{missing}”.\n"
    shell("undo")
    shell("show", "Bob", code=65)
    shell("show", "Ann")


def test_what_cannot_be_read_is_refused(shell: Shell) -> None:
    (shell.home / "empty.csv").touch()
    (shell.home / "noise.csv").write_bytes(bytes(range(256)) * 40)
    shell("add", "--person", "Ann")
    for name in ("empty.csv", "noise.csv", "/dev/zero", str(shell.home), str(shell.book)):
        answer = shell("import", name, "--yes", code=65)
        assert len(answer.err.splitlines()) == 1
        assert answer.out == ""


def test_export_import_export_gives_the_same_bytes(shell: Shell) -> None:
    shell("import", str(shell.file("people.csv", PEOPLE)), "--yes")
    shell("import", str(shell.file("interactions.csv", trust_rows())), "--yes")
    shell(
        "add", 'yesterday: met @"Ann Lee" *2 !send =1+1 by fri >> 3w call ?advice on "pricing" yes'
    )
    shell("add", "--person", "=HYPERLINK(1) via @ann #conf bday 04-15 every 6w")
    first, other = shell.home / "first", shell.home / "second"
    with open_desk(shell.book, fixed_clock("2026-11-21")) as desk:
        desk.run(SaveView(View("v1", "=Nearby", 'circle:close "a, b"')))
    shell("export", str(first))
    db = str(shell.home / "other.db")
    shell("import", str(first), "--yes", "--db", db)
    shell("export", str(other), "--db", db)
    files = sorted(path.name for path in first.iterdir())
    assert {"people.csv", "interactions.csv", "promises.csv", "views.csv"} <= set(files)
    for name in files:
        assert (first / name).read_bytes() == (other / name).read_bytes(), name
    assert "=HYPERLINK" not in {
        line.split(",")[1] for line in (first / "people.csv").read_text("utf-8").splitlines()
    }
    with (first / "people.csv").open(encoding="utf-8", newline="") as rows:
        header, *people = csv.reader(rows)
    place = header.index("line")
    assert sum(bool(row[place]) for row in people) == 1
    before_lines = [row[:place] + row[place + 1 :] for row in (header, *people)]
    older = str(shell.file("people.csv", before_lines))
    assert "0 changes" in shell("import", older, "--yes", "--db", db).out


def test_one_table_can_be_exported_plainly(shell: Shell) -> None:
    shell("add", "--person", "=1+1")
    target = shell.home / "people.csv"
    answer = shell("export", str(target), "--raw")
    assert answer.out == f"Wrote 1 row of people to {target}.\n"
    assert ",=1+1," in target.read_text(encoding="utf-8")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_an_export_never_replaces_the_book(shell: Shell) -> None:
    shell("add", "--person", "Ann")
    before = shell.book.read_bytes()
    assert "the book itself" in shell("export", str(shell.book), code=2).err
    assert shell("export", str(shell.home / "no" / "where"), code=73).out == ""
    assert shell.book.read_bytes() == before


def test_a_backup_brings_back_what_was(shell: Shell) -> None:
    shell("add", "--person", "Ann")
    copy = shell.home / "copy.db"
    shell("backup", str(copy))
    shell("add", "--person", "Bob")
    assert "say --yes" in shell("restore", str(copy), code=2).err
    shell("show", "Bob")
    answer = shell("restore", str(copy), "--yes")
    assert "before-restore" in answer.lines[1]
    shell("show", "Ann")
    shell("show", "Bob", code=65)


def test_a_backup_without_a_path_goes_beside_the_book(shell: Shell) -> None:
    shell("add", "--person", "Ann")
    assert "relterm-000001-by-hand.db" in shell("backup").out
    assert (shell.book.parent / "backups" / "relterm-000001-by-hand.db").is_file()


def test_a_damaged_book_is_set_aside_by_restoring(shell: Shell) -> None:
    shell("add", "--person", "Ann")
    copy = shell.home / "copy.db"
    shell("backup", str(copy))
    damaged = shell.book.read_bytes()[: len(shell.book.read_bytes()) // 2]
    shell.book.write_bytes(damaged)
    assert "is damaged" in shell("show", "Ann", code=65).err
    assert shell.book.read_bytes() == damaged
    answer = shell("restore", str(copy), "--yes")
    aside = shell.book.with_name("relterm-damaged-1.db")
    assert str(aside) in answer.out
    assert aside.read_bytes() == damaged
    shell("show", "Ann")


def test_only_a_whole_backup_is_restored(shell: Shell) -> None:
    shell("add", "--person", "Ann")
    before = shell.book.read_bytes()
    other = shell.home / "other.db"
    other.write_text("no book at all", encoding="utf-8")
    for name in (str(other), str(shell.home / "none.db"), str(shell.home)):
        assert shell("restore", name, "--yes", code=65).out == ""
    assert shell.book.read_bytes() == before
    book = shell.home / "text.db"
    book.write_text("my notes", encoding="utf-8")
    shell("backup", str(other))
    shell("restore", str(other), "--yes", "--db", str(book), code=65)
    assert book.read_text(encoding="utf-8") == "my notes"


def test_where_names_the_files_without_making_them(shell: Shell) -> None:
    answer = shell("where", "--config", "/some/config.toml")
    assert f"book        {shell.book}  (not there yet)" in answer.lines
    assert "config      /some/config.toml  (not there yet)" in answer.lines
    assert list(shell.home.iterdir()) == []


def test_the_book_can_be_another_one(shell: Shell) -> None:
    other = shell.home / "other.db"
    shell("--db", str(other), "add", "--person", "Ann")
    shell("show", "Ann", env={"RELTERM_DB": str(other)})
    shell("show", "Ann", "--db", str(shell.home / "third.db"), code=65)


def test_files_are_private_whatever_the_umask(shell: Shell) -> None:
    done = shell.script('umask 000; "$@"', "add", "--new", "call @ann")
    assert done.returncode == 0
    assert stat.S_IMODE(shell.book.stat().st_mode) == 0o600
    assert stat.S_IMODE(shell.book.parent.stat().st_mode) == 0o700


def test_a_number_shared_by_a_family_or_an_office_joins_nobody(shell: Shell) -> None:
    rows = [["Name", "Phone"], ["Ann Lee", "+49 30 1234567"], ["Bob Lee", "+49 30 1234567"]]
    path = str(shell.file("family.csv", rows))
    assert "2 new" in shell("import", path, "--yes").out
    assert "0 new, 0 changed, 2 same" in shell("import", path, "--yes").out
    again = str(shell.file("again.csv", [["Name", "Phone"], ["Carl Lee", "+49301234567"]]))
    assert "new, but perhaps known · Carl Lee" in shell("import", again, "--dry-run").out


def test_one_number_and_names_that_agree_are_one_person(shell: Shell) -> None:
    shell(
        "import", str(shell.file("a.csv", [["Name", "Phone"], ["Ann Lee", "+4930123456"]])), "--yes"
    )
    rows = [
        ["Name", "Phone", "Title"],
        ["Ann M. Lee", "+49 30 123456", "CTO"],
    ]
    assert "0 new, 1 changed" in shell("import", str(shell.file("b.csv", rows)), "--yes").out
    assert shell("show", "Ann Lee", "--json").json["person"]["title"] == "CTO"


def test_what_two_rows_say_about_one_person_is_all_kept(shell: Shell) -> None:
    rows = [
        ["Name", "Email", "Phone", "Company"],
        ["Ann", "a@x.org", "+49301234567", ""],
        ["Ann", "a@x.org", "", "Acme"],
    ]
    shell("add", "Ann <a@x.org>")
    shell("import", str(shell.file("p.csv", rows)), "--yes")
    person = shell("show", "Ann", "--json").json["person"]
    assert (person["phones"], person["organisation"]) == (["+49301234567"], "Acme")
