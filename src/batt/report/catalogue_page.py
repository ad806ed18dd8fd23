"""The page ``docs/primitives.md``, made from the catalogue; run as a module it prints the page."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby

from batt.dsl.constants import CONSTANTS
from batt.dsl.version import shipped
from batt.report.catalogue import Card, cards, family_help

HEAD = """\
# The primitives

All {count} primitives and {constants} constants of the language, by family. `batt catalogue WORD`
searches them, `batt catalogue NAME` draws the example of one.
[Your own primitives](own_primitive.md) tells how to add some.

This page is made by `make docs` from the code; change it there.
"""


def page() -> str:
    """The whole page as Markdown; what comes from plugins and other packages is not on it."""
    own = set(shipped())
    return "\n".join(_blocks([card for card in cards() if card.name in own]))


def _blocks(every: list[Card]) -> Iterator[str]:
    yield HEAD.format(count=len(every), constants=len(CONSTANTS))
    families = {family: list(group) for family, group in groupby(every, lambda card: card.family)}
    for family, members in families.items():
        links = ", ".join(f"[`{card.name}`](#{card.name})" for card in members)
        yield f"- **{_title(family)}**: {links}"
    yield "- **[Constants](#constants)**\n"
    for family, members in families.items():
        # Not the title alone: a heading "Objects" would take the anchor of the primitive `objects`.
        yield f"## Family: {_title(family).lower()}\n\n{_without_title(family)}\n"
        yield from map(_section, members)
    yield _constants()


def _section(card: Card) -> str:
    details = f"\n{card.details}\n" if card.details else ""
    examples = "\n".join(f">>> {each.source}\n{each.printed}" for each in card.examples)
    return (
        f"### {card.name}\n\n`{card.signature}`\n\n{card.sentence}\n{details}\n"
        f"```python\n{examples}\n```\n\n{_twin(card)}\n"
    )


def _twin(card: Card) -> str:
    if not card.twin:
        return "No native twin: plain Python."
    return f"[Native twin](../src/batt/{card.twin})"


def _constants() -> str:
    rows = "\n".join(f"| `{name}` | `{value}` |" for name, value in CONSTANTS.items())
    return f"## Constants\n\n| name | value |\n| --- | --- |\n{rows}\n"


def _title(family: str) -> str:
    """The word before the colon that a family's sentence begins with, else its file's name."""
    first, colon, _ = family_help(family).partition(":")
    return first if colon and " " not in first.strip() else _by_file(family)


def _by_file(family: str) -> str:
    return family.rpartition(".")[2].replace("_", " ").capitalize()


def _without_title(family: str) -> str:
    text = family_help(family)
    first, _, rest = text.partition(": ")
    return rest[:1].upper() + rest[1:] if rest and first == _title(family) else text


def main() -> int:
    """Write the page to standard output."""
    sys.stdout.write(page())
    return 0


if __name__ == "__main__":
    sys.exit(main())
