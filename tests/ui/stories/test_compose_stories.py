"""Composing by keys: looked at while it grows, copied, noted as sent if one likes, never lost."""

import pytest
from app_driver import SMALL, Driver, driven, told

from relterm.domain.kinds import Kind, Who
from relterm.domain.people import Person
from relterm.service.commands.people import AddPerson
from relterm.service.desk import Desk
from relterm.ui.dialogs.compose import Compose
from relterm.ui.widgets.text_pane import TextPane


def copied(driver: Driver) -> str:
    """What the app put on the clipboard last."""
    return driver.app.clipboard


def found(driver: Driver) -> list[str]:
    """What is said about the draft, sign by sign."""
    lines = driver.app.screen.query_one("#findings", TextPane).lines
    return ["".join(span.text for span in each.left[1:]) for each in lines]


@pytest.mark.actions("compose", "undo")
@pytest.mark.parametrize("size", [(120, 36), SMALL])
async def test_a_draft_is_looked_at_copied_and_noted_as_sent(
    demo_desk: Desk, size: tuple[int, int]
) -> None:
    async with driven(demo_desk, size) as driver:
        person = await driver.select("Ann Kowalska")
        before = told(demo_desk)
        await driver.do("compose")
        assert "An e-mail to Ann · relterm sends nothing" in driver.seen
        assert "keep your word: introduce her to Bob" in driver.seen
        await driver.type("Hi Ann, I see synergy and ROI here. I hope for a quick call.")
        assert "3 phrases that sell: synergy, ROI, quick call" in found(driver)
        assert "I and we twice, you never: turn a sentence towards them" in found(driver)
        assert copied(driver) == ""
        await driver.keys("ctrl+u")
        await driver.type("How did your defence go?")
        await driver.keys("enter")
        await driver.type("Bob is all ears.")
        assert "9 words, 5 seconds to read: short enough" in found(driver)
        assert not any("sell" in each for each in found(driver))
        await driver.keys("ctrl+t")
        assert "A letter to Ann" in driver.seen
        await driver.keys("ctrl+y")
        assert copied(driver) == "How did your defence go?\nBob is all ears."
        assert told(demo_desk) == before, "copying writes nothing"
        await driver.keys("ctrl+s", "down", "enter")
        assert "Bob is all ears." in driver.seen, "not yet: back to the draft"
        assert "A letter to Ann" in driver.seen
        await driver.keys("ctrl+s", "enter")
        (entry,) = [
            each
            for each in demo_desk.book.interactions.all_of(person.uid)
            if each.text == "How did your defence go?"
        ]
        assert (entry.kind, entry.who) == (Kind.LETTER, Who.ME)
        assert entry.note == "How did your defence go?\nBob is all ears."
        assert "u undoes it" in driver.toast
        await driver.do("undo")
        assert told(demo_desk) == before


async def test_a_draft_is_not_lost_by_one_key(empty_desk: Desk) -> None:
    empty_desk.run(AddPerson(Person("bo", "Bo [/red]\x1b]0;x\x07")))
    async with driven(empty_desk) as driver:
        await driver.keys("2")
        await driver.do("compose")
        assert "A message to Bo [/red]" in driver.seen
        await driver.keys("ctrl+s")
        assert "There is nothing to copy yet." in driver.seen
        await driver.type("Hello \x1b")
        await driver.keys("escape")
        assert "again drops the draft" in driver.seen
        await driver.type("there")
        await driver.keys("escape")
        assert isinstance(driver.app.screen, Compose), "typing on asks anew"
        assert driver.app.screen.draft == "Hello there"
        await driver.keys("escape")
        assert not isinstance(driver.app.screen, Compose)
        await driver.do("compose")
        assert driver.app.screen.draft == "", "nothing of it was kept"
        await driver.keys("escape")
        assert not isinstance(driver.app.screen, Compose), "nothing is lost, nothing is asked"
