"""The loop: the same for the same seed, whatever runs it, and blind to test outputs."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from random import Random

import pytest
from search_samples import GIVEN, IDS, digest, few_founders, search, tasks

from batt.dsl import Grid
from batt.errors import StoreError, UsageError
from batt.evolution import PHASES, TRYING, Evolution, Setting
from batt.newcomers import Newcomer, admitted, confirmed
from batt.programs.program import Program
from batt.propose.draft import FOUNDER, MUTATED, Candidate, Draft, Workshop
from batt.propose.library import library
from batt.propose.proposal import Measure
from batt.search import Bounds, Options, call_of, numbers, resume, strangers
from batt.session import run_record
from batt.store import Store
from batt.tasks.task import Pair
from batt.trying import TRY, facts_of
from batt.workers import Incident
from batt.workers.engine import GUARD
from batt.workers.serial import Serial

ROUNDS = 4


@pytest.fixture(scope="module")
def reference(tmp_path_factory):
    """A search that nothing disturbed, and its store's digest."""
    path = tmp_path_factory.mktemp("reference") / "store"
    return search(path, ROUNDS), path


def evolution(path, given=None, founders=None, seed=3):
    """A loop over some tasks in a store that stays open."""
    store = Store.open(path)
    given = tasks() if given is None else given
    run = store.begin_run(run_record("evolve", seed, given, {}))
    made = [each.program for each in library() if each.task in IDS]
    setting = Setting(seed, run, Measure(3, 24))
    return store, Evolution(store, Serial(), given, made if founders is None else founders, setting)


def test_a_search_keeps_what_it_finds_and_says_what_it_did(reference):
    found, path = reference
    with Store.open(path, "r") as store:
        results = list(store.found())
        assert [done.number for done in store.rounds(1)] == [1, 2, 3, 4]
        assert store.rounds(1)[-1].fits == len(store.solved())
        assert {result.round for result in results} <= {1, 2, 3, 4}
        assert all(result.run == 1 and result.seed == 5 for result in results)
        known = {program.key for program in store.programs()}
        mutated = [result for result in results if result.mutation]
        assert mutated
        assert all(result.parents for result in mutated)
        assert {parent for result in mutated for parent in result.parents} & known
        (run,) = store.runs()
        assert run.ended
        assert run.reproducible
        assert set(run.spent) == set(PHASES)
        assert run.spent[TRYING] > 0
    assert found.document["digest"] == digest(path)


@pytest.mark.parametrize("workers", [2, 4])
def test_the_digest_does_not_depend_on_the_workers(reference, tmp_path, workers):
    search(tmp_path, ROUNDS, workers=workers)
    assert digest(tmp_path) == digest(reference[1])


@pytest.mark.parametrize("cut", [1, 3])
def test_a_search_that_goes_on_later_ends_in_the_same_store(reference, tmp_path, cut):
    search(tmp_path, cut)
    search(tmp_path, ROUNDS, resume=True, given={})
    assert digest(tmp_path) == digest(reference[1])
    with Store.open(tmp_path, "r") as store:
        assert [done.number for done in store.rounds(1)] == [1, 2, 3, 4]


@pytest.mark.parametrize("where", ["save_round", "save_results"])
def test_a_round_that_is_cut_off_leaves_nothing_and_is_done_again(
    reference, tmp_path, where, monkeypatch
):
    search(tmp_path, 2)
    before = digest(tmp_path)

    def fail(*_):
        raise StoreError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(Store, where, fail)
        with pytest.raises(StoreError, match="disk is full"):
            search(tmp_path, ROUNDS, resume=True, given={})
    assert digest(tmp_path) == before
    search(tmp_path, ROUNDS, resume=True, given={})
    assert digest(tmp_path) == digest(reference[1])


def test_a_full_disk_is_told_the_database_stays_whole_and_the_search_can_go_on(reference, tmp_path):
    search(tmp_path, 1)
    with Store.open(tmp_path) as store:
        run = resume(store, {}, Bounds(rounds=ROUNDS))
        loop = run.evolution(store, Serial())
        (pages,) = store._db.row("PRAGMA page_count")
        store._db.row(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError, match="the disk is full"):
            list(loop)
    search(tmp_path, ROUNDS, resume=True, given={})
    assert digest(tmp_path) == digest(reference[1])


