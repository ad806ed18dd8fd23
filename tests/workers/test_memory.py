"""How memory is shared out among workers, and what is refused."""

import sys

import pytest

from batt.errors import UsageError
from batt.workers import MIB, make_engine, memory
from batt.workers.memory import LEAST_MEMORY, MEMORY_LIMIT, memory_available, memory_for
from batt.workers.processes import Processes


@pytest.fixture
def machine(monkeypatch, tmp_path):
    """Makes a machine with so many MiB free, of which a control group may have some."""

    def make(free, group=None, used=0, cache=0):
        (tmp_path / "meminfo").write_text(f"MemTotal: 1 kB\nMemAvailable: {free * 1024} kB\n")
        if group is not None:
            (tmp_path / "memory.max").write_text(f"{group * MIB}\n")
            (tmp_path / "memory.current").write_text(f"{used * MIB}\n")
            (tmp_path / "memory.stat").write_text(f"anon 5\ninactive_file {cache * MIB}\n")
        monkeypatch.setattr(memory, "MEMORY_FILE", tmp_path / "meminfo")
        monkeypatch.setattr(memory, "CGROUP", tmp_path)

    return make


@pytest.mark.parametrize(
    ("given", "available"),
    [
        ((8000,), 8000),
        ((8000, 3000, 1000), 2000),
        ((8000, 3000, 1000, 400), 2400),
        ((500, 9000), 500),
    ],
)
def test_the_least_of_machine_and_control_group_is_available(machine, given, available):
    machine(*given)
    assert memory_available() == available * MIB


def test_a_control_group_without_a_limit_does_not_count(machine, tmp_path):
    machine(700, 1, 1)
    (tmp_path / "memory.max").write_text("max\n")
    assert memory_available() == 700 * MIB


@pytest.mark.parametrize(
    ("free", "workers", "asked", "each"),
    [
        (16000, 2, None, MEMORY_LIMIT),
        (3000, 2, None, 1500 * MIB),
        (3000, 2, 600 * MIB, 600 * MIB),
        (3000, 1, 3000 * MIB, 3000 * MIB),
    ],
)
def test_each_worker_has_its_share(machine, free, workers, asked, each):
    machine(free)
    assert memory_for(workers, asked) == each


@pytest.mark.parametrize(
    ("workers", "asked", "said"),
    [
        (9, None, "9 workers with 512 MiB of memory each .* free .4100 MiB.: at most 8 fit"),
        (3, 1500 * MIB, "3 workers with 1500 MiB of memory each .* free .4100 MiB.: at most 2 fit"),
    ],
)
def test_more_workers_than_memory_allows_are_refused(machine, workers, asked, said):
    machine(4100)
    with pytest.raises(UsageError, match=said):
        make_engine(workers, memory=asked)


def test_by_default_there_are_no_more_workers_than_memory_allows(machine, monkeypatch):
    monkeypatch.setattr("batt.workers.usable_cores", lambda: 64)
    machine(3 * LEAST_MEMORY // MIB + 1)
    assert make_engine().workers == 3


def test_where_the_system_does_not_tell_there_is_the_usual_limit(monkeypatch, tmp_path):
    monkeypatch.setattr(memory, "MEMORY_FILE", tmp_path / "none")
    monkeypatch.setattr(memory, "CGROUP", tmp_path)
    assert memory_available() is None
    assert memory_for(1000) == MEMORY_LIMIT


def test_one_worker_with_a_limit_is_a_process_of_its_own():
    assert type(make_engine(1, memory=100 * MIB)) is Processes


def test_a_worker_cannot_have_next_to_nothing():
    with pytest.raises(UsageError, match="64 MiB of memory at least, not 5"):
        make_engine(2, memory=5 * MIB)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_this_machine_tells():
    assert memory_available() > 0
