"""The primitives, one file a family; a file that is here is part of the language."""

from importlib import import_module
from pkgutil import iter_modules, walk_packages

from batt.dsl.values.twin import native_module


def load() -> None:
    """Import every family, which makes its primitives known, and then their native twins."""
    for module in walk_packages(__path__, f"{__name__}."):
        import_module(module.name)
    twins = native_module("primitives")
    for module in iter_modules(twins.__path__) if twins else ():
        native_module(f"primitives.{module.name}")
