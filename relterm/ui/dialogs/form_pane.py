"""The frame of a long form: a pane that always has the focus, and so never has to look for it.

A pane's colours depend on whether the focus is within, for which Textual styles everything in it
anew at each move from field to field; in a form of forty fields that is felt.
"""

from relterm.ui.widgets.pane import Pane


class FormPane(Pane, inherit_css=False):
    """A pane with the colours of one that has the focus."""

    DEFAULT_CSS = """
    FormPane {
        width: 92;
        max-width: 100%;
        height: 90%;
        padding: 0 1;
        background: $surface;
        border: round $accent;
        border-title-color: $accent;
        border-title-style: bold;
        border-subtitle-color: $foreground-muted;
        border-subtitle-style: none;

        &.-ascii { border: ascii $accent; }
    }
    .-narrow FormPane { width: 100%; height: 100%; }
    .-short FormPane { height: auto; max-height: 100%; }
    .-short Form { height: auto; max-height: 100%; }
    """
    SCOPED_CSS = False
