"""What holds for every line: nothing raises, nothing is lost, and chips tell the whole truth."""

from hypothesis import example, given, settings
from hypothesis import strategies as st
from quick_add_book import BOB, NOW, parse, record, resolve

from relterm.domain.days import minutes
from relterm.domain.interactions import Interaction
from relterm.domain.kinds import Kind
from relterm.domain.quick_add import Chip, ChipKind, LogLine, Recorded, parse_log
from relterm.domain.quick_add.labels import day_label

K = ChipKind
PIECES = (
    "call", "coffee", "email", "known", "5y", "gave", "asked", "advice", "yes", "no", "thanks",
    "for", "the", "paper", "kept", "promised", "/call", "/kept", "with", "to", "from", "via",
    "@bob", "@may", "@ann", "@zoe", '@"Ann Lee"', "@Chiara Neri", ">@bob", "<@may", "#x", "#y",
    "+intro",
    "-help", '+"a map"', "?advice", "<?business", "!send it", "<!call", "by", "fri", "03/04",
    "*2", "30m", "1h", "...", "waiting", "::", ">>", "3w", "tomorrow:", "fri:", "12 mar:", "on",
    "2027-01-05:", "29 feb:", '"', "“", "”", "\\@bob", "ann@x.org", "C#", "(", ")", ",", "and",
    "note:x", "next:2d", "gave:help", "ask:intro", "mood:bad", "size:2", "answered:no", "who:them",
    "deep:3", "tag:z", "\n", "\t", "é",
)  # fmt: skip
LINES = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=8).map("".join),
    st.text(max_size=60),
    st.text('@#+-?!*<>:/\\". 03abé', max_size=30),
)
DEEDS = {
    K.GAVE,
    K.RECEIVED,
    K.ASKED,
    K.THEY_ASKED,
    K.PROMISED,
    K.THEY_PROMISED,
    K.THANKS,
    K.THANKED,
}


def of_kind(parsed: LogLine, *kinds: ChipKind) -> list[Chip]:
    return [chip for chip in parsed.chips if chip.kind in kinds]


@given(st.text(st.characters(exclude_categories=()), max_size=80))
@example("\ud800@bob")
@example("\x00")
def test_no_text_raises_and_lone_surrogates_are_all_that_changes(line: str) -> None:
    parsed = parse(line)
    assert len(parsed.line) == len(line)
    for kept, written in zip(parsed.line, line, strict=True):
        assert kept == written or "\ud800" <= written <= "\udfff"
    for entry in record(parsed).interactions:
        f"{entry.line}{entry.text}{entry.note}{entry.tags}".encode()


@given(LINES)
def test_the_sentence_is_stored_word_for_word(line: str) -> None:
    parsed = parse(line)
    assert parsed.line == line
    assert [entry.line for entry in record(parsed).interactions if entry.line] in ([line], [])
    assert record(parsed).interactions[0].line == line


@given(LINES)
def test_chips_are_in_order_inside_the_line_and_do_not_overlap(line: str) -> None:
    place = 0
    for chip in parse(line, selected=BOB).chips:
        if chip.span != (0, 0):
            assert place <= chip.start < chip.end <= len(line)
            assert chip.label.strip()
        place = chip.end


@given(LINES)
@settings(max_examples=50)
def test_every_beginning_of_a_line_can_be_parsed(line: str) -> None:
    for end in range(len(line)):
        record(parse(line[:end]))


@given(LINES)
def test_with_every_chip_dismissed_only_a_plain_note_is_left(line: str) -> None:
    dismissed: frozenset[tuple[int, int]] = frozenset()
    for _ in range(len(line) + 2):
        parsed = parse(line, selected=BOB, dismissed=dismissed)
        spans = {chip.span for chip in parsed.chips}
        if not spans:
            break
        assert not spans & dismissed
        dismissed |= spans
    recorded = record(parsed)
    assert not parsed.chips
    assert recorded.interactions == (
        Interaction("n0", NOW.moment, (), Kind.NOTE, text=parsed.text, line=line),
    )
    assert recorded == Recorded(recorded.interactions)


@given(LINES, st.booleans())
def test_what_the_chips_show_is_what_is_stored(line: str, selected: bool) -> None:
    parsed = parse(line, selected=BOB if selected else None)
    recorded = record(parsed)
    main = recorded.interactions[0]
    show_the_frame(parsed, recorded, main)
    show_the_people(parsed, main)
    show_the_deeds(parsed, recorded)
    show_the_kind(parsed, main)


