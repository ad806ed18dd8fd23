"""What ``batt solve`` prints and writes of made-up answers, compared with a golden text."""

from pathlib import Path

from batt.dsl.values import Grid
from batt.report.solving import SolveLines, as_document
from batt.solving.answers import Answers
from batt.solving.found import Found, best_of
from batt.solving.output import SubmissionFile
from batt.solving.passes import Solved
from batt.tasks.task import Pair, Task

GOLDEN = Path(__file__).parents[1] / "cli" / "golden" / "solve.txt"


def found(trust, *outputs, proposer="rule", right=3, place=0):
    grids = tuple(Grid(text) if text else None for text in outputs)
    return Found("O = vmirror(I)", proposer, place, right, 3, 1, 9, grids, trust=trust)


ANSWERS = [
    Answers("agreed", 1, (found(3.0, "12"),), 0.2, 50_000, 7, True),
    Answers(
        "disputed", 1, tuple(found(0.5 - n, f"{n}") for n in range(4)), 0.2, 5_000_000, 90, True
    ),
    Answers("guessed", 1, (found(-2.0, "3", right=2),), 0.2, 10_000_000, 500),
    Answers(
        "two_tests", 2, (found(1.0, "1", ""), found(0.0, "2", "5", place=1)), 0.2, 100, 2, True
    ),
    Answers("unsolved", 1, (), 0.2, 10_000_000, 800),
]


def solved(tmp_path):
    pairs = (Pair(Grid("1"), Grid("1")),)
    tasks = [Task(each.task, pairs, (Pair(Grid("1")),) * each.tests) for each in ANSWERS]
    submission = SubmissionFile(tmp_path / "submission.json", tasks)
    for each in ANSWERS:
        submission.put(each)
    return Solved({each.task: each for each in ANSWERS}, 0.2), submission.merged


def test_the_report_is_the_golden_one(tmp_path):
    written = []
    lines = SolveLines(written.append, len(ANSWERS), quiet=False)
    for each in ANSWERS:
        lines.show(each)
    lines.end(*solved(tmp_path))
    assert "\n".join(written) + "\n" == GOLDEN.read_text(encoding="utf-8")


def test_the_document_has_the_chance_of_each_attempt(tmp_path):
    records = {each["task"]: each for each in as_document(*solved(tmp_path))["tasks"]}
    disputed = records["disputed"]
    assert disputed["different"] == [4]
    assert disputed["probability"] == ANSWERS[1].probability
    attempts = disputed["attempts"][0]
    stated = [attempts[name]["probability"] for name in ("attempt_1", "attempt_2")]
    assert stated == ANSWERS[1].probabilities(0)
    assert stated[0] > stated[1] > 0
    assert [each["chance"] for each in disputed["programs"]] == list(ANSWERS[1].chances)
    assert records["unsolved"]["probability"] == 0.0


def test_where_every_program_answers_otherwise_the_attempts_differ():
    for answers in ANSWERS:
        for attempts in answers.attempts:
            assert len(set(attempts)) == len(attempts)
    assert len(ANSWERS[1].attempts[0]) == 2
    assert best_of(ANSWERS[1].found)[0].fits
