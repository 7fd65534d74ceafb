"""What a configuration file means for the app: keys, colours, signs; and the file to begin with."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from textual.theme import BUILTIN_THEMES

from relterm.config import Config, nearest
from relterm.domain.kinds import Kind
from relterm.errors import BookError
from relterm.ui.binding_table import Known, import_everything, loaded
from relterm.ui.glyphs import ASCII, UNICODE, Glyphs, choose
from relterm.ui.key_names import written
from relterm.ui.keymap import Keymap
from relterm.ui.keymap_reading import read_keymap
from relterm.ui.themes import DEFAULT_THEME, THEMES

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp

PLACES = {
    "people": "on People",
    "asks": "on Asks",
    "you": "on You",
    "one": "with one person alone",
    "pane": "between panes",
    "list": "in lists",
    "text": "in texts",
    "reading": "in the reasons and other texts with a cursor",
    "chart": "in the trust curve",
    "gate": "in the card of an ask",
    "dialog": "in every dialog",
    "choose": "in dialogs with a list",
    "line": "in the quick-add line",
    "chips": "among the chips under the line",
    "form": "in forms",
    "picker": "in fields with a few values",
    "triage": "while choosing whom to keep up with",
    "day": "in the calendar of a date field",
    "export": "while exporting",
    "import": "while importing",
    "fresh_start": "in a fresh start",
    "ended": "when saying how it ended",
    "why": "in the reason",
    "jump": "while the letters of a jump are shown",
    "tour": "in the tour",
}
"""Where the bindings of a prefix work, for the comments of the file."""
_HEAD = """\
# How relterm looks, which key does what, and words of your own.
# Everything is at its default: take away the # in front of a line, and change it.
# `relterm config` tells what is not understood; such a line keeps its default.
"""
_LOOK = """\
[look]
# The colours to open with; "" means those chosen last. There are:
{themes}
#theme = ""
# Draw with plain letters only: true, false, or "auto" (by what the terminal can show).
#ascii = "auto"
# `relterm show`, `due` and `log` in plain sentences, for screen readers.
#plain = false
# Listen to the mouse.
#mouse = true
"""
_KINDS = """\
[kinds]
# Words of your own for what happened, each with the kind it means; for example
#     brunch = "meet"
# lets you log “brunch @ann”. The kinds are
{kinds}
"""
_KEYS = """\
[keys]
# A key, or several with commas; "" for none. Letters and signs stand for themselves (A is
# shift+a), others have names: space, comma, enter, escape, up, pagedown, f5, ctrl+k.
# Two things cannot share a key where both work. ctrl+q always closes relterm; ctrl+c and tab
# stay what they are, too.
"""
_WIDE = 96


def take_up(app: "ReltermApp", config: Config) -> tuple[str, ...]:
    """Put a configuration in force while the app is being made; what of it cannot be."""
    app.keymap, problems = _checked(config, app.available_themes)
    app.keymap.apply(app)
    app.glyphs = signs(config)
    chosen = config.theme if config.theme in app.available_themes else app.memory.theme
    app.theme = chosen if chosen in app.available_themes else DEFAULT_THEME
    return problems


def told(problems: tuple[str, ...]) -> str:
    """What a toast says of them: the first, and where the others are."""
    if len(problems) == 1:
        return problems[0]
    others = "another" if len(problems) == 2 else f"{len(problems) - 1} more"
    return f"{problems[0]} `relterm config` tells {others}."


def signs(config: Config) -> Glyphs:
    """The signs to draw with."""
    if config.ascii is None:
        return choose(os.environ)
    return ASCII if config.ascii else UNICODE


def problems_of(config: Config) -> tuple[str, ...]:
    """What the screens cannot do of a configuration, without opening them."""
    return _checked(config, theme_names())[1]


def _checked(config: Config, themes: Iterable[str]) -> tuple[Keymap, tuple[str, ...]]:
    """The keys in force, and every problem in the order of the file."""
    keymap, problems = read_keymap(config)
    names = list(themes)
    if config.theme and config.theme not in names:
        hint = nearest(config.theme, names)
        said = f"there is no theme “{config.theme[:40]}”{hint or '.'}"
        line = config.lines.get("look.theme", 0)
        problems.append((line, f"{config.place('look.theme')}: {said}"))
    return keymap, tuple(sentence for _, sentence in sorted(problems))


def default_text(themes: Iterable[str]) -> str:
    """The commented file, made from the tables themselves."""
    import_everything()
    parts = (
        _HEAD,
        _LOOK.format(themes=_listed(sorted(themes))),
        _KINDS.format(kinds=_listed(kind.value for kind in Kind)),
        _KEYS + "\n".join(_key_lines()) + "\n",
    )
    return "\n".join(parts)


def theme_names() -> tuple[str, ...]:
    """Every theme there is to choose."""
    return tuple(sorted({*BUILTIN_THEMES, *(theme.name for theme in THEMES)}))


def write_default(path: Path, *, force: bool = False) -> None:
    """Write the commented default, readable by the user alone, whole or not at all.

    Raises:
        BookError: it is there already (and `force` is not given), or cannot be written.
    """
    from relterm.interchange.files import private_file

    if os.path.lexists(path) and not force:
        msg = f"{path} is there already and was left as it is; --force replaces it."
        raise BookError(msg)
    text = default_text(theme_names())
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        msg = f"The folder {path.parent} cannot be made: {error.strerror}."
        raise BookError(msg) from error
    with private_file(path) as out:
        out.write(text)


def _key_lines() -> Iterator[str]:
    from relterm.ui.actions import BY_ID

    title = ""
    for each in loaded():
        action = BY_ID.get(each.id)
        group = action.group if action else _place(each)
        if group != title:
            title = group
            yield f"\n# {title}"
        yield _key_line(each)


def _place(known: Known) -> str:
    if "." not in known.id:
        return "Everywhere"
    where = PLACES.get(known.prefix, f"in “{known.prefix.replace('_', ' ')}”")
    return where[:1].upper() + where[1:]


def _key_line(known: Known) -> str:
    name = f'"{known.id}"' if "." in known.id else known.id
    return f'#{name} = "{written(known.keys)}"'.ljust(38) + f"  # {known.words}"


def _listed(words: Iterable[str]) -> str:
    """Words with commas, in comment lines of a readable width."""
    lines, line = [], "#"
    for word in words:
        if len(line) + len(word) + 2 > _WIDE:
            lines.append(line)
            line = "#"
        line += f" {word},"
    return "\n".join([*lines, line.rstrip(",")])
