"""People who came with an import and have not been looked at yet: no circle, nothing logged."""

from relterm.domain.people import Labelled, Person
from relterm.service.demo_book.beats import Birthday, Member

TAG = "imported"


def _card(
    uid: str,
    name: str,
    organisation: str,
    title: str,
    email: str = "",
    *,
    given: str = "",
    family: str = "",
    phone: str = "",
    birthday: Birthday | None = None,
) -> Member:
    """What an address book knows of somebody."""
    person = Person(
        uid=uid,
        name=name,
        given=given,
        family=family,
        organisation=organisation,
        title=title,
        emails=(Labelled(email, "work"),) if email else (),
        phones=(Labelled(phone, "work"),) if phone else (),
        tags=(TAG,),
    )
    return Member(person, birthday=birthday)


IMPORTED = (
    _card(
        "somchai-jaidee",
        "สมชาย ใจดี",
        "ท่าเรือใหม่",
        "Harbour master",
        "somchai@tharuea.example",
        given="สมชาย",
        family="ใจดี",
    ),
    _card(
        "maria-del-carmen",
        "María del Carmen Villaescusa-Ordóñez y Ruiz de la Peña",
        "Instituto de Mareas y Corrientes del Cantábrico Oriental",
        "Coordinadora de proyectos europeos",
        "mc.villaescusa@mareas.example",
        given="María del Carmen",
        family="Villaescusa-Ordóñez y Ruiz de la Peña",
    ),
    _card(
        "oliver-thistlewood",
        "Oliver Thistlewood",
        "Thistlewood & Daughters",
        "Solicitor",
        "oliver@thistlewood.example",
        given="Oliver",
        family="Thistlewood",
        phone="+44 20 7946 0171",
        birthday=Birthday(month=4, day=15),
    ),
    _card(
        "tekla-zghvauri",
        "თეკლა ზღვაური",
        "შავი ზღვა",
        "Hydrologist",
        "tekla@shavizghva.example",
        given="თეკლა",
        family="ზღვაური",
    ),
    _card(
        "polar-line-volkov",
        "Dima Volkov",
        "Polar Line",
        "Energy efficiency",
        "d.volkov@polarline.example",
        phone="+44 20 7946 0188",
    ),
    _card(
        "abebe-worku",
        "አበበ ወርቁ",
        "Abay Solar",
        "Technician",
        "abebe@abay.example",
        given="አበበ",
    ),
    _card(
        "jun-villareal",
        "Jun Villareal",
        "Isla Microgrids",
        "Installer",
        "jun@isla.example",
        given="Jun",
        family="Villareal",
    ),
    _card(
        "dagny-solheim",
        "Dagny Solheim",
        "Fjordkommune",
        "Planner",
        "dagny@fjordkommune.example",
        given="Dagny",
        family="Solheim",
    ),
    _card(
        "tariq-saffouri",
        "Tariq Saffouri",
        "Cedar Logistics",
        "Finance",
        "tariq@cedar.example",
        given="Tariq",
        family="Saffouri",
    ),
    _card("odile-kerbrat", "Odile Kerbrat", "Atelier Marée", "Printer", given="Odile"),
    _card(
        "min-jun-seo",
        "서민준",
        "Haneul Observatory",
        "Astronomer",
        "minjun@haneul.example",
        given="민준",
        family="서",
    ),
    _card(
        "luca-brambilla",
        "Luca Brambilla",
        "Studio Neri",
        "Model maker",
        "luca@studioneri.example",
        given="Luca",
        family="Brambilla",
    ),
)
