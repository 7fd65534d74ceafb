"""What is typed is searched for, and is never more than words and the operators that are known."""

import unicodedata
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from storage_makers import AT, DAY, entry, seed
from storage_undoing import undo

from relterm.clock import fixed_clock
from relterm.domain.clean_text import fold
from relterm.domain.interactions import (
    Ask,
    AskState,
    Direction,
    Interaction,
    Promise,
    Reminder,
    ReminderState,
)
from relterm.domain.kinds import AskSize, Circle, Intent
from relterm.domain.people import ImportantDate, Labelled, Person, State
from relterm.domain.search_query import MAX_WORDS, SearchQuery, parse
from relterm.storage import search, search_conditions
from relterm.storage.book import Book
from relterm.storage.hits import Match
from relterm.storage.images import Value
from relterm.storage.records import Order, PeopleFilter, StoredTrust
from relterm.storage.text import beginning, spelt_out

NOW = fixed_clock("2026-03-20")()
BOTH = (State.ACTIVE, State.ARCHIVED)


def put(book: Book, *values: Value) -> None:
    with book.write("put", AT) as session:
        for value in values:
            session.put(value)


def ask_for(typed: str) -> SearchQuery:
    return parse(typed, NOW.today)


def found(book: Book, typed: str) -> list[str]:
    """UIDs of the people found, the best first."""
    hits = book.search.hits(ask_for(typed), 99, NOW, BOTH)
    return [row.uid for row in book.people.rows([hit.id for hit in hits])]


def log(book: Book, typed: str, limit: int = 9) -> list[str]:
    return [each.uid for each in book.log_search.interactions(ask_for(typed), limit, NOW)]


def test_search_finds_people_by_everything_said_of_them(book: Book) -> None:
    put(
        book,
        Person(
            "p1",
            "Jürgen",
            nickname="Yogi",
            organisation="Siemens",
            title="CTO",
            why="knows boats",
            goal_text="a berth",
            met="regatta",
            notes="Drives an old tram.",
            tags=("rowing",),
            interests=("jazz",),
            aspirations=("sail north",),
            needs=("a flat",),
            offers=("rides",),
            values=("candour",),
            emails=(Labelled("j@energy.example"),),
            phones=(Labelled("+49 30 12345"),),
            links=(Labelled("https://boats.example/j"),),
            dates=(ImportantDate("wedding", text="after Easter"),),
            custom=(Labelled("green", "colour"),),
        ),
        Person("p2", "Jurgenson"),
    )
    for text in (
        "jurgen yogi", "siem", "cto", "row", "jaz", "energy", "j@energy.example", "green", "tram",
        "north", "flat", "rides", "cand", "493012345", "30 123", "boats", "berth", "regatta",
        "easter", "wedding", "colour",
    ):  # fmt: skip
        assert list(book.search.people(text, 9)) == [1], text
    assert sorted(book.search.people("jürgen", 9)) == [1, 2]
    assert len(book.search.people("jürgen", 1)) == 1
    put(book, Person("p1", "Gone", state=State.TRASHED))
    assert list(book.search.people("gone", 9)) == []
    assert list(book.search.people("tram", 9)) == []
    assert book.problems() == []


SPELLINGS = (
    ("Γιώργος Παπαδόπουλος", ("γιωργος", "ΓΙΏΡΓΟΣ", "παπαδοπουλοσ")),
    ("Наталья Йод", ("наталья", "НАТАЛЬЯ", "йод", "иод", "ЙО")),
    ("Işıl İnci", ("isil", "IŞIL", "ışıl", "inci", "İNCİ")),
    ("Jürg Großmann", ("grossmann", "GROSSMANN", "großm", "jurg")),
    ("Søren Łukasz Þór", ("soren", "lukasz", "thor", "ŁUK", "søren")),
    ("株式会社太郎", ("株", "太郎", "会社太", "株式会社太郎")),
    ("김민준", ("민준", "김")),
    ("สมชาย ใจดี", ("สมชาย", "ชาย", "ใจดี")),
    ("مُحَمَّد أحمد", ("محمد", "احمد", "مُحَمَّد")),
    ("हिन्दी देवी", ("हिन्दी", "देवी")),
    (unicodedata.normalize("NFD", "Zoë Núñez"), ("zoe", "Núñez", "nunez")),
    ("O’Neill-Ibáñez", ("o'neill", "oneill ibanez", "ibáñ")),
)


