"""``batt store verify``: what it finds, what it mends, and how it ends."""

import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from batt.cli import main
from batt.dsl.version_table import TABLE
from batt.programs.program import Program
from batt.store import Store
from batt.tasks.datasets import load
from batt.tasks.task import Pair
from batt.verify import Verifier, finder
from batt.workers import Incident, JobResult
from batt.workers.serial import Serial

TASK = "67a3c6ac"
PROGRAMS = ["O = vmirror(I)", "O = hmirror(I)", "O = rot180(I)", "O = crop(I, UNITY, TWO_BY_TWO)"]
SOLVER, FLIPPED = (Program.parse(text).key for text in PROGRAMS[:2])
CLEAN = "verified 4 programs and 4 results (0 run again, 0 not checked): no differences"


def make_store(folder):
    batt = folder / "batt.py"
    batt.write_text(
        "\n\n".join(
            f"def solve_{number}(I):\n    {line}\n    return O\n"
            for number, line in enumerate(PROGRAMS)
        )
    )
    arguments = ["run", "-q", "-i", TASK, "-b", str(batt), "--store", str(folder / "store")]
    assert main(arguments) == 0
    return folder / "store"


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    return make_store(tmp_path_factory.mktemp("made"))


@pytest.fixture
def store(template, tmp_path):
    """A store of one's own in which four programs have met one task."""
    return shutil.copytree(template, tmp_path / "store", symlinks=True)


@pytest.fixture
def stale(tmp_path, monkeypatch):
    """The same, from a time in which ``hmirror`` did something else."""
    with monkeypatch.context() as patch:
        patch.setitem(TABLE, "hmirror", "0" * 16)
        return make_store(tmp_path)


@pytest.fixture
def verify(capsys):
    """Runs the command; the exit code and the lines that it prints."""

    def run(store, *options):
        capsys.readouterr()
        code = main(["store", "verify", "--store", str(store), *options])
        said = capsys.readouterr()
        assert code != 2 or (said.err.startswith("batt: ") and said.err.count("\n") == 1)
        return code, (said.err if code == 2 else said.out).splitlines()

    return run


def run_sql(store, statement, *values):
    with closing(sqlite3.connect(store / "batt.sqlite")) as connection, connection:
        connection.execute(statement, values)


def content(store):
    with Store.open(store, "r") as opened:
        return (
            opened.digest(),
            list(opened.found()),
            opened.primitives(),
            [result.language for result in opened.found()],
        )


def test_a_sound_store_is_clean_and_stays_as_it_is(store, verify):
    before = content(store)
    assert verify(store) == (0, [CLEAN])
    assert verify(store, "--repair") == (0, [CLEAN])
    assert content(store) == before


def test_all_runs_every_result_again(store, verify):
    assert verify(store, "--all") == (0, [CLEAN.replace("0 run again", "4 run again")])


def test_a_changed_primitive_is_named_and_its_users_alone_run_again(stale, verify):
    lines = [
        "-- changed since results were kept: hmirror",
        CLEAN.replace("0 run again", "1 run again"),
    ]
    assert verify(stale) == verify(stale) == verify(stale, "--repair") == (0, lines)
    assert verify(stale) == (0, [CLEAN])
    with Store.open(stale, "r") as opened:
        assert dict(opened.primitives()) == TABLE


def test_a_result_that_came_out_otherwise_is_told_and_mended(stale, verify):
    run_sql(
        stale,
        "UPDATE results SET scores = '1000 1000 1000', score = 3000, tests = '1', steps = 3"
        " WHERE key = ?",
        FLIPPED,
    )
    with Store.open(stale) as opened:
        opened.export()
    code, lines = verify(stale)
    assert code == 1
    assert len(lines) == 3
    assert lines[0].startswith(f"-- {TASK} {FLIPPED}: scores 1000 1000 1000 are now ")
    assert "; 3 steps are now " in lines[0]
    assert lines[0].endswith("; tests right are now wrong")
    assert lines[2].endswith("(1 run again, 0 not checked): 1 difference")
    code, again = verify(stale, "--repair")
    assert (code, again[:2]) == (0, lines[:2])
    assert again[2] == f"{lines[2]}, 1 mended"
    assert verify(stale) == (0, [CLEAN])


