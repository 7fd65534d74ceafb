"""The preview of an import as lines: what the file is, what each row would do."""

from relterm.service.importing.plan import SAMPLE_ROWS, Action, ImportPlan
from relterm.ui.roles import Role
from relterm.ui.widgets.rows import Item, Line, ListSource, Span, line

_ROLES: dict[Action, Role] = {
    Action.NEW: Role.GOOD,
    Action.CHANGED: Role.WARN,
    Action.SAME: Role.DIM,
    Action.DOUBTFUL: Role.WARN,
    Action.SKIPPED: Role.DIM,
    Action.REJECTED: Role.BAD,
}
SKIPPED = "skip"
WORD = 12
NAME = 28


def recognised_lines(plan: ImportPlan) -> tuple[Line, ...]:
    """The kind of file, how it is read, which column becomes what, and the counts."""
    found = plan.recognised
    mapping = ", ".join(
        f"{column.name} → {'a field of its own' if column.custom else column.field}"
        for column in found.columns
        if column.field != SKIPPED
    )
    lines = [
        Line(
            (
                Span(found.title, Role.NAME, bold=True),
                Span(f" · {found.path.name} · {found.encoding}", Role.DIM),
            )
        ),
        Line((Span(mapping, Role.DIM),), hang=2),
        *(line(warning, Role.WARN) for warning in found.warnings),
        Line((Span(plan.sentence(), Role.NAME, bold=True),)),
    ]
    if not plan.changes:
        lines.append(line("Nothing in it is new to the book.", Role.GOOD))
    return tuple(lines)


def plan_source(plan: ImportPlan | None) -> ListSource:
    """A row for each row of the file, as far as they are kept for looking at."""
    if plan is None:
        return ListSource()
    rows = [
        Item(
            f"{number}",
            (
                Line(
                    (
                        Span(row.action.value.split(",")[0], _ROLES[row.action], width=WORD),
                        Span(row.name, Role.NAME, width=NAME),
                        Span(f" {row.detail}", Role.DIM),
                    ),
                    (Span(f"line {row.line}", Role.DIM),),
                ),
            ),
        )
        for number, row in enumerate(plan.rows)
    ]
    if sum(plan.counts.values()) > SAMPLE_ROWS:
        rows.append(Item("more", (line("… and so on", Role.DIM),)))
    return ListSource(rows)
