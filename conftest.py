"""What every doctest may name: the language, as after ``from batt.dsl import *``."""

from typing import Any

import pytest
from hypothesis import settings

# A shared machine may be slow at any moment: no test asserts on time, Hypothesis does not either.
settings.register_profile("batt", deadline=None)
settings.load_profile("batt")


@pytest.fixture(autouse=True)
def _language(doctest_namespace: dict[str, Any]) -> None:
    import batt.dsl

    for name in batt.dsl.__all__:
        doctest_namespace.setdefault(name, getattr(batt.dsl, name))
