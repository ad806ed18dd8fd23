"""Values in a few words: function values as expressions, others as what they are and how large."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from batt.dsl.values import Closure, Function, Grid, Patch
from batt.dsl.values.reading import is_set
from batt.programs.literals import literal_text
from batt.programs.node import NAMED, literal_key

LONGEST = 200
"""The most characters of an expression."""


def expression(value: Any, most: int = LONGEST) -> str:
    """A value as a program would write it, constants by their names; what is larger in words.

    >>> from batt.dsl import compose, rbind, equality, size
    >>> expression(compose(rbind(equality, 5), size)), expression(Grid("12/34"))
    ('compose(rbind(equality, FIVE), size)', '2x2 grid')
    """
    text = ""
    for part in _parts(value):
        text += part
        if len(text) > most:
            return text[: most - 1] + "…"
    return text


def _parts(value: Any) -> Iterator[str]:
    if isinstance(value, Closure) and value.args:
        yield f"{value.name}("
        yield from _listed(value.args)
        yield ")"
    elif isinstance(value, Function):
        yield value.name
    elif value is None or isinstance(value, int):
        yield "none" if value is None else literal_text(value)
    elif type(value) is tuple:
        yield from _tuple_parts(value)
    else:
        yield summary(value)


def _tuple_parts(value: tuple[Any, ...]) -> Iterator[str]:
    if len(value) == 2 and all(isinstance(member, int) for member in value):
        name = NAMED.get(literal_key(value))
        if name is not None:
            yield name
            return
    yield "("
    yield from _listed(value)
    yield ",)" if len(value) == 1 else ")"


def _listed(values: Iterable[Any]) -> Iterator[str]:
    for place, value in enumerate(values):
        if place:
            yield ", "
        yield from _parts(value)


def summary(value: Any) -> str:
    """What a value is, and how large.

    >>> summary(Patch({(0, 1)})), summary((1, 2, 3))
    ('1 position', 'tuple of 3')
    """
    if isinstance(value, Grid):
        return f"{value.height}x{value.width} grid"
    if isinstance(value, Patch):
        return counted(len(value), "cell" if value.is_object else "position")
    if isinstance(value, Function):
        return f"function {value.name}"
    if isinstance(value, tuple):
        return f"tuple of {len(value):,}"
    return f"set of {len(value):,}" if is_set(value) else str(value)


def counted(count: int, what: str) -> str:
    """So many of something.

    >>> counted(1, "cell"), counted(2000, "cell")
    ('1 cell', '2,000 cells')
    """
    return f"{count:,} {what}{'' if count == 1 else 's'}"
