"""``batt store import``: what lies where, what becomes of it, and what is kept."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from batt.cli import main
from batt.propose.library import library
from batt.store import Store

ROOT = Path(__file__).parents[2]
TILED = """\
def {name}({parameters}):
    x1 = upscale(I, THREE)
    x2 = hconcat(I, I)
    x3 = hconcat(x2, I)
    x4 = vconcat(x3, x3)
    x5 = vconcat(x4, x3)
    O = cellwise(x1, x5, ZERO)
    return O
"""
KEY = "e256250cbf68c7cd9a7e632efc6b677f"
FILE = "0123456789abcdef0123456789abcdef.py"
MIRROR = "def solve(S, I, C):\n    O = vmirror(I)\n    return O\n"


@pytest.fixture
def bring(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    def call(*arguments):
        code = main(["store", "import", "--store", "kept", *map(str, arguments)])
        out, err = capsys.readouterr()
        return code, out.splitlines(), err

    return call


def digest(path):
    with Store.open(path, "r") as store:
        return store.digest()


def rows(path="kept"):
    with Store.open(path, "r") as store:
        return sorted((row["task"], row["key"], row["score"]) for row in store.results())


SEVERAL = f"""\
from dsl import *
from constants import *

def solve_007bbfb7(I):
    return mystery(I)

{TILED.format(name="verify_007bbfb7", parameters="I")}

def verify_67a3c6ac(I: Grid) -> Grid:
    x0 = rot90(I)
    x1 = rot270(x0)
    x2 = vmirror(x1)
    return x2

def solve_67a3c6ac(I):
    O = hmirror(I)
    return O

def solve_67a3c6ac(I):
    O = flip(first(I))
    return O

def solve_ffffffff(I):
    return I

{TILED.format(name="solve_007bbfb7", parameters="I")}

