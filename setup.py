"""Builds the native twins where it can; ``pyproject.toml`` says everything else."""

import os
import sys
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

SOURCE = Path("src")
DIRECTIVES = {
    "language_level": 3,
    "boundscheck": False,
    "wraparound": False,
    "initializedcheck": False,
    "cdivision": True,
}
FLAGS = [] if sys.platform == "win32" else ["-O2", "-fno-semantic-interposition"]


def warn(reason):
    """Tell that batt is installed without its native twins."""
    print(
        f"\n*** batt: the native values were not built ({reason}).\n"
        "*** Everything works with the plain ones, about 15 times slower.\n",
        file=sys.stderr,
    )


def native_modules():
    """The modules to build, none where Cython is missing or ``BATT_PURE=1`` is set."""
    if os.environ.get("BATT_PURE") == "1":
        return []
    try:
        from Cython.Build import cythonize
    except ImportError:
        warn("Cython is missing")
        return []
    modules = [
        Extension(
            ".".join(path.relative_to(SOURCE).with_suffix("").parts),
            [path.as_posix()],
            extra_compile_args=FLAGS,
            optional=True,
        )
        for path in sorted(SOURCE.glob("batt/dsl/native/**/*.pyx"))
    ]
    return cythonize(
        modules,
        include_path=[str(SOURCE)],
        compiler_directives=DIRECTIVES,
        nthreads=0 if sys.platform == "win32" else min(len(modules), os.cpu_count() or 1),
        quiet=True,
    )


class Build(build_ext):
    """Builds all native modules or, where one fails, installs none and says so."""

    def initialize_options(self):
        """Compile as many modules at once as there are cores."""
        super().initialize_options()
        self.parallel = os.cpu_count() or 1

    def run(self):
        """Build, in a way that a missing compiler cannot fail the installation."""
        try:
            super().run()
        except Exception as error:
            warn(error)
            return
        missing = [
            m.name for m in self.extensions if not Path(self.get_ext_fullpath(m.name)).exists()
        ]
        if missing:
            warn(f"the compiler failed on {', '.join(missing)}")


try:
    modules = native_modules()
except Exception as error:  # a Cython that cannot read our files must not fail the installation
    warn(error)
    modules = []
setup(ext_modules=modules, cmdclass={"build_ext": Build})
