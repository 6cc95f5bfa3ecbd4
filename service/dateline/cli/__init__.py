"""The command line: every command is registered here, and every error becomes one line here."""

import os
import sys
from typing import Annotated, NoReturn

import typer
from pydantic_core import ValidationError
from typer.exceptions import TyperException

import dateline
from dateline.cli.commands import COMMANDS, Commands, tell
from dateline.errors import DatelineError, MissingPublication

cli = typer.Typer(
    name="dateline",
    cls=Commands,
    help="Timelines from news claims: who said what happened when, kept for ever and readable as of any moment.",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        print(f"dateline {dateline.__version__}")
        raise typer.Exit


@cli.callback(invoke_without_command=True)
def _alone(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    tell(context)


for name, sentence in COMMANDS.items():
    # What stands in for a command until it is called.
    cli.command(name, help=sentence)(lambda: None)


def main() -> NoReturn:
    """Run the command line and exit: 0 done, 1 the answer is no, 2 wrong use or bad input with one line saying why."""
    try:
        done = cli(standalone_mode=False, prog_name="dateline")
        sys.stdout.flush()
        code = done if isinstance(done, int) else 0
    except MissingPublication as error:
        code = _refuse(error.sentence.replace("`published`", "`--published`"))  # here it is an option
    except DatelineError as error:
        code = _refuse(error.sentence)
    except TyperException as error:
        code = _refuse(error.format_message())
    except ValidationError as error:
        code = _refuse(_setting(error))
    except (KeyboardInterrupt, typer.Abort):
        code = 130
    except BrokenPipeError:
        # Whoever read our output has had enough; the interpreter must not fail on it once more when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    sys.exit(code)


def _setting(error: ValidationError) -> str:
    """The sentence about the first setting that cannot be used."""
    first = error.errors(include_url=False)[0]
    name = "_".join(("DATELINE", *map(str, first["loc"]))).upper()
    return f'{name} cannot be "{first["input"]}": {first["msg"]}.'


def _refuse(sentence: str) -> int:
    """Say why not, in one line."""
    print(f"dateline: {' '.join(sentence.split())}", file=sys.stderr)
    return 2
