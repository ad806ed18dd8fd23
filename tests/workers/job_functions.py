"""Job functions for the tests of the engines; workers import them from here."""

import os
import signal
import time
from pathlib import Path

STARTED_WITH = []


def triple(payload, entries, announce):
    """Three times each entry, and the payload."""
    found = {}
    for index, entry in entries.items():
        announce(index)
        found[index] = entry * 3
    return {"payload": payload, "entries": found}


def act(payload, entries, announce):
    """Do what each entry says; see the functions in ``ACTS``."""
    done = {}
    for index, entry in entries.items():
        word, *args = entry.split(maxsplit=1)
        announce(index)
        done[index] = ACTS[word](*args)
    return done


def hang_unannounced(payload, entries, announce):
    """Hang before any entry is at hand."""
    time.sleep(60)


def die_unannounced(payload, entries, announce):
    """Die before any entry is at hand."""
    os.kill(os.getpid(), signal.SIGKILL)


def too_large_unannounced(payload, entries, announce):
    """Need too much memory before any entry is at hand."""
    return hog()


class TooLarge:
    """What no memory is enough to pickle."""

    def __reduce__(self):
        return hog()


def too_large_result(payload, entries, announce):
    """Announce the entries, and return what cannot be pickled for want of memory."""
    for index in entries:
        announce(index)
    return TooLarge()


def announce_stranger(payload, entries, announce):
    """Announce an entry that the job does not have, and hang."""
    announce(99)
    time.sleep(60)


def enlarge(payload, entries, announce):
    """Return as many bytes as came, and as many again."""
    return payload * 2


def lambda_result(payload, entries, announce):
    """Return what no pipe can carry."""
    return lambda: None


def started_with(payload, entries, announce):
    """Tell what the start-up hooks were given in this process."""
    return list(STARTED_WITH)


def remember(*args):
    """A start-up hook."""
    STARTED_WITH.append(args)


def refuse():
    """A start-up hook that fails."""
    raise LookupError("no such plugin")


def die_at_start():
    """A start-up hook that ends the worker."""
    os._exit(7)


def die_at_first_start(path):
    """A start-up hook that ends the first worker which calls it."""
    if not Path(path).exists():
        Path(path).touch()
        os._exit(7)


def keep_as_is(text="ok"):
    return text


def sleep(seconds="60"):
    time.sleep(float(seconds))
    return "slept"


def spin():
    while True:
        pass


def stubborn():
    """Hang, and swallow every ordinary exception."""
    while True:
        try:
            time.sleep(60)
        except Exception:
            continue


def fail(message="boom"):
    raise ValueError(message)


def leave():
    raise SystemExit(3)


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def crash_once(path):
    """End the process the first time, leaving a file behind."""
    if not Path(path).exists():
        Path(path).touch()
        os._exit(11)
    return "second life"


def hog():
    """Ask for more memory than any machine has."""
    return b"x" * (1 << 50)


def eat(mebibytes):
    """Take memory bit by bit."""
    eaten = [bytearray(b"x") * (1 << 20) for _ in range(int(mebibytes))]
    return f"ate {len(eaten)}"


def stop_once(path):
    """Stop this process the first time, leaving a file behind."""
    if not Path(path).exists():
        Path(path).touch()
        os.kill(os.getpid(), signal.SIGSTOP)
    return "second life"


def pid():
    return os.getpid()


def interrupt_parent():
    """Send Ctrl-C to the driver."""
    os.kill(os.getppid(), signal.SIGINT)
    time.sleep(60)


def interrupt_self():
    """What Ctrl-C would do if it reached this process."""
    os.kill(os.getpid(), signal.SIGINT)
    return "unmoved"


def print_noise():
    print("noise")  # noqa: T201
    return "printed"


ACTS = {
    "ok": keep_as_is,
    "sleep": sleep,
    "spin": spin,
    "stubborn": stubborn,
    "fail": fail,
    "leave": leave,
    "die": die,
    "crash-once": crash_once,
    "hog": hog,
    "eat": eat,
    "stop-once": stop_once,
    "pid": pid,
    "interrupt-parent": interrupt_parent,
    "interrupt-self": interrupt_self,
    "print": print_noise,
}
