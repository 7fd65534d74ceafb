"""People who have to do with each other, told from either side.

A relation says that `person` is the `kind` of `other`: Ann is the former student of Grace. On
Grace's page that reads `former student: Ann`, on Ann's `former student of: Grace`. Words that hold
both ways (colleague, neighbour, swims with) read the same on both pages.
"""

from relterm.domain.clean_text import fold
from relterm.domain.interactions import Relation
from relterm.domain.likeness import NOT_THE_SAME

_OF = " of"
_BOTH_WAYS = frozenset(
    {
        "acquaintance",
        "business partner",
        "classmate",
        "co-author",
        "co-founder",
        "colleague",
        "competitor",
        "cousin",
        "ex-colleague",
        "fellow student",
        "flatmate",
        "former colleague",
        "friend",
        "neighbor",
        "neighbour",
        "partner",
        "relative",
        "sibling",
        "spouse",
        "team-mate",
        "teammate",
        "twin",
    }
)
_VERBS = (" with", " each other", " together")


def is_told(relation: Relation) -> bool:
    """Whether it is a relation of theirs; what keeps look-alikes apart is about the book."""
    return relation.kind != NOT_THE_SAME


def both_ways(kind: str) -> bool:
    """Whether a word holds in both directions."""
    word = fold(kind).strip()
    return word in _BOTH_WAYS or word.endswith(_VERBS)


def label_for(relation: Relation, uid: str) -> str:
    """What a relation is called on the page of one of its two people."""
    if relation.other == uid or both_ways(relation.kind):
        return relation.kind
    return f"{relation.kind}{_OF}"


def other_of(relation: Relation, uid: str) -> str:
    """The other person, seen from one of the two."""
    return relation.person if relation.other == uid else relation.other


def relation_from(label: str, page: str, other: str, uid: str) -> Relation:
    """The relation that `label: other` means on somebody's page; the opposite of `label_for`."""
    word = " ".join(label.split())
    if fold(word).endswith(_OF) and word[: -len(_OF)].strip():
        return Relation(uid, page, other, word[: -len(_OF)].strip())
    if both_ways(word):
        return Relation(uid, page, other, word)
    return Relation(uid, other, page, word)
