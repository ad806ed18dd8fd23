"""The page of all primitives is that of the catalogue, and its links lead somewhere."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from batt.dsl import CATALOGUE
from batt.dsl.values import TWIN
from batt.dsl.version import shipped
from batt.report.catalogue import Card, card_lines, cards
from batt.report.catalogue_page import page

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_in_docs_is_up_to_date():
    written = (DOCS / "primitives.md").read_text(encoding="utf-8")
    assert written == page(), "docs/primitives.md is stale: make docs"


def test_every_link_within_the_page_leads_to_one_heading():
    text = page()
    anchors = [
        re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-")
        for heading in re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    ]
    links = re.findall(r"\]\(#([^)]*)\)", text)
    assert set(links) == {*map(str.lower, shipped()), "constants"}
    assert all(anchors.count(link) == 1 for link in links)


def test_every_link_to_another_page_has_its_file():
    links = re.findall(r"\]\(([^)#]+)\)", page())
    assert links
    assert all((DOCS / link).is_file() for link in links)


@pytest.mark.parametrize("card", cards(), ids=lambda card: card.name)
def test_every_card_has_a_sentence_and_an_example_that_prints_what_it_says(card):
    assert card.sentence.endswith(".")
    assert card.examples
    for example in card.examples:
        assert repr(example.value) == example.printed


@pytest.mark.skipif(TWIN != "native", reason="the plain twin is at work")
def test_a_card_names_the_file_of_the_twin_that_is_at_work():
    for card in cards():
        twin = CATALOGUE[card.name].twin
        found = "" if twin is None else twin.__module__.rpartition(".")[2]
        assert Path(card.twin).stem == found
        assert found in ("", card.family.rpartition(".")[2]), "not in the family's own file"


def test_a_primitive_without_a_twin_says_so():
    card = replace(Card.of(CATALOGUE["rot90"]), twin="")
    assert str(list(card_lines(card))[-1]) == "-- no native twin: plain Python"


def test_a_primitive_without_help_still_has_a_card(monkeypatch):
    bare = CATALOGUE["rot90"]
    monkeypatch.setattr(bare, "__doc__", "")
    card = Card.of(bare)
    assert (card.sentence, card.help, card.examples) == ("", "", ())
