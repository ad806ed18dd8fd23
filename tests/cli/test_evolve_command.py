"""``batt evolve`` as a user calls it: what it prints, refuses, and leaves when interrupted."""

import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from batt.cli import main
from batt.store import Store

TASKS = ("007bbfb7", "3c9b0459", "67a3c6ac")
SMALL = ("--round-tasks", "3", "--round-programs", "32", "--workers", "1")
GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def masked(text):
    """Text with numbers, gains and hashes as N: they hang on the language and on the machine."""
    text = re.sub(r"\b[0-9a-f]{64}\b|\b[0-9a-f]{12}\b", "N", text)
    text = re.sub(r"(right); .*", r"\1; gains", text)
    return re.sub(r"\b\d[\d.]*", "N", text)


def test_a_search_prints_a_line_a_round_and_what_it_came_to(here, capsys):
    code, out, err = call(capsys, "evolve", *TASKS, *SMALL, "--rounds", "7", "--json", "e.json")
    assert (code, err) == (0, "")
    assert masked(out) == (GOLDEN / "evolve.txt").read_text()
    document = json.loads(Path("e.json").read_text())
    assert [done["number"] for done in document["rounds"]] == list(range(1, 8))
    assert out.splitlines()[-1] == f"-- digest {document['digest']}"
    assert list((here / "batt-store" / "solver_dir" / "solve_3c9b0459").rglob("*.py"))


def test_quiet_leaves_what_was_found(here, capsys):
    code, out, _ = call(capsys, "evolve", *TASKS, *SMALL, "--rounds", "2", "-q")
    assert code == 0
    assert [line.split()[1] for line in out.splitlines()] == ["2", "192", "digest"]


def test_timing_says_where_the_time_went(here, capsys):
    words = [*TASKS, *SMALL, "--rounds", "2", "--timing", "--workers", "2"]
    _, out, _ = call(capsys, "evolve", *words)
    names = re.findall(r"^  (\S.*?) {2,}.*%$", out, re.M)
    phases = ["evolve.propose", "evolve.try", "evolve.validate", "evolve.store", "other"]
    assert names == [*phases, "of which driver"]


def test_several_seeds_each_have_their_own_store(here, capsys):
    code, out, _ = call(capsys, "evolve", *TASKS, *SMALL, "--rounds", "6", "--seeds", "1..2", "-q")
    assert code == 0
    assert re.findall(r"^-- (seed \d|mean of \d seeds): ", out, re.M) == [
        "seed 1",
        "seed 2",
        "mean of 2 seeds",
    ]
    digests = set()
    for number in (1, 2):
        with Store.open(here / "batt-store" / f"seed-{number}", "r") as store:
            digests.add(store.digest())
            assert store.runs()[0].seed == number
    assert len(digests) == 2


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--rounds", "0"], "--rounds is above 0, not 0"),
        (["--rounds", "-2"], "--rounds is above 0, not -2"),
        (["--budget", "-1"], "--budget is above 0, not -1"),
        (["--rounds", "1", "--minutes", "1"], "only one of them ends a search"),
        (["--rounds", "1", "--split", "trainnig"], "there is no split trainnig"),
        (["--rounds", "1", "--data", "nowhere"], "nowhere"),
        (["--rounds", "1", "--round-tasks", "0"], "--round-tasks is at least 1"),
        (["--rounds", "1", "--workers", "0"], "(--workers) is at least 1, not 0"),
        (["--rounds", "1", "--seeds", "2..1"], "--seeds is as 1..5"),
        (["--rounds", "1", "--seeds", "1..2", "--seed", "1"], "give one of them"),
        (["--rounds", "1", "no-such-task"], "no task no-such-task"),
        (["-t", "-1"], "-t is a number above 0"),
    ],
)
def test_a_wrong_call_is_one_message_and_exit_code_2(here, capsys, words, says):
    code, out, err = call(capsys, "evolve", *words)
    assert (code, out) == (2, "")
    assert says in err
    assert "Traceback" not in err


def test_another_option_on_resuming_is_refused_by_name(here, capsys):
    call(capsys, "evolve", *TASKS, *SMALL, "--rounds", "1")
    code, _, err = call(capsys, "evolve", "--resume", "--seed", "8", "--rounds", "2")
    assert code == 2
    assert "--seed 8 is not that of run 1, which has 0" in err


def test_resuming_what_is_over_says_so_and_is_no_error(here, capsys):
    call(capsys, "evolve", *TASKS, *SMALL, "--rounds", "1")
    code, out, _ = call(capsys, "evolve", "--resume")
    assert code == 0
    assert out.startswith("-- run 1 ended after 1 rounds; to go on with it")


@pytest.mark.slow
def test_an_interrupted_search_keeps_its_rounds_and_says_how_to_go_on(here):
    words = ["evolve", *TASKS, *SMALL, "--store", "kept", "-v"]
    search = subprocess.Popen(
        [sys.executable, "-c", "from batt.cli import entry; entry()", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    for line in search.stdout:
        if line.startswith("-- round 3:"):
            break
    search.send_signal(signal.SIGINT)
    _, err = search.communicate(timeout=60)
    assert search.returncode == 130
    assert "to go on: batt evolve --resume --store kept" in err
    assert "Traceback" not in err
    assert main(["evolve", "--resume", "--store", "kept", "--rounds", "20", "-q"]) == 0
    assert main(["evolve", *TASKS, *SMALL, "--store", "whole", "--rounds", "20", "-q"]) == 0
    with Store.open("kept", "r") as kept, Store.open("whole", "r") as whole:
        assert kept.digest() == whole.digest()
