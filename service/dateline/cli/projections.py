"""`dateline projections`: how far they have come, and building them anew."""

import json
from contextlib import closing
from typing import Annotated

import typer
from rich.table import Table

from dateline.app import App, open_app
from dateline.cli.progress import bar
from dateline.cli.timeline import AsJson, console
from dateline.projections.runner import Rebuilt

projections = typer.Typer(help="The tables derived from the log.", no_args_is_help=True)

_Names = Annotated[list[str] | None, typer.Argument(help="Which; all if left out.", show_default=False)]


@projections.command()
def status(as_json: AsJson = False) -> int:
    """Print how far each projection has come. Exits with 1 when one has stopped."""
    with closing(open_app(create=False)) as app:
        found = app.runner.status()
    if as_json:
        rows = [
            {
                "name": one.name,
                "build": one.build,
                "position": one.position,
                "head": one.head,
                "fault_position": one.fault_position,
                "fault": one.fault,
            }
            for one in found
        ]
        print(json.dumps(rows))
    else:
        table = Table(
            "Projection", "Build", "Position", "Head", "State", box=None, pad_edge=False, padding=(0, 3, 0, 0)
        )
        for one in found:
            state = "running" if one.fault is None else f"stopped after {one.fault_position}: {one.fault}"
            table.add_row(one.name, str(one.build), str(one.position), str(one.head), state)
        console().print(table)
    return int(any(one.fault is not None for one in found))


@projections.command()
def rebuild(names: _Names = None) -> None:
    """Build projections anew from the log beside the live ones, compare, and switch."""
    with closing(open_app(create=False)) as app:
        for name in names or app.runner.names:
            done = _rebuilt(app, name)
            outcome = "the same bytes" if done.same else f"changed: {done.before or 'stopped'} before"
            print(f"{name}: {done.rows} rows at position {done.position}, {done.after} ({outcome})")


def _rebuilt(app: App, name: str) -> Rebuilt:
    with bar(name, app.position()) as reached:
        return app.runner.rebuild(name, lambda position, head: reached(position))


@projections.command()
def rollback(
    name: Annotated[str, typer.Argument(help="Which projection.", show_default=False)],
) -> None:
    """Go back to the build before the last rebuild."""
    with closing(open_app(create=False)) as app:
        print(f"{name}: build {app.runner.roll_back(name)} is live again")