@pytest.mark.parametrize(
    ("column", "value", "what"),
    [
        ("failed", 1, "no longer fails everywhere"),
        ("tests", "0", "tests wrong are now right"),
        ("tests", "", "tests  are now right"),
        ("steps", 5, "5 steps are now "),
    ],
)
def test_all_finds_whatever_was_changed_in_a_result(store, verify, column, value, what):
    before = content(store)
    run_sql(store, f"UPDATE results SET {column} = ? WHERE key = ?", value, SOLVER)
    code, lines = verify(store, "--all")
    found = [line for line in lines if line.startswith(f"-- {TASK} {SOLVER}: {what}")]
    assert (code, len(found)) == (1, 1)
    assert verify(store, "--all", "--repair")[0] == 0
    assert verify(store, "--all")[0] == 0
    assert content(store) == before


def test_a_file_changed_by_hand_is_named_and_mended(store, verify):
    file = store / "solver_md5" / f"{SOLVER}.py"
    written = file.read_bytes()
    file.write_text("def solve(I):\n    O = hmirror(I)\n    return O\n")
    expected = f"-- solver_md5/{SOLVER}.py: was changed by hand: program {FLIPPED}"
    code, lines = verify(store)
    assert (code, lines[0]) == (1, expected)
    code, lines = verify(store, "--repair")
    assert (code, lines[0]) == (0, expected)
    assert lines[1].endswith(": 1 difference, 1 mended")
    assert file.read_bytes() == written
    assert verify(store) == (0, [CLEAN])


def test_folders_that_are_gone_come_back(store, verify):
    files = {path: path.read_bytes() for path in store.rglob("*.py")}
    for folder in store.iterdir():
        if folder.is_dir():
            shutil.rmtree(folder)
    code, lines = verify(store, "-q")
    assert (code, len(lines)) == (1, 1)
    assert lines[0].endswith(f": {len(files)} differences")
    assert verify(store, "--repair")[0] == 0
    assert {path: path.read_bytes() for path in store.rglob("*.py")} == files


def test_a_text_changed_in_the_database_cannot_be_mended(store, verify):
    run_sql(store, "UPDATE programs SET lines = 'O = I\n' WHERE key = ?", SOLVER)
    before = [path.read_bytes() for path in sorted(store.rglob("*.py"))]
    for options in ([], ["--repair"], ["--all", "--repair"]):
        code, lines = verify(store, *options)
        assert code == 1
        assert lines[0] == (
            f"-- solver {SOLVER}: the text in the database is not the one of its key"
        )
        assert lines[-1].endswith("1 not checked): 1 difference")
    assert [path.read_bytes() for path in sorted(store.rglob("*.py"))] == before


@pytest.mark.parametrize("options", [["--split", "evaluation"], ["--data", "{folder}"]])
def test_results_on_tasks_that_are_not_in_the_data_are_not_checked(
    stale, verify, tmp_path, options
):
    folder = tmp_path / "data"
    folder.mkdir()
    task = {"train": [{"input": [[1]], "output": [[2]]}], "test": [{"input": [[1]]}]}
    (folder / f"{TASK}.json").write_text(json.dumps(task))
    given = [option.format(folder=folder) for option in options]
    line = CLEAN.replace("0 not checked", "4 not checked")
    assert verify(stale, "--repair", *given) == (0, [line])
    assert verify(stale)[1][-1] == CLEAN.replace("0 run again", "1 run again")


