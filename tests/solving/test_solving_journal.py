"""The journal: what was answered is read back, whatever a kill has left of the last line."""

import pytest
from puzzles import MIRRORED, SQUARE, proposing

from batt.errors import UsageError
from batt.solving.job import Answered
from batt.solving.journal import Journal
from batt.solving.search import Search

HEADER = {"tasks": "x", "budget": 1.0}


def answered(puzzle, *texts):
    search = Search(puzzle, [proposing("a", *texts)])
    return Answered(search.run(1.0), search.memory, search.found)


ANSWERED = [
    answered(MIRRORED, "O = vmirror(I)", "O = identity(I)"),
    answered(SQUARE, "O = rot180(I)", "O = height(I)"),
]


@pytest.fixture
def path(tmp_path):
    journal = Journal(tmp_path / "j", HEADER)
    for each in ANSWERED:
        journal.add(each)
    journal.close()
    return tmp_path / "j"


def test_answers_are_read_back_as_they_were(path):
    journal = Journal(path, HEADER)
    assert len(journal) == 2
    assert [journal.get(1.0, each.answers.task) for each in ANSWERED] == ANSWERED
    assert journal.get(2.0, "mirrored") is None


def test_a_cut_file_is_read_up_to_the_cut(path):
    content = path.read_bytes()
    ends = [at for at, byte in enumerate(content) if byte == ord("\n")]
    for cut in range(0, len(content), 7):
        path.write_bytes(content[:cut])
        journal = Journal(path, HEADER)
        whole = sum(end < cut for end in ends[1:])
        assert whole <= len(journal) <= whole + 1  # a line is whole without its line feed, too
        journal.add(ANSWERED[1])
        journal.close()
        assert Journal(path, HEADER).get(1.0, "square") == ANSWERED[1]


@pytest.mark.parametrize(
    "line", ["{}", "[]", "1", "\x00", '{"task": 1, "found": [{}]}', "[" * 9999]
)
def test_a_line_that_is_none_of_ours_ends_it(path, line):
    with path.open("a") as file:
        file.write(line + "\n")
    assert len(Journal(path, HEADER)) == 2


def test_another_header_begins_anew(path):
    assert len(Journal(path, {**HEADER, "budget": 2.0})) == 0
    assert len(Journal(path, HEADER)) == 0


def test_a_journal_is_removed_when_all_is_done(path):
    Journal(path, HEADER).remove()
    assert not path.exists()


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(UsageError, match="cannot write"):
        Journal(tmp_path / "none" / "j", HEADER)
