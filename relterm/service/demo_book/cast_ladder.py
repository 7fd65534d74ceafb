"""People near the foot of the ladder: studied, liked, written to, resting."""

from relterm.domain.kinds import Circle, Intent, Who
from relterm.domain.people import Labelled, Person
from relterm.service.demo_book.beats import (
    Birthday,
    Member,
    comment,
    like,
    share,
    study,
    wrote,
)

EUN_JI = Member(
    Person(
        uid="eun-ji-park",
        name="Eun-ji Park",
        given="Eun-ji",
        family="Park",
        pronouns="she/her",
        organisation="Haneul Observatory",
        title="Science illustrator",
        circle=Circle.WIDE,
        intent=Intent.LEARN,
        links=(Labelled("https://haneul.example/eunji", "portfolio"),),
        tags=("illustration",),
        interests=("tide clocks", "ink", "night trains"),
        notes="I like everything she draws and have never said so in words.",
    ),
    birthday=Birthday(ahead=3),
    beats=(
        study(260, "portfolio: tides drawn as cloth"),
        *(like(ago) for ago in (255, 231, 214, 190, 171, 150, 133, 104, 88, 61, 40)),
        like(38, "she liked my photograph of the lock at Brunsbüttel", Who.THEM),
        like(3, "the new moon series"),
    ),
)

KIRI = Member(
    Person(
        uid="kiri-ngata",
        name="Kiri Ngata",
        given="Kiri",
        family="Ngata",
        pronouns="she/her",
        organisation="Moana Current",
        title="Community energy lead",
        circle=Circle.ACTIVE,
        intent=Intent.LEARN,
        tags=("oceantech",),
        interests=("tidal energy", "weaving", "sailing"),
        needs=("battery modelling",),
        values=("the harbour belongs to those who live there",),
        notes="Wrote twice this month; leave her room.",
    ),
    beats=(
        study(70, "how the harbour trust decides together"),
        comment(64, "on who owns a current"),
        like(55),
        share(47, "her talk on consent before cables"),
        wrote(27, "two lines: what her talk changed in our plan"),
        like(12, "the waka in the new harbour light"),
        like(7),
        wrote(4, "a second note, too soon perhaps"),
    ),
)

WULAN = Member(
    Person(
        uid="wulandari",
        name="Wulandari",
        nickname="Wulan",
        pronouns="she/her",
        organisation="Pesisir Lab",
        title="Mangrove ecologist",
        circle=Circle.ACTIVE,
        intent=Intent.LEARN,
        links=(Labelled("https://pesisir.example/wulandari", "profile"),),
        tags=("mangroves",),
        interests=("open data", "mangroves", "gamelan"),
        offers=("field surveys",),
        notes="One name, not a first name. Ifeoma speaks highly of her.",
        introduced_by="ifeoma-eze",
    ),
    beats=(
        study(9, "five years of shoreline data, all public"),
        like(2, "the tide-line map of Demak"),
    ),
)

SIYUAN = Member(
    Person(
        uid="chen-siyuan",
        name="陈思远",
        given="思远",
        family="陈",
        nickname="Siyuan",
        organisation="江海储能",
        title="电池工程师",
        circle=Circle.ACTIVE,
        intent=Intent.LEARN,
        emails=(Labelled("siyuan@jianghai.example", "work"),),
        tags=("batteries",),
        interests=("grid storage",),
        notes="Bob says: read his work on ageing before writing a word.",
        introduced_by="bob-osei",
    ),
)

ELENI = Member(
    Person(
        uid="eleni-thalassinou",
        name="Ελένη Θαλασσινού",
        given="Ελένη",
        family="Θαλασσινού",
        nickname="Eleni",
        pronouns="she/her",
        organisation="Αιγαίο Νησιά",
        title="Island energy planner",
        circle=Circle.ACTIVE,
        intent=Intent.COLLABORATE,
        tags=("islands",),
        interests=("island grids", "rebetiko", "sailing"),
        needs=("battery modelling",),
    ),
    birthday=Birthday(month=1, day=6),
    beats=(
        study(48, "the ferry that is also a cable"),
        like(44),
        comment(33, "asked how the ferry crews took it"),
        share(21, "her map of sixteen islands, to our circle"),
        comment(4, "thanked her for the answer about crews"),
    ),
)

STEFAN = Member(
    Person(
        uid="stefan-grubjesin",
        name="Stefan Grubješin",
        given="Stefan",
        family="Grubješin",
        organisation="Danube Dredging",
        title="Project lead",
        circle=Circle.NONE,
        tags=("ports",),
        notes="Four tries and nothing. Enough.",
    ),
    beats=(
        study(330, "dredging calendar"),
        wrote(320, "a line about the calendar"),
        wrote(300, "and another"),
        wrote(262, "one more, shorter"),
        wrote(216, "the last one"),
    ),
)

LADDER = (
    EUN_JI,
    KIRI,
    WULAN,
    SIYUAN,
    ELENI,
    STEFAN,
)
