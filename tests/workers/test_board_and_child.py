"""The worker's side: its board, and its answers to messages."""

import os
import pickle

import pytest

from batt.workers.board import Board, board_file
from batt.workers.child import Desk


@pytest.fixture
def boards():
    """Two views of one board, as worker and driver have them."""
    descriptor = board_file()
    made = Board(descriptor), Board(descriptor)
    os.close(descriptor)
    yield made
    for board in made:
        board.close()


@pytest.mark.parametrize("entry", [0, 1, 255, 256, 2**31, 2**62])
def test_one_view_reads_what_the_other_announced(boards, entry):
    ours, theirs = boards
    ours.clear()
    assert theirs.entry is None
    theirs.announce(entry)
    assert ours.entry == entry


def test_closing_a_board_twice_does_nothing(boards):
    boards[0].close()
    boards[0].close()
    boards[1].announce(3)
    assert boards[1].entry == 3


def test_a_board_needs_no_memory_file(monkeypatch):
    monkeypatch.delattr(os, "memfd_create", raising=False)
    descriptor = board_file()
    board = Board(descriptor)
    os.close(descriptor)
    board.announce(5)
    assert board.entry == 5
    board.close()


@pytest.mark.parametrize(
    ("messages", "answer"),
    [
        ([("prepare", [], "job_functions:triple")], ("ready", "job_functions:triple")),
        (
            [("prepare", [], "job_functions:triple"), ("job", "p", {4: 2})],
            ("done", {"payload": "p", "entries": {4: 6}}),
        ),
        (
            [("prepare", [], "job_functions:act"), ("job", None, {0: "ok a", 2: "ok b"})],
            ("done", {0: "a", 2: "b"}),
        ),
    ],
)
def test_messages_are_answered(boards, messages, answer):
    desk = Desk(boards[0])
    *_, last = [pickle.loads(desk.answer(message)) for message in messages]
    assert last == answer


@pytest.mark.parametrize(
    ("messages", "line"),
    [
        ([("prepare", [("job_functions:refuse", [])], "m:f")], "LookupError: no such plugin"),
        ([("prepare", [], "no_module_of_this_name:f")], "ModuleNotFoundError"),
        ([("prepare", [], "job_functions:act"), ("job", None, {0: "leave"})], "SystemExit: 3"),
        ([("prepare", [], "job_functions:act"), ("job", None, {0: "fail x"})], "ValueError: x"),
        ([("job", None, {})], "a job came before its function"),
    ],
)
def test_what_is_raised_is_an_answer(boards, messages, line):
    desk = Desk(boards[0])
    *_, (word, found, traceback) = [pickle.loads(desk.answer(message)) for message in messages]
    assert word == "failed"
    assert line in found
    assert "Traceback" in traceback


def test_the_entry_at_hand_stays_on_the_board(boards):
    ours, theirs = boards
    desk = Desk(theirs)
    desk.answer(("prepare", [], "job_functions:act"))
    desk.answer(("job", None, {3: "ok a", 8: "fail", 9: "ok b"}))
    assert ours.entry == 8
