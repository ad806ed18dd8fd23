"""Real processes of batt to do harm to, and what must be left of them afterwards: nothing."""

import os
import re
import signal
import subprocess
import sys
import time
import uuid
from pathlib import Path

from batt.cli import main
from batt.store import Store

BATT = (sys.executable, "-c", "from batt.cli import entry; entry()")
TASKS = ("007bbfb7", "0d3d703e", "25ff71a9", "3c9b0459", "67a3c6ac", "a416b8f3")
SEARCH = ("evolve", *TASKS, "--seed", "5", "--round-tasks", "3", "--round-programs", "48")

DYING = """
import os, signal, sys
from importlib import import_module
module, dotted, nth = sys.argv.pop(1).split(":")
place = import_module(module)
*path, name = dotted.split(".")
for part in path:
    place = getattr(place, part)
real, left = getattr(place, name), int(nth)

def dying(*given, **named):
    global left
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.{signal})
    return real(*given, **named)

setattr(place, name, dying)
from batt.cli import entry
entry()
"""


def dying(place, sent="SIGKILL"):
    """batt, which sends itself a signal at the n-th call of a function: ``module:name:n``."""
    return (sys.executable, "-c", DYING.replace("{signal}", sent), place)


AT_IMPORT = """
import os, signal, sys

module = sys.argv.pop(1)

class Watching:
    def find_spec(self, name, *_):
        if name == module:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), signal.{signal})

sys.meta_path.insert(0, Watching())
from batt.cli import entry
entry()
"""


def importing(module, sent="SIGINT"):
    """batt, which sends itself a signal when it first imports a module."""
    return (sys.executable, "-c", AT_IMPORT.replace("{signal}", sent), module)


class Run:
    """A process of batt, and its workers, known by a mark in their environment."""

    def __init__(self, *words, command=BATT, env=(), **more):
        self._mark = uuid.uuid4().hex.encode()
        environment = {**os.environ, **dict(env), "BATT_TEST_MARK": self._mark.decode()}
        self.process = subprocess.Popen(
            [*command, *map(str, words)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
            **more,
        )

    def left(self):
        """The processes of this run that live: the driver and its workers, zombies not."""
        return [
            int(entry) for entry in os.listdir("/proc") if entry.isdigit() and self._owns(entry)
        ]

    def workers(self):
        return [pid for pid in self.left() if pid != self.process.pid]

    def _owns(self, pid):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
            return state != "Z" and self._mark in Path(f"/proc/{pid}/environ").read_bytes()
        except OSError:
            return False

    def wait_for(self, text):
        """Read standard output up to a line that holds a text."""
        for line in self.process.stdout:
            if text in line:
                return
        raise AssertionError(f"no line with {text!r}: {self.process.stderr.read()}")

    def end(self, sent=None):
        """Send a signal, or none, and wait: (exit code, output, errors)."""
        if sent is not None:
            self.process.send_signal(sent)
        out, err = self.process.communicate(timeout=120)
        return self.process.returncode, out, err

    def leaves_nothing(self):
        """Whether all processes of this run end; false after 20 seconds."""
        for _ in range(400):
            if not self.left():
                return True
            time.sleep(0.05)
        return False

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for pid in self.left():
            os.kill(pid, signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()
        self.process.stderr.close()


def ended(*words, command=BATT, **more):
    """A run to its end, which must leave nothing behind: (exit code, output, errors)."""
    with Run(*words, command=command, **more) as run:
        found = run.end()
        assert run.leaves_nothing()
        return found


def resumed(path, *more):
    """Go on with the search in a store, or begin it where there is none; its digest."""
    code, out, err = ended(*SEARCH, "--resume", "--store", path, "-q", *more)
    assert (code, err) == (0, "")
    return re.search("^-- digest (.*)", out, re.M)[1]


def is_sound(path):
    """Whether a store, if there is one yet, opens and is clean as a kill has left it."""
    if not (path / "batt.sqlite").exists():
        return not any(path.glob("*_md5"))
    Store.open(path).close()
    return main(["store", "verify", "--store", str(path)]) == 0


def incidents(path):
    with Store.open(path, "r") as store:
        return store.incidents()
