"""Finding, choosing and fingerprinting the tasks of a data set."""

import json
from pathlib import Path
from typing import Any

import pytest

from batt.errors import TaskError, UsageError
from batt.tasks import DataSet, load, select

IDS = ["a1", "b2", "c3", "d4"]


def record(colour: int) -> dict[str, Any]:
    pair = {"input": [[colour]], "output": [[0]]}
    return {"train": [pair], "test": [pair]}


@pytest.fixture
def dataset(tmp_path: Path) -> DataSet:
    for colour, id in enumerate(IDS):
        (tmp_path / f"{id}.json").write_text(json.dumps(record(colour)))
    return load(tmp_path)


@pytest.mark.parametrize(
    ("id", "hint"),
    [
        ("007bbfb8", "; near it: 007bbfb7"),
        ("007bb", "; near it: 007bbfb7"),
        ("zzzzzzzz", ""),
        ("", ""),
        ("x" * 100_000, ""),
    ],
)
def test_an_unknown_id_suggests_near_ones(id: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        load("arc1").find(id)
    assert str(caught.value) == f"arc1 has no task {id}{hint}"


def test_an_unknown_id_is_shown_without_control_characters(dataset: DataSet) -> None:
    with pytest.raises(UsageError, match=r"no task \\x1b\[2J"):
        dataset.find("\x1b[2J")


@pytest.mark.parametrize(
    ("start", "count", "chosen"),
    [
        (None, None, IDS),
        (0, None, IDS),
        (None, 2, IDS[:2]),
        (1, 2, IDS[1:3]),
        (3, 1, IDS[3:]),
        (2, 100, IDS[2:]),
    ],
)
def test_without_ids_a_stretch_of_the_split_is_chosen(
    dataset: DataSet, start: int | None, count: int | None, chosen: list[str]
) -> None:
    assert [task.id for task in select(dataset, (), start, count)] == chosen


@pytest.mark.parametrize(
    ("ids", "chosen"),
    [(["c3"], ["c3"]), (["c3", "a1"], ["c3", "a1"]), (["a1", "b2", "a1"], ["a1", "b2"])],
)
def test_ids_are_chosen_once_in_their_order(
    dataset: DataSet, ids: list[str], chosen: list[str]
) -> None:
    assert [task.id for task in select(dataset, ids)] == chosen


@pytest.mark.parametrize(
    ("ids", "start", "count", "message"),
    [
        ((), 4, None, "start 4 is not within 0 to 3"),
        ((), -1, 1, "start -1 is not within 0 to 3"),
        ((), 0, 0, "count 0 is below 1"),
        ((), None, -5, "count -5 is below 1"),
        (("a1",), 0, None, "leave them out or the ids"),
        (("a1",), None, 1, "leave them out or the ids"),
        (("-s",), None, None, "-s is no task id: an id does not begin with '-'"),
        (("a1", "--timing"), None, None, "--timing is no task id"),
        (("a1", "nope"), None, None, "has no task nope"),
    ],
)
def test_a_choice_that_cannot_be_made_is_an_error(
    dataset: DataSet, ids: tuple[str, ...], start: int | None, count: int | None, message: str
) -> None:
    with pytest.raises(UsageError) as caught:
        select(dataset, ids, start, count)
    assert message in str(caught.value)


def test_ids_are_chosen_from_any_split() -> None:
    assert [task.id for task in select(load("arc1", "evaluation"), ["007bbfb7"])] == ["007bbfb7"]


def test_a_set_is_a_mapping(dataset: DataSet) -> None:
    assert dict(dataset).keys() == set(IDS)
    assert [task.id for task in dataset.values()] == IDS
    assert "a1" in dataset
    assert "zz" not in dataset
    assert dataset.get("zz") is None


def test_a_bad_task_is_told_only_when_it_is_used(dataset: DataSet, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text(json.dumps({"train": [], "test": []}))
    loaded = load(tmp_path)
    assert [task.id for task in select(loaded, IDS)] == IDS
    with pytest.raises(TaskError, match=r"bad\.json: task bad: no train pairs"):
        select(loaded)


def test_the_fingerprint_of_a_set_is_that_of_its_contents(tmp_path: Path) -> None:
    for folder, names in (("one", "ab"), ("two", "ba"), ("three", "a")):
        (tmp_path / folder).mkdir()
        for colour, name in enumerate(names):
            (tmp_path / folder / f"{name}.json").write_text(json.dumps(record(colour)))
    one, two, three = (load(tmp_path / folder) for folder in ("one", "two", "three"))
    assert one.fingerprint == two.fingerprint != three.fingerprint


def test_a_set_shows_its_name_and_size(dataset: DataSet, tmp_path: Path) -> None:
    assert repr(dataset) == f"DataSet('{tmp_path.name}', 4 tasks)"
