from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widgets import Label

from relterm.ui.safe_strip import install_net
from relterm.ui.show import content

CONSOLE = Console(color_system="truecolor", force_terminal=True)


def test_controls_that_slipped_through_never_reach_the_terminal() -> None:
    install_net()
    style = Style(bold=True)
    strip = Strip([Segment("a\x1b]52;c;x\x1b\\b"), Segment("c\x9b31m\u202ed", style)])
    assert strip.render(CONSOLE) == "a]52;c;x\\b\x1b[1mc31md\x1b[0m"


def test_links_are_cleaned_too() -> None:
    install_net()
    strip = Strip([Segment("x", Style(link="https://a\x1b\\b"))])
    shown = strip.render(CONSOLE)
    assert "https://a\\b" in shown
    assert "a\x1b" not in shown


def test_the_net_keeps_harmless_text_and_width() -> None:
    install_net()
    install_net()
    strip = Strip([Segment("NB\u00a0SP 王小明 é", Style(bold=True))])
    assert strip.render(CONSOLE) == "\x1b[1mNB\u00a0SP 王小明 é\x1b[0m"
    assert Strip([Segment("a\x1bb")], 2).cell_length == 2


async def test_an_app_that_forgot_to_use_show_is_caught(stage: type) -> None:
    install_net()
    app = stage(Label("\x1b[2Jhostile", markup=False), Label(content("\x1b[2Jshown")))
    async with app.run_test(size=(30, 4)):
        strips = app.screen._compositor.render_strips()
        assert "\x1b[2J" in strips[0].text
        written = "".join(strip.render(CONSOLE) for strip in strips)
    assert "\x1b[2J" not in written
    assert "␛[2Jshown" in written
