"""People away for a while: dormant, on leave, skipped, put away, in the trash."""

from relterm.domain.kinds import Circle, Intent, Kind, Who
from relterm.domain.people import ImportantDate, Labelled, Person
from relterm.service.demo_book.beats import (
    Birthday,
    Member,
    called,
    crowd,
    gave,
    heard,
    jotted,
    met,
    traded,
    video,
)

VAINO = Member(
    Person(
        uid="vaino-saarikoivu",
        name="Väinö Saarikoivu",
        given="Väinö",
        family="Saarikoivu",
        pronouns="he/him",
        organisation="Saimaa Ferries",
        title="Captain, electric ferries",
        circle=Circle.WIDE,
        intent=Intent.LEARN,
        met="Nordic ferry days, the sauna, no phones",
        emails=(Labelled("vaino@saimaa.example", "work"),),
        tags=("ferries",),
        interests=("sailing", "tango", "ice"),
        notes="On leave at the cottage until the ice goes. Letters reach him, messages do not.",
    ),
    birthday=Birthday(month=12, day=6, year=1964),
    snooze_days=24,
    beats=(
        crowd(640, "ferry days, then the sauna", 2, 180),
        heard(632, "a photograph of the ferry under northern lights", settled=True),
        video(610, "charging at minus thirty", 2, 40),
        traded(590, "why Finns dance tango", 2, Kind.EMAIL),
        gave(571, "ageing data for cold cells", "data"),
    ),
)

CAMILLE = Member(
    Person(
        uid="camille-dubreuil",
        name="Camille Dubreuil",
        given="Camille",
        family="Dubreuil",
        pronouns="they/them",
        organisation="Atelier Marée",
        title="Exhibition maker",
        circle=Circle.NONE,
        met="residency in Saint-Malo",
        tags=("residency",),
        interests=("tidal energy", "paper", "choral music"),
        notes="One intense week, then life. No reproach on either side.",
    ),
    beats=(
        met(505, "residency, first evening on the ramparts", 2, 120),
        met(504, "their father, my father", 3, 180),
        met(503, "tide tables as wallpaper", 2, 90),
        met(502, "the exhibition that nobody paid for", 3, 120),
        traded(501, "platform goodbye", 2),
        traded(494, "the wallpaper got printed", 1),
    ),
)

NOA = Member(
    Person(
        uid="noa-barak",
        name="נועה ברק",
        given="נועה",
        family="ברק",
        nickname="Noa",
        pronouns="she/her",
        organisation="גלים",
        title="Wave-energy engineer",
        circle=Circle.FRIENDS,
        intent=Intent.COLLABORATE,
        emails=(Labelled("noa@galim.example", "work"),),
        tags=("oceantech",),
        interests=("tidal energy", "night swimming"),
        notes="On parental leave with the twins: no work talk until she is back.",
    ),
    birthday=Birthday(month=11, day=2, year=1990),
    snooze_days=45,
    beats=(
        crowd(300, "OceanTech, the coffee queue", 1, 30),
        traded(291, "wave tanks we have known", 2, Kind.EMAIL),
        video(262, "her tank, my model, one bug", 2, 40),
        traded(221, "twins!", 2),
        gave(150, "the cot, the tiny oilskins", "gift"),
        heard(141, "two photographs, four socks", 2, settled=True),
        called(76, "how sleep works now", 2, 15, Who.THEM),
    ),
)

ROSA = Member(
    Person(
        uid="rosa-quispe",
        name="Rosa Quispe",
        given="Rosa",
        family="Quispe",
        pronouns="she/her",
        organisation="Lago Alto",
        title="Radio host",
        circle=Circle.ACTIVE,
        intent=Intent.OTHER,
        tags=("radio",),
        interests=("field recording", "wool"),
        skips=3,
        notes="I keep skipping her. A wider circle would be honest.",
    ),
    birthday=Birthday(month=8, day=30),
    beats=(
        crowd(390, "radio festival, the ice panel", 1, 60),
        traded(371, "lake ice sings in two keys", 2),
        called(300, "her show on thaw", 2, 25),
        traded(212, "new microphone, old wool", 1),
    ),
)

GREGOR = Member(
    Person(
        uid="gregor-stahl",
        name="Gregor Stahl",
        given="Gregor",
        family="Stahl",
        organisation="Stahl & Partner",
        title="Consultant",
        circle=Circle.WIDE,
        tags=("former",),
        dates=(ImportantDate("left the field", text="when the bees came"),),
        notes="Left the field to keep bees. Put away, with good wishes.",
    ),
    beats=(
        crowd(700, "storage fair", 1, 30),
        traded(640, "slides for slides", 1, Kind.EMAIL),
        jotted(420, "moved to the Rhön; bees"),
    ),
)

SPARE_BOB = Member(
    Person(
        uid="bob-ossei",
        name="Bob Ossei",
        given="Bob",
        family="Ossei",
        organisation="Osei Power Labs",
        notes="The same Bob with a slip of the pen; merged by hand.",
        emails=(Labelled("bob.osei@oseilabs.example", "work"),),
    ),
)

AWAY = (
    VAINO,
    CAMILLE,
    NOA,
    ROSA,
    GREGOR,
    SPARE_BOB,
)