def show_the_frame(parsed: LogLine, recorded: Recorded, main: Interaction) -> None:
    days = of_kind(parsed, K.DATE, K.PLAN)
    front = [chip for chip in days if not chip.label.startswith("by ")]
    assert bool(of_kind(parsed, K.PLAN)) == main.planned
    if main.moment != NOW.moment:
        assert len(front) == 1
        assert day_label(main.moment.day, NOW.today) in front[0].label
    assert [chip.label for chip in of_kind(parsed, K.MINUTES)] == (
        [] if main.minutes is None else [minutes(main.minutes)]
    )
    assert len(of_kind(parsed, K.DEPTH)) == (main.depth is not None)
    assert {chip.label for chip in of_kind(parsed, K.TAG)} == {f"#{tag}" for tag in main.tags}
    assert len(of_kind(parsed, K.NOTE)) == bool(main.note)
    steps = of_kind(parsed, K.NEXT)
    assert len(steps) <= 1
    if main.people:
        assert len(recorded.reminders) == len(steps)
    for chip, reminder in zip(steps, recorded.reminders, strict=False):
        assert reminder.what in chip.label
        shown = day_label(reminder.due, NOW.today) in chip.label
        assert shown or "at the usual time" in chip.label


def show_the_people(parsed: LogLine, main: Interaction) -> None:
    named = {chip.label for chip in of_kind(parsed, K.PERSON)}
    names = {m.resolved.name for m in parsed.people if m.resolved is not None}
    assert named == names
    assert len(main.people) == len(names)
    open_names = of_kind(parsed, K.UNKNOWN_PERSON, K.AMBIGUOUS_PERSON)
    assert len(open_names) == len(parsed.unresolved)


def show_the_deeds(parsed: LogLine, recorded: Recorded) -> None:
    shown = [chip.label for chip in parsed.chips if chip.kind in DEEDS]
    kinds = {Kind.GIVE, Kind.ASK, Kind.PROMISE, Kind.THANKS}
    deeds = [entry for entry in recorded.interactions if entry.kind in kinds]
    assert len(shown) == len(deeds)
    for promise in recorded.promises:
        due = f", by {day_label(promise.due, NOW.today)}" if promise.due else ""
        assert any(promise.what in label and label.endswith(due) for label in shown)
    for exchange in recorded.exchanges:
        assert any(exchange.what in label for label in shown)
    for ask in recorded.asks:
        # the ask of a next step is in no entry: its chip is that of the step
        labels = shown if ask.interaction else [chip.label for chip in of_kind(parsed, K.NEXT)]
        assert any(ask.size.word in label or ask.what.split(" ")[0] in label for label in labels)


def show_the_kind(parsed: LogLine, main: Interaction) -> None:
    if main.kind is Kind.NOTE:
        return
    telling = {K.KIND, K.HISTORY, K.DIRECTION, K.WAITING, *DEEDS}
    assert any(chip.kind in telling for chip in parsed.chips)
    if main.answered is not None:
        said = " ".join(chip.label for chip in parsed.chips)
        assert "answer" in said or "reached" in said
    if main.who is not None and main.part_of == "" and parsed.main_part is None:
        assert of_kind(parsed, K.DIRECTION) or parsed.who is None
    if main.mood is not None:
        assert any(chip.label.startswith(("went", "neither")) for chip in parsed.chips)


@given(LINES)
def test_without_a_chip_a_line_is_a_note_of_its_own_words(line: str) -> None:
    parsed = parse(line)
    if not parsed.chips:
        assert parsed.stored_kind is Kind.NOTE
        assert (parsed.parts, parsed.tags, parsed.note, parsed.people) == ((), (), "", ())


@given(LINES)
def test_plain_words_are_never_invented(line: str) -> None:
    for word in parse(line).text.split():
        assert word in line or "\\" in line


def test_long_lines_are_no_burden() -> None:
    pieces = ("!a ", "@bob ", "by fri ", "had ", '"', "“", "no ", "xxxxx", "a@.", "+intro ")
    for piece in pieces:
        parsed = parse_log(piece * 3000, NOW, resolve)
        assert parsed.line == piece * 3000
