"""Primitives of installed packages: loaded with the language, or told about."""

import subprocess
import sys

import pytest

PRIMITIVE = """\
from __future__ import annotations
from batt.dsl.kinds import Grid
from batt.dsl.primitive import primitive

@primitive
def twin(grid: Grid) -> Grid:
    return grid + grid
"""


def install(folder, text):
    """Lay a package out as an installer does, with an entry point for its primitives."""
    (folder / "twin_package.py").write_text(text)
    info = folder / "twin_package-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: twin-package\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[batt.primitives]\ntwins = twin_package\n")


def python(folder, script, *arguments):
    given = f"import sys; sys.path.insert(0, {str(folder)!r}); {script}"
    return subprocess.run(
        [sys.executable, "-c", given, *arguments], capture_output=True, text=True, timeout=60
    )


def test_an_installed_package_adds_its_primitives(tmp_path):
    install(tmp_path, PRIMITIVE)
    made = python(tmp_path, "from batt.dsl import *; print(twin(Grid('12')))")
    assert (made.stderr, made.stdout) == ("", "((1, 2), (1, 2))\n")


BATT = "from batt.cli import main; sys.exit(main(sys.argv[1:]))"


def test_the_workers_have_it_too(tmp_path):
    install(tmp_path, PRIMITIVE)
    call = ("import batt.cli.check; batt.cli.check.IN_DRIVER_PROGRAMS = 0; " + BATT, "check")
    (tmp_path / "mine.py").write_text("def solve_007bbfb7(I):\n    return twin(I)\n")
    made = python(tmp_path, *call, str(tmp_path / "mine.py"), "--workers", "2")
    assert (made.returncode, made.stderr) == (1, "")
    assert "wrong, train 1: the size is 6x3, expected 9x9" in made.stdout


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1 / 0\n", "ZeroDivisionError"),
        ("import no_such_module\n", "no_such_module"),
        (PRIMITIVE.replace("twin", "rot90"), "there is a primitive rot90 already"),
        (
            PRIMITIVE.replace("from __future__ import annotations\n", ""),
            "begin the file with `from __future__ import annotations`",
        ),
    ],
    ids=["raises", "import", "taken", "annotations"],
)
def test_a_broken_package_is_one_message_that_names_it(tmp_path, text, told):
    install(tmp_path, text)
    made = python(tmp_path, BATT, "catalogue", "rot90")
    assert (made.returncode, made.stdout) == (2, "")
    assert "the primitives of twin-package (entry point twins = twin_package)" in made.stderr
    assert told in made.stderr
    assert made.stderr.count("\n") == 1


def test_help_loads_no_package(tmp_path):
    install(tmp_path, "1 / 0\n")
    assert python(tmp_path, BATT, "--help").returncode == 0