print("hello")
"""


def test_a_file_of_functions_is_told_one_by_one(bring, tmp_path):
    (tmp_path / "several.py").write_text(SEVERAL)
    code, lines, _ = bring("several.py", "--json", "told.json")
    assert code == 0
    states = [re.sub(r", .*", "", line.split(": ", 2)[-1]).split(" (")[0] for line in lines]
    assert states == [
        "not understood",
        "imported",
        "imported",
        "wrong",
        "wrong",
        "not understood",
        "duplicate",
        "not understood",
        "2 imported",
    ]
    assert lines[0].startswith("several.py:5:12: solve_007bbfb7: not understood, `mystery` is no")
    assert lines[1] == "several.py:7: verify_007bbfb7: imported, right (5000 of 5000, 701 steps)"
    assert lines[-1] == ("2 imported (2 right, 0 fit), 2 wrong, 1 duplicates, 3 not understood")
    document = json.loads((tmp_path / "told.json").read_text())
    assert document["counts"]["imported"] == 2
    assert (document["data"], len(document["dsl_version"])) == ("arc1", 64)
    assert [each["line"] for each in document["programs"]] == [5, 7, 17, 23, 27, 31, 34, 44]
    assert len(rows()) == 4  # wrong ones are kept too, by their score
    assert main(["store", "verify", "--all", "-q", "--store", "kept"]) == 0


def test_again_there_is_nothing_to_import(bring, tmp_path):
    (tmp_path / "several.py").write_text(SEVERAL)
    bring("several.py")
    before = digest("kept")
    code, lines, _ = bring("several.py", "-q")
    assert (code, lines) == (
        1,
        ["0 imported (0 right, 0 fit), 0 wrong, 5 duplicates, 3 not understood"],
    )
    assert digest("kept") == before


@pytest.mark.parametrize("workers", [1, 2])
def test_the_library_survives_every_form_of_export(bring, tmp_path, workers, monkeypatch):
    monkeypatch.setattr("batt.bring.trials.IN_DRIVER", 0)
    code, lines, _ = bring(ROOT / "src/batt/library", "-q", "--workers", workers)
    assert (code, lines[0].split(" (")[0]) == (0, f"{len(library())} imported")
    wanted = digest("kept")
    for form, place in (("one-file", "one.py"), ("files", "files"), ("tree", "tree")):
        assert main(["store", "export", "--form", form, "-o", place, "--store", "kept"]) == 0
        assert main(["store", "import", place, "--store", f"from-{form}", "-q"]) == 0
        assert digest(f"from-{form}") == wanted
    assert main(["store", "import", "kept", "--store", "from-a-store", "-q"]) == 0
    assert digest("from-a-store") == wanted


def old_store(root):
    """The folders of the system that batt succeeds, and what may be wrong with them."""
    texts, links = root / "solver_md5", root / "solver_dir"
    texts.mkdir(parents=True)
    put(texts / FILE, TILED.format(name="solve", parameters="S, I, C"))
    put(texts / f"1{FILE[1:]}", "def solve(S, I, C):\n    O = get_nth_f(I, F0)\n    return O\n")
    put(texts / f"2{FILE[1:]}", "def solve(S, I, C):\n    O = astuple(S, C)\n    return O\n")
    put(texts / f"3{FILE[1:]}", MIRROR)
    link(links / "solve_007bbfb7/5/0.1" / FILE, f"/home/someone/solver_md5/{FILE}")
    for first in "123":
        name = f"{first}{FILE[1:]}"
        link(links / "solve_007bbfb7/5/0.1" / name, f"../../../../solver_md5/{name}")
    link(links / f"solve_67a3c6ac/4/0.2/3{FILE[1:]}", f"../../../../solver_md5/3{FILE[1:]}")
    link(links / f"solve_elsewhere/4/0.2/3{FILE[1:]}", f"../../../../solver_md5/3{FILE[1:]}")
    put(links / f"solve_67a3c6ac/4/0.2/4{FILE[1:]}", MIRROR)
    return root


def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def link(path, target):
    path.parent.mkdir(parents=True, exist_ok=True)
    os.symlink(target, path)


OLD = [
    "solver_md5/0{}:1: solve: imported, right (5000 of 5000 on 007bbfb7, 701 steps)",
    "solver_md5/1{}:2:9: solve: not understood, `get_nth_f` is no primitive, constant or name bound"
    " before",
    "solver_md5/2{}:2:17: solve: not understood, `S`, the train pairs, is for differs; a solver has"
    " the grid `I` alone",
    "solver_md5/3{}:1: solve: wrong, train 1: the size is 3x3, expected 9x9"
    " (0 of 5000 on 007bbfb7, 19 steps)",
    "solver_md5/3{}:1: solve: imported, right (3000 of 3000 on 67a3c6ac, 99 steps)",
    "solver_md5/3{}:1: solve: not understood, the name tells no task, nor does solve_elsewhere;"
    " --task names one",
    "solver_dir/solve_67a3c6ac/4/0.2/4{}:1: solve: duplicate (3000 of 3000 on 67a3c6ac, 99 steps)",
]


def test_the_folders_of_the_system_that_batt_succeeds(bring, tmp_path):
    old_store(tmp_path / "old")
    code, lines, _ = bring("old")
    assert code == 0
    assert lines[:-1] == [f"old/{line.format(FILE[1:])}" for line in OLD]
    assert lines[-1] == "2 imported (2 right, 0 fit), 1 wrong, 1 duplicates, 3 not understood"


def test_no_link_is_followed_out_of_the_folder(bring, tmp_path):
    put(tmp_path / "secret.py", TILED.format(name="solve_007bbfb7", parameters="I"))
    root = old_store(tmp_path / "old")
    link(root / "solver_md5" / f"a{FILE[1:]}", "../../secret.py")
    link(root / f"solver_dir/solve_67a3c6ac/4/0.2/b{FILE[1:]}", tmp_path / "secret.py")
    link(root / f"solver_dir/solve_67a3c6ac/4/0.2/c{FILE[1:]}", "nowhere.py")
    os.mkfifo(root / f"solver_dir/solve_67a3c6ac/4/0.2/d{FILE[1:]}")
    put(tmp_path / "plain/one.py", MIRROR)
    link(tmp_path / "plain/two.py", "../secret.py")
    _, lines, _ = bring("old")
    assert [line.split(":1: ")[1] for line in lines if "link" in line or "no regular" in line] == [
        "not understood, a link that leads out of old; it is not followed",
        "not understood, a link that leads out of old; it is not followed",
        "not understood, a link that leads nowhere",
        "not understood, no regular file",
    ]
    _, lines, _ = bring("plain")
    assert "two.py:1: not understood, a link that leads out of" in lines[1]


@pytest.mark.parametrize(
    "place",
    [
        "007bbfb7.py",
        "solve_007bbfb7.py",
        f"solve_007bbfb7_{KEY}.py",
        f"solve_007bbfb7__5bebd0a1_{KEY}.py",
        "007bbfb7/mine.py",
        "solve_007bbfb7/deep/down/mine.py",
    ],
)
def test_file_or_folder_tell_the_task(bring, tmp_path, place):
    put(tmp_path / "given" / place, TILED.format(name="solve", parameters="I"))
    assert bring("given", "-q")[:2] == (
        0,
        ["1 imported (1 right, 0 fit), 0 wrong, 0 duplicates, 0 not understood"],
    )
    assert rows() == [("007bbfb7", KEY, 5000)]


def test_a_part_of_a_stores_folders_is_enough(bring, tmp_path):
    put(tmp_path / "a.py", TILED.format(name="solve_007bbfb7", parameters="I"))
    bring("a.py")
    shutil.move(tmp_path / "kept", tmp_path / "first")
    bring("first/solver_dir/solve_007bbfb7/05000", "-q")
    assert rows() == [("007bbfb7", KEY, 5000)]


def test_another_fingerprint_is_another_task(bring, tmp_path):
    put(
        tmp_path / "x/solve_007bbfb7__00000000/1/s1" / FILE,
        TILED.format(name="solve", parameters="I"),
    )
    code, lines, _ = bring("x")
    assert (code, "the name tells no task" in lines[0]) == (1, True)


def test_one_task_for_all(bring, tmp_path):
    put(tmp_path / "x.py", TILED.format(name="solve", parameters="I"))
    assert bring("x.py", "--task", "007bbfb7", "-q")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("none.py",), "there is no file or folder none.py"),
        (("x.py", "none"), "there is no file or folder none"),
        (("x.py", "--task", "007bbfb8"), "near it: 007bbfb7"),
        (("x.py", "--data", "none"), "none"),
        (("x.py", "--steps", "0"), "--steps"),
    ],
)
def test_a_wrong_call_makes_no_store(bring, tmp_path, arguments, told):
    put(tmp_path / "x.py", TILED.format(name="solve_007bbfb7", parameters="I"))
    code, _, err = bring(*arguments)
    assert (code, told in err) == (2, True)
    assert not (tmp_path / "kept").exists()
