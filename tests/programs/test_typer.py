"""``Typer`` agrees with ``infer``, whatever it has typed before."""

from hypothesis import given
from hypothesis import strategies as st
from random_programs import graphs

from batt.programs import typer
from batt.programs.infer import infer
from batt.programs.node import Pool, walk
from batt.programs.program import Program
from batt.programs.typer import Typer
from batt.propose.library import library


@given(st.data())
def test_it_agrees_with_inference_on_random_programs(data):
    nodes = data.draw(graphs(Pool()))
    kept = Typer()
    for root in data.draw(st.permutations(nodes)):
        typing = infer(root)
        assert kept.is_well_typed(root) == (not typing.clashes)
        assert all(kept.of(node) is typing.of(node) for node in walk([root]))


def test_it_agrees_with_inference_on_the_library_all_in_one_pool():
    pool, kept = Pool(), Typer()
    for each in library():
        root = pool.adopt(each.program.root)
        typing = infer(root)
        assert kept.is_well_typed(root)
        assert all(kept.of(node) is typing.of(node) for node in walk([root]))


def test_inputs_have_the_types_that_are_given():
    root = Program.parse("O = first(S)", inputs=("S", "I", "C")).root
    assert str(Typer({"S": "Tuple[Grid]"}).of(root)) == "Grid"
    assert str(Typer({}).of(root)) == "Any"


def test_a_type_that_takes_too_long_to_work_out_counts_as_a_clash(monkeypatch):
    root = Program.parse("O = compose(hmirror, compose(trim, vmirror))(I)").root
    assert Typer().is_well_typed(root)
    monkeypatch.setattr(typer, "MOST_CALLS_OF_ONE", 2)
    typer._known.clear()
    typer._too_long.clear()
    assert not Typer().is_well_typed(root)
    monkeypatch.undo()
    typer._known.clear()
    typer._too_long.clear()
