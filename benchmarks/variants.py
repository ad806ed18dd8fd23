"""Programs to measure with: those of the library with constants and primitives exchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from batt.propose.library import by_hand

WORD = re.compile(r"\b[A-Za-z_]\w*\b")
ALIKE = (
    ("ZERO", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE"),
    ("T", "F"),
    ("UP", "DOWN", "LEFT", "RIGHT", "UNITY", "ORIGIN"),
    ("hmirror", "vmirror", "dmirror", "cmirror"),
    ("rot90", "rot180", "rot270", "identity"),
    ("tophalf", "bottomhalf", "lefthalf", "righthalf"),
    ("hconcat", "vconcat"),
    ("mostcolor", "leastcolor"),
    ("first", "last"),
    ("argmax", "argmin"),
)
"""Words that stand for each other."""

OTHERS = {word: [other for other in alike if other != word] for alike in ALIKE for word in alike}


def variants(tasks: list[str], seed: int = 0) -> Iterator[tuple[str, str]]:
    """Task ids in turn, each with the canonical lines of a variant; no two lines are the same.

    A task gets variants of its own library program where there is one, else of any.
    """
    random, seen = Random(seed), set[str]()
    own = {each.task: each.program.text for each in by_hand()}
    every = list(own.values())
    while True:
        for task in tasks:
            text = own[task] if task in own and random.random() < 0.5 else random.choice(every)
            text = _variant(text, random)
            while text in seen:
                text = _variant(random.choice(every), random)
            seen.add(text)
            yield task, text


def _variant(text: str, random: Random) -> str:
    """The text with one to four words exchanged."""
    for _ in range(random.randint(1, 4)):
        places = [match for match in WORD.finditer(text) if match[0] in OTHERS]
        if not places:
            return text
        place = random.choice(places)
        text = text[: place.start()] + random.choice(OTHERS[place[0]]) + text[place.end() :]
    return text
