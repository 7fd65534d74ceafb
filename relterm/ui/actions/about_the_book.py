"""The book and the app itself: files, colours, help, leaving."""

from relterm.ui.action import EVERYWHERE, Action, flow

ROWS: tuple[Action, ...] = (
    Action(
        "import", "i", "Import", "Bring people in from a file", flow("people.import_file"), "Book"
    ),
    Action(
        "export",
        "E",
        "Export",
        "Write everything to a folder, or a calendar",
        flow("people.export_folder"),
        "Book",
    ),
    Action("theme", "T", "Theme", "Choose the colours", flow("helping.theme"), "Book"),
    Action(
        "help",
        "question_mark",
        "Help",
        "All keys, searchable",
        flow("helping.help_keys"),
        "Book",
        EVERYWHERE,
    ),
    Action(
        "sample",
        "S",
        "Sample people",
        "Look around in a throw-away book of sample people",
        flow("helping.sample"),
        "Book",
    ),
    Action("quit", "q", "Quit", "Close the book", flow("helping.quit_app"), "Book"),
    Action(
        "copy",
        "y",
        "Copy",
        "Copy an address, number, link or line to the clipboard",
        flow("copying.copy"),
        "Book",
        needs_person=True,
    ),
    Action(
        "tour",
        "H",
        "Tour",
        "Ten steps through relterm, on sample people",
        flow("touring.tour"),
        "Book",
    ),
    Action(
        "suspend",
        "ctrl+z",
        "Suspend",
        "Leave relterm in the background; fg comes back",
        flow("helping.suspend"),
        "Book",
        instant=True,
    ),
)
