from cli_shell import Shell


def test_a_line_is_logged_and_said_back(shell: Shell) -> None:
    answer = shell("add", "--new", 'yesterday: coffee @"Ann Lee" *2 !send the paper by fri')
    assert answer.lines[0] == (
        "logged: Fri 20 Nov; coffee · in person; real; you promised: send the paper, by Fri 27 Nov"
    )
    assert answer.lines[1].startswith("Ann Lee (new): trust +15")
    log = shell("log", "--json").json
    assert {(entry["kind"], entry["date"]) for entry in log} == {
        ("meet", "2026-11-20"),
        ("promise", "2026-11-20"),
    }


def test_words_that_the_shell_took_apart_are_one_line(shell: Shell) -> None:
    shell("add", "Ann Lee <ann@x.org>")
    shell("add", "call", "with:Ann Lee", "30m", "next:3w")
    (entry,) = shell("log", "--json").json
    assert (entry["kind"], entry["minutes"]) == ("call", 30)
    assert entry["people"][0]["name"] == "Ann Lee"


def test_a_line_that_looks_like_a_person_makes_one(shell: Shell) -> None:
    answer = shell("add", "Ann Lee <ann@x.org> +49301234567 at Acme as CTO #conf")
    assert answer.out.startswith("added: Ann Lee")
    person = shell("show", "ann@x.org", "--json").json["person"]
    assert person["organisation"] == "Acme"
    assert person["title"] == "CTO"
    assert person["tags"] == ["conf"]


def test_person_is_a_person_whatever_it_looks_like(shell: Shell) -> None:
    shell("add", "--person", "bob")
    assert shell("show", "bob", "--json").json["person"]["name"] == "bob"


def test_the_same_person_is_not_added_twice_unless_asked_for(shell: Shell) -> None:
    shell("add", "--person", "Bob May")
    answer = shell("add", "--person", "Bob May", code=65)
    assert "“Bob May” is in the book already" in answer.err
    shell("add", "--person", "--new", "Bob May")
    assert "several people" in shell("show", "Bob May", code=65).err


def test_unknown_names_are_refused_where_nobody_can_be_asked(shell: Shell) -> None:
    answer = shell("add", "call @zoe", code=65)
    assert answer.out == ""
    assert answer.err.splitlines() == [
        "Nobody in the book is called “zoe”. Add them first, or use --new."
    ]
    assert shell("log", "--json").json == []


def test_a_name_that_could_be_several_is_never_guessed(shell: Shell) -> None:
    shell("add", "--person", "Ann One")
    shell("add", "--person", "Ann Two")
    answer = shell("add", "call @ann", code=65)
    assert "Ann One" in answer.err
    assert "Ann Two" in answer.err
    assert shell("log", "--json").json == []


def test_a_line_without_anybody_is_refused(shell: Shell) -> None:
    assert "Who was it with?" in shell("add", "what a day", code=65).err


def test_lines_from_standard_input_stand_alone(shell: Shell) -> None:
    shell("add", "--person", "Ann")
    lines = b"call @ann 30m\r\n\nmet @nobody\nmet @ann for tea\n"
    answer = shell("add", "-", stdin=lines, code=65)
    assert answer.err.splitlines() == [
        "Line 3: Nobody in the book is called “nobody”. Add them first, or use --new."
    ]
    assert [entry["kind"] for entry in shell("log", "--json").json] == ["meet", "call"]
    shell("undo")
    assert [entry["kind"] for entry in shell("log", "--json").json] == ["call"]


def test_a_line_without_end_is_named_and_left_out(shell: Shell) -> None:
    shell("add", "--person", "Ann")
    long = b"call @ann " + b"x" * 2_500_000 + b"\nmet @ann\n"
    answer = shell("add", "-", stdin=long, code=65)
    assert answer.err.startswith("Line 1: the line is longer than")
    assert [entry["kind"] for entry in shell("log", "--json").json] == ["meet"]


def test_a_line_that_begins_with_a_dash_is_a_text(shell: Shell) -> None:
    shell("add", "--person", "Ann")
    shell("add", "-help @ann")
    assert shell("log", "--json").json[0]["kind"] == "give"


def test_bytes_the_locale_cannot_read_are_kept(shell: Shell) -> None:
    plain = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    answer = shell("add", "--new", 'met @"Ünï 名"', env=plain)
    assert answer.lines[1].startswith("\\xdcn\\xef \\u540d (new)")
    assert shell("show", "Ünï 名", "--json", env=plain).json["person"]["name"] == "Ünï 名"
    assert shell("show", "Ünï 名").lines[0] == "Ünï 名"


def test_undo_and_redo_say_what(shell: Shell) -> None:
    assert shell("undo", code=1).err == "Nothing to undo.\n"
    shell("add", "--new", "call @ann")
    assert shell("undo").out == "Undone: logged call · ann\n"
    assert shell("show", "ann", code=65).out == ""
    assert shell("redo").out == "Done again: logged call · ann\n"
    assert shell("redo", code=1).err == "Nothing to do again.\n"
    assert len(shell("log", "--json").json) == 1
