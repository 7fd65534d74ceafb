"""`relterm show PERSON [--json | --plain]`: one person."""

from relterm.cli.context import Context
from relterm.errors import Exit


def run_show(context: Context) -> Exit:
    """Print the card, the trust with its ledger, readiness, the next step, the game plan."""
    from relterm.cli.people import find_person
    from relterm.service.views.person import person_view

    with context.desk() as desk:
        view = person_view(desk, find_person(desk, context.options.person))
    if context.options.json:
        from relterm.service.show_json import person_json

        context.console.json(person_json(view))
        return Exit.DONE
    from relterm.cli.plain_words import is_plain

    if is_plain(context):
        from relterm.cli.plain_person import person_facts

        for line in person_facts(view):
            context.console.line(line)
        return Exit.DONE
    from relterm.cli.show_text import person_lines

    for line in person_lines(view):
        context.console.line(line)
    return Exit.DONE