@pytest.mark.parametrize(("name", "typed"), SPELLINGS, ids=[name for name, _ in SPELLINGS])
def test_case_and_accents_are_folded_on_both_sides(
    book: Book, name: str, typed: tuple[str, ...]
) -> None:
    put(
        book,
        Person("other", "Somebody Else"),
        Person("p", name, organisation=name),
        replace(entry("e", "other", text=name), note=f"with {name}"),
        Promise("q", "other", Direction.MINE, name),
    )
    for each in typed:
        for form in ("NFC", "NFD"):
            text = unicodedata.normalize(form, each)
            if text == "oneill ibanez":
                continue
            assert found(book, text) == ["p"], text
            assert found(book, f'company:"{text}"') == ["p"], text
            assert log(book, text) == ["e"], text
            assert [one.uid for one in book.log_search.promises(ask_for(text), 9, NOW)] == ["q"]


def test_a_name_that_fits_better_comes_first_then_who_is_nearer(book: Book) -> None:
    put(
        book,
        Person("said", "Zoe", notes="sister of Ann"),
        Person("words", "Mary Ann Lee"),
        Person("begins", "Anna Bee"),
        Person("near", "Annika Bee", circle=Circle.CLOSE),
        Person("named", "Ann"),
        Person("nick", "Xenia", nickname="Ann"),
        entry("e1", "begins"),
    )
    assert found(book, "ann") == ["named", "nick", "near", "begins", "words", "said"]
    assert [hit.match for hit in book.search.hits(ask_for("ann"), 9, NOW, BOTH)] == [
        Match.NAMED, Match.NAMED, Match.BEGINS, Match.BEGINS, Match.WORDS, Match.SAID,
    ]  # fmt: skip


def test_many_matches_are_ordered_by_circle_and_last_meeting(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed(book, "Ann", "Ann", "Ann", "Ann")
    put(book, entry("e1", "p2"), Person("p4", "Ann", circle=Circle.WIDE))
    monkeypatch.setattr(search, "RANKED_MATCHES", 2)
    assert list(book.search.people("ann", 9)) == [4, 2, 1, 3]
    assert list(book.search.people("ann", 2)) == [4, 2]


SLIPS = (
    ("Jürgen Schröder", ("jurgne", "schroeder", "jürgen schörder", "shroder", "urgen")),
    ("Michael Keller", ("micheal", "michal", "mihcael kelelr", "chael")),
    ("Anna Shaw", ("anan", "amna", "annna", "nna s")),
    ("Κωνσταντίνος", ("κωσνταντινος", "κονσταντινος")),
    ("Владимир", ("владмир", "влидимир")),
)


@pytest.mark.parametrize(("name", "typed"), SLIPS, ids=[name for name, _ in SLIPS])
def test_names_are_found_in_spite_of_slips(book: Book, name: str, typed: tuple[str, ...]) -> None:
    seed(book, "Ivo Bele", name, "Qasim Wu")
    for each in typed:
        if each == "nna s":
            continue
        assert found(book, each) == ["p2"], each
    assert found(book, "zzzzzz") == []
    assert found(book, "ivan") == []


def test_search_finds_entries_newest_first(book: Book) -> None:
    seed(book, "Anna", "Bo")
    with book.write("log", AT) as session:
        for number in range(5):
            session.put(
                replace(
                    entry(f"e{number}", "p1", text="about Oslo", day=DAY - timedelta(number)),
                    note="secret" if number == 3 else "",
                    tags=("work",) if number == 4 else (),
                )
            )
        session.put(entry("gone", "p1", text="oslo", state=State.TRASHED))
        session.put(entry("bo", "p2", text="a tram", day=DAY - timedelta(9)))
    assert log(book, "osl", 3) == ["e0", "e1", "e2"]
    assert log(book, "secret") == ["e3"]
    assert log(book, "oslo wor") == ["e4"]
    assert log(book, "tag:work") == ["e4"]
    assert log(book, "before:2026-03-01 oslo") == ["e2", "e3", "e4"]
    assert log(book, "after:2026-03-01 before:2026-03-02") == ["e1"]
    assert log(book, "bo tram") == log(book, "tram bo") == ["bo"]
    assert log(book, "anna tram") == []
    put(book, entry("e0", "p1", text="about Bergen"))
    assert log(book, "oslo", 1) == ["e1"]
    assert log(book, "berg") == ["e0"]
    with book.write("delete", AT) as session:
        session.delete("interaction", "e0")
    assert log(book, "berg") == []
    assert book.problems() == []


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Ada Großmann", "grossmann"),
        ("Γιώργος Παπάς", "γιωργος"),
        ("王小明", "小明"),
        ("Анна Йорк", "иорк"),
        ("Søren Lind", "soren"),
        ("אבי כהן", "כהן"),
        ("Ann Lee", "ann lee"),
    ],
)
def test_a_name_beside_a_topic_in_any_script(book: Book, name: str, typed: str) -> None:
    put(
        book,
        Person("p", name),
        Person("q", "Somebody", interests=(name,)),
        entry("mine", "p", text="about the lunch"),
        entry("other", "q", text="about the lunch"),
    )
    assert log(book, f"{typed} lunch") == ["mine"]
    assert log(book, f"lunch {typed}") == ["mine"]


