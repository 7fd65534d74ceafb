"""Values for the tests, and strategies that make any of them."""

from datetime import date

from hypothesis import strategies as st

from relterm.domain.interactions import (
    Ask,
    AskState,
    Direction,
    Exchange,
    ExchangeKind,
    ImportBatch,
    Interaction,
    Outcome,
    Promise,
    PromiseState,
    Relation,
    Reminder,
    ReminderState,
    Settings,
)
from relterm.domain.kinds import AskSize, Circle, Intent, Kind, Who
from relterm.domain.moments import Moment
from relterm.domain.people import ImportantDate, Labelled, Person, State, Triage
from relterm.domain.saved_views import View
from relterm.storage.book import Book

DAY = date(2026, 3, 2)
AT = 1_772_000_000

PEOPLE = ("p1", "p2", "p3")


def entry(
    uid: str,
    *people: str,
    kind: Kind = Kind.MEET,
    day: date = DAY,
    who: Who | None = None,
    text: str = "",
    due: date | None = None,
    planned: bool = False,
    state: State = State.ACTIVE,
    outcome: bool | None = None,
    size: int | None = None,
) -> Interaction:
    return Interaction(
        uid,
        Moment.of_day(day),
        people,
        kind,
        who=who,
        text=text,
        due=due,
        planned=planned,
        state=state,
        outcome=outcome,
        size=size,
    )


def seed(book: Book, *names: str) -> None:
    """People with the uids p1, p2 …"""
    with book.write("seed", AT) as session:
        for number, name in enumerate(names, 1):
            session.put(Person(f"p{number}", name))


texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)
words = st.sampled_from(
    ("", "Anna", "Müller", "o'Brien\0x", "[/]", "=1+1", "\x1b]52;c;x\x07", "太郎")
)
text_values = st.one_of(words, texts)
labelled = st.builds(Labelled, text_values, words)
labels = st.lists(labelled, max_size=2).map(tuple)
lists = st.lists(text_values, max_size=2).map(tuple)
days = st.dates(min_value=date(1, 1, 2), max_value=date(9999, 12, 30))
dates = st.builds(
    ImportantDate,
    words,
    st.none() | st.integers(1, 9999),
    st.none() | st.integers(1, 12),
    st.none() | st.integers(1, 31),
    words,
)
moments = st.one_of(
    days.map(Moment.of_day),
    st.builds(
        lambda at, offset: Moment(
            date.fromordinal(719_163 + (at + offset * 60) // 86_400),
            at - at % 60,
            offset,
            timed=True,
        ),
        st.integers(-2_000_000_000, 4_000_000_000),
        st.integers(-840, 840),
    ),
)


def people(uids: st.SearchStrategy[str]) -> st.SearchStrategy[Person]:
    return st.builds(
        Person,
        uid=uids,
        name=text_values,
        given=words,
        family=words,
        nickname=words,
        pronouns=words,
        organisation=text_values,
        title=words,
        circle=st.sampled_from(Circle),
        cadence_days=st.none() | st.integers(1, 4000),
        goal=st.none() | st.sampled_from(AskSize),
        goal_text=words,
        why=words,
        intent=st.sampled_from(Intent),
        private=st.booleans(),
        executive=st.booleans(),
        met=words,
        introduced_by=words,
        notes=text_values,
        emails=labels,
        phones=labels,
        links=labels,
        tags=lists,
        dates=st.lists(dates, max_size=2).map(tuple),
        interests=lists,
        aspirations=lists,
        needs=lists,
        offers=lists,
        values=lists,
        custom=labels,
        line=text_values,
        snooze_until=st.none() | st.integers(1, 3_652_059),
        skips=st.integers(0, 9),
        paused=st.booleans(),
        triage=st.sampled_from(Triage),
        is_me=st.booleans(),
        state=st.sampled_from(State),
    )


def entries(
    uids: st.SearchStrategy[str], kinds: st.SearchStrategy[Kind] | None = None
) -> st.SearchStrategy[Interaction]:
    return st.builds(
        Interaction,
        uid=uids,
        moment=moments,
        people=st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3, unique=True).map(tuple),
        kind=st.sampled_from(Kind) if kinds is None else kinds,
        who=st.none() | st.sampled_from(Who),
        answered=st.none() | st.booleans(),
        minutes=st.none() | st.floats(0, 1e6),
        depth=st.none() | st.integers(1, 3),
        mood=st.none() | st.integers(-2, 2),
        size=st.none() | st.integers(1, 4),
        outcome=st.none() | st.booleans(),
        due=st.none() | days,
        years=st.none() | st.floats(0, 90),
        text=text_values,
        note=words,
        tags=lists,
        line=words,
        part_of=st.sampled_from(("", "e1")),
        planned=st.booleans(),
        state=st.sampled_from(State),
    )


FLAT_VALUES = (
    Promise("q1", "p1", Direction.MINE, "send\0 it", DAY, PromiseState.KEPT, "e1", "e2"),
    Promise("q2", "p1", Direction.THEIRS, "‮txt", None),
    Ask(
        "a1",
        "p1",
        Direction.MINE,
        AskSize.BIG,
        "seed money",
        AskState.ANSWERED,
        Outcome.LATER,
        "they offered",
        DAY,
        "e1",
    ),
    Ask("a2", "p2", Direction.THEIRS, AskSize.FAVOUR, "a lift"),
    Reminder("r1", "p1", "call", DAY, ReminderState.DONE, "e1", ask="a1"),
    Reminder("r2", "p2", "ask\0 her", DAY),
    Relation("l1", "p1", "p2", "sister"),
    Exchange("x1", "e1", "p1", ExchangeKind.WAS_THANKED, "a book", "gift"),
    ImportBatch("b1", "Connections.csv", "linkedin", AT, 1, 2, 3, 4),
    Settings("success", "plan", 5, "dark", (0, 6)),
    View("v1", "Nearby", "circle:close tag:work"),
)
