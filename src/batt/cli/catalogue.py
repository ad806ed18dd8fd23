"""``batt catalogue``: the primitives, searchable, each with its example drawn."""

from __future__ import annotations

from typing import Annotated

import typer

from batt.cli.options import Json, Plugins, write_json


def catalogue(
    word: Annotated[
        str, typer.Argument(metavar="[WORD]", help="A name, or a word to search for.")
    ] = "",
    plugin: Plugins = None,
    json: Json = None,
) -> None:
    """List the primitives, those that have a word, or one with its example drawn."""
    from rich.console import Console

    from batt.plugins import load_plugins
    from batt.report.catalogue import as_document, card_lines, cards, list_lines
    from batt.report.terminal import DIGITS, FULL, Look

    load_plugins(plugin)
    found = cards(word)
    exact = [card for card in found if card.name == word]
    console = Console(highlight=False, markup=False)
    coloured = Look(console).has_colours
    lines = card_lines(exact[0], FULL if coloured else DIGITS) if exact else list_lines(found)
    for line in lines:
        console.print(line, soft_wrap=True)
    write_json(json, as_document(exact or found))