def test_promises_asks_and_reminders_are_searched_open_ones_first(book: Book) -> None:
    seed(book, "Anna", "Bo")
    put(
        book,
        Promise("q1", "p1", Direction.MINE, "send the Łódź paper", date(2026, 3, 21)),
        Ask("a1", "p1", Direction.MINE, AskSize.ADVICE, "a word", AskState.PLANNED),
        Ask("a2", "p2", Direction.MINE, AskSize.ADVICE, "pricing", AskState.ANSWERED, reason="why"),
        Reminder("r1", "p1", "paper again", date(2026, 4, 1), ReminderState.DONE),
        Reminder("r2", "p2", "read the paper", date(2026, 4, 2)),
    )
    search_log = book.log_search
    assert [one.uid for one in search_log.promises(ask_for("lodz"), 9, NOW)] == ["q1"]
    assert [one.uid for one in search_log.asks(ask_for("why"), 9, NOW)] == ["a2"]
    assert [one.uid for one in search_log.reminders(ask_for("paper"), 9, NOW)] == ["r2", "r1"]
    assert [one.uid for one in search_log.promises(ask_for("due:week"), 9, NOW)] == ["q1"]
    assert [one.uid for one in search_log.reminders(ask_for("due:month"), 9, NOW)] == []
    assert found(book, "is:promise") == found(book, "is:promise is:ask") == ["p1"]
    assert found(book, "is:reminder") == ["p2"]
    put(
        book,
        Promise("q1", "p1", Direction.MINE, "something else"),
        Person("p2", "B", state=State.TRASHED),
    )
    assert search_log.promises(ask_for("lodz"), 9, NOW) == []
    assert search_log.reminders(ask_for("paper"), 9, NOW) == [
        Reminder("r1", "p1", "paper again", date(2026, 4, 1), ReminderState.DONE)
    ]
    with book.write("delete", AT) as session:
        session.delete("promise", "q1")
    assert search_log.promises(ask_for("something"), 9, NOW) == []
    assert book.problems() == []


