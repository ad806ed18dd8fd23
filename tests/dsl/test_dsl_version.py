"""The DSL version: a hash a primitive, by what it does with its probes."""

import json
import os
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from batt.dsl import Grid, Patch
from batt.dsl import version as version_module
from batt.dsl.charges import meter
from batt.dsl.primitive import CATALOGUE, Primitive
from batt.dsl.probes import (
    FAILED,
    Hand,
    drawn_calls,
    example_calls,
    giving_calls,
    outcome,
    read_kind,
    value_text,
)
from batt.dsl.values import FrozenSet, measure
from batt.dsl.values.twin import BUILT
from batt.dsl.version import (
    COMMAND,
    differences,
    dsl_version,
    known_table,
    language_of,
    main,
    measured_table,
    primitive_hash,
    primitives_in,
    shipped,
    short_version,
    table_text,
)
from batt.dsl.version_table import TABLE

SHIPPED = [CATALOGUE[name] for name in shipped()]
OF_REFERENCE = [primitive for primitive in SHIPPED if not primitive.is_induced]
LINES = "x1 = hmirror(I)\nO = hconcat(I, x1)\n"


def plus_two(x):
    """Add two.

    >>> plus_two(1), plus_two(increment(1)), increment(1)
    (3, 4, 2)
    """
    return x + 2


def test_the_table_is_up_to_date():
    found = differences(TABLE, measured_table(shipped()))
    assert not found, f"{', '.join(found)}: run `{COMMAND}` and commit the table"


def test_the_table_file_is_as_the_command_writes_it():
    assert Path(version_module.__file__).with_name("version_table.py").read_text() == table_text(
        TABLE
    )


def measured_apart(**environment):
    """The twin at work and the table, measured in a process with that environment."""
    run = subprocess.run(
        [
            sys.executable,
            "-c",
            "import batt.dsl, json; from batt.dsl import values, version;"
            "print(json.dumps([values.TWIN, version.measured_table(version.shipped())]))",
        ],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(run.stdout)


@pytest.mark.skipif(not BUILT, reason="there are no native twins here")
def test_both_twins_have_the_table_of_the_file():
    assert measured_apart(BATT_PURE="0") == ["native", TABLE]
    assert measured_apart(BATT_PURE="1") == ["plain", TABLE]


def test_the_table_does_not_depend_on_the_hash_seed():
    _, table = measured_apart(PYTHONHASHSEED="4711")
    assert table == TABLE


def test_check_names_what_changed(monkeypatch, capsys):
    monkeypatch.setitem(TABLE, "hmirror", "0" * 16)
    monkeypatch.delitem(TABLE, "shift")
    monkeypatch.setitem(TABLE, "unheard_of", "0" * 16)
    assert main(["--check"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "hmirror has changed",
        "shift is new",
        "unheard_of is gone",
    ]


def test_the_command_writes_the_table(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(version_module, "__file__", str(tmp_path / "version.py"))
    assert main([]) == 0
    assert (tmp_path / "version_table.py").read_text() == table_text(TABLE)
    assert f"{len(SHIPPED)} primitives, 0 differ" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["crement", "hmirror", "compose", "connect"])
def test_a_changed_primitive_changes_its_own_hash_alone(name, monkeypatch):
    changed = CATALOGUE[name]
    run = changed.run
    monkeypatch.setattr(changed, "run", lambda *args: (run(*args), 7))
    near = {name, "increment", "vmirror", "fork", "apply", "neighbors", "add"}
    found = {each for each in near if primitive_hash(CATALOGUE[each]) != TABLE[each]}
    assert found == {name}


def test_another_charge_or_signature_is_another_hash(monkeypatch):
    primitive = CATALOGUE["hmirror"]
    with monkeypatch.context() as patch:
        patch.setattr(primitive, "work", lambda piece: 1)
        assert primitive_hash(primitive) != TABLE["hmirror"]
    with monkeypatch.context() as patch:
        patch.setattr(primitive, "result", "Grid")
        assert primitive_hash(primitive) != TABLE["hmirror"]
    assert primitive_hash(primitive) == TABLE["hmirror"]


@pytest.mark.parametrize("primitive", OF_REFERENCE, ids=lambda primitive: primitive.name)
def test_half_of_the_drawn_calls_and_more_give_values_within_the_limits(primitive):
    left = meter.left
    probes = list(islice(drawn_calls(primitive), 50))
    assert probes == list(islice(drawn_calls(primitive), 50))
    outcomes = [outcome(primitive, args) for args in probes]
    assert sum(each != FAILED for each in outcomes) >= 25
    assert all(measure(value) for args in probes for value in args)
    assert meter.left == left


@pytest.mark.parametrize("primitive", OF_REFERENCE, ids=lambda primitive: primitive.name)
def test_fifty_calls_give_values(primitive):
    calls = giving_calls(primitive, 50)
    assert len(calls) == 50
    assert FAILED not in {outcome(primitive, args) for args in calls[:5]}


def test_calls_of_a_doctest_are_probes_unless_they_name_other_primitives():
    primitive = Primitive(plus_two, None, None)
    assert list(example_calls(primitive)) == [(1,)]


def test_few_calls_are_given_for_a_primitive_that_hardly_ever_has_a_result():
    assert giving_calls(Primitive(lambda grid: grid.colours, None, None), 2) == []


@pytest.mark.parametrize(
    ("annotation", "is_right"),
    [
        ("Grid", lambda value: isinstance(value, Grid)),
        ("FrozenSet[Integer]", lambda value: {int, bool}.issuperset(map(type, value))),
        ("Tuple[Cell]", lambda value: all(len(cell[1]) == 2 for cell in value)),
        ("Callable[[A, B], C]", lambda value: value.arity == 2),
        ("Callable[..., B]", lambda value: value.arity in (2, 3, 4)),
        ("ContainerContainer[Integer]", lambda value: all(map(len, filter(None, value)))),
        ("Integer | Boolean", lambda value: isinstance(value, int)),
        ("list[str]", lambda value: measure(value) >= (1, 0)),
        ("<class 'inspect._empty'>", lambda value: measure(value) >= (1, 0)),
        ("None", lambda value: measure(value) >= (1, 0)),
    ],
)
def test_values_are_drawn_by_annotation(annotation, is_right):
    numbers = (place * 0.6180339887 % 1 for place in range(10**6))
    assert all(is_right(Hand(numbers.__next__).draw(read_kind(annotation))) for _ in range(50))


def test_a_type_variable_means_one_kind_in_a_call():
    for value, container in islice(drawn_calls(CATALOGUE["insert"]), 50):
        assert {isinstance(value, int)} >= {isinstance(member, int) for member in container}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (True, 1),
        (Grid("12/34"), ((1, 2), (3, 4))),
        (Patch({(0, 1), (1, 0)}), FrozenSet({(True, 0), (0, 1)})),
        (CATALOGUE["power"](CATALOGUE["add"], 1), CATALOGUE["add"]),
    ],
)
def test_equal_values_have_one_text(one, other):
    assert value_text(one) == value_text(other)


