"""What fits where, remembered: the same few types meet again and again in all programs."""

from __future__ import annotations

from functools import lru_cache

from batt.programs import type_calls, type_match, well_formed
from batt.programs.type_terms import Type

MOST_KNOWN = 100_000
"""Answers that are kept."""


@lru_cache(MOST_KNOWN)
def fits(given: Type, needed: Type) -> bool:
    """Whether all values of a type may stand where another is needed."""
    return type_calls.fits(given, needed)


@lru_cache(MOST_KNOWN)
def overlaps(given: Type, needed: Type) -> bool:
    """Whether some value of a type has a reading as another."""
    return type_match.overlaps(given, needed)


@lru_cache(MOST_KNOWN)
def could_be(given: Type, needed: Type) -> bool:
    """Whether nothing that is known of a type forbids it to stand where another is needed."""
    return well_formed.could_be(given, needed)
