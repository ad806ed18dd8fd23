"""``Tab``: a page in a real browser, and what it asks for and complains of."""

from __future__ import annotations

import json
from pathlib import Path

SCREENSHOTS = Path(__file__).parents[2] / "build" / "screenshots"
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}

PATIENCE = 180_000
"""Milliseconds: a shared machine may be slow at any moment."""


class Tab:
    """A page in a browser, and what it asked the network for and complained of."""

    def __init__(self, browser, file: Path, viewport, scheme: str, **options) -> None:
        self.url = file.as_uri()
        self.context = browser.new_context(viewport=viewport, color_scheme=scheme, **options)
        self.context.set_default_timeout(PATIENCE)
        self.page = self.context.new_page()
        self.requests, self.complaints = [], []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def go(self, hash: str = "") -> None:
        self.page.goto(self.url + hash)

    def value(self, script: str):
        return json.loads(self.page.evaluate(f"JSON.stringify({script})"))

    @property
    def is_too_wide(self) -> bool:
        return self.value("document.documentElement.scrollWidth > innerWidth")

    def keep(self, name: str) -> None:
        """A screenshot, kept in build/screenshots."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png")
