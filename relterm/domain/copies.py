"""What can be copied of somebody: ways to reach them, a log entry, a card; always safe to paste.

Whatever is copied goes into other programs, a shell among them, where a control character or a line
break could act. So a value is one line without any; only the card and a note keep line breaks.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from relterm.domain import describe
from relterm.domain.interactions import Ask, Interaction
from relterm.domain.people import Labelled, Person
from relterm.domain.visible import delete_controls

_SPECIAL = frozenset('()<>[]:;@\\,."')
"""Signs that must not stand bare in the name before an address (RFC 5322)."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Something to copy: what it is called, and the text itself."""

    label: str
    text: str


def copies_of(
    person: Person, entry: Interaction | None = None, ask: Ask | None = None
) -> tuple[Copy, ...]:
    """What there is, the most wanted first: what the cursor is on, then ways to reach them.

    The same text is offered once, and nothing empty.
    """
    found: dict[str, Copy] = {}
    for each in _all_of(person, entry, ask):
        if each.text:
            found.setdefault(each.text, each)
    return tuple(found.values())


def copies_of_several(people: Iterable[Person]) -> tuple[Copy, ...]:
    """Of several people at once: addresses for one message to all of them, and their names."""
    known = tuple(people)
    reached = [each for each in known if each.emails]
    without = len(known) - len(reached)
    left_out = f", {without} without one left out" if without else ""
    made = (
        Copy(
            f"their addresses, with names{left_out}",
            ", ".join(addressed(each.name, each.emails[0].value) for each in reached),
        ),
        Copy(
            f"their addresses alone{left_out}",
            ", ".join(one_line(each.emails[0].value) for each in reached),
        ),
        Copy("their names", ", ".join(one_line(each.name) for each in known)),
    )
    return tuple(each for each in made if each.text)


def one_line(text: str) -> str:
    """The text on one line, without anything that acts when it is pasted."""
    return " ".join(filter(None, map(delete_controls, text.split())))


def many_lines(text: str) -> str:
    """The text with its line breaks, and nothing else in it that acts."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ").split("\n")
    return "\n".join(delete_controls(line).rstrip() for line in lines).strip("\n")


def addressed(name: str, email: str) -> str:
    """`Ann Lee <ann@x.org>`; a name with signs that mean something there is quoted."""
    name, email = one_line(name), one_line(email)
    if _SPECIAL.intersection(name):
        escaped = name.replace("\\", "\\\\").replace('"', '\\"')
        name = f'"{escaped}"'
    return f"{name} <{email}>"


def card(person: Person) -> str:
    """Who they are and how to reach them, to hand on; nothing of what is between the two of you."""
    role = ", ".join(filter(None, map(one_line, (person.title, person.organisation))))
    ways = (*person.emails, *person.phones, *person.links)
    return "\n".join(filter(None, (one_line(person.name), role, *map(_labelled, ways))))


def _all_of(person: Person, entry: Interaction | None, ask: Ask | None) -> Iterator[Copy]:
    if entry is not None:
        yield Copy("what happened", one_line(entry.text or describe.title(entry)))
        yield Copy("the note to it", many_lines(entry.note))
    if ask is not None:
        yield Copy("the ask", one_line(ask.what))
    for label, ways in (
        ("e-mail", person.emails),
        ("phone", person.phones),
        ("link", person.links),
    ):
        for way in ways:
            named = f"{label}, {one_line(way.label)}" if way.label else label
            yield Copy(named, one_line(way.value))
    for way in person.emails[:1]:
        yield Copy("name and e-mail", addressed(person.name, way.value))
    yield Copy("name", one_line(person.name))
    yield Copy("card: name, role, how to reach them", card(person))


def _labelled(way: Labelled) -> str:
    value, label = one_line(way.value), one_line(way.label)
    return f"{value} ({label})" if value and label else value
