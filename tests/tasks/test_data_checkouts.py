"""Checkouts of other collections load as they are: ConceptARC, MiniARC, re-arc, Kaggle."""

import json

import pytest

from batt.errors import TaskError
from batt.tasks.datasets import load

PAIR = {"input": [[1]], "output": [[2]]}


def task(tests=1, colour=1):
    pair = {"input": [[colour]], "output": [[2]]}
    return json.dumps({"train": [pair, PAIR], "test": [pair] * tests})


CHECKOUTS = {
    "ConceptARC": (
        {
            "README.md": "# ConceptARC",
            ".git/packed.json": "{}",
            "corpus/AboveBelow/AboveBelow1.json": task(3),
            "corpus/AboveBelow/AboveBelow2.json": task(3, 3),
            "corpus/Center/Center1.json": task(3, 4),
            "MinimalTasks/CenterMinimal.json": task(1, 5),
            "results/answers.json": '{"AboveBelow1": {"gpt": [0, 1]}}',
        },
        {
            "AboveBelow1": "AboveBelow",
            "AboveBelow2": "AboveBelow",
            "Center1": "Center",
            "CenterMinimal": "MinimalTasks",
        },
    ),
    "MiniARC": (
        {
            "data/MiniARC/color rule_1_l6aa.json": task(),
            "data/MiniARC/copy_l6ab.json": task(1, 6),
            "data/ARC/training/007bbfb7.json": task(1, 7),
            "src/tsconfig.json": '{"compilerOptions": {"strict": true}}',
            "package.json": '{"name": "miniarc", "version": "1"}',
        },
        {"007bbfb7": "training", "color rule_1_l6aa": "MiniARC", "copy_l6ab": "MiniARC"},
    ),
    "re-arc": (
        {
            "tasks/007bbfb7.json": json.dumps([PAIR] * 6),
            "metadata.json": '{"007bbfb7": {"seed": 7, "examples": 6}}',
        },
        {"007bbfb7": "tasks"},
    ),
}


@pytest.mark.parametrize("name", CHECKOUTS)
def test_a_checkout_loads_with_its_folders_as_groups(tmp_path, name):
    files, wanted = CHECKOUTS[name]
    for place, content in files.items():
        path = tmp_path / name / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    tasks = load(tmp_path / name)
    assert {id: each.group for id, each in tasks.items()} == wanted
    assert {each.dataset for each in tasks.values()} == {name}


def test_files_of_equal_names_in_two_groups_are_two_tasks(tmp_path):
    for group, colour in (("a", 1), ("b", 2)):
        (tmp_path / group).mkdir()
        (tmp_path / group / "Center1.json").write_text(task(1, colour))
    assert list(load(tmp_path)) == ["a/Center1", "b/Center1"]


def test_the_folder_of_a_competition_says_which_file_to_name(tmp_path):
    record = {"train": [PAIR], "test": [{"input": [[1]]}]}
    (tmp_path / "arc-agi_test_challenges.json").write_text(json.dumps({"aa": record}))
    with pytest.raises(TaskError, match=r"to use a file of challenges, name it: .*test_challenges"):
        load(tmp_path)
    (found,) = load(tmp_path / "arc-agi_test_challenges.json").values()
    assert (found.id, found.test[0].output) == ("aa", None)
