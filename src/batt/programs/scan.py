"""What is found before Python's parser sees a text: its parts, and whether they keep the limits.

One pass over the characters, which knows strings and comments, so that neither a hostile text nor a
``def`` in a docstring can mislead it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from batt.errors import NotUnderstood

MEGABYTE = 1024**2
FILE_LIMIT = 8 * MEGABYTE
"""Most bytes of a file."""
FUNCTION_LIMIT = MEGABYTE
"""Most bytes of a function."""
ASSIGNMENT_LIMIT = 10_000
"""Most lines of a function that bind a name."""
LINE_LIMIT = 20_000
"""Most characters of a line of a function."""
DEPTH_LIMIT = 100
"""Most brackets, and most calls, inside one another."""

TOKEN = re.compile(
    r'''
      """(?: [^\\"]++ | \\. | "(?!"") )*+ (?:""")?      # a long string, perhaps never closed
    | \'\'\'(?: [^\\']++ | \\. | '(?!\'\') )*+ (?:\'\'\')?
    | " (?: [^\\"\n]++ | \\. )*+ "?                      # a short string ends with its line
    | ' (?: [^\\'\n]++ | \\. )*+ '?
    | \#[^\n]*+
    | \\.
    | [()\[\]{}=]
    | [+-]\s*+[+-]
    | [^\x00-\x7f]++
    | \n(?=[^\s\#])                                       # something begins in the first column
    ''',
    re.VERBOSE | re.DOTALL,
)
NOTHING = re.compile(r"(?:\s++|#[^\n]*+)*+")
"""Blank lines and comments."""
BEGINNING = re.compile(r"def\b|@")
NON_ASCII_WORD = re.compile(r"\w*[^\x00-\x7f]\w*")


@dataclass(slots=True)
class Part:
    """A function from its first line on, or what stands between two functions.

    ``line`` is its first line in the whole text.  ``problem`` is the first breach found in it, of
    rules that hold for every text; ``check_function`` knows the limits of a function.
    """

    text: str
    line: int
    assignments: int
    problem: NotUnderstood | None

    @property
    def is_function(self) -> bool:
        """Whether a function begins here, or the decorator of one."""
        return BEGINNING.match(self.text) is not None

    def refusal(self, reason: str, line: int, column: int = 0) -> NotUnderstood:
        """The error for a place in this part; its lines, like columns, count from 1."""
        return NotUnderstood(reason, self.line + line - 1, column)

    def refusal_at(self, reason: str, at: int) -> NotUnderstood:
        """The error for the character at an offset of this part."""
        line_start = self.text.rfind("\n", 0, at) + 1
        return self.refusal(reason, 1 + self.text.count("\n", 0, at), at - line_start + 1)


def decode(data: bytes) -> str:
    """The text of a file; ``NotUnderstood`` where it is too long or not UTF-8."""
    if len(data) > FILE_LIMIT:
        raise NotUnderstood(f"more than {FILE_LIMIT // MEGABYTE} MB; no file may be longer")
    try:
        return unify_newlines(data.decode("utf-8").removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        line = 1 + data.count(b"\n", 0, error.start)
        byte = data[error.start]
        raise NotUnderstood(f"the byte {byte:#04x} is not UTF-8; programs are", line) from None


def unify_newlines(text: str) -> str:
    """The text with every line ended as Python reads it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def split(text: str) -> list[Part]:
    """The parts of a text that hold anything but blank lines and comments, in order.

    A ``def`` in the first column begins a part even where a bracket before it was left open, so a
    broken function does not take the next one with it.
    """
    return _Scan(text).parts()


def check_function(part: Part) -> None:
    """Raise ``NotUnderstood`` where a part is more than a function, or anything else, may be."""
    if part.problem is not None:
        raise part.problem
    if len(part.text.encode(errors="replace")) > FUNCTION_LIMIT:
        raise part.refusal("more than 1 MB; a function has at most that", 1)
    if part.assignments > ASSIGNMENT_LIMIT:
        raise part.refusal(
            f"{part.assignments:,} assignments; a function has at most {ASSIGNMENT_LIMIT:,}", 1
        )
    lines = part.text.split("\n")
    if max(map(len, lines)) > LINE_LIMIT:
        number, length = next((n, len(x)) for n, x in enumerate(lines, 1) if len(x) > LINE_LIMIT)
        raise part.refusal(f"{length:,} characters; a line has at most {LINE_LIMIT:,}", number)


def join(text: str, parts: Iterable[Part]) -> Part:
    """All parts of a text as one, for a program without a function around it."""
    every = list(parts)
    problem = next((part.problem for part in every if part.problem is not None), None)
    return Part(text, 1, sum(part.assignments for part in every), problem)


class _Scan:
    """One pass over a text; ``part`` is the one being read, ``start`` where it begins."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.done: list[Part] = []
        self.start, self.line = 0, 1
        self.in_function = BEGINNING.match(text) is not None
        self.decorated = text.startswith("@")
        self.depth, self.assignments = 0, 0
        self.breach: tuple[int, str] | None = None

    def parts(self) -> list[Part]:
        for token in TOKEN.finditer(self.text):
            at = token.start()
            char = self.text[at]
            if char in "([{":
                self.depth += 1
                if self.depth > DEPTH_LIMIT:
                    self._note(at, f"brackets nest deeper than {DEPTH_LIMIT}")
            elif char in ")]}":
                self.depth = max(0, self.depth - 1)
            elif char == "=":
                self.assignments += self.depth == 0
            elif char == "\n":
                self._begin(at + 1)
            elif char in "+-":
                self._note(at, "two signs in a row; a number has at most one before it")
            elif char > "\x7f" and self.breach is None:
                self._note(at, f"`{self._word(at)}`; names are ASCII letters, digits and `_`")
        self._end(len(self.text))
        return [part for part in self.done if not NOTHING.fullmatch(part.text)]

    def _note(self, at: int, reason: str) -> None:
        if self.breach is None:
            self.breach = (at, reason)

    def _word(self, at: int) -> str:
        """The word around a character, no longer than a message can bear."""
        start = max(0, at - 20)
        near = self.text[start : at + 20]
        return next(m for m in NON_ASCII_WORD.finditer(near) if m.end() > at - start)[0]

    def _begin(self, at: int) -> None:
        """End the part and begin the next, unless the line at hand still belongs to it."""
        starts = BEGINNING.match(self.text, at) is not None
        if starts and self.decorated:
            self.decorated = self.text[at] == "@"
        elif starts or (self.in_function and not self.depth):
            self._end(at)
            self.in_function, self.decorated = starts, self.text[at] == "@"

    def _end(self, at: int) -> None:
        part = Part(self.text[self.start : at], self.line, self.assignments, None)
        if self.breach is not None:
            part.problem = part.refusal_at(self.breach[1], self.breach[0] - self.start)
        elif "\x00" in part.text:
            part.problem = part.refusal_at("a null byte", part.text.index("\x00"))
        self.done.append(part)
        self.line += part.text.count("\n")
        self.start, self.depth, self.assignments, self.breach = at, 0, 0, None
