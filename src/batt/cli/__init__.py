"""The command line: one file a command; each imports what it needs only when it is called."""

from __future__ import annotations

import sys
from collections.abc import Sequence
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
from batt.errors import BattError

INTERRUPTED = 130


class Commands(TyperGroup):
    """Turns what batt tells a user about into one line on stderr and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; leaves with 2 for a ``BattError``, with 130 where interrupted."""
        try:
            return super().invoke(ctx)
        except BattError as error:
            typer.echo(f"batt: {error}", err=True)
            raise SystemExit(2) from None
        except KeyboardInterrupt:
            typer.echo("batt: interrupted; what was stored is kept", err=True)
            raise SystemExit(INTERRUPTED) from None


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


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    0 done, 1 a check that failed, 2 the call or an input was wrong, 130 interrupted.
    """
    try:
        app(args=arguments)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    return 0


def entry() -> None:
    """What the installed ``batt`` calls."""
    sys.exit(main())
