"""Every command: where it is, and the sentence that `dateline --help` tells of it."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import typer
import typer.main
from typer.core import TyperCommand, TyperGroup

# Loading all commands takes over a second, of which `--help`, `--version` and completion need next to nothing: they are
# told from this table, and a module is imported when its command is called. A test holds the sentences to the truth.
COMMANDS = {
    "demo": "Ingest two sample documents into a fresh log in out/, print their timeline and export it.",
    "ingest": "Record documents and what they claim. A document that is in the log already adds nothing.",
    "follow": "Ask pages and feeds again and again, and record what is new or revised, until stopped.",
    "reextract": "Read stored texts again: what reads differently supersedes the earlier claims, which stay on record.",
    "timeline": "Print a timeline as known at any moment: when, what, who says so, and the numbers side by side.",
    "diff": "Print what changed on a timeline from one moment to another, and the events that caused it.",
    "search": "Find claims by their words, documents and happenings by their titles, as known at any moment.",
    "export": "Write a timeline as a calendar or as JSON, as known at any moment.",
    "serve": "Serve GraphQL, calendars and JSON over HTTP until interrupted.",
    "resolve": "Print the time expressions of a text and what each of them means, seen from the day of publication.",
    "extract": "Print the claims that documents make: who says it, how sure, when, how many. Nothing is stored.",
    "link": "Print the happenings that documents speak of, and how their claims stand to each other. "
    "Nothing is stored.",
    "keydates": "Print the days that matter most to documents, the most important first. Nothing is stored.",
    "documents": "Look at a document, and record that it was revised, corrected, withdrawn or erased.",
    "timelines": "List the timelines, or open one.",
    "schema": "The JSON Schema of what other programs give.",
    "projections": "The tables derived from the log.",
    "log": "Read, prove, verify, move and keep the log.",
    "db": "Bring the database to the shape this program needs.",
}
# Commands that share a module with another; the others are in the module of their name.
_MODULES = {"resolve": "extract", "timelines": "timeline"}
# Groups that do something by themselves; the others tell what is in them.
_ALONE = {"timelines"}


class Commands(TyperGroup):
    """The commands of the program: named at once, loaded when called."""

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The command that `args` begin with, loaded, and the arguments that are left for it."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, loaded(name) if name in COMMANDS else command, rest


def loaded(name: str) -> TyperCommand | TyperGroup:
    """The command or group of commands that goes by a name of COMMANDS, with all its options."""
    found: Callable[..., None] | typer.Typer = getattr(import_module(f"dateline.cli.{_MODULES.get(name, name)}"), name)
    holder = typer.Typer()
    if not isinstance(found, typer.Typer):
        holder.command(name)(found)
    elif name in _ALONE:
        holder.add_typer(found, name=name)
    else:
        holder.add_typer(found, name=name, callback=tell, invoke_without_command=True, no_args_is_help=False)
    commands: dict[str, Any] = vars(typer.main.get_group(holder))["commands"]
    command: TyperCommand | TyperGroup = commands[name]
    return command


def tell(context: typer.Context) -> None:
    """Print what can be done, where nothing was asked for."""
    if context.invoked_subcommand is None:
        print(context.get_help())
