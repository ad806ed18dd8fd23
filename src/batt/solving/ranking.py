"""Ranking: how much a program is believed in that fits."""

from __future__ import annotations

import re

from batt.propose.precision import precision

WORD = re.compile(r"\w+")

HALVING_WORDS = 60
"""A program with so many more words, constants included, is half as likely to be right."""


def worth(proposer: str, text: str, left_out: int, reproduced: int) -> float:
    """What speaks for a program: its proposer's record, its shortness, and pairs left out.

    In tenths: less is no evidence.  A proposer that was asked with a train pair left out
    ``left_out`` times, and had that pair right ``reproduced`` times, is believed accordingly.

    >>> worth("new", "O = vmirror(I)", 0, 0), worth("new", "O = vmirror(I)", 3, 0)
    (0.5, 0.1)
    """
    shortness: float = 0.5 ** (len(WORD.findall(text)) / HALVING_WORDS)
    checked = (reproduced + 1) / (left_out + 1)
    return round(precision(proposer) * shortness * checked, 1)
