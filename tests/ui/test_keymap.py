"""Keys out of a file: what they are called, what is refused and why, and what then is in force."""

from pathlib import Path

import pytest
from textual.binding import Binding

from relterm.config import Config, read_config
from relterm.ui.actions import BY_ID
from relterm.ui.binding_table import FIXED, default_of, import_everything, loaded
from relterm.ui.key_clashes import clashes
from relterm.ui.key_names import COMMON, read_key, read_keys, written
from relterm.ui.keymap_reading import read_keymap
from relterm.ui.settings import default_text, problems_of, theme_names


def told(**keys: str) -> list[str]:
    return [sentence for _, sentence in read_keymap(Config(keys=keys))[1]]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("a", "a"),
        ("A", "A"),
        ("shift+a", "A"),
        ("?", "question_mark"),
        ("question_mark", "question_mark"),
        ("+", "plus"),
        ("plus", "plus"),
        ("ctrl+s", "ctrl+s"),
        ("Ctrl+S", "ctrl+s"),
        ("^s", "ctrl+s"),
        ("esc", "escape"),
        ("PgDn", "pagedown"),
        ("F5", "f5"),
        ("shift+ctrl+x", "ctrl+shift+x"),
        ("ctrl+i", "tab"),
        ("ä", "ä"),
        (" space ", "space"),
        ("[", "left_square_bracket"),
        ("bogus", None),
        ("contrl+s", None),
        ("ctrl+ctrl+s", None),
        ("\x1b", None),
        ("", None),
        ("ignore", None),
    ],
)
def test_a_key_may_be_called_what_people_call_it(typed: str, key: str | None) -> None:
    assert read_key(typed) == key


def test_several_keys_stand_with_commas_and_the_comma_has_a_name() -> None:
    assert read_keys("f5, ctrl+k,a, a") == (("f5", "ctrl+k", "a"), "")
    assert read_keys("comma") == read_keys(",") == (("comma",), "")
    assert read_keys("") == ((), "")
    assert read_keys("a, nonsense") == ((), "nonsense")


@pytest.mark.parametrize("key", COMMON)
def test_what_is_written_is_read_again(key: str) -> None:
    name = read_key(key)
    assert name is not None
    assert read_keys(written([name])) == ((name,), "")


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        (
            {"lgo": "l"},
            "config.toml, keys.lgo: there is nothing of that name to press a key for; did you "
            "mean “log”?",
        ),
        (
            {"log": "contrl+s"},
            "config.toml, keys.log: there is no key “contrl+s” (did you mean “ctrl+s”?); it stays "
            "on “a”.",
        ),
        (
            {"log": "n"},
            "config.toml, keys.log: “n” is already the key of new_person on Today; it stays on "
            "“a”.",
        ),
        (
            {"outcome": "y"},
            "config.toml, keys.outcome: “y” is already the key of copy on Asks; it stays on “o”.",
        ),
        (
            {"list.down": "a"},
            "config.toml, keys.list.down: “a” is already the key of log on Today; it stays on "
            "“down, j”.",
        ),
        (
            {"chart.right": "left"},
            "config.toml, keys.chart.right: “left” is already the key of chart.left on People; it "
            "stays on “right, l”.",
        ),
        (
            {"form.up": "down"},
            "config.toml, keys.form.up: “down” is already the key of form.down on You; it stays on "
            "“up”.",
        ),
        (
            {"dialog.leave": ""},
            "config.toml, keys.dialog.leave: this is the way out and needs a key; it stays on "
            "“escape”.",
        ),
        (
            {"dialog.leave": "x"},
            "config.toml, keys.dialog.leave: “x” is a sign you may want to type there; it stays "
            "on “escape”.",
        ),
        (
            {"log": "ctrl+q"},
            "config.toml, keys.log: “ctrl+q” closes relterm, whatever this file says; it stays on",
        ),
        (
            {"jump": "tab"},
            "config.toml, keys.jump: “tab” goes to the next pane or field, whatever this file",
        ),
        (
            {"quit_always": "f9"},
            "config.toml, keys.quit_always: there is nothing of that name to press a key for",
        ),
    ],
)
def test_what_cannot_be_is_told_and_the_default_stays(keys: dict[str, str], sentence: str) -> None:
    keymap, problems = read_keymap(Config(keys=keys))
    assert len(problems) == 1
    assert problems[0][1].startswith(sentence)
    name = next(iter(keys))
    if name in BY_ID:
        assert keymap.keys(name) == (BY_ID[name].key,)
    assert keymap.chosen == {}


