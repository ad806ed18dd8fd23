"""The command line: one file a command; each imports what it needs only when it is called."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click
import typer

from batt.cli import compose, run, show, store
from batt.errors import BattError

app = typer.Typer(
    name="batt",
    help="Search ARC-AGI tasks with many grid programs merged into one shared graph.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("run")(run.run)
app.command("compose")(compose.compose)
app.command("show")(show.show)
app.add_typer(store.app, name="store")

INTERRUPTED = 130


@app.callback(invoke_without_command=True)
def _version(
    version: bool = typer.Option(False, "--version", help="Print the version and leave."),
) -> None:
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"batt {installed('batt-arc')}")
        raise typer.Exit


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    0 done, 1 a check that failed, 2 the call or an input was wrong, 130 interrupted.
    """
    try:
        code = app(args=arguments, standalone_mode=False)
    except BattError as error:
        print(f"batt: {error}", file=sys.stderr)  # noqa: T201
        return 2
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        error.show()
        return 2
    except (KeyboardInterrupt, click.Abort):
        print("batt: interrupted; what was stored is kept", file=sys.stderr)  # noqa: T201
        return INTERRUPTED
    return code if isinstance(code, int) else 0


def entry() -> None:
    """What the installed ``batt`` calls."""
    sys.exit(main())
