"""A stream of candidates through ``batt check --jsonl``: programs a CPU second, memory, lines.

    python benchmarks/jsonl.py [--programs 100000]

Makes a file of distinct variants of library programs over the 400 training tasks, in turn, and
checks it with one worker and with four; then its first tenth, to compare the memory.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from itertools import islice
from pathlib import Path

from variants import variants

from batt.tasks.datasets import load

BATT = "from batt.cli import entry; entry()"


def write_file(path: Path, programs: int) -> None:
    """Write so many records, in the form in which a model is asked to write them."""
    with path.open("w") as file:
        made = islice(variants(list(load("arc1", "training"))), programs)
        for number, (task, lines) in enumerate(made):
            body = "".join(f"    {line}\n" for line in lines.splitlines())
            program = f"def solve_{task}(I):\n{body}    return O\n"
            file.write(json.dumps({"task": task, "id": number, "program": program}) + "\n")


def check(path: Path, workers: int, programs: int) -> str:
    """Check a file and print what it took; a hash of the lines."""
    command = [sys.executable, "-c", BATT, "check", "--jsonl", str(path), "-q"]
    out = path.with_suffix(".out")
    started = time.perf_counter()
    with out.open("wb") as stdout:
        child = subprocess.Popen([*command, "--workers", str(workers)], stdout=stdout)
        _, _, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - started
    cpu = used.ru_utime + used.ru_stime
    lines = out.read_bytes()
    states = Counter(json.loads(line)["status"] for line in lines.splitlines())
    assert sum(states.values()) == programs, "a line a program"
    digest = hashlib.sha256(lines).hexdigest()[:12]
    print(
        f"{programs:,} programs, {workers} worker{'s' if workers > 1 else ''}: "
        f"{programs / cpu:,.0f} a CPU second ({cpu:.1f} CPU s, {wall:.1f} s), "
        f"driver's peak {used.ru_maxrss / 1024:.0f} MB, lines {digest}"
    )
    if workers == 1:
        print("  " + ", ".join(f"{count:,} {state}" for state, count in sorted(states.items())))
    return digest


def main() -> None:
    """Make the files and measure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--programs", type=int, default=100_000)
    programs = options.parse_args().programs
    with tempfile.TemporaryDirectory() as folder:
        whole, part = Path(folder, "whole.jsonl"), Path(folder, "part.jsonl")
        write_file(whole, programs)
        with whole.open() as file:
            part.write_text("".join(islice(file, programs // 10)))
        alone, together = check(whole, 1, programs), check(whole, 4, programs)
        check(part, 1, programs // 10)
    print("the same lines" if alone == together else "OTHER LINES with other workers")


if __name__ == "__main__":
    main()
