"""Data that a user brings: files, folders, Kaggle files, lists of samples, and bad input."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from batt.dsl.values import Grid
from batt.errors import TaskError
from batt.tasks import load, select


def record(colour: int = 0, **test: Any) -> dict[str, Any]:
    pair = {"input": [[colour]], "output": [[1]]}
    return {"train": [pair], "test": [{"input": [[2]]} | test]}


def write(root: Path, files: dict[str, Any]) -> Path:
    """Write files below a folder: text and bytes as they are, all else as JSON."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not isinstance(content, str | bytes):
            content = json.dumps(content)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def groups(path: Path) -> dict[str, str]:
    return {id: task.group for id, task in load(path).items()}


def test_one_file_is_one_task_named_by_the_file(tmp_path: Path) -> None:
    write(tmp_path, {"some task.json": record(4)})
    dataset = load(tmp_path / "some task.json")
    assert list(dataset) == ["some task"]
    assert dataset["some task"].train[0].input == Grid("4")
    assert dataset.name == dataset["some task"].dataset == "some task.json"


def test_a_path_has_no_splits(tmp_path: Path) -> None:
    write(tmp_path, {"a.json": record(), "evaluation/b.json": record(1)})
    assert list(load(tmp_path, "evaluation")) == list(load(tmp_path, "training")) == ["a", "b"]


def test_a_folder_is_read_with_those_below_it_as_groups(tmp_path: Path) -> None:
    root = write(
        tmp_path / "root",
        {"z.json": record(), "Above/a1.json": record(1), "deep/Below/b1.json": record(2)},
    )
    assert groups(root) == {"a1": "Above", "b1": "Below", "z": "root"}


def test_what_is_no_task_is_left_out_of_a_folder(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        {
            "a.json": record(),
            "package.json": {"name": "x", "version": [1]},
            "list.json": [1, 2],
            "notes.txt": "train",
            ".git/b.json": record(1),
            ".hidden.json": record(2),
            "metadata.json": {"007bbfb7": {"n_samples": 6}},
            "sample_submission.json": {"a": [{"attempt_1": [[0]], "attempt_2": [[0]]}]},
            "x_challenges.json": {"k": record()},
            "x_solutions.json": {"k": [[[1]]]},
        },
    )
    assert list(load(root)) == ["a"]


def test_a_task_after_a_long_beginning_is_not_left_out(tmp_path: Path) -> None:
    write(tmp_path, {"a.json": {"about": "x" * 10_000} | record()})
    assert list(load(tmp_path)) == ["a"]


@pytest.mark.parametrize(
    ("files", "ids"),
    [
        ({"x/1.json": record(1), "y/1.json": record(2)}, {"x/1": "x", "y/1": "y"}),
        ({"x/1.json": record(1), "y/1.json": record(1)}, {"1": "x"}),
        (
            {"x/1.json": record(1), "y/1.json": json.dumps(record(1), indent=2)},
            {"1": "x"},
        ),
        (
            {"1.json": record(1), "x/1.json": record(2), "y/1.json": record(1)},
            {"root/1": "root", "x/1": "x"},
        ),
        (
            {"a/x/1.json": record(1), "b/x/1.json": record(2), "b/2.json": record()},
            {"a/x/1": "x", "b/x/1": "x", "2": "b"},
        ),
        ({"1.json": record(1), "root/1.json": record(2)}, {"1": "root", "root/1": "root"}),
    ],
    ids=["other content", "same content", "other layout", "both", "same group", "root's name"],
)
def test_files_of_one_id_are_told_apart_by_their_folders(
    tmp_path: Path, files: dict[str, Any], ids: dict[str, str]
) -> None:
    assert groups(write(tmp_path / "root", files)) == ids


def test_equal_numbers_that_are_written_otherwise_are_other_content(tmp_path: Path) -> None:
    true = json.dumps(record(1)).replace("[[1]]", "[[true]]")
    root = write(tmp_path, {"x/1.json": record(1), "y/1.json": true})
    assert list(load(root)) == ["x/1", "y/1"]


def test_a_kaggle_file_takes_the_solutions_beside_it(tmp_path: Path) -> None:
    two_tests = record() | {"test": [{"input": [[2]]}, {"input": [[3]]}]}
    write(
        tmp_path,
        {
            "arc_challenges.json": {"a": two_tests, "b": record(), "c": record(output=None)},
            "arc_solutions.json": {"a": [[[5]], [[6]]], "c": [[[7]]]},
        },
    )
    dataset = load(tmp_path / "arc_challenges.json")
    outputs = {id: [pair.output for pair in task.test] for id, task in dataset.items()}
    assert outputs == {"a": [Grid("5"), Grid("6")], "b": [None], "c": [Grid("7")]}


def test_hidden_outputs_do_not_change_the_fingerprint(tmp_path: Path) -> None:
    hidden = write(tmp_path / "hidden", {"x_challenges.json": {"a": record()}})
    known = write(
        tmp_path / "known",
        {"x_challenges.json": {"a": record()}, "x_solutions.json": {"a": [[[5]]]}},
    )
    one, two = (load(folder / "x_challenges.json") for folder in (hidden, known))
    assert one["a"].test != two["a"].test
    assert one.fingerprint == two.fingerprint


def test_a_list_of_samples_is_a_task(tmp_path: Path) -> None:
    samples = [{"input": [[i]], "output": [[i]]} for i in range(6)]
    write(tmp_path, {"tasks/007bbfb7.json": samples, "metadata.json": {"007bbfb7": {}}})
    (task,) = load(tmp_path).values()
    assert (task.id, len(task.train), len(task.test)) == ("007bbfb7", 3, 3)


