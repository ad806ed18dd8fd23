"""The primitives, one file a family; a file that is here is part of the language."""

from importlib import import_module
from pkgutil import iter_modules


def load() -> None:
    """Import every family, which makes its primitives known."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