def test_operators_choose_people(book: Book) -> None:
    put(
        book,
        Person("a", "Ann", circle=Circle.CLOSE, tags=("Café",), organisation="Großmann AG"),
        Person("b", "Bo", circle=Circle.INNER, tags=("cafés",), intent=Intent.FAMILY),
        Person("c", "Cy", paused=True, private=True, executive=True),
        Person("d", "Di", state=State.ARCHIVED, tags=("café",)),
        Person("e", "Ed", state=State.TRASHED),
        Person("f", "Fi", snooze_until=NOW.today.toordinal() + 1),
        entry("e1", "a", day=date(2026, 3, 2)),
        entry("e2", "b", day=date(2025, 3, 2)),
    )
    asked = {
        "tag:cafe": ["a", "d"],
        "tag:caf is:tracked": ["a", "b"],
        'tag:"CAFÉS"': ["b"],
        "circle:close": ["a"],
        "circle:close circle:inner": ["a", "b"],
        "-circle:close is:tracked": ["b"],
        "company:grossmann": ["a"],
        "company:ag ann": ["a"],
        "company:nosuch": [],
        "after:2026-01-01": ["a"],
        "before:2026": ["b"],
        "is:unlogged -is:archived": ["c", "f"],
        "is:paused is:private is:executive": ["c"],
        "is:friend": ["b"],
        "is:snoozed": ["f"],
        "bo is:tracked": ["b"],
        "bo is:untracked": [],
        "is:nosuch": [],
        "circle:": [],
    }
    for typed, uids in asked.items():
        assert sorted(found(book, typed)) == uids, typed
    trash = book.search.hits(ask_for("is:trashed"), 9, NOW, (State.TRASHED,))
    assert [row.uid for row in book.people.rows([hit.id for hit in trash])] == ["e"]


