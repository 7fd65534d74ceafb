import csv

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


def test_what_they_gave_is_no_option(shell: Shell) -> None:
    shell("add", "--person", "Bob May")
    answer = shell("add", "call", "@bob", "+intro", "-help")
    assert answer.lines[0].endswith("you gave: intro; they gave: help")
    assert [entry["kind"] for entry in shell("log", "--json").json].count("give") == 2


def test_a_day_that_is_none_is_told_once(shell: Shell) -> None:
    shell("add", "--person", "Bob May")
    answer = shell("add", "03/04: call @bob")
    assert "could be two days" not in answer.out
    assert answer.err.splitlines() == [
        "03/04 could be two days: write 3 apr or 2026-04-03. It was logged without that day."
    ]


def test_a_line_that_looks_like_a_person_makes_one(shell: Shell) -> None:
    answer = shell("add", "Ann Lee <ann@x.org> +49301234567 at Acme as CTO #conf")
    assert answer.out.startswith("added: Ann Lee")
    person = shell("show", "ann@x.org", "--json").json["person"]
    assert person["organisation"] == "Acme"
    assert person["title"] == "CTO"
    assert person["tags"] == ["conf"]
    shell.many(["add", "--person", "Bo May", "#conf"], ["export", "out"])
    with (shell.home / "out" / "people.csv").open(encoding="utf-8", newline="") as rows:
        lines = {row["name"]: row["line"] for row in csv.DictReader(rows)}
    assert lines == {
        "Ann Lee": "Ann Lee <ann@x.org> +49301234567 at Acme as CTO #conf",
        "Bo May": "Bo May #conf",
    }


def test_person_is_a_person_whatever_it_looks_like(shell: Shell) -> None:
    shell("add", "--person", "bob")
    assert shell("show", "bob", "--json").json["person"]["name"] == "bob"


def test_what_cannot_be_right_about_somebody_new_is_said_and_kept_as_a_note(shell: Shell) -> None:
    answer = shell("add", "--person", "Ann Lee bday 31 feb every 0d +12 at Acme")
    assert answer.lines[0] == "added: Ann Lee · at Acme"
    assert answer.err.splitlines() == [
        "31 feb is not in the calendar. It was kept as a note.",
        "“every 0d” is no rhythm: write every 6w. It was kept as a note.",
        "+12 is too short for a phone number. It was kept as a note.",
    ]
    assert "bday 31 feb every 0d +12" in shell("show", "Ann Lee").out


def test_the_same_person_is_not_added_twice_unless_asked_for(shell: Shell) -> None:
    shell("add", "--person", "Bob May")
    answer = shell("add", "--person", "Bob May", code=1)
    assert "“Bob May” looks like Bob May: the same name; --new adds" in answer.err
    shell("add", "--person", "--new", "Bob May")
    assert "several people" in shell("show", "Bob May", code=65).err


def test_who_looks_like_somebody_in_the_book_is_asked_about_first(shell: Shell) -> None:
    shell("add", "Ann Lee ann@x.org +49 30 1234567 at Acme")
    for line, why in (
        ("Annie Lee ann@x.org", "the same e-mail address ann@x.org, Ann and Annie"),
        ("A. Lee 030 1234567", "the same phone number, the initial A."),
        ("Lee Ann at Acme", "the same names in another order, the same organisation"),
    ):
        answer = shell("add", "--person", line, code=1)
        assert f"looks like Ann Lee (Acme): {why}" in answer.err
        assert len(answer.err.splitlines()) == 1
    weak = shell("add", "Ann Lee ann@borealis.example at Borealis")
    assert weak.lines[0].startswith("added: Ann Lee")
    assert weak.err == (
        "They look like Ann Lee (Acme): the same name. Merge in the app puts two together.\n"
    )
    piped = shell("add", "-", stdin=b"Annie Lee ann@x.org\nZed Zeb zed@x.org\n", code=65)
    assert piped.err.startswith("Line 1: “Annie Lee” looks like Ann Lee (Acme)")
    assert piped.lines == ["added: Zed Zeb · e-mail zed@x.org"]


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
    refused = shell("add", "what a day", code=65).err
    assert "Who was it with?" in refused
    assert "--person" in refused


