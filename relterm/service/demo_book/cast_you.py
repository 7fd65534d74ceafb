"""You, in the sample book: a founder, with what you are curious about, can offer and need."""

from relterm.domain.interactions import Settings
from relterm.domain.people import Labelled, Person
from relterm.service.demo_book.beats import Birthday, Member

YOU = Member(
    Person(
        uid="you",
        name="Robin Vale",
        given="Robin",
        family="Vale",
        pronouns="they/them",
        organisation="Northwind",
        title="Founder",
        why=(
            "I want to build something useful with people I would also have dinner with, "
            "and to still know them when the company is gone."
        ),
        notes="Small battery and grid software, nine people, Berlin. Writes better than talks.",
        emails=(Labelled("robin@northwind.example", "work"),),
        phones=(Labelled("+49 30 23125 100", "mobile"),),
        links=(Labelled("https://northwind.example/robin", "website"),),
        interests=(
            "sailing",
            "grid storage",
            "Gdańsk",
            "bouldering",
            "Japanese joinery",
            "choral music",
            "tidal energy",
            "open data",
            "night trains",
            "sourdough",
        ),
        aspirations=(
            "a pilot with a coastal town",
            "learn to build a chair without screws",
            "cross the Baltic under sail",
        ),
        needs=(
            "advice on pricing",
            "a tidal data set",
            "an introduction to a coastal utility",
            "somebody to talk to about hiring slowly",
        ),
        offers=(
            "battery modelling",
            "introductions in Berlin energy circles",
            "reading drafts",
            "first-time founder advice",
            "a spare desk in Berlin",
        ),
        values=("keeping one's word", "plain speech", "taking time"),
        is_me=True,
    ),
    birthday=Birthday(month=3, day=9, year=1986),
)

SETTINGS = Settings(
    success=(
        "At the end of the year: ten people I have really talked to, nobody I owe an answer, "
        "and one pilot that both sides are glad about."
    ),
    game_plan=(
        "Mornings: two or three people, never more. Ask about their work first. "
        "Give before asking. Call instead of writing when it matters. "
        "OceanTech: learn from Ann and Kiri, pitch to nobody."
    ),
    daily_number=3,
)
