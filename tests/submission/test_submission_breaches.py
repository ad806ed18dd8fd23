"""Every breach of the form of a submission is named, with its task and its output."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batt.submission.breaches import breaches
from batt.submission.form import as_document, submission_from

OUTPUTS = {"aa": 1, "bb": 2}
GRID = [[1, 2], [3, 4]]


def good():
    both = {"attempt_1": GRID, "attempt_2": [[0]]}
    return {"aa": [dict(both)], "bb": [dict(both), dict(both)]}


def changed(change):
    document = good()
    change(document)
    return document


def attempt(value):
    return lambda document: document["bb"][1].update(attempt_2=value)


BREACHES = {
    "no object": (lambda _: None, None),
    "a missing id": (lambda d: d.pop("bb"), "task bb: no answers: the submission has no such id"),
    "an extra id": (lambda d: d.update(aab=[]), "task aab: the data has no such task; near it: aa"),
    "no list": (
        lambda d: d.update(aa={"0": {}}),
        "task aa: answers are a list with one object for each test input, not an object",
    ),
    "too few outputs": (lambda d: d["bb"].pop(), "task bb: 1 answer for 2 test inputs"),
    "too many outputs": (
        lambda d: d["aa"].append(d["aa"][0]),
        "task aa: 2 answers for 1 test input",
    ),
    "no outputs": (lambda d: d["aa"].clear(), "task aa: 0 answers for 1 test input"),
    "no answer": (
        lambda d: d["bb"].__setitem__(0, GRID),
        "task bb: output 1: is a list, not an object with attempt_1 and attempt_2",
    ),
    "a missing attempt": (
        lambda d: d["bb"][0].pop("attempt_1"),
        "task bb: output 1: attempt_1 is missing",
    ),
    "an extra attempt": (
        lambda d: d["aa"][0].update(attempt_3=GRID),
        "task aa: output 1: `attempt_3` is no attempt; there are attempt_1 and attempt_2",
    ),
    "a float": (
        attempt([[1.0]]),
        "task bb: output 2: attempt_2, row 1: 1.0 is not a colour 0 to 9",
    ),
    "a boolean": (
        attempt([[True]]),
        "task bb: output 2: attempt_2, row 1: true is not a colour 0 to 9",
    ),
    "a text": (attempt([["1"]]), "task bb: output 2: attempt_2, row 1: '1' is not a colour 0 to 9"),
    "null": (
        attempt(None),
        "task bb: output 2: attempt_2: a grid is a list of rows, not null",
    ),
    "a colour too many": (
        attempt([[0], [10]]),
        "task bb: output 2: attempt_2, row 2: 10 is not a colour 0 to 9",
    ),
    "a negative colour": (
        attempt([[-1]]),
        "task bb: output 2: attempt_2, row 1: -1 is not a colour 0 to 9",
    ),
    "ragged rows": (
        attempt([[1, 2], [3]]),
        "task bb: output 2: attempt_2, row 2: 1 cells, but row 1 has 2",
    ),
    "31 rows": (
        attempt([[0]] * 31),
        "task bb: output 2: attempt_2: 31 rows; a grid is at most 30x30",
    ),
    "31 columns": (
        attempt([[0] * 31]),
        "task bb: output 2: attempt_2, row 1: 31 cells; a grid is at most 30x30",
    ),
    "no rows": (attempt([]), "task bb: output 2: attempt_2: an empty grid"),
    "an empty row": (attempt([[]]), "task bb: output 2: attempt_2, row 1: an empty row"),
    "a row that is no list": (
        attempt([1]),
        "task bb: output 2: attempt_2, row 1: a row is a list of colours, not 1",
    ),
}


@pytest.mark.parametrize("name", BREACHES)
def test_a_breach_is_named(name):
    change, wanted = BREACHES[name]
    found = [str(breach) for breach in breaches(changed(change), OUTPUTS)]
    assert found == ([] if wanted is None else [wanted])


def test_what_is_no_object_is_named():
    (breach,) = breaches([good()], OUTPUTS)
    wanted = "a submission is an object with a list of answers for each task id, not a list"
    assert str(breach) == wanted


def test_every_breach_is_named_not_only_the_first():
    document = good()
    document["aa"][0] = {"attempt_1": [[10]], "attempt_2": [[0.5]]}
    del document["bb"]
    assert len(list(breaches(document, OUTPUTS))) == 3


GRIDS = st.integers(1, 30).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 9), min_size=width, max_size=width), min_size=1, max_size=30
    )
)
ANSWER = st.fixed_dictionaries({"attempt_1": GRIDS, "attempt_2": GRIDS})


@given(st.dictionaries(st.text(), st.lists(ANSWER, min_size=1, max_size=3), max_size=3))
def test_a_good_document_has_no_breach_and_is_read_as_it_is(document):
    assert list(breaches(document, {id: len(answers) for id, answers in document.items()})) == []
    assert as_document(submission_from(json.loads(json.dumps(document)))) == document


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["aa", "bb", "attempt_1", "attempt_2", "x"]), inner)
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_json_has_breaches_or_is_a_submission(document):
    if not list(breaches(document, OUTPUTS)):
        assert as_document(submission_from(document)) == document
