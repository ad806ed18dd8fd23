"""The primitives, one file a family; a file that is here is part of the language."""

from importlib import import_module
from pkgutil import iter_modules

from batt.dsl.values.twin import native_module


def load() -> None:
    """Import every family, which makes its primitives known, and then their native twins."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    twins = native_module("primitives")
    for module in iter_modules(twins.__path__) if twins else ():
        native_module(f"primitives.{module.name}")
