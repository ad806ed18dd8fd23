"""Plugins: what they add, where they run, and how each mistake in one is told."""

import hashlib
import json
import sqlite3

import pytest

from batt.cli import main
from batt.dsl.outside import check_usable
from batt.dsl.values import Grid
from batt.errors import UsageError
from batt.evaluate.batch import Samples, Trial
from batt.evaluate.limits import Budgets
from batt.plugins import as_options, load_plugins, run_plugin
from batt.programs.program import Program
from batt.programs.types import infer
from batt.validate.alone import ALONE
from batt.workers import Job, make_engine

HEAD = """\
from batt.dsl.kinds import Any, Colour, FrozenSet, Grid, Tuple
from batt.dsl.primitive import primitive
"""
INK = HEAD + "@primitive\ndef ink(grid: Grid, colour: Colour) -> Grid:\n    {}\n"
INK_ALL = INK.format("return [[colour] * len(row) for row in grid]")
SOLVER = "def solve_007bbfb7(I):\n    O = ink(I, FIVE)\n    return O\n"


@pytest.fixture
def write(tmp_path, monkeypatch, language):
    """Writes a file into the folder at hand; its path."""
    monkeypatch.chdir(tmp_path)

    def write(text, name="mine.py"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def call(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_a_plugin_adds_its_primitives_with_types_as_they_are_written(write, language):
    (plugin,) = load_plugins([write(INK_ALL)])
    assert language["ink"].signature == "ink(grid: Grid, colour: Colour) -> Grid"
    assert plugin.sha256 == hashlib.sha256(INK_ALL.encode()).hexdigest()
    assert as_options([plugin]) == {"mine.py": plugin.sha256}


def test_what_a_plugin_adds_is_in_the_language_of_stored_programs(write, language):
    load_plugins([write(INK_ALL)])
    names = {}
    exec("from batt.dsl import *\nO = ink(((1, 2), (3, 4)), FIVE)", names)
    assert names["O"] == ((5, 5), (5, 5))


@pytest.mark.parametrize(
    ("returned", "expected"),
    [
        ("[[1, 2]]", ((1, 2),)),
        ("{1, 2}", frozenset({1, 2})),
        ("frozenset({(0, 1)})", frozenset({(0, 1)})),
        ("(1, [2])", (1, (2,))),
        ("range(2)", (0, 1)),
        ("None", None),
        ("Grid('12')", ((1, 2),)),
    ],
)
def test_plain_python_results_are_read_as_values(write, language, returned, expected):
    load_plugins([write(INK.format(f"return {returned}"))])
    assert language["ink"](((0,),), 1) == expected


@pytest.mark.parametrize("returned", ["'text'", "1.5", "object()", "[{}]"])
def test_a_result_that_is_no_value_is_a_failure(write, language, returned):
    load_plugins([write(INK.format(f"return {returned}"))])
    trial = run(["O = ink(I, FIVE)"], workers=1)[0]
    (output,) = trial.outputs
    assert (output.primitive, "no value" in output.reason) == ("ink", True)


def run(texts, workers, hooks=()):
    samples = Samples((Grid("12/34"),), Budgets())
    with make_engine(workers, hooks) as engine:
        (result,) = engine.run(ALONE, [Job(samples, texts)])
    return [alone.trial for alone in result.value.values()]


def test_a_plugin_runs_in_workers_as_it_was_read(write):
    path = write(INK_ALL)
    hooks = [plugin.hook for plugin in load_plugins([path])]
    path.write_text("raise SystemExit('changed meanwhile')")
    texts = ["O = ink(I, FIVE)", "O = ink(I, ONE)"]
    assert run(texts, 2, hooks) == run(texts, 1, hooks)
    assert isinstance(run(texts, 2, hooks)[0], Trial)


def test_a_plugin_that_has_run_is_left_alone(write, language):
    path = write(INK_ALL)
    load_plugins([path, path])
    first = language["ink"]
    run_plugin(str(path), INK_ALL.encode())
    assert language["ink"] is first


BAD = {
    "a syntax error": (HEAD + "def f(:\n", "mine.py, line 3: "),
    "null bytes": (b"\0", "mine.py: "),
    "no UTF-8": (b"\xff\xfe", "mine.py"),
    "an exception": (HEAD + "\n1 / 0\n", "mine.py, line 4: ZeroDivisionError: division by zero"),
    "an exit": ("import sys\nsys.exit('bye')\n", "mine.py, line 2: SystemExit: bye"),
    "a missing module": ("import no_such_module\n", "line 1: ModuleNotFoundError"),
    "a taken name": (
        HEAD + "@primitive\ndef rot90(grid: Grid) -> Grid:\n    return grid\n",
        "line 3: ValueError: there is a primitive rot90 already",
    ),
    "the name of a constant": (
        HEAD + "@primitive\ndef ONE(grid: Grid) -> Grid:\n    return grid\n",
        "`ONE` is no name for a primitive",
    ),
    "the name of a line": (
        HEAD + "@primitive\ndef x1(grid: Grid) -> Grid:\n    return grid\n",
        "`x1` is no name for a primitive",
    ),
    "a name beyond ASCII": (
        HEAD + "@primitive\ndef größe(grid: Grid) -> Grid:\n    return grid\n",
        "`größe` is no name for a primitive",
    ),
    "no type": (
        HEAD + "@primitive\ndef ink(grid: Grid, colour) -> Grid:\n    return grid\n",
        "`ink`, parameter `colour`: no type",
    ),
    "no type of the result": (
        HEAD + "@primitive\ndef ink(grid: Grid):\n    return grid\n",
        "`ink`, what it returns: no type",
    ),
    "an unknown type": (
        HEAD + "@primitive\ndef ink(grid: Gird) -> Grid:\n    return grid\n",
        "`ink`, parameter `grid`: `Gird` is no type",
    ),
    "a default": (
        HEAD + "@primitive\ndef ink(grid: Grid, a: Colour = 1) -> Grid:\n    return grid\n",
        "`ink`, parameter `a`: a primitive has no default",
    ),
    "any number of arguments": (
        HEAD + "@primitive\ndef ink(*grids: Grid) -> Grid:\n    return grids\n",
        "`ink`, parameter `grids`: a primitive takes a fixed number",
    ),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("command", ["catalogue", "check", "compose", "run"])
def test_a_bad_plugin_is_one_clear_message_and_adds_nothing(
    write, language, capsys, name, command, tmp_path
):
    text, told = BAD[name]
    good_first = HEAD + "@primitive\ndef good(grid: Grid) -> Grid:\n    return grid\n"
    path, known = write(text), dict(language)
    write(good_first, "good.py")
    files = ["mine.py"] if command == "check" else []
    code, out, err = call(capsys, command, *files, "--plugin", path)
    assert (code, out) == (2, "")
    assert told in err
    assert err.count("\n") == 1
    assert language == known
    assert not (tmp_path / "batt-store").exists()


TYPES = [
    ("Tuple[A | D] | None", True),
    ("Callable[[A, Grid], FrozenSet[B]]", True),
    ("Callable[..., Any]", True),
    ("list[int]", False),
    ("Callable[[Gird], Grid]", False),
    ("3 + 4", False),
    ("'Grid'", False),
    ("Integer.x", False),
]


@pytest.mark.parametrize(("written", "known"), TYPES)
def test_types_are_written_in_the_words_of_the_language(write, language, written, known):
    path = write(HEAD + f"@primitive\ndef ink(a: {written}) -> Grid:\n    return Grid()\n")
    if known:
        load_plugins([path])
        infer(Program.parse("O = ink(I)").root)
    else:
        with pytest.raises(UsageError, match="is no type; the words are in"):
            load_plugins([path])
    assert ("ink" in language) == known


def test_every_primitive_of_ours_could_come_from_outside(language):
    for primitive in language.values():
        check_usable(primitive)


def test_a_plugin_that_fails_at_its_end_takes_back_what_it_had_added(write, language):
    known = dict(language)
    with pytest.raises(UsageError, match=r"mine\.py, line 6: RuntimeError: late"):
        load_plugins([write(INK_ALL + "raise RuntimeError('late')\n")])
    assert language == known


@pytest.mark.parametrize("name", ["missing.py", "."])
def test_a_plugin_that_cannot_be_read_is_one_clear_message(write, capsys, name):
    code, _, err = call(capsys, "catalogue", "--plugin", name)
    assert code == 2
    assert err.startswith("batt: cannot read the plugin ")


def test_the_commands_take_a_plugin_and_the_run_log_keeps_its_hash(write, capsys, tmp_path):
    path = write(INK_ALL, "ink.py")
    write(SOLVER)
    assert call(capsys, "catalogue", "ink", "--plugin", path)[1].startswith("ink(grid: Grid, ")
    check = call(capsys, "check", "mine.py", "--plugin", path)
    assert (check[0], check[1].splitlines()[-1]) == (
        1,
        "0 right, 1 wrong, 0 failed, 0 not understood",
    )
    assert call(capsys, "run", "-i", "007bbfb7", "-b", "mine", "--plugin", path)[0] == 0
    with sqlite3.connect(tmp_path / "batt-store" / "batt.sqlite") as db:
        ((options,),) = db.execute("SELECT options FROM runs").fetchall()
    assert json.loads(options)["plugins"] == {
        "ink.py": hashlib.sha256(INK_ALL.encode()).hexdigest()
    }
    assert call(capsys, "compose", "-i", "007bbfb7", "-c", "1", "-f", "b", "--plugin", path)[0] == 0
    assert "ink(I, FIVE)" in (tmp_path / "b").read_text()


def test_without_its_plugin_a_stored_program_is_left_out_and_kept(write, capsys, language):
    path = write(INK_ALL, "ink.py")
    write(SOLVER)
    _, ran, _ = call(capsys, "run", "-i", "007bbfb7", "-b", "mine", "--plugin", path)
    key = ran.split()[-1]
    del language["ink"]
    assert call(capsys, "run", "-i", "007bbfb7", "-q")[0] == 0
    code, shown, _ = call(capsys, "store", "show", key)
    assert code == 0
    assert "ink(I, FIVE)" in shown


@pytest.mark.parametrize("command", [("verify",), ("export",), ("export", "-o", "out.py")])
def test_a_store_with_its_programs_is_verified_and_exported_with_the_plugin(
    write, capsys, language, command
):
    path = write(INK_ALL, "ink.py")
    write(SOLVER)
    call(capsys, "run", "-i", "007bbfb7", "-b", "mine", "--plugin", path)
    form = ("--form", "one-file") if "-o" in command else ()
    assert call(capsys, "store", *command, *form, "--plugin", path)[0] == 0
