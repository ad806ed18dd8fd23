"""Whatever is done to a store in whatever order, it agrees with a model of a few dictionaries."""

import hashlib
import os
import shutil
import tempfile
from pathlib import Path
from unittest import mock

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from store_samples import (
    ONE,
    ONE_AGAIN,
    RUN,
    TWO,
    listing,
    sample_differ,
    sample_program,
    sample_result,
)

from batt.programs.program import Program
from batt.programs.text import program_file
from batt.store import DifferResult, Store

TASKS = {ONE: "007bbfb7", TWO: "00d62c1b", ONE_AGAIN: "007bbfb7__c3c3c3c3"}
PLACES = 3
"""Few places, so that programs fall out soon."""

PROGRAM_FILES = {
    made.key: program_file(Program.parse(made.lines)) for made in map(sample_program, range(8))
}
DIFFER_FILES = {
    made.key: program_file(Program.parse(made.lines, inputs=("S", "I", "C")))
    for made in map(sample_differ, range(4))
}

tasks = st.sampled_from(list(TASKS))
found = st.tuples(
    tasks,
    st.integers(0, 7),
    st.tuples(st.sampled_from([0, 0, 500, 1000]), st.sampled_from([0, 999])),
    st.integers(1, 3),
    st.booleans(),
)


class StoreMachine(RuleBasedStateMachine):
    """A store beside its model: the latest result of each (task, program), the differs."""

    @initialize()
    def begin(self):
        self.folder = Path(tempfile.mkdtemp())
        self.few = mock.patch("batt.store.reading.KEPT_PLACES", PLACES)
        self.few.start()
        self.results = {}
        self.differs = {}
        self.pending = set()
        self.store = Store.open(self.folder / "store")
        self.store.begin_run(RUN)
        self.store.save_tasks(TASKS)
        self.store.export()

    def teardown(self):
        self.store.close()
        self.few.stop()
        shutil.rmtree(self.folder)

    def kept(self, task):
        mine = [(key, result) for (owner, key), result in self.results.items() if owner == task]
        mine.sort(key=lambda pair: (pair[1].failed, -pair[1].score, pair[1].steps, 9, pair[0]))
        return mine[:PLACES]

    def save(self, findings):
        results = [
            sample_result(task, number, scores, steps, failed=failed and not any(scores))
            for task, number, scores, steps, failed in findings
        ]
        known = set(self.results)
        expected = []
        for (task, *_), result in zip(findings, results, strict=True):
            expected.append((task, result.key) not in known)
            known.add((task, result.key))
        with self.store.transaction():
            self.store.save_programs(sample_program(number) for _, number, *_ in findings)
            assert self.store.save_results(results) == expected
        for (task, *_), result in zip(findings, results, strict=True):
            self.results[task, result.key] = result
            self.pending.add(task)

    @rule(findings=st.lists(found, max_size=6))
    def one_pass(self, findings):
        self.save(findings)
        self.refresh()

    @rule(findings=st.lists(found, max_size=6))
    def pass_that_is_killed_before_the_folders(self, findings):
        self.save(findings)

    @rule(findings=st.lists(found, max_size=6))
    def pass_that_fails(self, findings):
        digest, known, pending = self.store.digest(), dict(self.results), set(self.pending)
        try:
            with self.store.transaction():
                self.save(findings)
                raise ZeroDivisionError
        except ZeroDivisionError:
            self.results, self.pending = known, pending
        assert self.store.digest() == digest

    @rule(task=tasks, number=st.integers(0, 3), distinct=st.integers(0, 3))
    def differ_comes(self, task, number, distinct):
        differ = sample_differ(number)
        self.store.save_differs([differ])
        self.store.save_differ_results([DifferResult(task.fingerprint, differ.key, distinct, 5)])
        self.differs[task, differ.key] = distinct
        self.store.refresh_differs([task.fingerprint])

    @rule()
    def refresh(self):
        self.store.refresh([task.fingerprint for task in self.pending])
        self.pending.clear()

    @rule()
    def export(self):
        self.store.export()
        self.pending.clear()

    @rule()
    def reopen(self):
        self.store.close()
        self.store = Store.open(self.folder / "store")

    @rule(data=st.data())
    def someone_removes_a_file(self, data):
        task = data.draw(tasks)
        folder = self.folder / "store/solver_dir" / f"solve_{TASKS[task]}"
        if links := sorted(folder.rglob("*.py")):
            os.unlink(data.draw(st.sampled_from(links)))
            self.pending.add(task)

    @rule()
    def the_tree_written_elsewhere_is_the_model(self):
        self.store.export("tree", self.folder / "out")
        assert listing(self.folder / "out") == self.expected_listing()

    def expected_listing(self):
        """What the folders hold; empty ones too."""
        files = {}
        for task in TASKS:
            for key, result in self.kept(task):
                speed = f"s{result.steps.bit_length():02d}"
                place = f"solve_{TASKS[task]}/{result.score:05d}/{speed}/{key}.py"
                files[f"solver_dir/{place}"] = f"../../../../solver_md5/{key}.py"
                files[f"solver_md5/{key}.py"] = PROGRAM_FILES[key]
        for (task, key), distinct in self.differs.items():
            place = f"solve_{TASKS[task]}/{distinct:05d}/s03/{key}.py"
            files[f"differ_dir/{place}"] = f"../../../../differ_md5/{key}.py"
            files[f"differ_md5/{key}.py"] = DIFFER_FILES[key]
        for folder in ("solver_md5", "solver_dir", "differ_md5", "differ_dir"):
            if not any(place.startswith(folder) for place in files):
                files[folder] = "an empty folder"
        return files

    @invariant()
    def what_is_kept_is_what_the_model_keeps(self):
        for task in TASKS:
            shelf = [(one.program.key, one.result) for one in self.store.kept(task.fingerprint)]
            assert shelf == self.kept(task)

    @invariant()
    def the_digest_is_that_of_the_model(self):
        lines = [f"differ {key}\n" for key in {key for _, key in self.differs}]
        for task in TASKS:
            for key, result in self.kept(task):
                first, second = result.scores
                lines.append(f"{task.fingerprint} {key} {first},{second} {result.steps}\n")
        expected = hashlib.sha256("".join(sorted(lines)).encode()).hexdigest()
        assert self.store.digest() == expected

    @invariant()
    def the_folders_are_what_is_kept(self):
        if not self.pending:
            assert listing(self.folder / "store") == self.expected_listing()


TestStoreMachine = StoreMachine.TestCase
TestStoreMachine.settings = settings(
    max_examples=40,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
