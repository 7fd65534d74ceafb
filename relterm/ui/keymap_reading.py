"""The keys of a configuration file, checked: what cannot be is told, and keeps its default."""

from relterm.config import Config, nearest
from relterm.ui.binding_table import Known, import_everything, loaded
from relterm.ui.dialogs.dialog import Dialog
from relterm.ui.key_clashes import Clash, clashes
from relterm.ui.key_names import COMMON, is_typed, read_keys, written
from relterm.ui.keymap import Keymap

_TAKEN = {
    "ctrl+q": "closes relterm",
    "ctrl+c": "copies what is selected",
    "tab": "goes to the next pane or field",
    "shift+tab": "goes to the pane or field before",
}
"""Keys that Textual or the app itself holds, with what they do."""


def read_keymap(config: Config) -> tuple[Keymap, list[tuple[int, str]]]:
    """The keymap of a file, and what of it cannot be: lines of the file with a sentence each."""
    if not config.keys:
        return Keymap(), []
    import_everything()
    table = {each.id: each for each in loaded()}
    chosen: dict[str, tuple[str, ...]] = {}
    problems: list[tuple[int, str]] = []

    def tell(name: str, sentence: str) -> None:
        end = "" if sentence.endswith("?") else "."
        line = config.lines.get(f"keys.{name}", 0)
        problems.append((line, f"{config.place(f'keys.{name}')}: {sentence}{end}"))

    for name, typed in config.keys.items():
        known = table.get(name)
        if known is None:
            tell(name, f"there is nothing of that name to press a key for{nearest(name, table)}")
            continue
        keys, wrong = read_keys(typed)
        sentence = _refusal(known, keys, wrong)
        if sentence:
            tell(name, f"{sentence}{_stays(known)}")
        elif keys != known.keys:
            chosen[name] = keys
    order = {name: config.lines.get(f"keys.{name}", 0) for name in chosen}
    while found := clashes(table, chosen, order):
        tell(found.loser, f"{_clash(found)}{_stays(table[found.loser])}")
        del chosen[found.loser]
    return Keymap(chosen), problems


def _refusal(known: Known, keys: tuple[str, ...], wrong: str) -> str:
    """Why these keys cannot be; empty when they can."""
    if wrong:
        hint = nearest(wrong.lower(), COMMON).removeprefix("; ")
        return f"there is no key “{wrong[:30]}”{f' ({hint})' if hint else ''}"
    taken = next((key for key in keys if key in _TAKEN and key not in known.keys), None)
    if taken is not None:
        return f"“{taken}” {_TAKEN[taken]}, whatever this file says"
    leaves = known.id.endswith((".leave", ".cancel"))
    if not keys and leaves:
        return "this is the way out and needs a key"
    own = all(not is_typed(key) for key in known.keys)
    typing = issubclass(known.owner, Dialog) or known.prefix in {"form", "line"}
    typed = next((key for key in keys if is_typed(key)), None)
    if typing and own and typed is not None:
        return f"“{written([typed])}” is a sign you may want to type there"
    return ""


def _clash(clash: Clash) -> str:
    where = f" on {clash.where.capitalize()}" if clash.where else ""
    return f"“{written([clash.key])}” is already the key of {clash.winner}{where}"


def _stays(known: Known) -> str:
    return f"; it stays on “{written(known.keys)}”"