def test_keys_may_change_places() -> None:
    keymap, problems = read_keymap(Config(keys={"log": "n", "new_person": "a"}))
    assert problems == []
    assert keymap.keys("log") == ("n",)
    assert keymap.keys("new_person") == ("a",)


def test_a_key_freed_is_free_and_one_taken_back_is_not() -> None:
    assert told(undo="", log="u") == []
    # `undo` cannot move, so `log` cannot have its key either.
    assert len(told(undo="n", log="u")) == 2


def test_the_later_of_two_loses_its_key(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[keys]\nundo = "f6"\nlog = "f6"\n', encoding="utf-8")
    config, _ = read_config(path)
    keymap, problems = read_keymap(config)
    assert [line for line, _ in problems] == [3]
    assert keymap.keys("undo") == ("f6",)
    assert keymap.keys("log") == ("a",)


def test_what_shares_a_key_on_other_screens_keeps_it() -> None:
    keymap, problems = read_keymap(Config(keys={"outcome": "O"}))
    assert problems == []
    assert keymap.keys("one_person") == ("o",)


def test_another_key_beside_a_shared_one_is_no_clash() -> None:
    keymap, problems = read_keymap(Config(keys={"find": "f, f5"}))
    assert problems == []
    assert keymap.keys("find") == ("f", "f5")


def test_the_defaults_meet_nowhere() -> None:
    import_everything()
    table = {each.id: each for each in loaded()}
    assert clashes(table, {}, {}) is None


def test_every_binding_of_ours_can_be_remapped_by_an_id_of_its_own() -> None:
    import_everything()
    owners: dict[str, str] = {}
    for each in loaded():
        assert owners.setdefault(each.id, each.owner.__name__) == each.owner.__name__
        assert each.words, f"{each.id} says nothing"
        assert default_of(each.id) is not None
    for owner in {each.owner for each in loaded()}:
        for binding in owner.__dict__["BINDINGS"]:
            assert isinstance(binding, Binding)
            assert binding.id, f"{owner.__name__}: {binding.key} has no id"


def test_the_file_to_begin_with_says_the_defaults(tmp_path: Path) -> None:
    text = default_text(theme_names())
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    assert read_config(path)[0] == Config(path=path, lines=read_config(path)[0].lines)
    plain = "\n".join(
        line[1:] if line.startswith("#") and line[1:2] not in {" ", ""} else line
        for line in text.splitlines()
    )
    path.write_text(plain, encoding="utf-8")
    config, problems = read_config(path)
    assert problems == ()
    assert problems_of(config) == ()
    assert set(config.keys) == {each.id for each in loaded()} - FIXED
    keymap, _ = read_keymap(config)
    assert keymap.chosen == {}
    assert config.kinds == {}
    assert (config.theme, config.ascii, config.plain, config.mouse) == ("", None, False, True)


def test_the_example_in_the_readme_is_true(tmp_path: Path) -> None:
    readme = Path(__file__).parents[2] / "README.md"
    example = readme.read_text(encoding="utf-8").partition("```toml\n")[2].partition("```")[0]
    path = tmp_path / "config.toml"
    path.write_text(example, encoding="utf-8")
    config, problems = read_config(path)
    assert problems == ()
    assert problems_of(config) == ()
    assert config.keys
    assert config.kinds
    assert config.theme
