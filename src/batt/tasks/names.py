"""Task ids as names of files and functions: an id is any text, a name is not."""

from hashlib import sha256
from string import ascii_letters, digits

PLAIN = frozenset(ascii_letters + digits)
LONGEST = 80
HASH_DIGITS = 16


def path_name(id: str) -> str:
    """The id as a part of a path or of a function's name: at most 80 letters, digits and ``_``.

    A character outside ``[A-Za-z0-9]`` is written ``_hh`` for each byte of its UTF-8.  A longer
    name is cut, and ends with ``__`` and a hash of the id; no other name holds ``__`` there, so two
    ids share a name only where their hashes agree.

    >>> path_name("007bbfb7"), path_name("a/b é")
    ('007bbfb7', 'a_2fb_20_c3_a9')
    """
    name = "".join(letter if letter in PLAIN else _escaped(letter) for letter in id)
    if len(name) <= LONGEST:
        return name
    digest = sha256(_utf8(id)).hexdigest()[:HASH_DIGITS]
    return f"{name[: LONGEST - HASH_DIGITS - 2]}__{digest}"


def _escaped(letter: str) -> str:
    return "".join(f"_{byte:02x}" for byte in _utf8(letter))


def _utf8(text: str) -> bytes:
    """The bytes of a text, also of one that came from a file name outside UTF-8."""
    return text.encode("utf-8", "surrogatepass")
