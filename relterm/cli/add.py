"""`relterm add "…"` and `relterm add -`: what happened, or a new person, in one line."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from relterm.cli.context import Context
from relterm.cli.printing import Console, called, given_text, joined
from relterm.errors import (
    BadInput,
    BookError,
    Exit,
    LooksKnown,
    NobodyNamed,
    NoSuchPerson,
    UsageError,
)

if TYPE_CHECKING:
    from relterm.domain.people import Person
    from relterm.domain.quick_add import LogLine, PersonLine
    from relterm.service.desk import Desk

LONGEST_LINE = 1 << 20
"""Bytes of one line from standard input."""
_OPEN_CHIPS = {"unknown person", "ambiguous person", "warning"}
"""Chips of names that mean nobody or several people, and of days that are none: told in words."""


def run_add(context: Context) -> Exit:
    """Write one line, or each line of standard input."""
    from relterm.domain.quick_add import join_arguments

    options = context.options
    if options.words == ["-"]:
        return _add_lines(context)
    words = [given_text(word) for word in options.words]
    line = join_arguments([word[1:] if word[:2] == " -" else word for word in words])
    with context.desk() as desk:
        _Adding(desk, context, may_ask=True).add(line)
    return Exit.DONE


def _add_lines(context: Context) -> Exit:
    """Each line is a transaction of its own; one that cannot be used does not stop the rest."""
    code = Exit.DONE
    with context.desk() as desk:
        adding = _Adding(desk, context, may_ask=False)
        for number, line in enumerate(_lines(context.console), 1):
            try:
                if line is None:
                    msg = f"the line is longer than {LONGEST_LINE:,} bytes."
                    raise BadInput(msg)
                if line.strip():
                    adding.add(line, f"Line {number}: ")
            except BookError as error:
                context.console.complain(f"Line {number}: {error}")
                context.console.complain("The lines before it are saved; the rest was not read.")
                return error.code
            except BadInput as error:
                context.console.complain(f"Line {number}: {error}")
                code = Exit.BAD_INPUT
    return code


def _lines(console: Console) -> Iterator[str | None]:
    """The lines of standard input as UTF-8; None for one that is too long."""
    if console.stdin is None:
        msg = "Standard input is closed."
        raise UsageError(msg)
    source = console.stdin.buffer
    while line := source.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = source.readline(LONGEST_LINE)
            yield None
            continue
        yield line.decode("utf-8-sig", "replace").rstrip("\r\n")


class _Adding:
    """Adds lines to a book and says what was understood."""

    def __init__(self, desk: "Desk", context: Context, *, may_ask: bool) -> None:
        self._desk = desk
        self._console = context.console
        self._new = context.options.new
        self._person = context.options.person
        self._may_ask = may_ask
        self._place = ""

    def add(self, line: str, place: str = "") -> None:
        """Write one line; `place` says which, before whatever there is to say about it.

        Raises:
            BadInput: it cannot be used; nothing was written.
            BookError: it could not be written.
        """
        from relterm.domain.quick_add import looks_like_person
        from relterm.service.noting import read_log, read_person

        self._place = place
        parsed = read_log(self._desk, line)
        about_person = not parsed.people and parsed.kind is None and looks_like_person(line)
        if self._person or about_person:
            self._add_person(read_person(self._desk, line))
        else:
            self._log(parsed)

    def _add_person(self, line: "PersonLine") -> None:
        from relterm.service.noting import add_person

        command = add_person(self._desk, line)
        alike = None if self._new else self._looks_like(command.person)
        self._desk.run(command)
        labels = [
            chip.label
            for chip in line.chips
            if chip.label != line.name and chip.kind not in _OPEN_CHIPS
        ]
        self._console.line(joined(f"added: {called(line.name)}", *map(called, labels)))
        for problem in line.problems:
            kept = problem in line.unread
            after = "It was kept as a note." if kept else "Who introduced them was left out."
            self._tell(f"{problem} {after}")
        if alike:
            self._tell(f"They look like {alike}. Merge in the app puts two together.")

    def _looks_like(self, person: "Person") -> str:
        """Whom of the book somebody new may be, and why; empty when nobody.

        Raises:
            LooksKnown: it says too much to be passed over without `--new`.
        """
        from relterm.service.views.alike import first_doubt, known_like

        known, name = known_like(self._desk, person), called(person.name)
        doubt = first_doubt(person, known)
        if doubt is None and not known and self._desk.book.people.named(person.name):
            msg = f"“{name}” is in the book already; --new adds another person of that name."
            raise LooksKnown(msg)
        if doubt is not None:
            msg = f"“{name}” looks like {called(doubt.words, 400)}; --new adds them all the same."
            raise LooksKnown(msg)
        return called(known[0].words, 400) if known else ""

    def _log(self, line: "LogLine") -> None:
        from relterm.service.noting import command_for

        try:
            command = command_for(self._desk, line, make_new=self._may_create(line))
        except NobodyNamed as error:
            msg = f"{error} For a new person put --person in front."
            raise BadInput(msg) from None
        early = self._too_early(line)
        people = command.recorded.interactions[0].people
        fresh = {person.uid for person in command.new_people}
        before = {uid: _score(self._desk, uid) for uid in people}
        self._desk.run(command)
        verb = "planned" if line.planned else "logged"
        labels = [called(chip.label) for chip in line.chips if chip.kind not in _OPEN_CHIPS]
        told = line.main_part is not None and line.main_part.named
        text = "" if told else called(line.text, 400)
        self._console.line(joined(f"{verb}: {'; '.join(labels) or 'note'}", text))
        for problem in (*_still_open(line, fresh=bool(fresh)), *early):
            self._tell(problem)
        for uid in people:
            self._say_what_it_gave(uid, before[uid], new=uid in fresh)

    def _tell(self, sentence: str) -> None:
        self._console.complain(f"{self._place}{sentence}")

    def _too_early(self, line: "LogLine") -> list[str]:
        """Why asks of the line were made before their time; they are recorded all the same."""
        from relterm.service.forecast import Forecast, early_words

        forecast, now = Forecast(self._desk), self._desk.now()
        early = [early_words(each, now) for each in forecast.early_asks(line)]
        return [*early, "It is recorded as it happened."] if early else []

    def _may_create(self, line: "LogLine") -> bool:
        """Whether unknown names become new people: asked once, never when nobody can answer."""
        unknown = [each.typed for each in line.unresolved if not each.matches]
        if not unknown or self._new:
            return True
        if not (self._may_ask and self._console.interactive):
            return False
        names = ", ".join(f"“{called(name)}”" for name in unknown)
        if not self._console.ask(f"Nobody in the book is called {names}. Add them?"):
            msg = "Nothing was written."
            raise NoSuchPerson(msg)
        return True

    def _say_what_it_gave(self, uid: str, before: float, *, new: bool) -> None:
        from relterm.domain.trust import trust_word

        person = self._desk.book.people.get(uid)
        after = _score(self._desk, uid)
        name = called(person.name) if person else ""
        known = f"{name} (new)" if new else name
        self._console.line(
            f"{known}: trust {after - before:+.1f}, now {after:.0f} ({trust_word(after)})"
        )


def _still_open(line: "LogLine", *, fresh: bool) -> list[str]:
    """What was not understood, without the names that have just become people."""
    answered = {f"Nobody in the book is called “{each.typed}”." for each in line.unresolved}
    return [
        f"{problem} It was logged without that day." if problem in line.unread else problem
        for problem in line.problems
        if not (fresh and problem in answered)
    ]


def _score(desk: "Desk", uid: str) -> float:
    """Trust in somebody now; 0 for somebody unknown."""
    from relterm.domain.trust import trust_at
    from relterm.service.contacts import state_at

    now = desk.now()
    stored = desk.book.trust.get(uid)
    return trust_at(state_at(desk.book, uid, stored.state if stored else "", now), now.t).score
