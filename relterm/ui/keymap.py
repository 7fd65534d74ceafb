"""Which key does what: the defaults of the classes, and what the user made of them.

Textual's own keymap takes away every binding that shares a key with a remapped one, also those
that live on another screen (`o` is Outcome on Asks, One person elsewhere), and lets a letter
through that a field is to be given. So the bindings of each node are rewritten when it is
registered, and Textual never hears of a keymap.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode

from relterm.ui.actions import BY_ID
from relterm.ui.binding_table import default_of
from relterm.ui.key_names import read_keys

Chosen = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys that the user chose, by the id of the binding; an empty tuple is no key at all."""

    chosen: Chosen = field(default_factory=dict)

    def keys(self, binding_id: str) -> tuple[str, ...]:
        """The keys in force, Textual's names; empty when there is none."""
        if binding_id in self.chosen:
            return self.chosen[binding_id]
        if binding_id in BY_ID:
            return (BY_ID[binding_id].key,)
        known = default_of(binding_id)
        return known.keys if known else ()

    def apply(self, node: DOMNode) -> None:
        """Rewrite the bindings of a node that has just been made."""
        if self.chosen:
            node._bindings = self._rewritten(node._bindings)

    def apply_anew(self, node: DOMNode) -> None:
        """Rewrite them from what the node's class declares, whatever was in force before."""
        merged = type(node)._merged_bindings
        if merged is not None:
            node._bindings = self._rewritten(merged)

    def _rewritten(self, bindings: BindingsMap) -> BindingsMap:
        kept: dict[str, list[Binding]] = {}
        moved: dict[str, list[Binding]] = {}
        for key, each in bindings:
            if each.id is None or each.id not in self.chosen:
                kept.setdefault(key, []).append(each)
                continue
            for wanted in self.chosen[each.id]:
                there = moved.setdefault(wanted, [])
                if all(one.id != each.id for one in there):
                    there.append(each.with_key(wanted))
        for key, found in moved.items():
            kept[key] = [*found, *kept.get(key, [])]
        return BindingsMap.from_keys(kept)


def keymap_of(keys: Mapping[str, str]) -> Keymap:
    """A keymap from ids and names of keys, unchecked: for `App.set_keymap`."""
    return Keymap({name: read_keys(typed)[0] for name, typed in keys.items()})
