"""The commands as a user calls them: what they print, write and return."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from batt.cli import main
from batt.store import Store

ROOT = Path(__file__).parents[2]
TILED = """\
from dsl import *

def solve_007bbfb7(I):
    x1 = upscale(I, THREE)
    x2 = hconcat(I, I)
    x3 = hconcat(x2, I)
    x4 = vconcat(x3, x3)
    x5 = vconcat(x4, x3)
    O = cellwise(x1, x5, ZERO)
    return O
"""


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.py").write_text(TILED)
    return tmp_path


def call(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def masked(text):
    """Text with every measured number as N."""
    return re.sub(r"\d+\.\d{3}", "N", text)


def test_run_prints_a_line_a_phase_and_the_timing(here, capsys):
    code, out, err = call(capsys, "run", "--timing", "-i", "007bbfb7", "-b", "mine")
    assert (code, err) == (0, "")
    assert (
        masked(out)
        == """\
-- 007bbfb7 - 1 done - 6 candidates scored
-- Filtered to 1 unique candidates (from 6)
-- Phase 3a: Validated 1 solvers in Ns (in the driver)
-- 007bbfb7: solved by e256250cbf68c7cd9a7e632efc6b677f, score 5000 of 5000, 1 of 1 test outputs right
Timing summary (seconds):
  main.run_batt                    N
  run_batt.check_batt              N
  run_batt.phase1_filter           N
  run_batt.phase2_inline_batch     N
  run_batt.phase3a_validate_batch  N
  run_batt.phase3b_file_ops        N
  run_batt.phase4_differs          N
  run_batt.check_solver_speed      N   (sum over solvers)
  utils.inline_variables.total     N   (sum over programs)
  main.startup                     N
