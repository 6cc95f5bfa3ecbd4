"""`dateline log events`: read the log, and follow it."""

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import msgspec
import typer

from dateline.cli.db import opened
from dateline.errors import InvalidInput, NotFound
from dateline.event_names import CATEGORIES, EVENT_TYPES
from dateline.projections.as_of import moment
from dateline.store.event_store import EventStore, system_clock
from dateline.store.recorded import RecordedEvent
from dateline.store.subscriptions import subscribe


def _types(_context: typer.Context, incomplete: str) -> list[str]:
    return [name for name in EVENT_TYPES if name.startswith(incomplete)]


def _categories(_context: typer.Context, incomplete: str) -> list[str]:
    return [name for name in sorted(CATEGORIES) if name.startswith(incomplete)]


def events(
    stream: Annotated[str | None, typer.Argument(help="Only this stream, such as claim-…", show_default=False)] = None,
    category: Annotated[
        str | None, typer.Option(help="Only streams of this kind, such as claim.", autocompletion=_categories)
    ] = None,
    types: Annotated[
        list[str] | None, typer.Option("--type", help="Only events of this type.", autocompletion=_types)
    ] = None,
    after: Annotated[
        str | None, typer.Option(help="Only what came after: a position, or 2025-08-13T12:00:00Z.")
    ] = None,
    until: Annotated[str | None, typer.Option(help="Nothing after this: a position, or 2025-08-13T12:00:00Z.")] = None,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, help="So many at most.")] = None,
    follow: Annotated[
        bool, typer.Option("--follow", "-f", help="Go on with what is appended, until interrupted.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print a line of JSON for each, with its data.")] = False,
) -> None:
    """Print the events of the log in their order, a line each."""
    if follow and (until or limit or stream):
        raise InvalidInput("--follow goes on for ever: it takes no stream, no --until and no --limit.")
    if unknown := sorted(set(types or ()) - EVENT_TYPES.keys()):
        raise InvalidInput(f'There are no events of type "{unknown[0]}".', type=unknown[0])
    if category is not None and category not in CATEGORIES:
        known = ", ".join(sorted(CATEGORIES))
        raise InvalidInput(f'There are no streams of the kind "{category}": there are {known}.', category=category)
    with opened() as database:
        store = EventStore(database)
        start, end = _position(store, after) or 0, _position(store, until)
        pages: Iterable[list[RecordedEvent]]
        if follow:
            pages = subscribe(store, start, types=types, category=category)
        elif stream is not None:
            pages = [_of_stream(store, stream, start, end, types, limit)]
        else:
            pages = store.read_pages(start, until=end, types=types, category=category, limit=limit)
        for line in _lines(pages, as_json=as_json):
            sys.stdout.write(line)
            if follow:
                sys.stdout.flush()


def _position(store: EventStore, words: str | None) -> int | None:
    return None if words is None else moment(store, system_clock, words, None).recorded


def _of_stream(
    store: EventStore, stream: str, start: int, end: int | None, types: list[str] | None, limit: int | None
) -> list[RecordedEvent]:
    found = store.read_stream(stream)
    if not found:
        raise NotFound(f"There is no stream {stream}.", stream=stream)
    wanted = (
        event
        for event in found
        if event.position > start and (end is None or event.position <= end) and (not types or event.type in types)
    )
    return list(wanted)[:limit]


def _lines(pages: Iterable[list[RecordedEvent]], *, as_json: bool) -> Iterator[str]:
    for page in pages:
        for event in page:
            yield json.dumps(_json(event), ensure_ascii=False) + "\n" if as_json else _line(event)


def _line(event: RecordedEvent) -> str:
    at = event.recorded_at.isoformat(" ", "seconds").removesuffix("+00:00")
    return f"{event.position:>8}  {at} UTC  {event.type:<21}  {event.stream} v{event.version}\n"


def _json(event: RecordedEvent) -> dict[str, Any]:
    return {
        "position": event.position,
        "event_id": str(event.event_id),
        "stream": event.stream,
        "version": event.version,
        "type": event.type,
        "recorded_at": event.recorded_at.isoformat().replace("+00:00", "Z"),
        "metadata": dict(event.metadata),
        "data": msgspec.to_builtins(event.event),
    }
