"""What becomes of each column, for the preview."""

from collections.abc import Sequence

from relterm.interchange.fields import Field, Target
from relterm.interchange.header import names_of, normal
from relterm.interchange.recognised import ColumnUse
from relterm.interchange.tables import PEOPLE, Table

_GIVEN_AS_CUSTOM = frozenset(
    {
        Field.CUSTOM,
        Field.DAY,
        Field.ADDRESS,
        Field.ADDRESS_PART,
        Field.MIDDLE,
        Field.PREFIX,
        Field.SUFFIX,
    }
)


def uses_of_people(names: Sequence[str], targets: Sequence[Target]) -> tuple[ColumnUse, ...]:
    """The columns of a file that is not ours."""
    return tuple(
        ColumnUse(name, str(target.field), target.field in _GIVEN_AS_CUSTOM)
        for name, target in zip(names, targets, strict=True)
    )


def uses_of_table(
    table: Table, cells: Sequence[str], names: Sequence[str]
) -> tuple[ColumnUse, ...]:
    """The columns of one of our own tables; `names` are the normal forms of the header `cells`."""
    ours = {normal(column): column for column in table.columns}
    people = table is PEOPLE
    other = Field.CUSTOM if people else Field.SKIP
    return tuple(
        ColumnUse(name, ours.get(key, other), people and key not in ours)
        for name, key in zip(names_of(cells), names, strict=True)
    )
