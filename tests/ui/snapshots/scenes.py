"""The scenes that pictures are taken of: a book, and the steps from Today to what is to be seen."""

from dataclasses import dataclass

DO, TYPE, LINE = "do:", "type:", "line:"
"""Steps: the key of an action, a text to type, a text and Enter; anything else is a key."""


@dataclass(frozen=True)
class Scene:
    """Steps on the sample book, or on an empty one."""

    steps: tuple[str, ...] = ()
    empty: bool = False
    sample: bool = False
    """Whether the book is one that is thrown away."""
    again: tuple[str, ...] = ()
    """Keys pressed anew at each size, for what a change of size closes."""


SCENES: dict[str, Scene] = {
    "today": Scene(),
    "people": Scene(("do:people",)),
    "people-about": Scene(("do:people", "]", "]", "]", "]")),
    "people-filter": Scene(("do:find", "type:vale")),
    "chart": Scene(("do:people", "]", "tab", "left", "left", "do:maximise")),
    "gate-card": Scene(("do:people", "]", "]", "tab", "tab", "do:maximise")),
    "balance": Scene(("do:people", "]", "]", "]", "tab", "do:maximise")),
    "asks": Scene(("do:asks", "down", "down", "down")),
    "you": Scene(("do:you",)),
    "you-edit": Scene(("do:you", "do:edit")),
    "one-person": Scene(("do:people", "do:one_person")),
    "triage": Scene(("do:triage",)),
    "why": Scene(("do:people", "do:why")),
    "log": Scene(("do:log", "type:fri: coffee 45m *2 her defence went well +paper >> 3w ask her")),
    "log-name": Scene(("do:log", "type:call with @gr")),
    "new-person": Scene(
        ("do:new_person", "type:Ada Kestrel <ada@kestrel.example> at Fen Trust #birds")
    ),
    "promise-done": Scene(("do:done",)),
    "snooze": Scene(("do:snooze",)),
    "circle": Scene(("do:people", "do:circle")),
    "ask-size": Scene(("do:people", "do:ask", "line:a word with her")),
    "ask-early": Scene(("do:asks", "down", "down", "down", "down", "do:ask", "line:I asked")),
    "person-form": Scene(("do:people", "do:edit")),
    "entry-form": Scene(("do:people", "enter", "down", "do:edit")),
    "help": Scene(("do:help",)),
    "palette": Scene(("ctrl+p",)),
    "theme": Scene(("do:theme",)),
    "import": Scene(("do:import",)),
    "import-preview": Scene(("do:import", "line:Connections.csv")),
    "export": Scene(("do:export",)),
    "search": Scene(("do:search", "type:boat")),
    "views": Scene(("do:find", "type:circle:close", "ctrl+s", "line:near", "do:views")),
    "history": Scene(("do:people", "do:snooze", "enter", "do:history")),
    "trash": Scene(("do:people", "do:trash", "do:restore")),
    "merge": Scene(("do:people", "do:merge")),
    "selected": Scene(("do:people", "do:select", "do:select", "do:select")),
    "tag": Scene(("do:people", "do:tag")),
    "jump": Scene(("do:people",), again=("J",)),
    "tour": Scene(("do:tour",), sample=True),
    "day-picker": Scene(("do:people", "enter", "down", "do:edit", "ctrl+t")),
    "compose": Scene(("do:people", "do:compose")),
    "copy": Scene(("do:people", "do:copy")),
    "empty-today": Scene(empty=True),
    "empty-people": Scene(("do:people",), empty=True),
    "empty-asks": Scene(("do:asks",), empty=True),
    "empty-you": Scene(("do:you",), empty=True),
}
