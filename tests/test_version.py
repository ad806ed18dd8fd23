"""The version is written in one place."""

from importlib.metadata import version

import batt


def test_the_version_is_that_of_the_installed_distribution() -> None:
    assert batt.__version__ == version("batt-arc")
