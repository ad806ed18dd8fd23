"""``batt submit-check`` and ``batt submit-merge`` as a user calls them."""

import json

import pytest

from batt.cli import main

TASKS = {
    "aa": {"train": [{"input": [[1]], "output": [[2]]}], "test": [{"input": [[1]]}]},
    "bb": {
        "train": [{"input": [[3]], "output": [[4]]}],
        "test": [{"input": [[3]]}, {"input": [[5]]}],
    },
}
SOLUTIONS = {"aa": [[[2]]], "bb": [[[4]], [[6]]]}


def answer(first, second=((0,),)):
    return {"attempt_1": first, "attempt_2": second}


GOOD = {"aa": [answer([[2]])], "bb": [answer([[0]], [[4]]), answer([[5]])]}


@pytest.fixture
def call(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x_challenges.json").write_text(json.dumps(TASKS))

    def call(*arguments, **files):
        for name, content in files.items():
            (tmp_path / f"{name}.json").write_text(
                content if isinstance(content, str) else json.dumps(content)
            )
        code = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out.splitlines(), err

    return call


def test_a_good_submission_is_scored(call):
    check = ("submit-check", "s.json", "--data", "x_challenges.json", "--json", "out.json")
    code, out, err = call(*check, s=GOOD, x_solutions=SOLUTIONS)
    assert (code, err) == (0, "")
    assert out == [
        "-- 2 tasks, 3 of 3 outputs answered",
        "-- outputs right: 2 of 3",
        "-- tasks wholly right: 1 of 2",
        "-- mean task score: 0.7500",
        "no breaches",
    ]


def test_without_solutions_there_is_no_score(call):
    code, out, _ = call("submit-check", "s.json", "--data", "x_challenges.json", s=GOOD)
    assert code == 0
    assert out[1:] == ["-- no solution is known, so there is no score", "no breaches"]


def test_every_breach_is_a_line_and_the_code_is_1(call):
    bad = {"bb": [answer([[1.5]]), answer([[1], [2, 3]])]}
    check = ("submit-check", "s.json", "--data", "x_challenges.json", "--json", "out.json")
    code, out, err = call(*check, s=bad)
    assert (code, err) == (1, "")
    assert out == [
        "-- task aa: no answers: the submission has no such id",
        "-- task bb: output 1: attempt_1, row 1: 1.5 is not a colour 0 to 9",
        "-- task bb: output 2: attempt_1, row 2: 2 cells, but row 1 has 1",
        "3 breaches",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "s.json is empty"),
        ("{", "s.json is not usable JSON"),
        ('{"aa": [], "aa": []}', "the key 'aa' comes twice"),
        ("[" * 100_000, "s.json nests too deep"),
    ],
)
def test_what_is_no_json_is_told_in_one_line(call, content, message):
    code, out, err = call("submit-check", "s.json", "--data", "x_challenges.json", s=content)
    assert (code, out) == (2, [])
    assert message in err
    assert len(err.splitlines()) == 1


def test_merging_names_the_sources(call):
    a = {"aa": [answer([[2]], [[3]])]}
    b = {"aa": [answer([[3]], [[7]])], "bb": [answer([[4]]), answer([[0, 0], [0, 0]], [[0, 0]])]}
    code, out, err = call("submit-merge", "a.json", "b.json:2", "-o", "m.json", "-v", a=a, b=b)
    assert (code, err) == (0, "")
    assert out == [
        "-- aa, output 1: attempt_1 a.json + b.json (2.5); attempt_2 a.json (1)",
        "-- bb, output 1: attempt_1 b.json (2); attempt_2 b.json (1)",
        "-- bb, output 2: no answer",
        "-- a.json (weight 1): 1 tasks, attempt_1 of 1, attempt_2 of 1 outputs",
        "-- b.json (weight 2): 2 tasks, attempt_1 of 2, attempt_2 of 1 outputs",
        "-- 2 tasks, 2 of 3 outputs answered",
    ]
    code, out, _ = call("submit-check", "m.json", "--data", "x_challenges.json")
    assert (code, out[-1]) == (0, "no breaches")


def test_a_malformed_submission_is_not_merged(call, tmp_path):
    code, _, err = call("submit-merge", "a.json", "-o", "m.json", a={"aa": [answer([[11]])]})
    assert code == 2
    assert err.startswith("batt: a.json: task aa: output 1: attempt_1, row 1: 11 is not a colour")
    assert not (tmp_path / "m.json").exists()