def test_the_result_is_written_as_json_too(store, verify, tmp_path):
    (store / "solver_md5" / f"{SOLVER}.py").unlink()
    assert verify(store, "--json", str(tmp_path / "found.json"))[0] == 1
    assert json.loads((tmp_path / "found.json").read_text()) == {
        "programs": 4,
        "results": 4,
        "run_again": 0,
        "unchecked": 0,
        "guarded": 0,
        "behind": 0,
        "differences": 1,
        "mended": 0,
        "changed": [],
        "places": [f"solver_md5/{SOLVER}.py: is missing"],
    }


@pytest.mark.parametrize("options", [[], ["--repair"]])
def test_no_store_is_told_and_none_is_made(tmp_path, verify, options):
    code, lines = verify(tmp_path / "nothing", *options)
    assert code == 2
    assert "holds no store yet" in lines[0]
    assert not (tmp_path / "nothing").exists()


@pytest.mark.parametrize(
    ("damage", "what"),
    [
        (lambda store: (store / "batt.sqlite").write_bytes(b"x" * 500), "is no database"),
        (lambda store: run_sql(store, "CREATE TABLE more (a)"), "table more"),
        (lambda store: run_sql(store, "UPDATE results SET scores = 'x'"), "a result"),
    ],
)
def test_a_store_that_cannot_be_used_is_told(store, verify, damage, what):
    damage(store)
    code, lines = verify(store)
    assert code == 2
    assert what in lines[0]


def test_data_that_is_not_there_is_told(store, verify, tmp_path):
    assert verify(store, "--data", str(tmp_path / "nowhere"))[0] == 2


class Guarding(Serial):
    """An engine whose guard stops the first program of every job."""

    def run(self, function, jobs):
        for ran in super().run(function, jobs):
            del ran.value[0]
            yield JobResult(ran.value, (Incident(0, 60.0, "guard"),))


def test_what_a_guard_stops_is_no_difference_and_is_counted(stale, monkeypatch):
    monkeypatch.setattr("batt.verify.Serial", Guarding)
    told = []
    with Store.open(stale) as opened:
        tasks = finder(load("arc1"))
        found = Verifier(opened, tasks, told.append, repair=True, every=True).run()
        assert (found.guarded, found.run_again, told, found.is_clean) == (1, 3, [], True)
        assert ("hmirror", "0" * 16) in opened.primitives()


def test_a_hidden_output_does_not_undo_a_verdict(store):
    tasks = load("arc1")
    hidden = replace(tasks[TASK], test=tuple(Pair(pair.input) for pair in tasks[TASK].test))
    with Store.open(store) as opened:
        before = list(opened.found())
        found = Verifier(opened, lambda _: hidden, print, every=True, repair=True).run()
        assert (found.run_again, found.differences) == (4, 0)
        assert list(opened.found()) == before


def test_results_under_different_budgets_run_again_under_their_own(store, verify):
    run_sql(store, "UPDATE results SET node_budget = 1, program_budget = 1 WHERE key = ?", SOLVER)
    code, lines = verify(store, "--all")
    assert code == 1
    assert lines[0].startswith(f"-- {TASK} {SOLVER}: scores 1000 1000 1000 are now 0 0 0")
    assert lines[-1].endswith("(4 run again, 0 not checked): 1 difference")


def test_what_the_last_run_has_yet_to_write_is_no_difference(store, verify):
    (store / "solver_md5" / f"{SOLVER}.py").unlink()
    stray = store / "solver_dir" / f"solve_{TASK}" / "00001" / "s01"
    stray.mkdir(parents=True)
    (stray / f"{FLIPPED}.py").write_text("")
    assert verify(store)[0] == 1
    run_sql(store, "UPDATE runs SET ended = ''")
    code, lines = verify(store)
    assert (code, lines[-1]) == (0, CLEAN)
    assert "the folders lack 2 changes" in lines[0]
    (stray / f"{'0' * 32}.py").write_text("")
    assert verify(store)[0] == 1
    code, _ = verify(store, "--repair")
    run_sql(store, "UPDATE runs SET ended = 'now'")
    assert (code, verify(store)[1]) == (0, [CLEAN])
