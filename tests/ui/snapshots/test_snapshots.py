"""What a person sees on a fixed day, scene by scene, at four sizes and in three themes."""

import os
import shutil
from pathlib import Path

import pytest
from app_driver import Driver, driven
from scenes import DO, LINE, SCENES, TYPE
from snapshot import compare, forget, pictures, scenes_kept
from textual.screen import ModalScreen

LINKEDIN = Path(__file__).parents[2] / "data/csv/contact-formats-own/linkedin_connections.csv"


@pytest.mark.parametrize("name", SCENES)
async def test_the_screen_is_the_one_that_was_looked_at(
    name: str, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(LINKEDIN, "Connections.csv")
    desk = request.getfixturevalue("empty_desk" if SCENES[name].empty else "demo_desk")
    async with driven(desk) as driver:
        driver.app.sample = SCENES[name].sample
        for step in SCENES[name].steps:
            await take(driver, step)
        whole = not isinstance(driver.app.screen, ModalScreen)
        taken = await pictures(driver, whole=whole, again=SCENES[name].again)
    differences = [
        compare(f"{name}-{width}x{height}", each) for (width, height), each in taken.items()
    ]
    if any(differences):
        raise AssertionError("".join(differences))


async def take(driver: Driver, step: str) -> None:
    """One step of a scene."""
    if step.startswith(DO):
        await driver.do(step.removeprefix(DO))
    elif step.startswith(TYPE):
        await driver.type(step.removeprefix(TYPE))
    elif step.startswith(LINE):
        await driver.line(step.removeprefix(LINE))
    else:
        await driver.keys(step)


def test_no_picture_is_kept_for_nothing() -> None:
    gone = scenes_kept() - SCENES.keys()
    if os.environ.get("RELTERM_UPDATE_SNAPSHOTS"):
        for scene in gone:
            forget(scene)
    else:
        assert not gone
