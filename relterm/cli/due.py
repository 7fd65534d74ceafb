"""`relterm due [--json | --plain] [--notify]`: what is due today, as Today shows it."""

from typing import TYPE_CHECKING

from relterm.cli.context import Context
from relterm.cli.printing import Console, called, joined
from relterm.domain import days
from relterm.domain.schedule import AgendaClass
from relterm.errors import Exit

if TYPE_CHECKING:
    from relterm.service.desk import Desk
    from relterm.service.views.due import DueLine
    from relterm.service.views.today_lines import TodayLine

WORD_WIDTH = 9
"""The longest word in front of a line."""
LEAST_WIDTH = 40
"""Narrower terminals are left to break lines themselves."""
_WORDS = {
    AgendaClass.ANSWER: "answer",
    AgendaClass.THANK: "thanks",
    AgendaClass.MEND: "mend",
    AgendaClass.LADDER: "next step",
    AgendaClass.WARM: "in touch",
    AgendaClass.MAY_ASK: "may ask",
}


def run_due(context: Context) -> Exit:
    """Print the day's agenda; tell the desktop of it where that is wanted."""
    from relterm.cli.plain_words import is_plain
    from relterm.service.views.due import due_lines

    options, console = context.options, context.console
    with context.desk() as desk:
        if options.json:
            from relterm.service.show_json import due_json

            console.json(due_json(due_lines(desk)))
        else:
            print_due(console, desk, plain=is_plain(context))
        if options.notify:
            _notify(console, desk)
    return Exit.DONE


def print_due(console: Console, desk: "Desk", *, plain: bool = False) -> None:
    """What Today asks for, in its order; one line for each thing, or the wish of a good day."""
    from relterm.service.views.today import duties

    lines = duties(desk)
    if plain:
        from relterm.cli.plain import due_facts

        for line in due_facts(((_word(each), each) for each in lines), desk.now().today):
            console.line(line)
        return
    for each in lines:
        for line in _folded(_text(each), console.width):
            console.line(line)
    if not lines:
        console.line("Nothing is due today. Have a good day.")


def _text(line: "TodayLine") -> str:
    when = "" if line.when == "today" else line.when
    said = joined(called(line.name), called(line.what), when, called(line.why))
    return f"{_word(line):<{WORD_WIDTH}}  {said}"


def _word(line: "TodayLine") -> str:
    from relterm.service.views.today_lines import Section

    if line.section is Section.TOUCH and line.item is not None:
        return _WORDS.get(line.item.agenda_class, "")
    return {Section.WORD: "promise", Section.DATES: "date"}.get(line.section, "planned")


def _folded(text: str, width: int | None) -> list[str]:
    """The line as it is for programs; on a terminal it breaks under its own text."""
    if width is None or width < LEAST_WIDTH:
        return [text]
    from relterm.cli.cells import folded

    return list(folded(text, width, " " * (WORD_WIDTH + 2)))


def _notify(console: Console, desk: "Desk") -> None:
    """A note on the desktop: whom it is about, never what was written. Silent at night."""
    from relterm.domain.quiet_hours import is_quiet
    from relterm.notifying import show_notice
    from relterm.service.views.due import due_lines

    lines = due_lines(desk)
    if not lines or is_quiet(desk.now()):
        return
    title = f"{days.counted(len(lines), 'thing')} today"
    trouble = show_notice(title, [_note(each) for each in lines])
    if trouble:
        console.complain(trouble)


def _note(line: "DueLine") -> str:
    return f"{called(line.name, 40)} · {line.word}"
