"""`dateline ingest`: documents become claims in the log."""

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from dateline.app import App, Destination, Found, Item, Outcome, Refused, open_app
from dateline.app.sources import files_in, items_of_file, items_of_input
from dateline.app.workers import prepare, processors
from dateline.cli.fetched import fetcher_of, is_address, item_of_address
from dateline.cli.outcomes import Tally, print_found, print_outcome, report
from dateline.cli.progress import documents_bar
from dateline.documents.mapping import NAMED
from dateline.errors import InvalidInput, Unavailable
from dateline.fetching import Fetcher

# Less than this is read sooner than other processes are started (some 25 ms of reading for each KB).
_LITTLE = 64_000


def ingest(
    paths: Annotated[
        list[str],
        typer.Argument(
            help="Documents: files, folders with all that is in them, addresses (https://…), or - for standard input."
        ),
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
    mapping: Annotated[
        list[str] | None, typer.Option("--map", help="Which column of a sheet holds what: date=Year,headline=What.")
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from machines that are not on the public network, too.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print what would be recorded, and record nothing.")
    ] = False,
    raw: Annotated[bool, typer.Option("--raw/--no-raw", help="Keep the bytes they were read from as well.")] = True,
    as_json: Annotated[bool, typer.Option("--json", help="Print a line of JSON for each document.")] = False,
) -> None:
    """Record documents and what they claim. A document that is in the log already adds nothing.

    Each is recorded as soon as it is read. What cannot be read is named at the end with its reason, and does not stop
    the others. After an interruption the same command goes on where it was.
    """
    given_files = list(_files(paths, glob or ()))
    whole = all(each != "-" and not is_address(each) for each in paths)
    total = sum(_size(path) for _, path in given_files) if whole else None
    few = total is not None and total < _LITTLE
    processes = 1 if dry_run else workers or (1 if few else processors())
    if processes > 1:
        prepare()
    with closing(open_app()) as app, fetcher_of(app, allow_private=allow_private) as fetcher:
        files = _but_own(app, given_files)
        given = app.given(published, source, zone, mapping_of(mapping))
        items = _items(app, paths, files, fetcher)
        if dry_run:
            tally = _preview(app.preview_items(items, given), as_json=as_json)
        else:
            destination = Destination(timeline, keep_raw=raw)
            outcomes = app.ingest_items(items, given, destination, processes=processes, strict=strict)
            tally = _record(outcomes, total, as_json=as_json)
        position = app.position()
    report(tally, position, as_json=as_json or dry_run)


def _preview(found: Iterable[Found | Refused], *, as_json: bool) -> Tally:
    tally = Tally()
    for one in found:
        tally.count(one)
        if isinstance(one, Found):
            print_found(one, as_json=as_json)
    return tally


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


def _files(paths: Iterable[str], patterns: Iterable[str]) -> Iterator[tuple[str, Path]]:
    """Name and path of the files that are meant. Raises InvalidInput for a folder without any."""
    for given in paths:
        if given == "-" or is_address(given):
            continue
        found = list(files_in([Path(given)], tuple(patterns)))
        if not found:
            raise InvalidInput(f"There is no document in {given}.", path=given)
        yield from found


def _but_own(app: App, files: Iterable[tuple[str, Path]]) -> list[tuple[str, Path]]:
    """The files that are not the log's own."""
    database = app.database.sqlite_file
    own = {database.with_name(database.name + end).resolve() for end in ("", "-wal", "-shm")} if database else set()
    return [(name, path) for name, path in files if path.resolve() not in own]


def _items(app: App, paths: Iterable[str], files: Iterable[tuple[str, Path]], fetcher: Fetcher) -> Iterator[Item]:
    """What is meant, as it comes: files first, then addresses, then standard input."""
    limit = app.settings.max_document_bytes
    for name, path in files:
        yield from items_of_file(name, path, app.now(), limit)
    for given in paths:
        if is_address(given):
            yield item_of_address(app, fetcher, given)
    if "-" in paths:
        yield from items_of_input(sys.stdin.buffer, app.now(), limit)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def mapping_of(written: Iterable[str] | None) -> dict[str, str] | None:
    """Which column holds which field, from `date=Year,headline=What`; a name alone stands for a mapping of that name.

    A comma that no field follows belongs to the column: `date=Year,Month` joins two. Raises InvalidInput.
    """
    if not written:
        return None
    mapping: dict[str, str] = {}
    for part in written:
        pairs = re.split(r",(?=\s*\w+=)", part)
        for pair in pairs:
            field, equals, column = pair.partition("=")
            if not field.strip() or (equals and not column.strip()):
                raise InvalidInput(f"{pair!r} maps nothing: write FIELD=COLUMN, such as date=Year.", mapping=pair)
            if not equals and field.strip() not in NAMED:
                known = ", ".join(NAMED)
                raise InvalidInput(
                    f"No mapping goes by the name {field.strip()!r}; there are {known}. Or write FIELD=COLUMN.",
                    mapping=pair,
                )
            mapping |= {field.strip(): column.strip()} if equals else NAMED[field.strip()]
    return mapping
