"""The family tree of a stored program, as the command prints it."""

from itertools import pairwise
from pathlib import Path

import pytest

from batt.cli import main
from batt.programs.program import Program
from batt.propose.library import library
from batt.report.lineage import new_lines, summarise
from batt.store import ProgramRecord, ResultRecord, RunRecord, Store, TaskRecord
from batt.tasks.datasets import load

GOLDEN = Path(__file__).parents[1] / "cli" / "golden" / "store-show-lineage.txt"
TASK = load("arc1", "training")["007bbfb7"]
SHIPPED = next(each.program for each in library() if each.task == TASK.id and each.is_by_hand)
GONE = "0123456789abcdef" * 2

CHILD = Program.parse(SHIPPED.text.replace("ZERO", "FIVE"))
LEFT = Program.parse("x1 = upscale(I, THREE)\nO = hmirror(x1)")
PART = Program.parse("O = upscale(I, THREE)")
LATEST = Program.parse(CHILD.text.replace("O = ", "x6 = ") + "O = hmirror(x6)")


def result(program, score, parents=(), mutation="", round=0, run=1):
    """A result on the task, with the same score for each of its pairs."""
    return ResultRecord(
        fingerprint=TASK.fingerprint,
        key=program.key,
        scores=(score,) * len(TASK.train),
        steps=700,
        failed=False,
        tests_right=(True,),
        seconds=0.1,
        node_budget=1000,
        program_budget=1000,
        run=run,
        parents=tuple(getattr(parent, "key", parent) for parent in parents),
        mutation=mutation,
        seed=7,
        round=round,
    )


FAMILY = [
    (SHIPPED, result(SHIPPED, 1000)),
    (CHILD, result(CHILD, 640, [SHIPPED], "constant by role", 2)),
    # the part is its own ancestor, as may be after stores were merged
    (PART, result(PART, 300, [LEFT], "unwrap", 4)),
    (LEFT, result(LEFT, 310, [PART, GONE], "wrap+graft", 5)),
    (LATEST, result(LATEST, 650, [CHILD, LEFT, CHILD], "cross", 6, run=2)),
]


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Store.open("batt-store") as opened, opened.transaction():
        for _ in range(2):
            opened.begin_run(RunRecord("evolve", 7, "2026-01-01T00:00:00Z"))
        opened.save_tasks([TaskRecord(TASK.fingerprint, TASK.id, TASK.dataset)])
        opened.save_programs(ProgramRecord(one.key, one.text, one.size) for one, _ in FAMILY)
        opened.save_results(found for _, found in FAMILY)
    return Path("batt-store")


def test_the_command_prints_what_the_golden_file_holds(store, capsys):
    command = ["store", "show", LATEST.key[:8], "--lineage"]
    assert main(command) == 0
    shown = f"batt {' '.join(command)}\n{capsys.readouterr().out}"
    assert shown == GOLDEN.read_text(encoding="utf-8")


def test_programs_that_are_their_own_ancestors_end_the_tree(store):
    with Store.open(store, "r") as opened:
        tree = summarise(opened, PART.key)
    states = [(each.depth, each.key, each.state, each.origin) for each in tree.members]
    assert states == [
        (0, PART.key, "", "store"),
        (1, LEFT.key, "", "store"),
        (2, PART.key, "above", "store"),
        (2, GONE, "", "nowhere"),
    ]


def test_what_is_too_deep_is_told(store, capsys):
    assert main(["store", "show", LATEST.key, "--depth", "1"]) == 0
    out = capsys.readouterr().out
    assert "score 3200 of 5000, 1 parent not shown: too deep, see --depth" in out
    assert "2 parents not shown" in out
    assert SHIPPED.key not in out
    assert main(["store", "show", LATEST.key, "--depth", "0"]) == 2


def test_without_lineage_nothing_of_it_is_printed(store, capsys):
    assert main(["store", "show", LATEST.key]) == 0
    assert "lineage" not in capsys.readouterr().out


def test_a_very_long_line_of_ancestors_ends(tmp_path):
    programs = [Program.parse(f"O = canvas(ZERO, (ONE, {n}))") for n in range(1, 400)]
    with Store.open(tmp_path / "long") as opened:
        with opened.transaction():
            opened.begin_run(RunRecord("evolve", 7, "2026-01-01T00:00:00Z"))
            opened.save_tasks([TaskRecord(TASK.fingerprint, TASK.id, TASK.dataset)])
            opened.save_programs(ProgramRecord(one.key, one.text, one.size) for one in programs)
            opened.save_results(result(one, 1, [parent]) for parent, one in pairwise(programs))
        assert len(summarise(opened, programs[-1].key, 10).members) == 11
        assert len(summarise(opened, programs[-1].key, 10_000).members) == 399


@pytest.mark.parametrize(
    ("text", "parents", "lines"),
    [
        ("O = trim(I)\n", [], ("O = trim(I)",)),
        ("x1 = trim(I)\nO = trim(x1)\n", ["O = trim(I)\n"], ("O = trim(x1)",)),
        ("O = trim(I)\n", ["x1 = trim(I)\nO = trim(x1)\n"], ()),
        (
            "x1 = upscale(I, TWO)\nx2 = trim(x1)\nO = hmirror(x2)\n",
            ["x1 = upscale(I, THREE)\nx2 = trim(x1)\nO = hmirror(x2)\n"],
            ("x1 = upscale(I, TWO)",),
        ),
        (
            "x1 = trim(I)\nx2 = rot90(I)\nO = hconcat(x1, x2)\n",
            ["x1 = rot90(I)\nx2 = trim(I)\nO = hconcat(x1, x2)\n"],
            ("O = hconcat(x1, x2)",),
        ),
        ("O = I\n", ["O = trim(I)\n"], ("O = I",)),
        ("O = from_a_plugin(I)\n", ["O = trim(I)\n"], ("O = from_a_plugin(I)",)),
    ],
)
def test_the_calls_that_no_parent_has(text, parents, lines):
    assert new_lines(text, parents) == lines