def test_entries_are_the_same_however_few_the_people_are_whom_they_are_found_by(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(
        book,
        Person("a", "Ann", circle=Circle.CLOSE, tags=("sea",)),
        Person("b", "Bo"),
        replace(entry("e1", "a", day=date(2026, 3, 2)), tags=("land",)),
        replace(entry("e2", "b", day=date(2026, 3, 3)), tags=("sea",)),
        entry("e3", "a", "b", day=date(2026, 3, 4)),
        entry("e4", "b", day=date(2026, 3, 5)),
    )
    asked = {
        "tag:sea": ["e3", "e2", "e1"],
        "tag:sea tag:land": ["e1"],
        "-tag:sea after:2026-03-02": ["e4"],
        "after:2026-03-03 circle:close": ["e3"],
        "before:2026-03-05 -circle:close": ["e2"],
        "tag:nosuch": [],
        "tag:nosuch circle:close": [],
        "-tag:nosuch after:2026-03-04": ["e4", "e3"],
    }
    for few in (0, 400):
        monkeypatch.setattr(search_conditions, "FEW_PEOPLE", few)
        assert {typed: log(book, typed) for typed in asked} == asked


@pytest.mark.parametrize("typed", ["tag:sea", "after:2000-01-01 is:paused"])
def test_entries_of_few_people_are_found_without_reading_the_whole_log(
    book: Book, typed: str
) -> None:
    put(book, Person("a", "Ann", tags=("sea",), paused=True), entry("e", "a"))
    seen: list[str] = []
    book.database.raw.set_trace_callback(seen.append)
    assert log(book, typed) == ["e"]
    book.database.raw.set_trace_callback(None)
    plans = [
        step[3]
        for sql in seen
        if "FROM interaction WHERE" in sql
        for step in book.database.rows(f"EXPLAIN QUERY PLAN {sql}")
    ]
    assert plans
    assert not [step for step in plans if step.startswith(("SCAN interaction", "SCAN participant"))]


def test_entries_of_people_in_the_trash_alone_are_found_only_when_it_is_asked_for(
    book: Book,
) -> None:
    put(
        book,
        Person("a", "Ann"),
        Person("gone", "Gone", state=State.TRASHED),
        entry("e1", "gone", text="the harbour walk"),
        entry("e2", "gone", "a", text="the harbour bench"),
    )
    assert log(book, "harbour") == ["e2"]
    assert log(book, "after:2020") == ["e2"]
    assert log(book, "gone harbour") == []
    assert sorted(log(book, "is:trashed harbour")) == ["e1", "e2"]


def test_rungs_are_worked_out_from_the_stored_state(book: Book) -> None:
    seed(book, "None", "Wrote", "Talked", "Long ago")
    day = NOW.t
    states = {
        "p2": f'{{"t":{day - 2},"attempts":1,"last_out":{day - 2}}}',
        "p3": f'{{"t":{day},"first_two_way":{day - 9},"last_two_way":{day},"owe_reply":true}}',
        "p4": '{"t":10.0,"first_two_way":10.0,"last_two_way":10.0}',
    }
    with book.transaction() as session:
        session.put_trust_many(
            StoredTrust(
                uid, 1, state, "[]", "", None, NOW.today.toordinal() + 5 if uid == "p2" else None
            )
            for uid, state in states.items()
        )
    asked = {
        "rung:study": ["p1"],
        "rung:opened": ["p2"],
        "rung:conversing": ["p3", "p4"],
        "rung:dormant": ["p4"],
        "rung:quiet": [],
        "rung:opened rung:study": ["p1", "p2"],
        "-rung:conversing": ["p1", "p2"],
        "rung:partner": [],
        "is:waiting": ["p2"],
        "is:reply": ["p3"],
        "is:resting": ["p2"],
    }
    for typed, uids in asked.items():
        assert sorted(found(book, typed)) == uids, typed


def test_a_list_by_operators_is_read_page_by_page(book: Book) -> None:
    put(
        book, *(Person(f"p{n:02}", f"Person {n:02}", tags=("x",) * (n % 3 == 0)) for n in range(30))
    )
    wanted = PeopleFilter(query=ask_for("tag:x"), now=NOW, order=Order.DUE)
    whole = list(book.people.ids(wanted))
    assert len(whole) == book.people.count(wanted) == 10
    assert list(book.people.ids_beside(wanted, whole[2], 3)) == whole[3:6]
    assert list(book.people.ids_beside(wanted, whole[5], 2, before=True)) == whole[3:5]
    assert book.people.due_place(whole[4], wanted) == 4
    assert book.people.due_place(2, wanted) is None
    assert book.people.counts_until((1, 9_999_999), wanted) == (0, 10)


HOSTILE = (
    "AND", "anna AND", "OR", "NOT anna", '"', '"anna', '""', '"anna" "', "O'Brien", "c++", "C#",
    "e-mail", "-anna", "--", "-", "nosuch:x", "http://x", "foo:bar", "*", "anna*", "**", " ",
    "anna@example.org", "^anna", "name:anna", "{name}:anna", "NEAR(a b)", "NEAR", "(", ")", "()",
    "(" * 5000, "'; DROP TABLE person;--", "\0", "a\0b", "\ud800", "%", "100%", "_", "\\", "太郎",
    "山%", "a " * 500, "x" * 10_000, "", "tag:", "tag:\"", 'tag:"x', "tag:*", "tag:'", "TAG:x",
    "tag::x", ":x", ":", "is:", "is:\0", "is:AND", "circle:*", "due:", "due:99 may", "due:0/0",
    "before:9999-99-99", "before:0000", "after:99999m", "after:-1", "rung:\"", "company:",
    "company:*", "company:\"AND\"", "-tag:x", "--tag:x", "-is:", "a:b:c", "is:due:x", "\u202e",
    "\u0301", "e\u0301", "\ufeff", "🙂", "👩‍👩‍👧", "ß", "İ", "ı", "ﬁ", "½", "²", "٣", "\t\n",
    "\x1b[0m",
    "col1 + col2", "a^2", "rank:1", "rowid", "person_fts", "?", "?1", "$x", "@x", "#x", "!", ";",
    "due:today overdue", "before:before:before:", "x" * 199 + '"', "\"" * 300,
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_typed_is_never_an_operator_by_accident(book: Book, text: str) -> None:
    seed(book, "Anna O'Brien", "太郎_山田", "100%")
    query = ask_for(text)
    for count in (
        len(list(book.search.people(text, 9))),
        len(book.search.hits(query, 9, NOW, BOTH)),
        len(book.log_search.interactions(query, 9, NOW)),
        len(book.log_search.promises(query, 9, NOW)),
        len(book.people.complete(text, 9)),
        len(list(book.people.ids(PeopleFilter(text=text)))),
        len(list(book.people.ids(PeopleFilter(query=query, now=NOW)))),
        len(book.people.named(text)),
        len(book.search.companies(text, 9)),
    ):
        assert count <= 3
    assert book.people.total() == 3


def test_signs_mean_nothing_but_themselves(book: Book) -> None:
    put(
        book,
        Person("p1", "Anna", notes="likes c++, e-mail and AND gates"),
        Person("p2", "Bob", notes="near (a b) 100%"),
    )
    for typed, uids in {
        "AND": ["p1"],
        "anna AND": ["p1"],
        "-anna": ["p1"],
        "c++": ["p1"],
        "e-mail": ["p1"],
        "NEAR(a": ["p2"],
        "100%": ["p2"],
        "anna OR bob": [],
        "name:anna": [],
        '"AND gates"': ["p1"],
        '"gates AND"': [],
        '"AND gat"': [],
        "AND gat": ["p1"],
    }.items():
        assert found(book, typed) == uids, typed


def test_scripts_without_blanks_are_found_inside_words(book: Book) -> None:
    seed(book, "株式会社太郎", "Taro 100%太")
    assert list(book.search.people("太郎", 9)) == [1]
    assert sorted(book.search.people("太", 9)) == [1, 2]
    assert list(book.search.people("taro 太", 9)) == [2]
    assert list(book.search.people("会_太", 9)) == []
    put(book, entry("e", "p1", text="今日は寿司を食べた"))
    assert log(book, "寿司") == log(book, "食べ") == ["e"]
    assert log(book, "司食") == []


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_every_word_of_a_query_is_quoted(text: str) -> None:
    match = beginning(text)
    assert match.count('"') % 2 == 0
    between = {part.strip() for part in match.split('"')[2::2]}
    assert between <= {"", "*", "* AND", "* OR", "* AND (", "*)", "*) AND", "*) AND ("}
    assert match.count(" AND ") < MAX_WORDS


@given(st.text(max_size=40))
@settings(max_examples=300, deadline=None)
def test_what_is_spelt_out_is_folded(text: str) -> None:
    told = spelt_out(text)
    assert fold(told) == told
    if text.isascii():
        assert told == ""


def test_tags_and_organisations_in_use_are_offered(book: Book) -> None:
    put(
        book,
        Person("a", "A", organisation="Blue Heron", tags=("x", "y")),
        Person("b", "B", organisation="Blue Heron"),
        Person("c", "C", organisation="Heron Ltd"),
        Person("d", "D", organisation="Acme"),
    )
    assert book.search.companies("", 9) == ["Blue Heron", "Acme", "Heron Ltd"]
    assert book.search.companies("her", 9) == ["Blue Heron", "Heron Ltd"]
    assert book.search.companies("", 1) == ["Blue Heron"]


def test_the_plain_words_of_a_line_are_searched_as_long_as_it_is_kept(book: Book) -> None:
    seed(book, "Anna", "Bo")
    line = "2d: coffee @anna 1h her defence #work >> 3w ring"
    coffee = replace(entry("e1", "p1", text="her defence"), line=line, tags=("work",))
    put(book, entry("e2", "p2", text="coffee beans"))
    put(book, coffee)
    put(book, replace(coffee, mood=1))
    put(book, replace(coffee, mood=1, note="a fine coffee"))
    assert log(book, "coffee") == ["e1", "e2"]
    for typed in ("coff defence", "anna coffee", "work coffee", "tag:work coffee"):
        assert log(book, typed) == ["e1"]
    for typed in ("ring", "2d", "1h", "3w"):
        assert log(book, typed) == []
    put(book, replace(coffee, line=line.replace("coffee", "сырник")))
    assert log(book, "сырник") == ["e1"]
    assert log(book, "coffee") == ["e2"]
    put(book, replace(coffee, line=""))
    assert log(book, "сырник") == []
    assert book.problems() == []
    for change in book.changes.list(4):
        undo(book, change.id)
    assert book.interactions.get("e1") == coffee
    assert log(book, "coffee") == ["e1", "e2"]
    assert book.problems() == []


def test_an_entry_is_found_however_it_came(book: Book) -> None:
    seed(book, "Anna")
    with book.write("bulk", AT) as session:
        session.add_interactions([entry(f"b{n}", "p1", text="Überfluß") for n in range(3)])
        session.add("promise", [Promise("q", "p1", Direction.MINE, "Überfluß")])
    found_entries: list[Interaction] = book.log_search.interactions(ask_for("uberfluss"), 9, NOW)
    assert len(found_entries) == 3
    assert book.log_search.promises(ask_for("uberfluss"), 9, NOW)[0].uid == "q"
    assert book.problems() == []
