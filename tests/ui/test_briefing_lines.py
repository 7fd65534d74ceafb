"""What stands in the briefing while nobody is chosen."""

from dataclasses import replace

from relterm.service.desk import Desk
from relterm.service.views.today import today_view
from relterm.ui.lines.briefing import nobody_chosen
from relterm.ui.widgets.rows import Line


def words(lines: tuple[Line, ...]) -> str:
    return " ".join("".join(span.text for span in line.left) for line in lines)


def test_an_empty_book_says_what_a_briefing_is(empty_desk: Desk) -> None:
    said = words(nobody_chosen(today_view(empty_desk), "2"))
    assert "what you talked about last time" in said
    assert "questions worth asking" in said
    assert "Choose" not in said


def test_a_quiet_day_leads_to_everybody(demo_desk: Desk) -> None:
    view = today_view(demo_desk)
    quiet = words(nobody_chosen(replace(view, lines=()), "2"))
    assert quiet == "Nobody waits for a word today. 2 shows everybody you know."
    chosen = words(nobody_chosen(view, "2"))
    assert "Choose somebody in the list" in chosen
    assert "left" not in chosen, "where the list stands depends on the room"
