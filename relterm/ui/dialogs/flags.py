"""Yes and no in forms."""

from relterm.ui.dialogs.choose import Choice

YES_NO = (Choice("no", "no"), Choice("yes", "yes"))


def show_flag(value: bool | None) -> str:
    """The key of the choice for yes, no, or not said."""
    return {True: "yes", False: "no", None: ""}[value]


def read_flag(key: str) -> bool | None:
    """Yes, no, or not said."""
    return {"yes": True, "no": False}.get(key)