def test_a_file_name_outside_utf8_gives_a_task_that_can_be_shown(tmp_path: Path) -> None:
    write(tmp_path, {os.fsdecode(b"a\xff.json"): record()})
    (task,) = load(tmp_path).values()
    assert r"a\udcff" in task._repr_html_()


BAD_FILES: dict[str, tuple[Any, str]] = {
    "empty": ("", "bad.json is empty"),
    "blank": (" \n", "bad.json is empty"),
    "not JSON": ("{'train': 1}", "bad.json is not usable JSON: "),
    "cut off": ('{"train": [{"input": [[1', "bad.json is not usable JSON: "),
    "not UTF-8": (b'{"train": "\xff"}', "bad.json is not usable JSON: "),
    "null bytes": (b'{"train"\x00: 1}', "bad.json is not usable JSON: "),
    "a million digits": (
        '{"train": [{"input": [[' + "1" * 1_000_000 + "]]}]}",
        "bad.json is not usable JSON: ",
    ),
    "nested deep": (
        '{"train": ' + "[" * 100_000 + "]" * 100_000 + "}",
        "bad.json nests too deep to be a task",
    ),
    "nested in a cell": (
        '{"train": [{"input": [[' + "[" * 300 + "]" * 300 + "]]}]}",
        "task bad: train pair 1, input, row 1: a list is not a colour 0 to 9",
    ),
    "a key twice": ('{"train": [], "train": []}', "the key 'train' comes twice"),
    "NaN": (
        '{"train": [{"input": [[NaN]], "output": [[1]]}], "test": []}',
        "task bad: train pair 1, input, row 1: nan is not a colour 0 to 9",
    ),
    "ragged": (
        {"train": [{"input": [[1, 2], [3]], "output": [[1]]}]},
        "task bad: train pair 1, input, row 2: 1 cells, but row 1 has 2",
    ),
    "empty grid": (
        {"train": [{"input": [], "output": [[1]]}]},
        "task bad: train pair 1, input: an empty grid",
    ),
    "colour 10": (record(10), "task bad: train pair 1, input, row 1: 10 is not a colour 0 to 9"),
    "31 rows": (
        record(output=[[1]] * 31),
        "task bad: test pair 1, output: 31 rows; a grid is at most 30x30",
    ),
    "no train pairs": ({"train": [], "test": [{"input": [[1]]}]}, "task bad: no train pairs"),
    "no test": ({"train": [{"input": [[1]], "output": [[1]]}]}, "task bad: no test input"),
    "a number": ("5", "task bad: needs train and test pairs, not 5"),
}


@pytest.mark.parametrize(("content", "message"), BAD_FILES.values(), ids=BAD_FILES)
def test_a_bad_file_gives_one_clear_message(tmp_path: Path, content: Any, message: str) -> None:
    write(tmp_path, {"bad.json": content})
    with pytest.raises(TaskError) as caught:
        select(load(tmp_path / "bad.json"))
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", [name for name in BAD_FILES if name != "a number"])
def test_a_bad_file_of_a_folder_spoils_only_its_own_task(tmp_path: Path, name: str) -> None:
    content, message = BAD_FILES[name]
    dataset = load(write(tmp_path, {"bad.json": content, "good.json": record()}))
    assert dataset["good"].train[0].input == Grid("0")
    with pytest.raises(TaskError) as caught:
        dataset.find("bad")
    assert message in str(caught.value)


def test_a_broken_link_in_a_folder_is_told_when_used(tmp_path: Path) -> None:
    (tmp_path / "gone.json").symlink_to(tmp_path / "nowhere")
    with pytest.raises(TaskError, match=r"gone\.json cannot be read: No such file"):
        load(tmp_path).find("gone")


def test_an_unreadable_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = write(tmp_path, {"a.json": record()}) / "a.json"
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(TaskError, match=r"a\.json cannot be read: Permission denied"):
        load(path)


def test_an_unreadable_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(TaskError, match="cannot be read: Permission denied"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("", "the path of the data is empty"),
        ("missing", "there is no file or folder missing; data is arc1, arc2, or the path"),
        ("arc3", "there is no file or folder arc3"),
        ("a\0b", r"a\x00b"),
        ("x" * 5000, "cannot be read"),
        ("folder", "the folder folder holds no task files (<id>.json)"),
        ("pipe", "pipe cannot be read: it is no regular file"),
        ("kaggle", "to use a file of challenges, name it: kaggle/x_challenges.json"),
        ("bad_challenges.json", "bad_solutions.json: solutions are lists of outputs by task id"),
        ("few_challenges.json", "few_solutions.json: task a: needs a list of 1 test outputs"),
        ("ill_challenges.json", "ill_challenges.json: task b: needs train and test pairs, not 5"),
        ("out_challenges.json", "task a: test pair 1, output: a grid is a list of rows, not 5"),
        ("nested.json", "nested.json: task nested: train is an object, not a list of pairs"),
    ],
)
def test_a_path_that_holds_no_tasks_gives_one_clear_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    write(
        tmp_path,
        {
            "folder/readme.txt": "nothing",
            "kaggle/x_challenges.json": {"a": record()},
            "bad_challenges.json": {"a": record()},
            "bad_solutions.json": [],
            "few_challenges.json": {"a": record()},
            "few_solutions.json": {"a": []},
            "ill_challenges.json": {"a": record(), "b": 5},
            "out_challenges.json": {"a": record()},
            "out_solutions.json": {"a": [5]},
            "nested.json": {"train": {"a": record()}, "eval": {}},
        },
    )
    with pytest.raises(TaskError) as caught:
        select(load(path))
    assert message in str(caught.value)