def test_lines_from_standard_input_stand_alone(shell: Shell) -> None:
    shell("add", "--person", "Ann")
    lines = b"call @ann 30m\r\n\nmet @nobody\n31 feb: met @ann for tea\n"
    answer = shell("add", "-", stdin=lines, code=65)
    assert answer.err.splitlines() == [
        "Line 3: Nobody in the book is called “nobody”. Add them first, or use --new.",
        "Line 4: 31 feb is not in the calendar. It was logged without that day.",
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


def test_the_words_for_a_shell_do_what_signs_do_in_the_app(shell: Shell) -> None:
    shell("add", "--person", "Bob Osei", "bob@x.org")
    words = ["met", "@bob", "tag:x", "next:3w", "send it", "gave:intro", "got:help", "deep:3"]
    by_words = shell("add", *words, "ask:advice", "note:not for\nothers").lines[0]
    in_signs = "met @bob #x +intro -help *3 ?advice >> 3w send it :: not for\nothers"
    by_signs = shell("add", in_signs).lines[0]
    assert sorted(by_words.split("; ")) == sorted(by_signs.split("; "))
    assert "next: Sat 12 Dec, send it" in by_words
    waiting = shell("add", "email", "to", "@bob", "waiting", "next:").lines[0]
    assert waiting == "logged: e-mail; from you; Bob Osei; no answer yet; next: at the usual time"
    thanked = shell("add", "from", "@bob", "thanks a lot").lines[0]
    assert thanked == "logged: from them; Bob Osei; they thanked: a lot"
    assert len(shell("log", "--json").json) == 10


def test_an_address_or_a_uid_says_who_was_meant(shell: Shell) -> None:
    shell("add", "--person", "Kim Lee", "kim@x.org")
    shell("add", "--person", "--new", "Kim Lee", "kim@y.org")
    refused = shell("add", "call @kim", code=65).err
    assert "Write more of the name, their e-mail address, or the UID" in refused
    uid = shell("show", "kim@y.org", "--json").json["person"]["uid"]
    answers = shell.many(
        ["add", "call", "with:kim@x.org"],
        ["add", "email to @kim@x.org about it"],
        ["add", f"call @{uid} 5m"],
        ["add", "call", f"from:{uid}"],
        ["add", "call kim@x.org"],
        ["add", "call with:nobody@x.org"],
        ["log", "--json"],
    )
    assert [answer.code for answer in answers] == [0, 0, 0, 0, 65, 65, 0]
    assert "Who was it with?" in answers[4].err
    assert "Nobody in the book is called “nobody@x.org”" in answers[5].err
    logged = [entry["people"][0]["uid"] == uid for entry in answers[6].json]
    assert sorted(logged) == [False, False, True, True]


def test_an_ask_before_its_time_is_told_and_recorded(shell: Shell) -> None:
    answer = shell("add", "--new", "call @bob ?business a pilot")
    assert "you asked: business, a pilot" in answer.lines[0]
    told = answer.err.splitlines()
    assert told[-2].startswith("Not yet for bob: ")
    assert "Asking now costs" in told[-2]
    assert told[-1] == "It is recorded as it happened."
    assert {entry["kind"] for entry in shell("log", "--json").json} == {"call", "ask"}
    assert shell("add", "call @bob <?business a loan").err == ""


def test_whoever_introduced_them_is_never_added_unasked(shell: Shell) -> None:
    shell("add", "--person", "Bob")
    assert "“zed”" in shell("add", "call @bob via @zed", code=65).err
    assert shell("log", "--json").json == []
    shell("add", "--new", "call @bob via @zed")
    assert shell("show", "zed", "--json").json["person"]["name"] == "zed"
    answer = shell("add", "Ann Lee ann@x.org via @nobody")
    assert answer.lines == ["added: Ann Lee · e-mail ann@x.org"]
    assert "Who introduced them was left out." in answer.err


def test_undo_and_redo_say_what(shell: Shell) -> None:
    assert shell("undo", code=1).err == "Nothing to undo.\n"
    shell("add", "--new", "call @ann")
    assert shell("undo").out == "Undone: logged call · ann\n"
    assert shell("show", "ann", code=65).out == ""
    assert shell("redo").out == "Done again: logged call · ann\n"
    assert shell("redo", code=1).err == "Nothing to do again.\n"
    assert len(shell("log", "--json").json) == 1