"""  # noqa: E501
    )


def test_run_composes_a_batt_on_the_fly_and_writes_json(here, capsys):
    code, out, _ = call(capsys, "run", "007bbfb7", "-i", "00d62c1b", "-q", "--json", "run.json")
    assert code == 0
    assert [line.split(":")[0] for line in out.splitlines()[:2]] == ["-- 00d62c1b", "-- 007bbfb7"]
    summary = "-- 2 tasks: 2 solved, 2 of them right on the known test outputs"
    assert out.splitlines()[2:] == [summary]
    document = json.loads((here / "run.json").read_text())
    assert [done["task"] for done in document["passes"]] == ["00d62c1b", "007bbfb7"]
    best = max(document["passes"][1]["programs"], key=lambda program: program["score"])
    assert best["right"]
    assert best["train"] == [1000] * 5
    assert set(document["timing"]["main.run_batt"]) == {"wall", "cpu"}


def test_run_takes_a_stretch_of_the_split(here, capsys):
    code, out, _ = call(capsys, "run", "-s", "1", "-c", "2", "-b", "mine", "-q")
    assert code == 0
    assert [line.split(":")[0] for line in out.splitlines()[:2]] == ["-- 00d62c1b", "-- 017c7c7b"]


def test_compose_writes_a_batt_that_run_reads_back(here, capsys):
    assert call(capsys, "compose", "-c", "4", "-i", "007bbfb7", "-f", "four.py")[0] == 0
    text = (here / "four.py").read_text()
    assert text.startswith("from batt.dsl import *\n")
    assert text.count("# entry ") == 4
    code, out, _ = call(capsys, "run", "-i", "007bbfb7", "-b", "four")
    assert code == 0
    assert "Filtered to 4 unique candidates" in out
    assert "solved by" in out


def test_compose_makes_the_same_batt_for_the_same_seed(here, capsys):
    for name, seed in (("a.py", 1), ("b.py", 1), ("c.py", 2)):
        call(capsys, "compose", "-c", "9", "-f", name, "--seed", seed)
    a, b, c = ((here / name).read_text() for name in ("a.py", "b.py", "c.py"))
    assert a == b != c


def test_show_draws_digits_where_there_is_no_colour(here, capsys):
    code, out, _ = call(capsys, "show", "007bbfb7")
    assert code == 0
    assert "007bbfb7" in out
    assert "train 1" in out
    assert "\x1b" not in out


def test_store_show_digest_export(here, capsys):
    call(capsys, "run", "-i", "007bbfb7", "-b", "mine")
    code, out, _ = call(capsys, "store", "show", "e25625")
    assert code == 0
    assert "x1 = upscale(I, THREE)" in out
    assert "# 007bbfb7: right, score 5000 (1000 1000 1000 1000 1000)" in out
    _, digest, _ = call(capsys, "store", "digest")
    with Store.open(here / "batt-store", mode="r") as store:
        assert digest.splitlines()[-1] == store.digest()
    code, _, _ = call(capsys, "store", "export", "--form", "one-file", "-o", "out.py")
    assert code == 0
    assert (here / "out.py").read_text().count("def solve_007bbfb7(I):") == 1


def test_export_rebuilds_the_folders_byte_for_byte(here, capsys):
    call(capsys, "run", "-i", "007bbfb7")
    folders = [
        here / "batt-store" / name
        for name in ("solver_md5", "solver_dir", "differ_md5", "differ_dir")
    ]

    def state():
        return {
            path.relative_to(here): os.readlink(path) if path.is_symlink() else path.read_bytes()
            for folder in folders
            for path in folder.rglob("*.py")
        }

    before = state()
    for folder in folders:
        shutil.rmtree(folder)
    assert call(capsys, "store", "export")[0] == 0
    assert state() == before


SOLVER = "def solve_007bbfb7(I):\n    {}\n    return O\n"
BAD_PROGRAMS = {
    "another import": ("import os\n" + SOLVER.format("O = flip(I)"), "line 1"),
    "a loop": (SOLVER.format("for i in I: pass"), "line 2"),
    "a string": (SOLVER.format("O = first('abc')"), "line 2"),
    "an attribute": (SOLVER.format("O = I.height"), "line 2"),
    "an unknown primitive": (SOLVER.format("O = rotate(I)"), "`rotate`"),
    "a wrong number of arguments": (SOLVER.format("O = rot90(I, I)"), "`rot90`"),
    "a name before it is bound": (SOLVER.format("O = rot90(x1)"), "`x1`"),
    "no O": ("x1 = rot90(I)\n", "no `O`"),
    "300 nested brackets": (SOLVER.format("O = " + "(" * 300 + "I" + ")" * 300), "bracket"),
    "null bytes": (SOLVER.format("O = rot90(I)\0"), "line 2"),
    "50 MB": ("#" * 50_000_000, "MB"),
    "not UTF-8": (b"\xff\xfe", "UTF-8"),
}


@pytest.mark.parametrize("name", BAD_PROGRAMS)
def test_a_bad_program_file_is_one_clear_message(here, capsys, name):
    text, told = BAD_PROGRAMS[name]
    (here / "bad.py").write_bytes(text if isinstance(text, bytes) else text.encode())
    check_refused(call(capsys, "run", "-i", "007bbfb7", "-b", "bad"), told)


def check_refused(answer, told):
    code, _, err = answer
    assert code == 2
    assert told in err
    assert "Traceback" not in err
    assert len(err) < 1000


PAIR = '{"input": [[1]], "output": [[2]]}'
BAD_DATA = {
    "not JSON": ("{", "JSON"),
    "ragged": ('{"train": [{"input": [[1], [1, 2]], "output": [[1]]}], "test": [%s]}', "train"),
    "empty grid": ('{"train": [{"input": [], "output": [[1]]}], "test": [%s]}', "train"),
    "colour 10": ('{"train": [{"input": [[10]], "output": [[1]]}], "test": [%s]}', "10"),
    "31 columns": (
        '{"train": [{"input": [[' + ",".join("0" * 31) + ']], "output": [[1]]}], "test": [%s]}',
        "30",
    ),
    "no train pairs": ('{"train": [], "test": [%s]}', "train"),
}


@pytest.mark.parametrize("name", BAD_DATA)
def test_bad_data_is_one_clear_message(here, capsys, name):
    text, told = BAD_DATA[name]
    (here / "bad.json").write_text(text.replace("%s", PAIR))
    check_refused(call(capsys, "run", "--data", "bad.json", "-b", "mine"), told)


BAD_CALLS = [
    (("run", "-i", "007bbfb8"), "007bbfb7"),
    (("run", "-i", "-x"), "-x"),
    (("run", "--data", "nowhere"), "nowhere"),
    (("run", "--split", "half"), "half"),
    (("run", "-i", "007bbfb7", "-b", "nothing"), "nothing"),
    (("run", "-i", "007bbfb7", "--workers", "0"), "at least 1"),
    (("run", "-i", "007bbfb7", "--steps", "0"), "--steps"),
    (("run", "-i", "007bbfb7", "-t", "-1"), "-t"),
    (("run", "-c", "0"), "0"),
    (("run", "-s", "400"), "400"),
    (("run", "--seed", "x"), "seed"),
    (("run", "--nonsense"), "--nonsense"),
    (("compose", "-c", "0", "-f", "b.py"), "--count"),
    (("compose", "-f", "no/such/folder/b.py"), "b.py"),
    (("show", "nope"), "nope"),
    (("store", "digest"), "batt-store"),
    (("store", "export", "--form", "zip"), "zip"),
    (("run", "-i", "007bbfb7", "--store", "mine.py"), "mine.py is a file"),
    (("run", "-i", "007bbfb7", "--store", "mine.py/below"), "mine.py"),
    (("run", "-i", "007bbfb7", "--json", "no/such/run.json"), "run.json"),
]


@pytest.mark.parametrize(("arguments", "told"), BAD_CALLS, ids=lambda value: str(value))
def test_a_bad_call_is_one_clear_message(here, capsys, arguments, told):
    check_refused(call(capsys, *arguments), told)
    assert (here / "mine.py").read_text() == TILED


@pytest.mark.parametrize("damage", [b"", b"garbage" * 1000])
def test_a_damaged_database_is_refused_and_left_alone(here, capsys, damage):
    call(capsys, "run", "-i", "007bbfb7", "-b", "mine")
    database = here / "batt-store" / "batt.sqlite"
    database.write_bytes(damage)
    check_refused(call(capsys, "run", "-i", "007bbfb7", "-b", "mine"), "batt.sqlite")
    assert database.read_bytes() == damage
    assert list((here / "batt-store" / "solver_md5").glob("*.py"))


def test_an_interrupted_run_says_so_and_exits_130(here, capsys, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("batt.pipeline.Pipeline.run", interrupt)
    code, _, err = call(capsys, "run", "-i", "007bbfb7", "-b", "mine")
    assert code == 130
    assert "kept" in err


def python(*arguments, **options):
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, timeout=60, **options
    )


def test_run_batt_is_the_command_line_of_the_system_before(here):
    made = python(ROOT / "run_batt.py", *["--timing", "-i", "007bbfb7", "-b", "mine"], cwd=here)
    assert (made.returncode, made.stderr) == (0, "")
    assert "-- 007bbfb7 - 1 done - 6 candidates scored\n" in made.stdout
    assert re.search(r"Validated 1 solvers in \d\.\d{3}s \(parallelized\)\n", made.stdout)


def test_run_batt_says_what_to_do_where_batt_is_not_installed(here):
    shutil.copy(ROOT / "run_batt.py", here)
    made = python("-S", "-I", here / "run_batt.py", cwd=here)
    assert made.returncode == 2
    assert "make run" in made.stderr
    assert "Traceback" not in made.stderr


def test_help_imports_neither_the_catalogue_nor_sqlite_nor_jinja():
    script = (
        "import sys; from batt.cli import main; code = main(['--help']);"
        "heavy = {'batt.dsl', 'sqlite3', 'jinja2', 'rich', 'numpy'} & set(sys.modules);"
        "sys.exit(code or (f'imported {heavy}' if heavy else 0))"
    )
    made = python("-c", script)
    assert (made.returncode, made.stderr) == (0, "")
    assert "compose" in made.stdout