def test_unequal_values_have_two_texts():
    bind = CATALOGUE["rbind"]
    values = [None, 0, (), FrozenSet(), (0,), ((),), FrozenSet({0}), Grid("0"), CATALOGUE["add"]]
    values += [bind(CATALOGUE["add"], 0), bind(CATALOGUE["add"], (0,)), 5]
    assert len(set(map(value_text, values))) == len(values)


def test_a_function_that_a_call_gives_is_called():
    one, two = CATALOGUE["rbind"], CATALOGUE["lbind"]
    add, subtract = CATALOGUE["add"], CATALOGUE["subtract"]
    assert outcome(one, (subtract, 1)).split("; ")[1].startswith("-1 ")
    assert outcome(two, (subtract, 1)).split("; ")[1].startswith("1 ")
    assert outcome(one, (CATALOGUE["flip"], 1)).split("; ")[1:] == [FAILED] * 3
    assert outcome(add, ((), 1)) == FAILED


def test_a_language_is_that_of_the_primitives_a_program_uses(monkeypatch):
    assert primitives_in(LINES) == {"hmirror", "hconcat"}
    before = language_of(LINES)
    with monkeypatch.context() as patch:
        patch.setitem(TABLE, "vmirror", "0" * 16)
        assert language_of(LINES) == before
        patch.setitem(TABLE, "hmirror", "0" * 16)
        assert language_of(LINES) != before
    assert language_of(LINES, measured_table(["hconcat", "hmirror", "gone"])) == before


def test_a_primitive_from_outside_has_a_hash_and_changes_no_other(monkeypatch):
    before, whole = language_of(LINES), dsl_version()
    monkeypatch.setitem(CATALOGUE, "plus_two", Primitive(plus_two, None, None))
    assert known_table().items() - TABLE.items() == {
        ("plus_two", primitive_hash(CATALOGUE["plus_two"]))
    }
    assert language_of(LINES) == before
    assert language_of("O = plus_two(I)\n") != language_of("O = I\n")
    assert dsl_version() != whole
    assert "plus_two" not in shipped()


def test_the_version_of_the_whole_language_has_a_short_form():
    assert len(dsl_version()) == 64
    assert dsl_version().startswith(short_version())
    assert len(short_version()) == 12
