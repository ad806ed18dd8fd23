"""``benchmarks/trust.py`` and ``calibration.py`` on a small made-up set of answers."""

import runpy
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from batt.dsl.values import Grid
from batt.solving.answers import Answers
from batt.solving.found import Found, best_of
from batt.solving.ranking import features, weighed

pytest.importorskip("numpy")
ROOT = Path(__file__).parents[2]
MIRROR, LONG = "O = vmirror(I)", f"O = {'identity(' * 40}vmirror(I){')' * 40}"


@pytest.fixture
def scripts(monkeypatch):
    monkeypatch.setattr(sys, "path", [str(ROOT / "benchmarks"), *sys.path])
    import calibration
    import observed
    import trust

    return trust, calibration, observed


def made(observed, number):
    """A task with two answers: the short program's, right in nine of ten, and the long one's."""
    is_right = bool(number % 10)
    short = Found(MIRROR, "good", 0, 3, 3, 1, 5, (Grid("1"),), 3, 3, 1)
    long = Found(LONG, "bad", 1, 3, 3, 41, 5, (Grid("2"),), 3, 0, 1)
    judged = [
        observed.Judged(short, (is_right,), (is_right,) * 6),
        observed.Judged(long, (False,), (False,) * 6),
    ]
    answers = Answers(f"t{number}", 1, best_of([short, long]))
    return observed.Observed(answers, tuple(judged))


def test_the_model_learns_what_is_right_and_how_often(scripts):
    trust, _, observed = scripts
    choices = [trust.choice_of(made(observed, number)) for number in range(60)]
    weights = trust.fitted(choices, trust.is_right)
    short, long = (group[0].found.evidence for group in choices[0].groups)
    assert weighed(short, weights) > 0 > weighed(long, weights)
    assert weights["left out and lost"] < 0 > weights["length"]
    assert weights.keys() == {name for each in (short, long) for name, _ in features(each)}
    stated = list(trust.cross_validated(choices, choices))
    assert {each.task for each in stated} == {choice.task for choice in choices}
    first = [each.chance for each in stated if each.is_first]
    assert sum(first) / len(first) == pytest.approx(0.9, abs=0.07)
    assert trust.brier(stated) < 0.08


def test_records_and_the_written_module_are_what_was_counted(
    scripts, monkeypatch, tmp_path, capsys
):
    trust, _, observed = scripts
    seen = [made(observed, number) for number in range(20)]
    assert trust.records(seen) == {"bad": (20, 0, 0), "good": (20, 18, 18)}
    trust.print_records(seen)
    assert capsys.readouterr().out.splitlines()[-1].split() == [
        "first", "answers", "20", "18", "18", "(90%)"
    ]  # fmt: skip
    monkeypatch.setattr(trust, "TABLE", tmp_path / "weights.py")
    trust.write(seen, seen, {"any": 0.5}, {"any": 0.25})
    module = runpy.run_path(str(tmp_path / "weights.py"))
    assert module["RECORDS"] == trust.records(seen)
    assert (module["RIGHT"], module["GENERAL"]) == ({"any": 0.5}, {"any": 0.25})


def test_the_plot_has_a_dot_for_each_bin_with_its_count(scripts):
    trust, calibration, _ = scripts
    stated = [trust.Stated(f"t{n}", n / 100, n % 2 == 0, False, True) for n in range(100)]
    bins = calibration.bins(stated)
    assert [each.count for each in bins] == [10] * 10
    assert [each.observed for each in bins] == [0.5] * 10
    picture = ElementTree.fromstring(
        calibration.svg({"training": stated, "evaluation": stated[:5]})
    )
    words = [each.text for each in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert len(list(picture.iter("{http://www.w3.org/2000/svg}circle"))) == 11
    assert words.count("10") == 10
    assert "training, 100 answers" in words
    assert f"Brier score {trust.brier(stated):.3f}" in words


def test_stated_chances_are_those_of_the_answers(scripts):
    _, calibration, observed = scripts
    stated = list(calibration.as_stated([made(observed, 1)]))
    answers = made(observed, 1).answers
    assert [each.chance for each in stated] == list(answers.chances)
    assert [each.is_right for each in stated] == [True, False]
