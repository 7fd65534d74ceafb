"""Friends and neighbours nearby: nobody here is ever proposed for an ask."""

from relterm.domain.kinds import Circle, Intent, Kind, Who
from relterm.domain.people import ImportantDate, Person
from relterm.service.demo_book import stories as s
from relterm.service.demo_book.beats import (
    Birthday,
    Member,
    called,
    crowd,
    gave,
    got,
    known,
    met,
    thanked,
    was_thanked,
)

GUDRUN = Member(
    Person(
        uid="gudrun-thorsdottir",
        name="Guðrún Þórsdóttir",
        given="Guðrún",
        pronouns="she/her",
        organisation="Kór Hafnar",
        title="Choir conductor",
        circle=Circle.FRIENDS,
        intent=Intent.FRIENDSHIP,
        private=True,
        met="choir, second row",
        tags=("choir",),
        interests=("choral music", "knitting", "ice"),
        notes="A patronymic, not a family name.",
    ),
    birthday=Birthday(ahead=0, year=1983),
    beats=(
        crowd(610, "first rehearsal; I came in a bar early", 1, 120),
        *s.rhythm(
            596,
            6,
            14,
            (
                s.Turn(Kind.EVENT, 1, 120),
                s.Turn(Kind.EVENT, 1, 120),
                s.Turn(Kind.MEET, 2, 45),
            ),
            (
                "Bruckner, from the inside",
                "she moved here for a voice and stayed for the bread",
                "beer after rehearsal; her mother’s farm",
                "solo: she believed it before I did",
                "the new programme; I am in it twice",
            ),
        ),
        crowd(342, "the big concert; Mum hummed along", 1, 120, ("helene-vale", "mira-vale")),
        got(120, "score with her fingerings", "gift"),
        thanked(119, "the score"),
    ),
)

PASCAL = Member(
    Person(
        uid="pascal-okonkwo-frei",
        name="Pascal Okonkwo-Frei",
        given="Pascal",
        family="Okonkwo-Frei",
        pronouns="he/him",
        organisation="Gymnasium am Weiher",
        title="Physics teacher",
        circle=Circle.FRIENDS,
        intent=Intent.FRIENDSHIP,
        private=True,
        tags=("board games",),
        interests=("board games", "astronomy", "sourdough"),
    ),
    birthday=Birthday(ahead=12, year=1982),
    relations=(("amelie-frei", "husband"),),
    beats=(
        known(660, 9, 2, "the Thursday table"),
        *s.rhythm(
            640,
            37,
            42,
            (s.TALK, s.Turn(Kind.MEET, 1, 120)),
            (
                "lost at islands, won at salad",
                "his pupils built a wave tank",
                "stars from their roof, blankets",
                "I helped to carry the piano; never again",
            ),
        ),
        met(9, "island game, four hands each", 2, 180, others=("amelie-frei", "sipho-mthalane")),
        met(
            233,
            "a night on their roof, all four of us",
            2,
            240,
            others=("amelie-frei", "mira-vale"),
        ),
        gave(290, "a talk for his class, with a real battery", "help"),
        was_thanked(288, "the talk: thirty drawings"),
    ),
)

AMELIE = Member(
    Person(
        uid="amelie-frei",
        name="Amélie Frei",
        given="Amélie",
        family="Frei",
        pronouns="she/her",
        organisation="Hebammenpraxis Linde",
        title="Midwife",
        circle=Circle.FRIENDS,
        intent=Intent.FRIENDSHIP,
        private=True,
        tags=("board games",),
        interests=("board games", "wild swimming"),
        dates=(ImportantDate("wedding day", year=2016, month=6, day=18),),
    ),
    birthday=Birthday(month=1, day=31),
    relations=(("pascal-okonkwo-frei", "wife"),),
    beats=(
        known(655, 9, 2, "the Thursday table"),
        *s.rhythm(
            638,
            19,
            45,
            (s.LUNCH, s.TALK),
            ("lake at six in the morning", "rules lawyer", "she sleeps standing up"),
        ),
        called(74, "a hard night at work", 3, 30, Who.THEM),
    ),
)

OKSANA = Member(
    Person(
        uid="oksana-buzkova",
        name="Оксана Бузкова",
        given="Оксана",
        family="Бузкова",
        nickname="Oksana",
        pronouns="she/her",
        organisation="Клініка «Бузок»",
        title="Physiotherapist",
        circle=Circle.FRIENDS,
        intent=Intent.FRIENDSHIP,
        private=True,
        met="she stayed with us for five months",
        tags=("neighbours",),
        interests=("choral music", "chess problems"),
        notes="Birthday on 29 February: in other years she chooses the day herself.",
    ),
    birthday=Birthday(year=1988, month=2, day=29),
    beats=(
        *s.rhythm(
            560,
            27,
            21,
            (s.Turn(Kind.MEET, 2, 90), s.GOOD_WORDS, s.CALL, s.THEIR_WORDS),
            (
                "her diploma is recognised, eighteen months",
                "she treats Mum’s hip and her temper",
                "news from Poltava: the lilac is out",
                "first flat of her own, no curtains yet",
            ),
        ),
        gave(500, "wrote to the chamber for her diploma", "help", 2),
        was_thanked(430, "the diploma, framed"),
    ),
)

FOLAKE = Member(
    Person(
        uid="folake-adeyemi",
        name="Fọlákẹ́ Adéyẹmí",
        given="Fọlákẹ́",
        family="Adéyẹmí",
        pronouns="she/her",
        organisation="Kiez Kitchen",
        title="Cook",
        circle=Circle.FRIENDS,
        intent=Intent.FRIENDSHIP,
        private=True,
        met="the allotment next to ours",
        tags=("neighbours",),
        interests=("sourdough", "gardening", "highlife"),
        needs=("bicycle repair",),
    ),
    birthday=Birthday(ahead=7),
    relations=(("yusuf-cakirtas", "neighbour"),),
    beats=(
        *s.rhythm(
            430,
            12,
            20,
            (s.TALK, s.LUNCH, s.WORDS, s.TALK),
            (
                "peppers: hers win",
                "she wants her own place, ten tables",
                "found the room; the oven is older than both of us",
                "ten tables, all taken on a Tuesday",
            ),
        ),
        crowd(
            47, "opening night; we washed the plates", 2, 240, ("yusuf-cakirtas", "sipho-mthalane")
        ),
    ),
)

FRIENDS = (
    GUDRUN,
    PASCAL,
    AMELIE,
    OKSANA,
    FOLAKE,
)
