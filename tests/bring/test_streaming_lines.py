"""Lines of a pipe or file in windows, and what each is read as."""

import json
import os
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batt.bring import lines as streamed
from batt.bring.lines import line_windows
from batt.bring.records import Records, unfenced
from batt.tasks import load


def lines_of(path, most):
    descriptor = os.open(path, os.O_RDONLY)
    try:
        return list(line_windows(descriptor, most))
    finally:
        os.close(descriptor)


@given(
    st.lists(st.binary(max_size=20).map(lambda line: line.replace(b"\n", b"")), max_size=12),
    st.integers(1, 5),
    st.integers(1, 30),
)
def test_windows_hold_the_lines_whatever_is_read_at_once(tmp_path_factory, lines, most, chunk):
    path = tmp_path_factory.mktemp("lines") / "file"
    path.write_bytes(b"\n".join(lines))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(streamed, "CHUNK", chunk)
        found = lines_of(path, most)
    assert all(0 < len(window) <= most for window in found)
    given_lines = lines[:-1] if lines and not lines[-1] else lines
    assert [line for window in found for line in window] == given_lines


def test_a_line_that_is_too_long_is_not_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(streamed, "LINE_LIMIT", 10)
    monkeypatch.setattr(streamed, "CHUNK", 4)
    (tmp_path / "file").write_bytes(b"short\n" + b"x" * 100 + b"\nalso\n" + b"y" * 11)
    assert lines_of(tmp_path / "file", 9) == [[b"short", None, b"also", None]]


def test_a_writer_who_waits_for_answers_gets_them():
    """What has come is a window, though the pipe is open and the window not full."""
    reading, writing = os.pipe()
    first, more = threading.Event(), []

    def write():
        os.write(writing, b"one\ntwo\n")
        first.wait(60)
        os.write(writing, b"three")
        os.close(writing)

    thread = threading.Thread(target=write)
    thread.start()
    for window in line_windows(reading, 100):
        more.append(window)
        first.set()
    thread.join()
    os.close(reading)
    assert more == [[b"one", b"two"], [b"three"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("O = I", (0, "O = I")),
        ("```\nO = I\n```", (1, "O = I\n")),
        ("Sure!\n\n```python\nO = I\n```\nBye.\n```\nO = J\n```", (3, "O = I\n")),
        ("````py\n```\nO = I\n````", (1, "```\nO = I\n")),
        ("~~~\nO = I", (1, "O = I")),
        ("  ```\n  O = I\n  ```\n", (1, "  O = I\n")),
        ("x1 = `f`", (0, "x1 = `f`")),
        ("a ```b``` c", (0, "a ```b``` c")),
    ],
)
def test_markdown_fences_are_stripped(text, expected):
    assert unfenced(text) == expected


REFUSED = [
    (b"nope", "no JSON: Expecting value", 1),
    (b"{", "no JSON", 2),
    (b"\xff{}", "no UTF-8", 1),
    (b"[" * 100_000, "no usable JSON", 0),
    (b"[1]", "no object", 0),
    (b"null", "no object", 0),
    (b"{}", '"task" is missing', 0),
    (b'{"task": 7, "program": "O = I"}', '"task" is no text', 0),
    (b'{"task": "007bbfb7"}', '"program" is missing', 0),
    (b'{"task": "007bbfb7", "program": null}', '"program" is no text', 0),
    (b'{"task": "007bbfb8", "program": "O = I"}', "no task 007bbfb8; near it: 007bbfb7", 0),
    (b'{"task": "\\u001b[2J", "program": "O = I"}', r"no task \x1b[2J", 0),
    (None, "the line is too long", 0),
]


@pytest.mark.parametrize(("line", "reason", "column"), REFUSED)
def test_a_line_that_is_no_record_says_where_and_why(line, reason, column):
    found = Records(load("arc1", "all")).of_line(line, 41)
    assert found.problem is not None
    assert reason in found.problem.reason
    assert found.problem.reason.startswith("line 41 of the input: ")
    assert (found.problem.line, found.problem.column) == (41, column)


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists) | st.binary())
def test_no_line_whatever_is_an_exception(value):
    line = value if isinstance(value, bytes) else json.dumps(value).encode()
    assert Records(load("arc1", "all")).of_line(line, 1).problem is not None
