"""What a store keeps of generality: one row a program, task and set of samples."""

from dataclasses import replace

import pytest
from store_samples import ONE, TWO, do_pass, sample_program, sample_result

from batt.errors import StoreError
from batt.store import GeneralityRecord, Store
from batt.store.generality import merge_generality
from batt.store.prune import delete_programs

RECORD = GeneralityRecord(
    ONE.fingerprint, sample_program(0).key, "5" * 64, "re.zip", 5, 6, 7, 8, 0, 0, 2, 2, "lang"
)


@pytest.fixture
def path(tmp_path):
    with Store.open(tmp_path / "s") as store:
        do_pass(store, [sample_result(number=number) for number in (0, 1)])
    return tmp_path / "s"


def test_measurements_are_kept_and_replaced_by_newer_ones(path):
    other = replace(RECORD, samples="", source="")
    with Store.open(path) as store:
        assert store.save_generality([RECORD, other]) == 2
        assert store.save_generality([replace(RECORD, fresh_right=6)]) == 1
        digest = store.digest()
    with Store.open(path, mode="r") as store:
        assert list(store.generality()) == [other, replace(RECORD, fresh_right=6)]
        assert list(store.generality(ONE.fingerprint)) == list(store.generality())
        assert list(store.generality(TWO.fingerprint)) == []
        assert store.digest() == digest


def test_what_has_no_result_is_not_kept(path):
    with Store.open(path) as store:
        unknown = [
            replace(RECORD, fingerprint=TWO.fingerprint),
            replace(RECORD, key=sample_program(9).key),
        ]
        assert store.save_generality(unknown) == 0
        assert list(store.generality()) == []


def test_a_number_that_is_none_is_damage(path):
    with Store.open(path) as store:
        store.save_generality([replace(RECORD, fresh_right="many")])
        with pytest.raises(StoreError, match="is damaged"):
            list(store.generality())


def test_pages_follow_one_another(path, monkeypatch):
    monkeypatch.setattr("batt.store.generality.PAGE", 2)
    records = [replace(RECORD, samples=f"{n}" * 64) for n in range(7)]
    with Store.open(path) as store:
        store.save_generality(records)
        assert list(store.generality()) == records


def test_pruned_programs_take_their_figures_with_them(path):
    with Store.open(path) as store:
        store.save_generality([RECORD, replace(RECORD, key=sample_program(1).key)])
        delete_programs(store._db, [RECORD.key])
        assert [each.key for each in store.generality()] == [sample_program(1).key]


def test_merging_is_the_same_from_either_side(tmp_path):
    mine = [RECORD, replace(RECORD, samples="1" * 64)]
    theirs = [replace(RECORD, fresh_right=4, language="other"), replace(RECORD, samples="2" * 64)]
    found = []
    for order in ((mine, theirs), (theirs, mine)):
        paths = []
        for records in order:
            paths.append(tmp_path / f"{len(found)}-{len(paths)}")
            with Store.open(paths[-1]) as store:
                do_pass(store, [sample_result()])
                store.save_generality(records)
        with Store.open(paths[0]) as target, Store.open(paths[1], mode="r") as source:
            merge_generality(target._db, source._db)
            found.append(list(target.generality()))
    assert found[0] == found[1]
    assert len(found[0]) == 3
