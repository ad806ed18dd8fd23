"""The commands: one file each, which imports what it needs only when it is called."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperGroup

from batt.cli import (
    catalogue,
    check,
    compare,
    compose,
    evolve,
    explain,
    generalise,
    report,
    run,
    show,
    shrink,
    solve,
    store,
    submit,
)
from batt.cli.ending import UNWRITABLE, interrupted
from batt.errors import BattError


class Commands(TyperGroup):
    """Turns what batt tells a user about into one line on stderr and an exit code."""

    def make_context(self, *given: Any, **named: Any) -> Any:
        """Read the call."""
        with _told():
            return super().make_context(*given, **named)

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        with _told():
            return super().invoke(ctx)


@contextmanager
def _told() -> Iterator[None]:
    """Leave with 2 for a ``BattError`` or a disk that takes no more, and as an interrupt asks."""
    try:
        yield
    except BattError as error:
        typer.echo(f"batt: {error}", err=True)
        raise SystemExit(2) from None
    except OSError as error:
        if error.errno not in UNWRITABLE:
            raise
        place = f" ({error.filename})" if error.filename is not None else ""
        told = f"cannot write{place}: {error.strerror}; what was stored is kept"
        typer.echo(f"batt: {told}", err=True)
        raise SystemExit(2) from None
    except KeyboardInterrupt as error:
        raise SystemExit(interrupted(error)) from None


app = typer.Typer(
    name="batt",
    cls=Commands,
    help="Search ARC-AGI tasks with many grid programs merged into one shared graph.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("run")(run.run)
app.command("compose")(compose.compose)
app.command("evolve")(evolve.evolve)
app.command("check")(check.check)
app.command("compare")(compare.compare)
app.command("catalogue")(catalogue.catalogue)
app.command("show")(show.show)
app.command("explain")(explain.explain)
app.command("solve")(solve.solve)
app.command("report")(report.report)
app.command("generalise")(generalise.generalise)
app.command("submit-check")(submit.submit_check)
app.command("submit-merge")(submit.submit_merge)
app.command("shrink")(shrink.shrink)
app.add_typer(store.app, name="store")


@app.callback(invoke_without_command=True)
def _version(
    version: bool = typer.Option(False, "--version", help="Print the version and leave."),
) -> None:
    if version:
        from batt.about import __version__
        from batt.dsl.values.twin import TWIN
        from batt.dsl.version import short_version

        typer.echo(f"batt {__version__}, {TWIN} values, language {short_version()}")
        raise typer.Exit
