"""From a line to the book and back: what the chips showed is what is stored, word for word."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from relterm.clock import fixed_clock
from relterm.domain.days import minutes
from relterm.domain.interactions import Exchange, ExchangeKind, Interaction
from relterm.domain.kinds import Kind, Who
from relterm.domain.people import Labelled, Person
from relterm.domain.quick_add import ChipKind, LogLine, looks_like_person, person_of
from relterm.domain.quick_add.labels import day_label
from relterm.domain.quick_add.vocabulary import DEPTH_LABELS
from relterm.errors import BadInput
from relterm.service.commands.logging import LogInteraction
from relterm.service.desk import Desk
from relterm.service.noting import add_person, command_for, read_log, read_person
from relterm.service.opening import open_desk

K = ChipKind
FRONTS = ("", "yesterday:", "fri:", "12 mar:", "on 3 nov", "2026-11-03 14:30:", "tomorrow:",
          "2027-01-05:", "29 feb:", "03/04:")  # fmt: skip
KINDS = ("", "call", "coffee", "had lunch", "email", "known", "gave", "asked advice", "kept",
         "promised", "sauna", "podcast", "thanks", "/zoom", "met", "call no")  # fmt: skip
PEOPLE = ("@bob", "@May", '@"Ann Lee"', "with @bob", "to @may", "from @bob", ">@bob", "<@may",
          "with:bob@x.org", "@bob@x.org", "to:may", "@New", "@bob and @may", "via @bob",
          "via:may")  # fmt: skip
MORE = ("30m", "1h30", "*2", "deep:3", "#conf", "tag:x", "#x", "+intro", "-help", '+"a map"',
        "+podcast", "gave:help", "got:intro", "?advice on pricing", "ask:intro", "?favour yes",
        "?pilot", "<?business a pilot", "they-ask:big", "!send it by fri", "<!call back",
        "promised:slides", "thanks for it", "<thanks", "mood:bad", "size:2", "answered:yes",
        "who:them", "5y", "her defence went well", "May", "C#", "ann@x.org", "+49 30", "-5",
        "why?", '"@bob #x"', "\\@bob", "…", "é名", "/kept")  # fmt: skip
ENDS = ("", "...", "waiting", ">>", ">> 3w", ">> fri send it", "next:2d ring", ">> 2w ?advice on x",
        ":: shy", "note:shy and more", ">> 1w see them :: two secrets")  # fmt: skip
LINES = st.builds(
    lambda front, kind, people, more, end: " ".join(
        filter(None, (front, kind, *people, *more, end))
    ),
    st.sampled_from(FRONTS),
    st.sampled_from(KINDS),
    st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=2),
    st.lists(st.sampled_from(MORE), max_size=4),
    st.sampled_from(ENDS),
)
GIVEN = {
    (ExchangeKind.GIVEN): K.GAVE,
    (ExchangeKind.RECEIVED): K.RECEIVED,
    (ExchangeKind.THANKED): K.THANKS,
    (ExchangeKind.WAS_THANKED): K.THANKED,
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = tmp_path_factory.mktemp("lines") / "book.db"
    own = {"sauna": Kind.MEET, "podcast": Kind.GIVE, "pilot": Kind.ASK}
    with open_desk(path, fixed_clock("2026-11-21T18:30"), kinds=own) as opened:
        with opened.book.write("people", 1) as session:
            session.put(Person("bob", "Bob Osei", emails=(Labelled("bob@x.org"),)))
            session.put(Person("may", "May"))
            session.put(Person("lee", "Ann Lee"))
        yield opened


def labels(parsed: LogLine, *kinds: ChipKind) -> list[str]:
    return [chip.label for chip in parsed.chips if chip.kind in kinds]


@settings(max_examples=70, deadline=None)
@given(LINES)
@example("tomorrow: coffee @bob +gift !send it by fri ?pilot at sea >> 3w :: shy")
@example("29 feb: met @bob and @May via @New 30m *3 #conf +podcast -help <thanks >> fri ?advice")
@example("known @New since 2016 *2")
def test_what_the_chips_showed_is_what_is_in_the_book(desk: Desk, line: str) -> None:
    parsed = read_log(desk, line)
    try:
        command = command_for(desk, parsed)
    except BadInput:
        assert not labels(parsed, K.PERSON, K.UNKNOWN_PERSON) or parsed.unresolved
        return
    desk.run(command)
    try:
        stored = [desk.book.interactions.get(e.uid) for e in command.recorded.interactions]
        entries = [entry for entry in stored if entry is not None]
        assert len(entries) == len(stored)
        main = entries[0]
        assert [entry.line for entry in entries] == [line, *[""] * (len(entries) - 1)]
        added = [desk.book.people.get(person.uid) for person in command.new_people]
        assert [person.line for person in added if person] == [""] * len(added)
        told_when_and_how(parsed, main)
        told_who(desk, parsed, command, main)
        told_deeds(desk, parsed, entries)
        told_next(desk, parsed, command, main)
    finally:
        desk.undo()
    assert desk.book.people.total() == 3


def told_when_and_how(parsed: LogLine, main: Interaction) -> None:
    today = parsed.today
    assert bool(labels(parsed, K.PLAN)) == main.planned
    front = [each for each in labels(parsed, K.DATE, K.PLAN) if not each.startswith("by ")]
    if main.moment.day != today:
        assert len(front) == 1
    for label in front:
        assert day_label(main.moment.day, today) in label
        assert (f"{main.moment.local:%H:%M}" in label) == (":" in label.removeprefix("plan:"))
    assert labels(parsed, K.MINUTES) == ([minutes(main.minutes)] if main.minutes else [])
    assert labels(parsed, K.DEPTH) == ([DEPTH_LABELS[main.depth]] if main.depth else [])
    assert list(dict.fromkeys(labels(parsed, K.TAG))) == [f"#{tag}" for tag in main.tags]
    assert labels(parsed, K.NOTE) == (["private note"] if main.note else [])
    if main.kind is Kind.HISTORY and main.years is not None:
        assert any(label.startswith("known ") for label in labels(parsed, K.HISTORY))
    if main.kind is not Kind.NOTE:
        assert any(chip.kind not in {K.PERSON, K.TAG, K.NOTE} for chip in parsed.chips)
    if main.answered is False:
        said = " ".join(labels(parsed, K.WAITING, K.KIND, K.DETAIL))
        assert "answer" in said or "reached" in said


def told_who(desk: Desk, parsed: LogLine, command: LogInteraction, main: Interaction) -> None:
    named = desk.book.people.names_of(main.people)
    new = {person.uid: person.name for person in command.new_people}
    known = {name for uid, name in named.items() if uid not in new}
    assert set(labels(parsed, K.PERSON)) == known
    unknown = labels(parsed, K.UNKNOWN_PERSON)
    assert {f"{name}: new person?" for name in new.values()} == set(unknown)
    assert not labels(parsed, K.AMBIGUOUS_PERSON)
    for chip in parsed.chips:
        if chip.kind is K.VIA:
            met = (desk.book.people.get(uid) for uid in main.people)
            by = [p.introduced_by for p in met if p is not None]
            via = desk.book.people.named(chip.label.removeprefix("via "))[0].uid
            assert all(uid in {via, ""} for uid in by)
            assert via in by or main.people == (via,)


def told_deeds(desk: Desk, parsed: LogLine, entries: Sequence[Interaction]) -> None:
    first, uids = entries[0].people[0], {entry.uid for entry in entries}
    passed = [e for e in desk.book.things.iter_exchanges() if _is(e, first, uids)]
    for kind, chip in GIVEN.items():
        shown = sorted(labels(parsed, chip))
        of_kind = [each for each in passed if each.kind is kind]
        assert len(shown) == len(of_kind)
        assert all(any(each.what in label for label in shown) for each in of_kind)
    promises = [p for p in desk.book.things.promises_of(first) if p.made in uids]
    shown = labels(parsed, K.PROMISED, K.THEY_PROMISED)
    assert len(promises) == (0 if parsed.planned else len(shown))
    for promise in promises:
        due = f", by {day_label(promise.due, parsed.today)}" if promise.due else ""
        assert any(promise.what in label and label.endswith(due) for label in shown)
    asks = [a for a in desk.book.things.asks_logged_in(sorted(uids)) if a.person == first]
    shown = labels(parsed, K.ASKED, K.THEY_ASKED)
    assert len(asks) == len(shown)
    for ask in asks:
        words = {ask.size.word, ask.what.split(" ", maxsplit=1)[0]} - {""}
        assert any(word in label for word in words for label in shown)
    assert sum(entry.who is Who.THEM for entry in entries if entry.kind is Kind.ASK) == len(
        labels(parsed, K.THEY_ASKED)
    )


def _is(exchange: Exchange, person: str, uids: set[str]) -> bool:
    return exchange.person == person and exchange.interaction in uids


def told_next(desk: Desk, parsed: LogLine, command: LogInteraction, main: Interaction) -> None:
    made = command.recorded.reminders
    reminders = [r for r in desk.book.things.reminders_of(main.people[0]) if r.made == main.uid]
    assert len(made) == len(reminders) == len(labels(parsed, K.NEXT))
    for label, reminder in zip(labels(parsed, K.NEXT), reminders, strict=True):
        assert reminder.what in label
        assert day_label(reminder.due, parsed.today) in label or "usual time" in label
        assert reminder.due > parsed.today
        assert bool(reminder.ask) == label.startswith("to ask")


PERSON_PIECES = ("<zoe@x.org>", "z@y.org", "+49301234567", "(030) 123-4567", "in/zoe", "at Acme",
                 "as CTO", "via @bob", "via:may", "via @nobody", "#conf", "tag:x", "every 6w",
                 "monthly", "bday 04-15", "born 1990-04-15", "circle:close", "likes tea", "03/04",
                 "C#", "github.com/zoe")  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(
    st.sampled_from(("Zoe Ek", "名", 'Zoe "Z" van Ek')), st.lists(st.sampled_from(PERSON_PIECES))
)
def test_a_person_of_a_line_is_in_the_book_as_the_chips_showed(
    desk: Desk, name: str, pieces: list[str]
) -> None:
    line = " ".join((name, *pieces))
    parsed = read_person(desk, line)
    assert parsed.line == line
    looks_like_person(line)
    command = add_person(desk, parsed)
    desk.run(command)
    try:
        person = desk.book.people.get(command.person.uid)
        assert person == person_of(parsed, command.person.uid)
        assert person.line == line
        shown = [chip.label for chip in parsed.chips]
        assert [c.span for c in parsed.chips] == sorted(c.span for c in parsed.chips)
        said = {f"e-mail {each.value}" for each in person.emails}
        said |= {f"phone {each.value}" for each in person.phones}
        said |= {each.value for each in person.links}
        said |= {f"#{tag}" for tag in person.tags} | {person.name}
        said |= {f"at {person.organisation}"} if person.organisation else set()
        said |= {f"as {person.title}"} if person.title else set()
        assert said <= set(shown)
        ways = (person.cadence_days, person.dates, person.introduced_by or None)
        ruled = [each for each in shown if each.startswith(("every ", "birthday ", "via "))]
        assert len(ruled) == sum(bool(each) for each in ways)
    finally:
        desk.undo()
    assert desk.book.people.total() == 3
