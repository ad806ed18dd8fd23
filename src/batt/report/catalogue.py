"""The catalogue of primitives: found by a word, listed, or one on a card with its example drawn."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from doctest import DocTestParser
from inspect import getdoc
from textwrap import wrap
from typing import Any

from rich.text import Text

import batt.dsl
from batt.dsl.primitive import CATALOGUE, Primitive
from batt.dsl.values import Grid
from batt.dsl.values.twin import twin_files
from batt.errors import UsageError
from batt.report.terminal import DIGITS, Pen

WIDTH = 80
"""Columns of a list and a card."""

INDENT = "    "


@dataclass(frozen=True)
class Example:
    """A call as one writes it, with what Python prints for it."""

    source: str
    printed: str

    @property
    def value(self) -> Any:
        """What the call gives; None for an example that is no expression or has no result."""
        names = {name: getattr(batt.dsl, name) for name in batt.dsl.__all__}
        try:
            return eval(self.source, names)
        except Exception:  # what it gives instead is in ``printed``
            return None


@dataclass(frozen=True)
class Card:
    """A primitive as people read of it; ``help`` is its docstring without the examples.

    ``twin`` is the source file of its native twin, empty where it has none.
    """

    name: str
    signature: str
    family: str
    sentence: str
    help: str
    examples: tuple[Example, ...]
    twin: str

    @classmethod
    def of(cls, primitive: Primitive) -> Card:
        """The card of a primitive."""
        parts = DocTestParser().parse(primitive.__doc__ or "")
        text = "".join(part for part in parts if isinstance(part, str)).strip().replace("``", "`")
        examples = (part for part in parts if not isinstance(part, str))
        return cls(
            name=primitive.name,
            signature=primitive.signature,
            family=primitive.__module__,
            sentence=" ".join(text.split("\n\n")[0].split()),
            help=text,
            examples=tuple(Example(each.source.strip(), each.want.strip()) for each in examples),
            twin=twin_files().get(primitive.name, ""),
        )

    @property
    def details(self) -> str:
        """The help without its sentence."""
        return self.help.partition("\n\n")[2].strip()


def cards(word: str = "") -> list[Card]:
    """The primitives of which a word is part of the name, type or help, in the order of families.

    Capitals do not matter.  Raises ``UsageError``, with near names, where there is none.
    """
    every = [Card.of(each) for each in CATALOGUE.values()]
    wanted = word.lower()
    found = [each for each in every if wanted in f"{each.signature}\n{each.help}".lower()]
    if not found:
        near = get_close_matches(wanted, CATALOGUE, cutoff=0.5)
        hint = f"; near it: {', '.join(near)}" if near else ""
        raise UsageError(f"no primitive has {word!r:.60} in its name, type or help{hint}")
    return found


def family_help(family: str) -> str:
    """What the module of a family says of it: its first sentence, and what follows."""
    return (getdoc(sys.modules[family]) or family.rpartition(".")[2]).replace("``", "`")


def list_lines(found: Sequence[Card]) -> Iterator[str]:
    """A list for people: each family with its sentence, each primitive with its own."""
    family = ""
    for card in found:
        if card.family != family:
            yield from [""] * bool(family)
            family = card.family
            yield from (*wrap(family_help(card.family).split("\n\n")[0], WIDTH), "")
        yield from _signature_lines(card.signature)
        yield from wrap(card.sentence, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT)
    yield ""
    yield f"-- {len(found)} primitive{'s' * (len(found) != 1)}; batt catalogue NAME draws one"


def card_lines(card: Card, pen: Pen = DIGITS) -> Iterator[Text]:
    """Everything about one primitive, its examples with their grids drawn."""
    yield from map(Text, _signature_lines(card.signature))
    for paragraph in card.help.split("\n\n"):
        yield from map(Text, ("", *wrap(paragraph, WIDTH)))
    for example in card.examples:
        yield from map(Text, ("", *wrap(f">>> {example.source}", WIDTH, subsequent_indent="... ")))
        yield from _drawn(example, pen)
    yield from map(Text, ("", f"-- {twin_note(card)}"))
    near = [name for name in CATALOGUE if card.name in name and name != card.name]
    if near:
        yield from map(Text, ("", *wrap(f"-- near it: {', '.join(near)}", WIDTH)))


def twin_note(card: Card) -> str:
    """Where the native twin of a primitive is."""
    return f"native twin: {card.twin}" if card.twin else "no native twin: plain Python"


def _drawn(example: Example, pen: Pen) -> Iterator[Text]:
    """What an example gives: grids as grids, anything else as Python prints it."""
    value = example.value
    several = type(value) is tuple and any(isinstance(each, Grid) for each in value)
    for at, each in enumerate(value if several else [value]):
        if at:
            yield Text()
        if isinstance(each, Grid) and each.width:
            yield from (pen if _has_colours(each) else DIGITS).draw(each)
        else:
            printed = repr(each) if several else example.printed
            yield from map(Text, wrap(printed, WIDTH, subsequent_indent=INDENT))


def _has_colours(grid: Grid) -> bool:
    return all(0 <= cell <= 9 for row in grid for cell in row)


def _signature_lines(signature: str) -> list[str]:
    return wrap(signature, WIDTH, subsequent_indent=INDENT * 2, break_long_words=False)


def as_document(found: Sequence[Card]) -> dict[str, Any]:
    """A record for each primitive, as JSON holds it."""
    return {"primitives": list(map(_as_record, found))}


def _as_record(card: Card) -> dict[str, Any]:
    primitive = CATALOGUE[card.name]
    return {
        "name": card.name,
        "signature": card.signature,
        "parameters": primitive.parameters,
        "result": primitive.result,
        "family": card.family.rpartition(".")[2],
        "twin": card.twin,
        "sentence": card.sentence,
        "help": card.help,
        "examples": [{"source": each.source, "printed": each.printed} for each in card.examples],
    }
