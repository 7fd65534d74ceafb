"""What a single word could be, by its shape alone: a mention, a tag, something given, an ask.

None of these looks at other words or at the book, so "does something begin here?" is cheap and
the readers of longer pieces know where to stop.
"""

import re
from dataclasses import dataclass

from relterm.domain.clean_text import fold
from relterm.domain.kinds import AskSize, Who
from relterm.domain.quick_add.shell_words import split_key
from relterm.domain.quick_add.values import Role
from relterm.domain.quick_add.vocabulary import Vocabulary
from relterm.domain.quick_add.words import Word, is_email, is_quoted, is_uid, unquoted

ROLES: dict[str, Role] = {"with": "with", "to": "to", "from": "from", "via": "via"}
SHORT_ROLES: dict[str, Role] = {">": "to", "<": "from"}
_NAME_ENDS = frozenset(',;:!?()[]{}<>"“”|=@#/\\*+…&')
_NOT_A_NAME = frozenset("@/=")
_DEPTH = re.compile(r"\*([123])")
_DETAIL_KEYS = frozenset({"next", "note", "mood", "size", "answered", "who"})
_LONGEST_MINUTES = 24 * 60
_LENGTH = re.compile(
    r"([0-9]{1,4})(?:m|min|mins|minutes?)"
    r"|([0-9]{1,2})h([0-5]?[0-9])?(?:m|min)?"
    r"|([0-9]{1,2}[.,][0-9]{1,2})h",
    re.ASCII | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Given:
    """Something that passed between two people."""

    who: Who
    what: str
    category: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The beginning of an ask: who asks, and how much."""

    who: Who
    word: str
    size: AskSize


def mention_of(word: Word) -> tuple[str, int] | None:
    """The name in `@ann` or `@"Ann Lee"`, and where in the line it ends.

    An e-mail address counts only once somebody is known to have it; a UID by its form.
    """
    text = word.text
    if word.opaque or text[0] != "@":
        return None
    if word.reference:
        return word.reference, word.start + 1 + len(word.reference)
    if text[1:2] in {'"', "“"}:
        close = text.find('"' if text[1] == '"' else "”", 2)
        name = text[2:close].strip() if close > 0 else ""
        return (name, word.start + close + 1) if name else None
    end = 1
    while end < len(text) and text[end] not in _NAME_ENDS:
        end += 1
    if text[end : end + 1] in _NOT_A_NAME and end < len(text):
        return None
    name = text[1:end].rstrip(".'’-")
    for suffix in ("'s", "’s", "'S"):
        name = name.removesuffix(suffix)
    named = name[:1].isalpha() or is_uid(name)
    return (name, word.start + 1 + len(name)) if named else None


def address_of(word: Word) -> str:
    """The e-mail address in `@ann@x.org`, whoever has it; empty for anything else."""
    address = "" if word.opaque or word.text[0] != "@" else word.core[1:]
    return address if is_email(address) else ""


def tag_of(word: Word) -> str | None:
    """The tag in `#conf` or `tag:conf`; a tag has a letter in it (`#12` is a number)."""
    if word.opaque:
        return None
    keyed = split_key(word)
    if word.core[0] == "#":
        tag = word.core[1:]
    elif keyed is not None and keyed.key == "tag":
        tag = keyed.value.removeprefix("#")
    else:
        return None
    tag = tag.rstrip("-_'’")
    fits = all(each.isalnum() or each in "_-" or not each.isascii() for each in tag)
    return tag if fits and any(each.isalpha() for each in tag) else None


def given_in(word: Word, vocabulary: Vocabulary) -> Given | None:
    """What `+intro`, `-help`, `+"the Orkney paper"`, `gave:intro` or `got:help` say."""
    if word.opaque:
        return None
    keyed = split_key(word)
    if word.core[0] in "+-":
        who, what = (Who.ME if word.core[0] == "+" else Who.THEM), word.core[1:]
    elif keyed is not None and keyed.key in {"gave", "got"}:
        who, what = (Who.ME if keyed.key == "gave" else Who.THEM), keyed.value
        if keyed.quoted:
            return Given(who, what, "")
    else:
        return None
    if is_quoted(what):
        return Given(who, unquoted(what), "")
    category = vocabulary.category(what)
    return None if category is None else Given(who, what, category)


def ask_in(word: Word, vocabulary: Vocabulary) -> Asked | None:
    """What `?advice`, `<?intro`, `ask:business` or `they-ask:favour` begin."""
    if word.opaque:
        return None
    keyed = split_key(word)
    if word.core[0] == "?":
        who, asked = Who.ME, word.core[1:]
    elif word.core[:2] == "<?":
        who, asked = Who.THEM, word.core[2:]
    elif keyed is not None and keyed.key in {"ask", "they-ask"}:
        who, asked = (Who.ME if keyed.key == "ask" else Who.THEM), keyed.value
    else:
        return None
    size = vocabulary.asks.get(fold(asked))
    return None if size is None else Asked(who, asked, size)


def promise_at(word: Word) -> tuple[Who, int] | None:
    """Who promises in `!send`, `<!send`, `promised:…`, and where in the line the words begin."""
    if word.opaque:
        return None
    keyed = split_key(word)
    if keyed is not None and keyed.key in {"promised", "they-promised"}:
        return (Who.ME if keyed.key == "promised" else Who.THEM), keyed.start
    skip = 2 if word.text[:2] == "<!" else 1
    if skip == 1 and word.text[0] != "!":
        return None
    rest = word.core[skip:]
    fits = rest[:1].isalpha() or is_quoted(rest)
    return ((Who.THEM if skip == 2 else Who.ME), word.start + skip) if fits else None


def depth_of(word: Word) -> int | None:
    """The depth in `*2` or `deep:2`."""
    if word.opaque:
        return None
    found = _DEPTH.fullmatch(word.core)
    if found:
        return int(found[1])
    keyed = split_key(word)
    deep = keyed is not None and keyed.key == "deep" and keyed.value in {"1", "2", "3"}
    return int(keyed.value) if keyed is not None and deep else None


def minutes_of(word: Word) -> float | None:
    """The length in `30m`, `90min`, `1h30`, `1.5h`, at most a day."""
    found = None if word.opaque else _LENGTH.fullmatch(word.core)
    if found is None:
        return None
    if found[1]:
        length = float(found[1])
    elif found[4]:
        length = float(found[4].replace(",", ".")) * 60
    else:
        length = float(found[2]) * 60 + float(found[3] or 0)
    return length if 0 < length <= _LONGEST_MINUTES else None


def role_before_mention(word: Word, following: Word | None) -> Role | None:
    """The role `to @ann` or `>@ann` gives the person named next; None when nobody is."""
    if word.opaque or following is None or mention_of(following) is None:
        return None
    if word.end == following.raw:
        return SHORT_ROLES.get(word.text)
    return ROLES.get(fold(word.text))


def keyed_mention(word: Word) -> tuple[Role, str] | None:
    """The role and name in `with:ann`, `to:ann`, `from:"Ann Lee"`, `via:bob`."""
    keyed = None if word.opaque else split_key(word)
    if keyed is None or keyed.key not in ROLES:
        return None
    name = keyed.value.removeprefix("@").strip()
    name = name.strip("<>") if is_email(name) else name
    named = name[:1].isalpha() or keyed.quoted or is_uid(name) or is_email(name)
    return (ROLES[keyed.key], name) if named else None


def is_bare_next(word: Word, following: Word | None) -> bool:
    """Whether `next:` stands alone, as `>>` does: at the end, or before another shell word."""
    if word.opaque or word.text.lower() != "next:":
        return False
    return following is None or split_key(following) is not None


def begins_something(word: Word, following: Word | None, vocabulary: Vocabulary) -> bool:
    """Whether a sigil or a shell word begins here, which ends the words of the piece before it."""
    if word.opaque:
        return False
    return (
        mention_of(word) is not None
        or role_before_mention(word, following) is not None
        or word.core == "<thanks"
        or (word.core[0] == "/" and vocabulary.kind(word.core[1:]) is not None)
        or depth_of(word) is not None
        or promise_at(word) is not None
        or ask_in(word, vocabulary) is not None
        or given_in(word, vocabulary) is not None
        or tag_of(word) is not None
        or keyed_mention(word) is not None
        or is_bare_next(word, following)
        or _begins_detail(word)
    )


def _begins_detail(word: Word) -> bool:
    keyed = split_key(word)
    return keyed is not None and keyed.key in _DETAIL_KEYS
