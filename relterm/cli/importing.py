"""`relterm import FILE…`: recognise, preview, commit; each file is a transaction of its own."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from relterm.cli.context import Context
from relterm.cli.printing import Console, called, joined
from relterm.errors import BadInput, Exit, UsageError

if TYPE_CHECKING:
    from relterm.interchange.drafts import Problem
    from relterm.interchange.recognised import Recognised
    from relterm.service.desk import Desk
    from relterm.service.importing.plan import ImportPlan, Progress
    from relterm.service.importing.run import Imported

SAMPLE = 10
"""Rows of a preview."""
PROBLEMS = 20
"""Problem rows that are listed one by one."""
COLUMNS = 80
"""Columns whose meaning is listed."""
_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


def run_import(context: Context) -> Exit:
    """Import files one after the other; one that cannot be read does not stop the others."""
    mapping = _mapping(context.options.map)
    code = Exit.DONE
    with context.desk() as desk:
        for name in context.options.files:
            try:
                worst = _one(context, desk, name, mapping)
            except BadInput as error:
                context.console.complain(str(error))
                worst = Exit.BAD_INPUT
            code = max(code, worst)
    return code


def _mapping(given: list[str]) -> dict[str, str]:
    mapping = {}
    for each in given:
        column, equals, field = each.rpartition("=")
        if not equals or not column.strip():
            msg = f"--map wants “Column=field”, not “{called(each)}”."
            raise UsageError(msg)
        mapping[column.strip()] = field.strip()
    return mapping


def _one(context: Context, desk: "Desk", name: str, mapping: dict[str, str]) -> Exit:
    from relterm.interchange.recognise import recognise
    from relterm.service.exporting import absolute
    from relterm.service.importing.run import commit, preview

    options, console = context.options, context.console
    found = recognise(absolute(name), mapping, options.encoding, desk.now().zone, options.raw)
    for line in _recognised_lines(found):
        console.line(line)
    if not options.yes or options.dry_run:
        plan = preview(desk, found, _progress(console, "Reading"))
        for line in _plan_lines(plan):
            console.line(line)
        if options.dry_run or not _confirmed(console, plan):
            return _not_written(context, plan)
    done = commit(desk, found, _progress(console, "Importing"))
    console.end_progress()
    if not done.plan.changes:
        console.line("0 changes: everything in it is in the book already.")
    console.line(f"Imported {called(found.path.name)}: {done.plan.sentence()}.")
    _say_doubtful(console, done)
    _say_rejected(console, done)
    return Exit.DONE


def _progress(console: Console, what: str) -> "Progress":
    return lambda done, expected: console.progress(what, done, expected)


def _confirmed(console: Console, plan: "ImportPlan") -> bool:
    if not plan.changes or not console.interactive:
        return False
    rows = "1 row" if plan.changes == 1 else f"{plan.changes:,} rows"
    return console.ask(f"Write {rows} into the book?")


def _not_written(context: Context, plan: "ImportPlan") -> Exit:
    """Say why the preview was all, and what to do."""
    console = context.console
    if context.options.dry_run:
        console.line("Nothing was written (--dry-run).")
        return Exit.DONE
    if not plan.changes:
        console.line("0 changes: nothing to write.")
        return Exit.DONE
    if console.interactive:
        console.complain("Nothing was written.")
        return Exit.NO
    console.complain("Nothing was written: say --yes to import it.")
    return Exit.USAGE


def _recognised_lines(found: "Recognised") -> Iterator[str]:
    """What the file was taken for."""
    header = f"header on line {found.header_line}" if found.header_line else ""
    delimiter = _DELIMITERS.get(found.delimiter, found.delimiter)
    details = (found.encoding, delimiter, header if not found.tables else "")
    yield f"{called(found.path.name)}: {joined(found.title, *map(called, details))}"
    if not found.table:
        yield from _column_lines(found)
    for warning in found.warnings:
        yield f"  note: {called(warning, 400)}"


def _column_lines(found: "Recognised") -> Iterator[str]:
    used = [column for column in found.columns if column.field != "skip"]
    for column in used[:COLUMNS]:
        meaning = "custom field" if column.custom else column.field
        yield f"  “{called(column.name, 60)}” → {called(meaning)}"
    if len(used) > COLUMNS:
        yield f"  … and {len(used) - COLUMNS:,} more columns"
    skipped = [f"“{called(each.name, 60)}”" for each in found.columns if each.field == "skip"]
    if skipped:
        more = f" and {len(skipped) - COLUMNS:,} more" if len(skipped) > COLUMNS else ""
        yield f"  not read: {', '.join(skipped[:COLUMNS])}{more}"


def _plan_lines(plan: "ImportPlan") -> Iterator[str]:
    """The counts, a sample of the rows, and every problem up to a number."""
    yield f"{plan.sentence()}."
    for row in plan.rows[:SAMPLE]:
        yield f"  line {row.line}: {joined(str(row.action), called(row.name), called(row.detail))}"
    total = sum(plan.counts.values())
    if total > SAMPLE:
        yield f"  … and {total - SAMPLE:,} more rows"
    yield from _problem_lines(plan.problems, PROBLEMS)


def _problem_lines(problems: "list[Problem]", most: int) -> Iterator[str]:
    for problem in problems[:most]:
        where = f"{called(problem.file)} " if problem.file else ""
        yield f"  rejected: {where}line {problem.line}: {called(problem.reason, 400)}"
    if len(problems) > most:
        yield f"  … and {len(problems) - most:,} more rejected rows"


def _say_doubtful(console: Console, done: "Imported") -> None:
    from relterm.service.importing.plan import Action

    count = done.plan.counts[Action.DOUBTFUL]
    if count:
        who = "1 of them looks" if count == 1 else f"{count:,} of them look"
        console.line(f"{who} like people already in the book; Merge in the app compares them.")


def _say_rejected(console: Console, done: "Imported") -> None:
    problems = done.plan.problems
    if not problems:
        return
    rows = "1 row was rejected" if len(problems) == 1 else f"{len(problems):,} rows were rejected"
    if done.rejected is not None:
        console.complain(f"{rows}; kept with line and reason in {called(str(done.rejected), 400)}")
        most = PROBLEMS
    else:
        console.complain(f"{rows}; the file for them could not be written, so here they all are:")
        most = len(problems)
    for line in _problem_lines(problems, most):
        console.complain(line)
