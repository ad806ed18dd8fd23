"""Programs meant to hang or to eat memory: those beside them keep their results, no guard trips."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

WORKER_MIB = 512
"""What a worker is given at the very least (``batt.workers.memory.LEAST_MEMORY``)."""


def test_hostile_programs_parse_have_types_and_are_many():
    from hostile_programs import FAMILIES, hostile_programs

    from batt.programs.program import Program
    from batt.programs.types import infer

    texts = hostile_programs(1000)
    assert texts == hostile_programs(1000)
    assert len(set(texts)) == 1000
    assert len(FAMILIES) > 40
    assert not [text for text in texts if infer(Program.parse(text).root).clashes]


@pytest.mark.slow
@pytest.mark.parametrize(("way", "programs"), [("evolve", 1000), ("check", 250)])
def test_good_programs_among_hostile_ones_come_to_what_they_come_to_alone(way, programs):
    words = [ROOT / "benchmarks" / "hostile.py", "--way", way, "--programs", str(programs)]
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=True)
    found = re.search(
        r"(\d+) incidents, (\d+) good ones with another result, largest worker (\d+) MiB",
        done.stdout,
    )
    assert found, done.stdout
    assert found.group(1, 2) == ("0", "0")
    assert 0 < int(found[3]) < WORKER_MIB
