"""Draws the screenshots of the README: ``python docs/draw_screenshots.py``.

It searches for a minute to have something to show, and needs Playwright and a browser.
"""

from __future__ import annotations

import io
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

from rich.console import Console

from batt.cli import main as batt
from batt.cli.chosen import best_known
from batt.explaining import explained_on
from batt.report.terminal import Look, draw_explanation
from batt.tasks.datasets import load

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))
from browser import NoBrowser, open_browser  # noqa: E402  (tools are no package)

IMAGES = ROOT / "docs" / "images"
SEARCH = ["evolve", "--seed", "1", "--rounds", "80", "-q"]
TASK, LINE = "3aa6fb7a", 1
COLUMNS = 80
FONT_FACE = re.compile(r"@font-face \{.*?\}", re.DOTALL)


def main() -> None:
    """Draw all of them, or say why not."""
    try:
        with open_browser() as browser, tempfile.TemporaryDirectory() as folder:
            page = made_report(Path(folder))
            shoot(browser, page, "gallery", 1080, "#", "light")
            shoot(browser, page, "task", 1010, f"#task/{TASK}?line={LINE}", "dark")
            shoot_terminal(browser, Path(folder))
    except NoBrowser as missing:
        print(f"-- no screenshots: {missing}")  # noqa: T201


def made_report(folder: Path) -> Path:
    """The page of a search."""
    store, page = folder / "batt-store", folder / "report.html"
    for call in ([*SEARCH, "--store", store], ["report", "-q", "-o", page, "--store", store]):
        if batt(list(map(str, call))):
            raise SystemExit(f"batt {' '.join(map(str, call))} has failed")
    text = page.read_text(encoding="utf-8").replace(str(store), "batt-store")
    page.write_text(text, encoding="utf-8")
    return page


def shoot(browser: Any, page: Path, name: str, height: int, hash: str, scheme: str) -> None:
    """A screenshot of a page, as wide as a laptop's window."""
    tab = browser.new_page(
        viewport={"width": 1200, "height": height}, color_scheme=scheme, device_scale_factor=2
    )
    tab.goto(page.as_uri() + hash)
    tab.wait_for_selector("#task .grid, .thumb svg")
    tab.wait_for_timeout(500)
    tab.screenshot(path=IMAGES / f"{name}.png")
    tab.close()


def shoot_terminal(browser: Any, folder: Path) -> None:
    """What ``batt explain`` prints, as a terminal shows it."""
    task = load("arc1", "training")[TASK]
    console = Console(
        record=True,
        width=COLUMNS,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
    )
    draw_explanation(explained_on(best_known(task, folder / "none"), task, "train1"), Look(console))
    console.print()
    svg = FONT_FACE.sub("", console.export_svg(title=f"batt explain {TASK}"))
    svg = svg.replace("Fira Code", "DejaVu Sans Mono")
    tab = browser.new_page(viewport={"width": 800, "height": 900}, device_scale_factor=2)
    tab.set_content(f"<body style='margin:0'>{svg}</body>")
    tab.locator("svg").first.screenshot(path=IMAGES / "terminal.png", omit_background=True)
    tab.close()


if __name__ == "__main__":
    main()
