"""`dateline ingest`: documents become claims in the log."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from dateline.app import App, Destination, Item, Outcome, Refused, open_app
from dateline.app.sources import files_in, items_of_file, items_of_input
from dateline.app.workers import processors
from dateline.cli.outcomes import Tally, print_outcome, report
from dateline.cli.progress import documents_bar
from dateline.errors import InvalidInput, Unavailable

# Less than this is read sooner than other processes are started (some 25 ms of reading for each KB).
_LITTLE = 64_000


def ingest(
    paths: Annotated[
        list[str],
        typer.Argument(help="Documents: files, folders with all that is in them, or - for standard input."),
    ],
    published: Annotated[
        str | None,
        typer.Option(help="When they were published, where they do not say: 2025-08-13 or 2025-08-13T19:20:55Z."),
    ] = None,
    source: Annotated[str | None, typer.Option(help="Who publishes, where they do not say.")] = None,
    zone: Annotated[str | None, typer.Option(help="The time zone of times that state none: Europe/Kyiv.")] = None,
    timeline: Annotated[str | None, typer.Option(help="Put them on this timeline; it is opened if need be.")] = None,
    glob: Annotated[list[str] | None, typer.Option(help="Which files of folders: *.html, 2024/*.txt.")] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="How many processes read; as many as there are processors.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first that cannot be read.")] = False,
    raw: Annotated[bool, typer.Option("--raw/--no-raw", help="Keep the bytes they were read from as well.")] = True,
    as_json: Annotated[bool, typer.Option("--json", help="Print a line of JSON for each document.")] = False,
) -> None:
    """Record documents and what they claim. A document that is in the log already adds nothing.

    Each is recorded as soon as it is read. What cannot be read is named at the end with its reason, and does not stop
    the others. After an interruption the same command goes on where it was.
    """
    with closing(open_app()) as app:
        files = list(_files(app, paths, glob or ()))
        total = None if "-" in paths else sum(_size(path) for _, path in files)
        given, destination = app.given(published, source, zone), Destination(timeline, keep_raw=raw)
        few = total is not None and total < _LITTLE
        processes = workers or (1 if few else processors())
        outcomes = app.ingest_items(_items(app, paths, files), given, destination, processes=processes, strict=strict)
        tally = _record(outcomes, total, as_json=as_json)
        position = app.position()
    report(tally, position, as_json=as_json)


def _record(outcomes: Iterable[Outcome | Refused], total: int | None, *, as_json: bool) -> Tally:
    """Print what comes of each document under a bar. What ends the run says how many were recorded before it."""
    tally = Tally()
    try:
        with documents_bar(total) as reached:
            for outcome in outcomes:
                tally.count(outcome)
                if isinstance(outcome, Outcome):
                    print_outcome(outcome, as_json=as_json)
                reached(tally.documents, tally.size)
    except Unavailable as error:
        raise type(error)(f"{error} {tally.kept}", **error.values) from error
    except KeyboardInterrupt:
        print(f"dateline: interrupted. {tally.kept}", file=sys.stderr)
        raise
    return tally


def _files(app: App, paths: Iterable[str], patterns: Iterable[str]) -> Iterator[tuple[str, Path]]:
    """The files that are meant, but for the log's own."""
    database = app.database.sqlite_file
    own = {database.with_name(database.name + end).resolve() for end in ("", "-wal", "-shm")} if database else set()
    for given in paths:
        if given == "-":
            continue
        path, count = Path(given), 0
        for name, file in files_in([path], tuple(patterns)):
            if file.resolve() not in own:
                count += 1
                yield name, file
        if not count:
            raise InvalidInput(f"There is no document in {path}.", path=str(path))


def _items(app: App, paths: Iterable[str], files: Iterable[tuple[str, Path]]) -> Iterator[Item]:
    limit = app.settings.max_document_bytes
    for name, path in files:
        yield from items_of_file(name, path, app.now(), limit)
    if "-" in paths:
        yield from items_of_input(sys.stdin.buffer, app.now(), limit)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
