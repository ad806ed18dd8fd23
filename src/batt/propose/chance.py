"""``Chance``: a generator that gives out numbers which were drawn elsewhere."""

from __future__ import annotations

from random import Random


class NoChanceLeft(Exception):
    """All numbers that were drawn are used up."""


class Chance(Random):
    """A ``Random`` over bytes that the driver drew: a worker draws nothing itself.

    Equal bytes give equal choices in any process.  Raises ``NoChanceLeft`` at the end of the bytes;
    ``refill`` gives new ones.

    >>> chance = Chance()
    >>> chance.refill(bytes(range(16)))
    >>> chance.choice("abcdefgh"), round(chance.random(), 3), chance.getrandbits(12)
    ('a', 0.004, 64)
    >>> chance.refill(b"")
    >>> chance.random()
    Traceback (most recent call last):
    batt.propose.chance.NoChanceLeft
    """

    def __init__(self) -> None:
        """Begin without any numbers."""
        super().__init__(0)
        self.refill(b"")

    def refill(self, drawn: bytes) -> None:
        """Forget what is left, and give out these from now on."""
        self._drawn, self._at = drawn, 0

    def random(self) -> float:
        """The next number from 0 up to 1, of 24 bits."""
        return self._take(3) / (1 << 24)

    def getrandbits(self, k: int, /) -> int:
        """The next ``k`` bits as a number."""
        size = (k + 7) // 8
        return self._take(size) >> (8 * size - k)

    def _take(self, size: int) -> int:
        at = self._at
        self._at = end = at + size
        if end > len(self._drawn):
            raise NoChanceLeft
        return int.from_bytes(self._drawn[at:end])
