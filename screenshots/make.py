"""Make the pictures of the README: `python screenshots/make.py`.

The app runs headless on the sample people at a fixed day; each picture is an SVG made by Textual,
turned into a PNG by Chromium (`chromium` on the PATH, or the program named by CHROMIUM).
"""

import asyncio
import os
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import chdir
from pathlib import Path

from textual.pilot import Pilot

from relterm.clock import fixed_clock
from relterm.service.memory import AppMemory
from relterm.service.opening import open_demo
from relterm.ui.app import ReltermApp

FOLDER = Path(__file__).resolve().parent
DAY = "2026-11-21T09:30"
LINE = "coffee @ann 1h *2 her defence, the examiner +paper !introduce Bob by fri >> 2w the viva"

PICTURES: dict[str, tuple[tuple[int, int], str, tuple[str, ...]]] = {
    "today": ((132, 36), "relterm-dark", ()),
    "people": ((132, 36), "relterm-dark", ("2", "home", "enter", "tab")),
    "log": ((132, 36), "relterm-dark", ("2", "a", f"type:{LINE}")),
    "asks": ((132, 36), "relterm-dark", ("3", "down", "down", "down", "down")),
    "chart": ((132, 40), "relterm-dark", ("2", "home", "tab", "tab", "tab", "m", "f")),
    "why": ((132, 36), "relterm-dark", ("3", "down", "down", "down", "down", "w")),
    "one-person": ((132, 40), "relterm-dark", ("down", "down", "down", "down", "o")),
    "you": ((132, 36), "relterm-dark", ("4",)),
    "import": ((132, 36), "relterm-dark", ("i", "import")),
    "search": ((132, 36), "relterm-dark", ("slash", "type:circle:close sea")),
    "merge": ((132, 36), "relterm-dark", ("2", "M", "enter")),
    "history": (
        (132, 36),
        "relterm-dark",
        ("2", "space", "space", "space", "t", "type:sea", "enter", "escape", "U"),
    ),
    "people-80x24": ((80, 24), "relterm-dark", ("2",)),
    "people-light": ((132, 36), "relterm-light", ("2",)),
}
"""Name: size in cells, theme, and the keys pressed before the picture is taken."""

CONNECTIONS = """Notes:
"When exporting your connection data, you may notice that some of the addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Amara,Nwosu,https://linkedin.com/in/amara,amara@harbour.example,Harbour & Hale,Engineer,05 Mar 2021
Ann,Kowalska,https://linkedin.com/in/ann,ann@tidal.example,Univ. of Gdańsk,Reader,12 Mar 2024
Søren,Lind,https://linkedin.com/in/soren,,Nordlys,Designer,7-Feb-22
"""


async def take(name: str, folder: Path) -> Path:
    """Press the keys and save one picture as SVG."""
    size, theme, keys = PICTURES[name]
    with open_demo(fixed_clock(DAY)) as desk:
        app = ReltermApp(desk, AppMemory(None))
        async with app.run_test(size=size) as pilot:
            app.theme = theme
            await pilot.pause()
            for key in keys:
                await _press(pilot, key, folder)
            await pilot.pause(0.3)
            svg = app.export_screenshot(title="relterm", simplify=True)
    path = folder / f"{name}.svg"
    path.write_text(svg, encoding="utf-8")
    return path


async def _press(pilot: Pilot[str], key: str, folder: Path) -> None:
    if key == "import":
        name = "Connections.csv"
        (folder / name).write_text(CONNECTIONS, encoding="utf-8")
        with chdir(folder):  # a short name, the same in every picture
            pilot.app.focused.value = name
            await pilot.press("enter")
            await pilot.pause(0.5)
    elif key.startswith("type:"):
        for letter in key.removeprefix("type:"):
            await pilot.press(letter)
    else:
        await pilot.press(key)
    await pilot.pause()


def to_png(svg: Path, png: Path) -> None:
    """Render an SVG with Chromium."""
    program = (
        os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    )
    if program is None:
        sys.exit("Chromium is needed to make PNGs: install it, or name it in CHROMIUM.")
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg.read_text(encoding="utf-8"))
    if found is None:
        sys.exit(f"{svg} has no size")
    width, height = (int(float(part)) + 1 for part in found.groups())
    subprocess.run(
        [
            program,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--hide-scrollbars",
            f"--window-size={width},{height}",
            f"--screenshot={png}",
            str(svg),
        ],
        check=True,
        capture_output=True,
    )


def main() -> None:
    """Make all pictures, or those named."""
    names = sys.argv[1:] or list(PICTURES)
    with tempfile.TemporaryDirectory() as scratch:
        for name in names:
            svg = asyncio.run(take(name, Path(scratch)))
            to_png(svg, FOLDER / f"{name}.png")
            print(FOLDER / f"{name}.png")


if __name__ == "__main__":
    main()
