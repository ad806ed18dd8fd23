"""What tests of several folders share."""

import sys

import pytest
from rich.style import Style


@pytest.fixture(autouse=True)
def _no_progress(monkeypatch):
    """How long a command takes on a busy machine changes nothing of what it prints."""
    monkeypatch.setattr("batt.report.progress.PATIENCE", float("inf"))


@pytest.fixture
def fresh_styles():
    """No style that rich keeps, each with the codes of the console on which it was first shown."""
    Style._add.cache_clear()
    Style.parse.cache_clear()


@pytest.fixture
def language():
    """The catalogue, which is as it was again after the test, whatever was added to it."""
    from batt import plugins
    from batt.dsl import CATALOGUE

    known, done, modules = dict(CATALOGUE), set(plugins._done), set(sys.modules)
    yield CATALOGUE
    CATALOGUE.clear()
    CATALOGUE.update(known)
    plugins._done.intersection_update(done)
    for name in [name for name in sys.modules if name.startswith("batt_plugin_")]:
        if name not in modules:
            del sys.modules[name]


@pytest.fixture
def declared():
    """The proposers that were declared, as they are again after the test."""
    from batt.propose.proposers import PROPOSERS

    known = dict(PROPOSERS)
    yield PROPOSERS
    PROPOSERS.clear()
    PROPOSERS.update(known)
