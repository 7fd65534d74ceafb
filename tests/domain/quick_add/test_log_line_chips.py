"""Chips, problems and their dismissal."""

import pytest
from quick_add_book import BOB, NOW, parse, record, resolve, stored

from relterm.domain.kinds import Kind
from relterm.domain.quick_add import ChipKind, PersonMatch, carry_over, parse_log

K = ChipKind


def chips(line: str) -> list[tuple[str, ChipKind, str]]:
    parsed = parse(line)
    return [(line[each.start : each.end], each.kind, each.label) for each in parsed.chips]


def test_every_piece_understood_has_a_chip_and_plain_words_have_none() -> None:
    line = "fri: coffee with @bob via @may 1h30 *2 went well #x +intro >> 3w ring :: shy"
    assert chips(line) == [
        ("fri:", K.DATE, "Fri 20 Nov"),
        ("coffee", K.KIND, "coffee · in person"),
        ("with", K.DIRECTION, "you both"),
        ("@bob", K.PERSON, "Bob Osei"),
        ("@may", K.VIA, "via May"),
        ("1h30", K.MINUTES, "1 h 30"),
        ("*2", K.DEPTH, "real"),
        ("#x", K.TAG, "#x"),
        ("+intro", K.GAVE, "you gave: intro"),
        (">> 3w ring", K.NEXT, "next: Sat 12 Dec, ring"),
        (":: shy", K.NOTE, "private note"),
    ]


@pytest.mark.parametrize(
    ("line", "chip"),
    [
        ("call @bob", ("call", K.KIND, "call")),
        ("zoom @bob", ("zoom", K.KIND, "zoom · video")),
        ("call no @bob", ("call no", K.KIND, "call, not reached")),
        ("call @bob no", ("no", K.DETAIL, "not reached")),
        ("known @bob 5y", ("5y", K.HISTORY, "known 5 years")),
        ("known @bob 1y", ("1y", K.HISTORY, "known 1 year")),
        ("call @zoe", ("@zoe", K.UNKNOWN_PERSON, "zoe: new person?")),
        ("call @ann", ("@ann", K.AMBIGUOUS_PERSON, "ann: 2 people")),
        ("call @bob via @ann", ("@ann", K.AMBIGUOUS_PERSON, "ann: 2 people")),
        ("tomorrow: call @bob", ("tomorrow:", K.PLAN, "plan: Sun 22 Nov")),
        ("2025-11-03 14:30: x", ("2025-11-03 14:30:", K.DATE, "Mon 3 Nov 2025 14:30")),
        ("03/04: x", ("03/04:", K.WARNING, "03/04 could be two days: write 3 apr or 2026-04-03")),
        (
            "25/12: x",
            ("25/12:", K.WARNING, "25/12 is not read as a date: write 25 dec or 2026-12-25"),
        ),
        ("30 feb: x", ("30 feb:", K.WARNING, "30 feb is not in the calendar")),
        ("@bob -help", ("-help", K.RECEIVED, "they gave: help")),
        ("@bob +gift size:3", ("size:3", K.DETAIL, "large")),
        ("@bob ?advice yes on x", ("?advice yes on x", K.ASKED, "you asked: advice, on x, yes")),
        ("@bob <?intro", ("<?intro", K.THEY_ASKED, "they asked: intro")),
        ("@bob !a by fri", ("!a by fri", K.PROMISED, "you promised: a, by Fri 27 Nov")),
        ("@bob <!a", ("<!a", K.THEY_PROMISED, "they promised: a")),
        ("thanks @bob", ("thanks", K.THANKS, "you thanked")),
        ("@bob <thanks", ("<thanks", K.THANKED, "they thanked")),
        ("from @bob hello", ("from", K.DIRECTION, "they wrote")),
        ("call from @bob", ("from", K.DIRECTION, "from them")),
        ("email @bob ...", ("...", K.WAITING, "no answer yet")),
        ("@bob ...", ("...", K.WAITING, "you wrote, no answer yet")),
        ("call @bob >>", (">>", K.NEXT, "next: at the usual time")),
        ("call @bob mood:bad", ("mood:bad", K.DETAIL, "went badly")),
    ],
)
def test_a_chip_says_what_was_understood(line: str, chip: tuple[str, ChipKind, str]) -> None:
    assert chip in chips(line)


def test_the_selected_person_is_meant_when_nobody_is_named_and_shown_as_a_chip() -> None:
    parsed = parse("call 30m", selected=BOB)
    assert [each.label for each in parsed.chips if each.span == (0, 0)] == ["Bob Osei"]
    assert stored(record(parsed)) == "call @bob minutes=30"
    named = parse("call @may", selected=BOB)
    assert [mention.typed for mention in named.people] == ["may"]
    introduced = parse("call via @may", selected=BOB)
    assert stored(record(introduced)) == "call @bob"


def test_the_selected_person_can_be_dismissed() -> None:
    parsed = parse("call 30m", selected=BOB, dismissed=frozenset({(0, 0)}))
    assert parsed.people == ()


