"""The worker's side: its board, and its answers to messages."""

import os
import pickle

import pytest

from batt.workers.board import Board, board_file
from batt.workers.child import Desk
from batt.workers.engine import Job
from batt.workers.parcel import Packer


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


def prepare(function, *hooks):
    return "prepare", list(hooks), f"job_functions:{function}"


def job(payload, entries, out=()):
    """The message with a job, its payload as well, less the entries that are out."""
    parcel = Packer().pack(Job(payload, entries))
    return "job", parcel.payload.token, parcel.payload.data, parcel.entries, out


def same_payload(message):
    """The message as it is sent to a worker which has the payload from the job before."""
    word, token, _, *rest = message
    return word, token, None, *rest


@pytest.mark.parametrize(
    ("messages", "value"),
    [
        ([prepare("triple"), job("p", [2])], {"payload": "p", "entries": {0: 6}}),
        ([prepare("act"), job(None, ["ok a", "die", "ok b"], [1])], {0: "a", 2: "b"}),
        (
            [prepare("triple"), job("p", [2]), same_payload(job("p", [3]))],
            {"payload": "p", "entries": {0: 9}},
        ),
        (
            [prepare("triple"), job("p", [2]), prepare("act"), job("q", ["ok a"])],
            {0: "a"},
        ),
    ],
)
def test_jobs_are_answered(boards, messages, value):
    desk = Desk(boards[0])
    *_, (word, data) = [pickle.loads(desk.answer(message)) for message in messages]
    assert (word, pickle.loads(data)) == ("done", value)


def test_a_prepared_worker_says_for_what(boards):
    answer = pickle.loads(Desk(boards[0]).answer(prepare("triple")))
    assert answer == ("ready", "job_functions:triple")


@pytest.mark.parametrize(
    ("messages", "line"),
    [
        ([prepare("triple", ("job_functions:refuse", []))], "LookupError: no such plugin"),
        ([("prepare", [], "no_module_of_this_name:f")], "ModuleNotFoundError"),
        ([prepare("act"), job(None, ["leave"])], "SystemExit: 3"),
        ([prepare("act"), job(None, ["fail x"])], "ValueError: x"),
        ([job(None, [])], "a job came before its function"),
        ([prepare("act"), same_payload(job(None, []))], "a job came without its payload"),
    ],
)
def test_what_is_raised_is_an_answer(boards, messages, line):
    desk = Desk(boards[0])
    *_, (word, found, traceback) = [pickle.loads(desk.answer(message)) for message in messages]
    assert word == "failed"
    assert line in found
    assert "Traceback" in traceback


@pytest.mark.parametrize(("entries", "at"), [(["ok a", "fail", "ok b"], 1), (["ok a"], None)])
def test_the_board_tells_the_entry_at_hand_until_the_job_is_done(boards, entries, at):
    ours, theirs = boards
    ours.clear()
    desk = Desk(theirs)
    desk.answer(prepare("act"))
    desk.answer(job(None, entries))
    assert ours.entry == at


def test_running_out_of_memory_is_no_answer(boards):
    desk = Desk(boards[0])
    desk.answer(prepare("act"))
    with pytest.raises(MemoryError):
        desk.answer(job(None, ["hog"]))
