"""What every doctest may name: the language, as after ``from batt.dsl import *``."""

import signal
from typing import Any

import pytest
from hypothesis import settings

collect_ignore_glob = ["*conftest.py", "*hungry.py"]
"""No doctests are in them; conftests would all have one name, the other declares primitives."""

# A shared machine may be slow at any moment: no test asserts on time, Hypothesis does not either.
settings.register_profile("batt", deadline=None)
settings.load_profile("batt")

# A shell ignores Ctrl-C for what it runs in the background, and every child inherits that: tests of
# interrupts need it to arrive.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _language(doctest_namespace: dict[str, Any]) -> None:
    import batt.dsl

    for name in batt.dsl.__all__:
        doctest_namespace.setdefault(name, getattr(batt.dsl, name))
