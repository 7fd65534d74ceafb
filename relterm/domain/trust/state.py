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
        return 1.0 + MODEL.roots_most * self.roots / (self.roots + MODEL.roots_half)

    @property
    def open_wound(self) -> bool:
        """True while I have hurt them and neither mended it nor let it fade."""
        return self.unmended and self.hurt_fading > MODEL.open_wound

    def copy(self) -> Self:
        """An independent copy."""
        twin = type(self).__new__(type(self))
        for name in self.__slots__:
            setattr(twin, name, getattr(self, name))
        twin.values = self.values[:]
        twin.levels = self.levels[:]
        return twin

    def to_json(self) -> str:
        """One line of JSON that `from_json` reads back without losing a bit."""
        fields = {name: getattr(self, name) for name in self.__slots__}
        fields["public_kinds"] = sorted(self.public_kinds)
        return json.dumps(fields, separators=(",", ":"), allow_nan=False)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what `to_json` wrote.

        Raises:
            ValueError: the text is not a state of this version of the model.
        """
        try:
            fields = json.loads(text)
            state = cls()
            for name in cls.__slots__:
                setattr(state, name, fields[name])
            state.public_kinds = frozenset(Kind(word) for word in fields["public_kinds"])
            state.open_promises = tuple(fields["open_promises"])
        except (KeyError, TypeError, RecursionError) as error:
            raise ValueError(f"not a trust state: {error}") from error
        if len(state.values) != PARTS or len(state.levels) != PARTS:
            raise ValueError("not a trust state: wrong number of components")
        return state
