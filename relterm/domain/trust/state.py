"""What the model remembers of one person: about sixty numbers, whatever the log's length."""

import json
from typing import Self

from relterm.domain.kinds import Kind
from relterm.domain.trust.parameters import MODEL, PARTS, THEIRS


class TrustState:
    """The whole memory of the model for one person (trust.md, 5.2).

    `values` are *v* (each in 0..1) and `levels` the buckets *L* (full contacts), in the order of
    the ten components in `parameters`. Of a weight, `…_fading` is what time has left (*_eff*) and
    `…_felt` is what trust feels (*_shown*); they meet only when the other takes part. Times are
    days since 1970 in UTC; None means it never happened.

    Mutable only inside the model; everybody else treats a state as a value.
    """

    __slots__ = (
        "ask_fading",
        "ask_felt",
        "asks",
        "attempts",
        "broken_fading",
        "broken_felt",
        "deals",
        "exchanges",
        "first_public",
        "first_two_way",
        "hurt_fading",
        "invited_size",
        "invited_t",
        "last_ask",
        "last_deed",
        "last_exchange",
        "last_gift",
        "last_hurt",
        "last_out",
        "last_public",
        "last_rich",
        "last_turn",
        "last_two_way",
        "levels",
        "mended_fading",
        "open_promises",
        "owe_reply",
        "owe_thanks",
        "prev_exchange",
        "public",
        "public_kinds",
        "public_since_out",
        "rich",
        "roots",
        "signal_t",
        "strain_felt",
        "streak",
        "studied",
        "t",
        "trusted",
        "turns",
        "unmended",
        "values",
    )

    def __init__(self) -> None:
        self.values: list[float] = [0.0] * PARTS
        self.levels: list[float] = [0.0] * PARTS
        self.roots = 0.0  # G: spaced contacts, undecayed
        self.ask_fading = 0.0  # ask_eff
        self.ask_felt = 0.0  # ask_shown
        self.hurt_fading = 0.0  # su_eff: wounds nobody said sorry for
        self.mended_fading = 0.0  # sm_eff: wounds after an apology
        self.strain_felt = 0.0  # strain_shown
        self.broken_fading = 0.0  # bk_eff
        self.broken_felt = 0.0  # bk_shown
        self.asks = 0.0  # recent asks of mine, fading
        self.streak = 0.0  # my words since they last took part
        self.attempts = 0
        self.first_two_way: float | None = None
        self.last_two_way: float | None = None
        self.exchanges = 0
        self.last_exchange: float | None = None
        self.prev_exchange: float | None = None
        self.rich = 0
        self.last_rich: float | None = None
        self.turns = 0
        self.last_turn: float | None = None
        self.last_gift: float | None = None
        self.last_ask: float | None = None
        self.last_deed: float | None = None  # what I did for them that is no word
        self.open_promises: tuple[float, ...] = ()
        self.owe_reply = False
        self.owe_thanks = False
        self.deals = 0
        self.invited_t: float | None = None
        self.invited_size = 0
        self.last_out: float | None = None
        self.public = 0
        self.first_public: float | None = None
        self.last_public: float | None = None
        self.public_since_out = 0
        self.public_kinds: frozenset[Kind] = frozenset()
        self.signal_t: float | None = None
        self.studied = False
        self.unmended = False
        self.last_hurt: float | None = None
        self.trusted = False
        self.t: float | None = None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, TrustState):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.__slots__)

    __hash__ = None  # type: ignore[assignment]  # mutable, so never a key

    @property
    def they_care(self) -> float:
        """How much they have shown, 0..1 (*v_theirs*)."""
        return self.values[THEIRS]

    @property
    def slowness(self) -> float:
        """How many times slower than a new tie this one fades, 1..6 (*g*)."""
        return slowness_of(self.roots)

    @property
    def open_wound(self) -> bool:
        """True while I have hurt them and neither mended it nor let it fade."""
        return self.unmended and self.hurt_fading > MODEL.open_wound

    def copy(self) -> Self:
        """An independent copy; spelt out, as every look at a person makes one."""
        twin = type(self).__new__(type(self))
        twin.ask_fading = self.ask_fading
        twin.ask_felt = self.ask_felt
        twin.asks = self.asks
        twin.attempts = self.attempts
        twin.broken_fading = self.broken_fading
        twin.broken_felt = self.broken_felt
        twin.deals = self.deals
        twin.exchanges = self.exchanges
        twin.first_public = self.first_public
        twin.first_two_way = self.first_two_way
        twin.hurt_fading = self.hurt_fading
        twin.invited_size = self.invited_size
        twin.invited_t = self.invited_t
        twin.last_ask = self.last_ask
        twin.last_deed = self.last_deed
        twin.last_exchange = self.last_exchange
        twin.last_gift = self.last_gift
        twin.last_hurt = self.last_hurt
        twin.last_out = self.last_out
        twin.last_public = self.last_public
        twin.last_rich = self.last_rich
        twin.last_turn = self.last_turn
        twin.last_two_way = self.last_two_way
        twin.mended_fading = self.mended_fading
        twin.open_promises = self.open_promises
        twin.owe_reply = self.owe_reply
        twin.owe_thanks = self.owe_thanks
        twin.prev_exchange = self.prev_exchange
        twin.public = self.public
        twin.public_kinds = self.public_kinds
        twin.public_since_out = self.public_since_out
        twin.rich = self.rich
        twin.roots = self.roots
        twin.signal_t = self.signal_t
        twin.strain_felt = self.strain_felt
        twin.streak = self.streak
        twin.studied = self.studied
        twin.t = self.t
        twin.trusted = self.trusted
        twin.turns = self.turns
        twin.unmended = self.unmended
        twin.values = self.values[:]
        twin.levels = self.levels[:]
        return twin

    def to_json(self) -> str:
        """One line of JSON that `from_json` reads back without losing a bit.

        What never happened is left out; `t` is always there.
        """
        fields: dict[str, object] = {"t": self.t}
        for name, nothing in _NOTHING:
            value = getattr(self, name)
            if value != nothing:
                fields[name] = value
        if self.public_kinds:
            fields["public_kinds"] = sorted(self.public_kinds)
        return json.dumps(fields, separators=(",", ":"), allow_nan=False)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what `to_json` wrote.

        Raises:
            ValueError: the text is not a state of this version of the model.
        """
        state = cls()
        try:
            fields = json.loads(text)
            state.t = fields.pop("t")
            for name, value in fields.items():
                setattr(state, name, value)
            if "public_kinds" in fields:
                state.public_kinds = frozenset(Kind(word) for word in fields["public_kinds"])
            if "open_promises" in fields:
                state.open_promises = tuple(fields["open_promises"])
        except (AttributeError, KeyError, TypeError, RecursionError) as error:
            raise ValueError(f"not a trust state: {error}") from error
        if len(state.values) != PARTS or len(state.levels) != PARTS:
            raise ValueError("not a trust state: wrong number of components")
        return state


def slowness_of(roots: float) -> float:
    """How many times slower than a new tie one with so many spaced contacts fades (*g*)."""
    return 1.0 + MODEL.roots_most * roots / (roots + MODEL.roots_half)


_NEW = TrustState()
_NOTHING: tuple[tuple[str, object], ...] = tuple(
    (name, getattr(_NEW, name)) for name in TrustState.__slots__ if name != "t"
)
"""What each field is before anything happened."""