@pytest.mark.parametrize(
    ("line", "piece", "expected"),
    [
        ("call her mother @bob", "call", "note @bob “call her mother”"),
        ("fri: met @bob", "fri:", "meet @bob “fri:”"),
        ("met @bob #x", "#x", "meet @bob “#x”"),
        ("met @bob", "@bob", "meet “@bob”"),
        ("met with @bob", "with", "meet @bob “with”"),
        ("met >@bob", ">", "meet @bob “>”"),
        ("met @bob 30m", "30m", "meet @bob “30m”"),
        ("met @bob !send 30m #x by fri", "!send 30m", "meet @bob #x “!send 30m x by fri”"),
        ("met @bob >> 3w ring", ">> 3w ring", "meet @bob “>> 3w ring”"),
        ("met @bob :: shy", ":: shy", "meet @bob “:: shy”"),
        ("email @bob ...", "...", "email @bob “...”"),
        ("call no @bob", "call no", "note @bob “call no”"),
        ("12 mar: met @bob", "12 mar:", "meet @bob “12 mar:”"),
        ("?advice on x @bob", "?advice on x", "note @bob “?advice on x”"),
    ],
)
def test_what_is_dismissed_is_plain_text(line: str, piece: str, expected: str) -> None:
    span = (line.index(piece), line.index(piece) + len(piece))
    assert span in {each.span for each in parse(line).chips}
    assert stored(record(parse(line, dismissed=frozenset({span})))) == expected


def test_a_phrase_with_a_dismissed_word_in_it_is_no_date() -> None:
    middle = frozenset({(3, 6)})
    assert stored(record(parse("12 mar: met @bob", dismissed=middle))) == "note @bob “12 mar: met”"
    tail = frozenset({(9, 12)})
    assert stored(record(parse("!a by 12 mar @bob", dismissed=tail))) == (
        "promise by:me @bob “a by 12 mar”"
    )


def test_dismissal_survives_editing_elsewhere() -> None:
    span = frozenset({(5, 7)})
    assert carry_over(span, "met  #x @bob", "met  #x @bobby") == span
    assert carry_over(span, "met  #x @bob", "we met  #x @bob") == {(8, 10)}
    assert carry_over(span, "met  #x @bob", "met  #y @bob") == frozenset()
    assert carry_over(span, "met  #x", "") == frozenset()


def test_problems_are_sentences_about_what_stays_open() -> None:
    assert parse("call @bob").problems == ()
    assert parse("call @zoe @zoe").problems == ("Nobody in the book is called “zoe”.",)
    assert parse("call @ann").problems == ("“ann” could be Ann Kowalska (Gdańsk), Ann Lee (Acme).",)
    assert parse("03/04: call @bob").problems == (
        "03/04 could be two days: write 3 apr or 2026-04-03.",
    )
    assert parse("12.3.: call @zoe !send it by 31 feb >> 31.2. ring").unread == (
        "31.2. is not in the calendar.",
        "31 feb is not in the calendar.",
    )
    assert [each.typed for each in parse("call @ann @bob via @zoe").unresolved] == ["ann", "zoe"]


def test_a_name_with_many_namesakes_lists_a_few() -> None:
    many = [PersonMatch(f"u{number}", f"Bob {number}") for number in range(6)]
    parsed = parse_log("call @bob", NOW, lambda _: many)
    assert parsed.problems == ("“bob” could be Bob 0, Bob 1, Bob 2, Bob 3 or 2 more.",)


def test_the_user_can_add_words() -> None:
    extra = {"Sauna": Kind.MEET, "podcast": Kind.GIVE}
    assert stored(record(parse("sauna @bob +podcast", extra=extra))) == (
        "meet @bob | give by:me “podcast”"
    )
    assert stored(record(parse("podcast @bob", extra=extra))) == "give by:me @bob “podcast”"
    assert stored(record(parse("sauna @bob +podcast"))) == "note @bob “sauna bob +podcast”"


def test_the_words_as_typed_are_kept_beside_the_kind() -> None:
    parsed = parse("Coffee @bob")
    assert (parsed.kind, parsed.kind_word) == (Kind.MEET, "Coffee")
    assert parse("@bob hm").kind is None
    assert parse("@bob hm").stored_kind is Kind.NOTE
    assert parse("gave @bob intro size:2").size == 2
    assert parse("coffee @bob +intro size:2").size is None


def test_names_are_looked_up_as_they_were_typed() -> None:
    asked: list[str] = []

    def note(typed: str) -> list[PersonMatch]:
        asked.append(typed)
        return resolve(typed)

    parse_log("met @Chiara Neri and @bob, @Bob Then", NOW, note)
    assert asked == ["Chiara Neri", "Chiara Neri", "bob", "Bob Then", "Bob"]


def test_the_longest_name_the_book_knows_is_taken() -> None:
    known = {"Ann", "Ann Mary", "Ann Mary Lee"}

    def look(typed: str) -> list[PersonMatch]:
        return [PersonMatch(typed, typed)] if typed in known else []

    parsed = parse_log("met @Ann Mary Lee Once", NOW, look)
    assert [mention.typed for mention in parsed.people] == ["Ann Mary Lee"]
    assert parse_log("met @Ann mary", NOW, look).text == "mary"