@pytest.mark.slow
@pytest.mark.parametrize(
    "environment",
    [{"PYTHONHASHSEED": "0"}, {"PYTHONHASHSEED": "1"}, {"BATT_PURE": "1"}],
    ids=str,
)
def test_the_digest_does_not_depend_on_hash_seed_or_twin(reference, tmp_path, environment):
    words = ["evolve", *IDS, "--seed", "5", "--round-tasks", "3", "--round-programs", "24"]
    words += ["--rounds", str(ROUNDS), "--store", str(tmp_path), "-q", "--workers", "1"]
    done = subprocess.run(
        [sys.executable, "-c", "from batt.cli import entry; entry()", *words],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == f"-- digest {digest(reference[1])}"


def test_test_outputs_never_steer_the_search(tmp_path):
    def digest_of(path, given):
        store, loop = evolution(path, given)
        with store:
            for _ in range(ROUNDS):
                loop.round()
            return store.digest(), store.rounds(1)[-1].right

    poisoned = [
        replace(task, test=tuple(Pair(pair.input, Grid("9")) for pair in task.test))
        for task in tasks()
    ]
    honest, right = digest_of(tmp_path / "honest", tasks())
    assert digest_of(tmp_path / "poisoned", poisoned) == (honest, 0)
    assert right > 0


def test_a_population_has_no_two_programs_that_do_the_same(tmp_path):
    store, loop = evolution(tmp_path)
    with store:
        for _ in range(ROUNDS):
            loop.round()
        for population in loop.standing.populations:
            behaviours = [member.result.behaviour for member in population.members]
            assert len(set(behaviours)) == len(behaviours) <= 32
            ranks = [member.rank for member in population.members]
            assert ranks == sorted(ranks)


def test_duplicates_of_the_store_are_rejected_before_they_run(tmp_path):
    from batt.propose.proposal import founding_rounds, propose

    store, loop = evolution(tmp_path)
    with store:
        for _ in range(ROUNDS):
            loop.round()
        assert founding_rounds(loop.standing, Measure(3, 24)) < ROUNDS
        proposal = propose(loop.standing, Measure(3, 24), 3, 1, ROUNDS + 1)
        stored = {normal for _, normal in store.normals()}
        every = []
        tasks = [loop.standing.tasks[place] for place in proposal.tasks]
        for drafts in proposal.jobs:
            workshop = Workshop(
                lambda home: facts_of(tasks[home].examples), loop.standing.normals.packed
            )
            made = workshop.make(dict(enumerate(drafts)), proposal.count)
            every += [each.candidate(Program.from_node(each.node)) for each in made.values()]
        mutants = [each.normal for each in every if each.mutation]
        assert mutants
        assert not set(mutants) & stored


def test_candidates_of_a_job_are_no_two_alike_and_only_as_many_as_asked_for():
    drafts = [Draft(FOUNDER, (text,)) for text in ("O = vmirror(I)", "O = hmirror(I)")]
    again = Draft(FOUNDER, ("x1 = vmirror(I)\nx2 = vmirror(x1)\nO = vmirror(x2)",))
    made = Workshop(facts_of, b"").make(dict(enumerate([drafts[0], again, *drafts])), 5)
    assert list(made) == [0, 3]
    assert list(Workshop(facts_of, b"").make(dict(enumerate(drafts)), 1)) == [0]


def test_what_a_draft_becomes_depends_on_its_bytes_alone():
    def texts(chance):
        draft = Draft(MUTATED, ("x1 = hmirror(I)\nO = hconcat(x1, I)",), ("O = trim(I)",), chance)
        made = Workshop(facts_of, b"").one(draft)
        return None if made is None else Program.from_node(made.node).text

    every = [Random(seed).randbytes(96) for seed in range(20)]
    assert [texts(chance) for chance in every] == [texts(chance) for chance in every]
    assert len({texts(chance) for chance in every}) > 10
    assert texts(b"") is None


def test_nothing_to_begin_with_is_an_error(tmp_path):
    with pytest.raises(UsageError, match="no program to begin with"):
        evolution(tmp_path, founders=[])


def test_a_newcomer_that_does_something_else_alone_is_our_mistake(tmp_path):
    store, loop = evolution(tmp_path)
    with store:
        loop.round()
        member = loop.standing.populations[0].members[0]
    liar = Newcomer(tasks()[0], Candidate(member.program.lines, 1, ""), "0" * 16, (-1, 2, 3, ""))
    with pytest.raises(RuntimeError, match="does something else alone"):
        list(confirmed([liar], Serial(), loop.setting.budgets, None))
    assert admitted(tasks()[0], loop.standing.populations[0], []) == []


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"rounds": 0}, "--rounds is above 0, not 0"),
        ({"rounds": -3}, "--rounds is above 0, not -3"),
        ({"minutes": -1.5}, "--minutes is above 0, not -1.5"),
        ({"budget": 0.0}, "--budget is above 0, not 0"),
        ({"rounds": 1, "budget": 2.0}, "only one of them ends a search"),
    ],
)
def test_bounds_that_nothing_can_meet_are_refused(given, says):
    with pytest.raises(UsageError, match=says):
        Bounds(**given)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"round_tasks": 0}, "--round-tasks is at least 1, not 0"),
        ({"round_programs": -1}, "--round-programs is at least 1, not -1"),
        ({"steps": 0}, "--steps is at least 1, not 0"),
    ],
)
def test_options_that_no_search_can_have_are_refused(given, says):
    with pytest.raises(UsageError, match=says):
        Options(**given)


