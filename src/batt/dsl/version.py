"""The version of the language: a hash for each primitive, over what it does with its probes.

A stored result is valid while the primitives that its program uses keep their hashes.  Those of the
primitives that ship with batt are in ``version_table``; after a change to one of them::

    python -m batt.dsl.version            writes the table anew
    python -m batt.dsl.version --check    tells what changed, exit code 1 where anything did
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path

from batt.dsl.primitive import CATALOGUE, FAMILIES, Primitive
from batt.dsl.version_table import TABLE

COMMAND = "python -m batt.dsl.version"
SEEDED_CALLS = 50
HASH_DIGITS = 16
SHORT_DIGITS = 12
HEAD = f'''"""The hash of each primitive that ships; made by ``{COMMAND}``."""

TABLE: dict[str, str] = {{
'''
WORD = re.compile(r"[A-Za-z_]\w*")


def primitive_hash(primitive: Primitive) -> str:
    """What a primitive does, as 16 hex digits: over its signature and the outcomes of its probes.

    Its probes are the calls in its doctest and 50 drawn ones; the outcome of each is its value or
    that there is none, and its steps.
    """
    # Not sooner: it takes long to import, and shipped primitives have their hashes in the table.
    from batt.dsl.probes import drawn_calls, example_calls, outcome, value_text

    made = sha256(f"{primitive.signature}\n".encode())
    for args in chain(example_calls(primitive), islice(drawn_calls(primitive), SEEDED_CALLS)):
        made.update(f"{value_text(args)} -> {outcome(primitive, args)}\n".encode())
    return made.hexdigest()[:HASH_DIGITS]


def measured_table(names: Iterable[str]) -> dict[str, str]:
    """The hashes of these primitives as they now are, found by calling them; unknown names go."""
    return {name: _measured(CATALOGUE[name]) for name in sorted(names) if name in CATALOGUE}


@cache
def _measured(primitive: Primitive) -> str:
    return primitive_hash(primitive)


def shipped() -> list[str]:
    """The names of the primitives that ship with batt."""
    return [name for name, made in CATALOGUE.items() if made.__module__.startswith(FAMILIES)]


def known_table() -> dict[str, str]:
    """The hash of every primitive at hand, by name; those of foreign ones are measured once."""
    foreign = CATALOGUE.keys() - TABLE.keys()
    return {**{name: TABLE[name] for name in CATALOGUE if name in TABLE}, **measured_table(foreign)}


def dsl_version() -> str:
    """The version of the whole language: a SHA-256, 64 hex digits, over the table of hashes."""
    return sha256(_lines(known_table())).hexdigest()


def short_version() -> str:
    """The beginning of ``dsl_version``, as people read it."""
    return dsl_version()[:SHORT_DIGITS]


def primitives_in(lines: str) -> set[str]:
    r"""The names of the primitives that the lines of a program use.

    >>> sorted(primitives_in("x1 = hmirror(I)\nO = apply(x1, T)\n"))
    ['apply', 'hmirror']
    """
    return CATALOGUE.keys() & WORD.findall(lines)


def language_of(lines: str, table: Mapping[str, str] | None = None) -> str:
    """The part of the language that a program's lines use, as 16 hex digits.

    It changes when a primitive that is used changes, by ``table`` or as batt ships it, and with no
    other.
    """
    used = primitives_in(lines)
    if table is None:
        table = TABLE if used <= TABLE.keys() else known_table()
    hashes = {name: table[name] for name in used if name in table}
    return sha256(_lines(hashes)).hexdigest()[:HASH_DIGITS]


def measured_language(lines: str) -> str:
    """``language_of`` with the primitives as they now are, whatever the shipped table says."""
    return language_of(lines, measured_table(primitives_in(lines)))


def _lines(hashes: Mapping[str, str]) -> bytes:
    return "".join(f"{name} {hashes[name]}\n" for name in sorted(hashes)).encode()


def differences(old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    """How one table differs from another, a line for each primitive that does.

    >>> differences({"a": "1", "b": "2"}, {"b": "3", "c": "4"})
    ['a is gone', 'b has changed', 'c is new']
    """
    return [
        f"{name} {'is new' if name not in old else 'is gone' if name not in new else 'has changed'}"
        for name in sorted(old.keys() | new.keys())
        if old.get(name) != new.get(name)
    ]


def table_text(table: Mapping[str, str]) -> str:
    """The file ``version_table.py`` for a table."""
    rows = "".join(f'    "{name}": "{table[name]}",\n' for name in sorted(table))
    return f"{HEAD}{rows}}}\n"


def main(arguments: Sequence[str] = ()) -> int:
    """Write the table anew, or with ``--check`` only tell; the exit code."""
    table = measured_table(shipped())
    found = differences(TABLE, table)
    sys.stdout.writelines(f"{line}\n" for line in found)
    if "--check" in arguments:
        return 1 if found else 0
    Path(__file__).with_name("version_table.py").write_text(table_text(table), encoding="utf-8")
    sys.stdout.write(f"{len(table)} primitives, {len(found)} differ from the table before\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
