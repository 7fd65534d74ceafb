"""Old friends and friends far away, seen seldom and not lost."""

from relterm.domain.kinds import Circle, Intent, Kind, Who
from relterm.domain.people import Labelled, Person
from relterm.service.demo_book import stories as s
from relterm.service.demo_book.beats import (
    Birthday,
    Member,
    Nudge,
    called,
    felt,
    got,
    heard,
    known,
    met,
    missed,
    promised,
    thanked,
    traded,
)

TOMASZ = Member(
    Person(
        uid="tomasz-zurawik",
        name="Tomasz Żurawik",
        given="Tomasz",
        family="Żurawik",
        pronouns="he/him",
        organisation="Szkoła Morska",
        title="Teacher",
        circle=Circle.ACTIVE,
        intent=Intent.FRIENDSHIP,
        private=True,
        met="the same dinghy, aged fourteen",
        tags=("gdańsk", "old friends"),
        interests=("sailing", "Gdańsk", "chess problems"),
        values=("silence that is not awkward",),
    ),
    birthday=Birthday(month=7, day=19, year=1986),
    beats=(
        known(705, 22, 3, "friends since the dinghy; twice a year is enough"),
        met(520, "Gdańsk in the rain, as it should be", 3, 240),
        called(340, "his divorce, in one sentence, then football", 3, 40, Who.THEM),
        met(145, "three days under sail, hardly a word", 3, 480),
        traded(60, "a photograph of the dinghy, rotten", 1),
    ),
)

LAYLA = Member(
    Person(
        uid="layla-mansour",
        name="ليلى منصور",
        given="ليلى",
        family="منصور",
        nickname="Layla",
        pronouns="she/her",
        organisation="دار الموج",
        title="Poet and publisher",
        circle=Circle.ACTIVE,
        intent=Intent.FRIENDSHIP,
        private=True,
        met="a reading in Alexandria, front row",
        emails=(Labelled("layla@almawj.example", "home"),),
        tags=("letters",),
        interests=("letters", "tides", "choral music"),
        values=("slowness",),
        notes="Letters only. She answers after exactly one month.",
    ),
    birthday=Birthday(month=3, day=21),
    beats=(
        met(600, "after the reading: why the sea has no plural in her poem", 3, 90),
        *s.rhythm(
            570,
            17,
            31,
            (s.Turn(Kind.LETTER, 3), s.Turn(Kind.LETTER, 2)),
            (
                "her street at five, before the trams",
                "I wrote about Dad; she wrote about hers",
                "a poem with a tide table in it",
                "the printing press broke, and a cousin mended it",
                "she is learning German from crosswords",
            ),
        ),
    ),
)

ZEYNEP = Member(
    Person(
        uid="zeynep-yildiz",
        name="Zeynep Yıldız",
        given="Zeynep",
        family="Yıldız",
        pronouns="she/her",
        organisation="Liman Radyo",
        title="Journalist",
        circle=Circle.CLOSE,
        intent=Intent.FRIENDSHIP,
        private=True,
        met="she interviewed me and then corrected my answers",
        tags=("radio",),
        interests=("field recording", "night trains", "pickles"),
        values=("saying what is so",),
    ),
    birthday=Birthday(month=5, day=17, year=1989),
    beats=(
        met(480, "the interview, then dinner", 2, 150),
        *s.rhythm(
            465,
            33,
            16,
            (s.CALL, s.GOOD_WORDS, s.LONG_CALL, s.THEIR_WORDS, s.TALK),
            (
                "the story she could not print",
                "a new job, smaller and freer",
                "pickle season",
                "she came for four days; the sofa held",
                "frightened about her visa, then not",
            ),
        ),
        missed(52),
        felt(
            called(205, "short, and both too tired to be kind", 1, 10),
            -1,
            "call again in the morning, not at night",
        ),
        promised(110, "proofread her grant in English", 100, 101),
    ),
)

YUKI = Member(
    Person(
        uid="yamase-yuki",
        name="山瀬 由紀",
        given="由紀",
        family="山瀬",
        nickname="Yuki",
        pronouns="she/her",
        organisation="山瀬木工所",
        title="木工職人",
        circle=Circle.ACTIVE,
        intent=Intent.LEARN,
        private=True,
        met="a week at her workshop in Takayama",
        tags=("joinery",),
        interests=("Japanese joinery", "cedar", "timber building"),
        offers=("somebody who knows Japanese cedar",),
        values=("sharp tools", "tidy endings"),
        aspirations=("a temple gate",),
    ),
    birthday=Birthday(month=11, day=15),
    nudges=(Nudge(18, "send a photograph of the chair, finished or not"),),
    beats=(
        met(530, "day one: sharpening, nothing else", 2, 480),
        met(527, "day four: the first joint that stays", 3, 480),
        thanked(522, "the week"),
        traded(470, "photographs of my bad joints; she is kind", 2),
        heard(416, "enjoyed talking to Chiara about cedar", 2, settled=True),
        got(300, "a small plane, wrapped in a towel", "gift", 2),
        thanked(298, "the plane"),
        traded(190, "the gate: she may get it", 2),
        traded(62, "she got the gate", 2, Kind.LETTER),
    ),
)

KEONI = Member(
    Person(
        uid="keoni-kahananui",
        name="Keoni Kahananui",
        given="Keoni",
        family="Kahananui",
        pronouns="he/him",
        organisation="Windward Canoes",
        title="Canoe builder",
        circle=Circle.WIDE,
        intent=Intent.FRIENDSHIP,
        private=True,
        tags=("boats", "former colleagues"),
        interests=("sailing", "wood"),
    ),
    birthday=Birthday(month=6, day=30),
    beats=(
        known(610, 8, 2, "two years at the same drawing board"),
        called(420, "he left software for wood", 3, 50),
        traded(280, "the hull has a name", 2),
        called(110, "launch day, over the wind", 2, 20),
    ),
)

FAR = (
    TOMASZ,
    LAYLA,
    ZEYNEP,
    YUKI,
    KEONI,
)
