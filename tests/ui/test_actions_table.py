"""The table of actions: whole, without doubles, told in a story each, and in the README."""

import ast
import inspect
from pathlib import Path

import pytest
from textual.keys import _character_to_key

from relterm.ui import actions
from relterm.ui.action import IN_EMPTY, WHEN_MARKED
from relterm.ui.actions import ACTIONS, Action
from relterm.ui.everyday_words import ALSO

STORIES = Path(__file__).parent / "stories"
README = Path(__file__).parents[2] / "README.md"
SIGNS = {"plus": "+", "slash": "/", "question_mark": "?", "asterisk": "*"}
"""Keys that the README writes as the sign on them."""

each_action = pytest.mark.parametrize("action", ACTIONS, ids=[action.id for action in ACTIONS])


def told_ids() -> set[str]:
    """Every action that a story says to run; that it does is checked while it runs."""
    found = set()
    for path in STORIES.glob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "actions"
            ):
                found |= {str(ast.literal_eval(each)) for each in node.args}
    return found


@each_action
def test_an_action_is_whole(action: Action) -> None:
    assert action.id
    assert action.id.isidentifier()
    assert action.label
    assert action.help
    assert not action.help.endswith((".", "!"))
    assert action.group
    assert inspect.iscoroutinefunction(action.run)
    assert action.footer - IN_EMPTY - WHEN_MARKED <= action.screens <= actions.ANYWHERE
    assert action.id in ALSO, "people call it something"


def test_ids_and_keys_are_nobody_elses() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)
    places = [(action.key, screen) for action in ACTIONS for screen in action.screens]
    assert len(set(places)) == len(places)
    assert {"k", "j", "G", "tab", "enter", "escape"}.isdisjoint(action.key for action in ACTIONS), (
        "these move"
    )


def test_every_key_is_one_that_textual_knows() -> None:
    for action in ACTIONS:
        last = action.key.split("+")[-1]
        assert len(last) == 1 or last in {"space", *map(_character_to_key, SIGNS.values())}


def test_every_binding_has_an_id_so_that_it_can_be_remapped() -> None:
    bound = [each for each in actions.bindings() if not isinstance(each, tuple)]
    assert [each.id for each in bound] == [action.id for action in ACTIONS]


@each_action
def test_an_action_is_told_in_a_story(action: Action) -> None:
    assert action.id in told_ids()


def test_stories_name_no_action_that_is_not_there() -> None:
    assert told_ids() <= {action.id for action in ACTIONS}


@each_action
def test_an_action_is_in_the_readme(action: Action) -> None:
    rows = {
        (cells[1].strip(), cells[2].strip())
        for line in README.read_text(encoding="utf-8").splitlines()
        if line.startswith("| `") and len(cells := line.split("|")) > 3
    }
    key = SIGNS.get(action.key, action.key)
    assert (f"`{key}`", action.help) in rows