@pytest.mark.parametrize("text", ["", "1", "5..1", "1..x", "1..9999", "1.5"])
def test_seeds_that_are_none_are_refused(text):
    with pytest.raises(UsageError, match=r"--seeds is as 1\.\.5"):
        numbers(text)


def test_resuming_with_another_option_names_it(reference, tmp_path):
    search(tmp_path, 1)
    with Store.open(tmp_path) as store:
        with pytest.raises(UsageError, match="--seed 6 is not that of run 1, which has 5"):
            resume(store, {"seed": 6}, Bounds(rounds=9))
        assert resume(store, {"seed": 5}, Bounds(rounds=9)).run == 1


def data_folder(path, output):
    """A data set of one task of this output."""
    pair = {"input": [[1, 2]], "output": output}
    path.mkdir(exist_ok=True)
    (path / "mine.json").write_text(json.dumps({"train": [pair, pair], "test": [pair]}))
    return {"data": str(path), "round_tasks": 1, "round_programs": 8}


def test_other_data_is_told_kept_apart_and_not_resumed_on(tmp_path):
    given = data_folder(tmp_path / "data", [[2, 1]])
    search(tmp_path / "store", 1, given=given)
    data_folder(tmp_path / "data", [[1, 2]])
    with Store.open(tmp_path / "store") as store:
        with pytest.raises(UsageError, match="the tasks of data are not those of run 1"):
            resume(store, {}, Bounds(rounds=9))
        options = Options(**given)
        assert strangers(store, options.tasks()[1]) == 1
        assert strangers(store, tasks()) == 0
    search(tmp_path / "store", 1, given=given)
    with Store.open(tmp_path / "store", "r") as store:
        assert sorted(record.name for record in store.tasks())[0] == "mine"
        assert len(store.tasks("mine")) == 2


def test_resuming_what_has_ended_says_so(tmp_path):
    search(tmp_path, 2)
    before = digest(tmp_path)
    found = search(tmp_path, resume=True, given={})
    assert len(found.rounds) == 2
    assert digest(tmp_path) == before


def test_resuming_without_a_search_begins_one(tmp_path):
    assert len(search(tmp_path, 1, resume=True).rounds) == 1


def test_a_budget_ends_after_the_first_round_past_it(tmp_path):
    from batt.report.screen import budget_of

    whole = search(tmp_path / "rounds", 3).rounds
    again = search(tmp_path / "budget", budget=float(budget_of(whole))).rounds
    assert again == whole
    assert digest(tmp_path / "budget") == digest(tmp_path / "rounds")


def test_the_api_does_round_after_round(tmp_path):
    import batt

    with Store.open(tmp_path) as store:
        seen = list(batt.evolve(tasks()[:2], store, seed=1, rounds=2))
        assert [done.record.number for done in seen] == [1, 2]
        assert seen[-1].record.fits == len(store.solved()) > 0
        assert store.runs()[0].ended


def test_a_call_is_told_as_it_can_be_made_again():
    options = Options(**{**GIVEN, "data": "arc2"})
    told = call_of(options)
    assert told.startswith("batt evolve 007bbfb7 0d3d703e")
    assert "--data arc2" in told
    assert "--seed 5 --round-tasks 3 --round-programs 24" in told


def test_a_store_from_another_language_says_what_to_run(tmp_path, monkeypatch):
    search(tmp_path, 1)
    with Store.open(tmp_path) as store:
        (name, *_), *_ = store.primitives()
        used = next(iter(store.found()))
        monkeypatch.setattr("batt.search.known_table", lambda: {name: "0" * 16})
        monkeypatch.setattr("batt.search.language_of", lambda _: "another")
        assert used.language != "another"
        with pytest.raises(StoreError, match="batt store verify --repair"):
            resume(store, {}, Bounds(rounds=9))


class Unlucky(Serial):
    """An engine whose first entry of every job that tries programs trips a guard."""

    def run(self, function, jobs):
        incidents = (Incident(0, 1.0, GUARD),) if function == TRY else ()
        for done in super().run(function, jobs):
            yield replace(done, incidents=incidents)


def test_an_incident_names_the_program_that_a_draft_becomes(tmp_path):
    store = Store.open(tmp_path)
    with store:
        run = store.begin_run(run_record("evolve", 3, tasks(), {}))
        loop = Evolution(store, Unlucky(), tasks(), few_founders(), Setting(3, run, Measure(3, 24)))
        for _ in range(ROUNDS):
            loop.round()
        told = store.incidents()
    assert {each.reason for each in told} == {GUARD}
    assert all(each.key == Program.parse(each.lines).key for each in told if each.lines)
    assert {each.lines for each in told} & {founder.text for founder in few_founders()}
    assert len({each.lines for each in told if each.round == ROUNDS}) > 1
