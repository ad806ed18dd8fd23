"""Programs that do harm: what they are tried with keeps its results, and says who it was."""

import json
import os
import sys
from pathlib import Path

import pytest
from fault_runs import TASKS, ended

from batt.cli import main
from batt.store import Store

HERE = Path(__file__).parent
PLUGIN = ("--plugin", str(HERE / "hungry.py"))

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="reads /proc and limits memory"),
]


def stream(path, harmful):
    """Candidates for one task, all distinct, with harmful ones among them; their places."""
    places = {150: harmful, 420: harmful}
    with path.open("w") as file:
        for number in range(500):
            rows = 77 if number in places else 1 + number // 10
            inner = f"canvas({number % 10}, astuple({rows}, {3 + number // 150}))"
            outer = f"{places.get(number, 'identity')}({inner})"
            text = f"a = {outer}\nO = hconcat(I, hconcat(a, I))\n"
            file.write(json.dumps({"task": TASKS[0], "program": text}) + "\n")
    return list(places)


@pytest.mark.parametrize(
    ("harm", "primitive", "reason"),
    [("memory", "hungry", "memory guard"), ("death", "killing", "worker died")],
)
def test_what_ends_its_worker_is_an_incident_and_the_others_keep_their_results(
    tmp_path, harm, primitive, reason
):
    path, store = tmp_path / "stream.jsonl", tmp_path / "store"
    places = stream(path, primitive)
    words = ("check", "--jsonl", path, "--workers", "2", "--memory", "256", *PLUGIN)
    harmless = ended(*words)
    assert harmless[0] == 1
    keep = ("--keep", "--store", store)
    _, out, err = ended(*words, *keep, env={"BATT_TEST_HARM": harm})
    assert "not reproducible: 2 guarded" in err
    assert "Traceback" not in err
    before, after = harmless[1].splitlines(), out.splitlines()
    assert [at for at in range(500) if before[at] != after[at]] == places
    with Store.open(store, "r") as kept:
        assert {found.reason for found in kept.incidents()} == {reason}
        assert all(primitive in found.lines for found in kept.incidents())
        assert not kept.runs()[0].reproducible


@pytest.mark.parametrize("workers", [1, 2])
def test_a_mistake_in_a_job_loses_nothing_that_was_stored(tmp_path, workers):
    file, store = tmp_path / "programs.py", tmp_path / "store"
    file.write_text(
        "def solve_0d3d703e(I):\n    a = height(I)\n    b = equality(a, TEN)\n"
        "    c = branch(b, 77, ONE)\n    d = astuple(c, ONE)\n    e = canvas(ONE, d)\n"
        "    f = raising(e)\n    O = hconcat(I, f)\n    return O\n"
    )
    words = ("run", "0d3d703e", "00d62c1b", "-b", file, "--store", store, *PLUGIN)
    code, _, err = ended(*words, "--workers", workers, env={"BATT_TEST_HARM": "mistake"})
    assert code == 1
    assert "a mistake in a plugin" in err
    with Store.open(store) as kept:
        assert {found.fingerprint for found in kept.found()}
    assert main(["store", "verify", "--store", str(store), *PLUGIN]) == 0
    assert os.listdir(store / "solver_md5")
