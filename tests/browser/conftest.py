"""A real browser for the tests of pages; they skip where Playwright or a browser is missing."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest
from browser import NoBrowser, open_browser
from page_tabs import DESK, Tab


@pytest.fixture(scope="session")
def browser():
    with ExitStack() as stack:
        try:
            opened = stack.enter_context(open_browser())
        except NoBrowser as missing:
            pytest.skip(f"pages are not tried in a browser: {missing}")
        yield opened


@pytest.fixture
def open_tab(browser):
    """Opens tabs, which at the end must have loaded nothing but themselves, without complaint."""
    tabs = []

    def opened(file: Path, viewport=DESK, scheme: str = "light", **options) -> Tab:
        tabs.append(Tab(browser, file, viewport, scheme, **options))
        return tabs[-1]

    yield opened
    for tab in tabs:
        strangers = [url for url in tab.requests if not url.startswith((tab.url, "data:"))]
        assert (strangers, tab.complaints) == ([], [])
        tab.context.close()
