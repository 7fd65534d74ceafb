"""A text handed to the user's own editor, with the app out of its way."""

from typing import Any

from textual.app import App, SuspendNotSupported

from relterm.editing import EditorFailed, edit_text
from relterm.ui.show import visible


def edit_outside(app: App[Any], text: str) -> str | None:
    """The text as it was saved in $VISUAL or $EDITOR; None where there is nothing new to take.

    Why it went wrong is said; what an editor had saved before it failed is given back.
    """
    problem = ""
    try:
        with app.suspend():
            try:
                after = edit_text(text)
            except EditorFailed as error:  # within: the terminal is taken back in any case
                after, problem = error.text, str(error)
    except SuspendNotSupported:
        app.notify("This terminal cannot hand over to an editor.", severity="warning", markup=False)
        return None
    if problem:
        app.notify(visible(problem), severity="error", markup=False, timeout=8)
    return after
