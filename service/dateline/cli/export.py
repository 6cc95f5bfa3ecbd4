"""`dateline export`: a timeline as a file."""

import sys
from collections.abc import Callable
from contextlib import closing, suppress
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.app import open_app
from dateline.errors import InvalidInput
from dateline.exports.icalendar import to_icalendar
from dateline.exports.json import to_json
from dateline.exports.reading import TimelineReading, read_timeline
from dateline.projections.reader import Reader
from dateline.projections.views import AsOf


class Format(StrEnum):
    """What a timeline can be exported as."""

    ICS = "ics"
    JSON = "json"


WRITERS: dict[Format, Callable[[TimelineReading], bytes]] = {Format.ICS: to_icalendar, Format.JSON: to_json}


def export(
    slug: Annotated[str, typer.Argument(help="The timeline.", show_default=False)],
    format: Annotated[Format, typer.Option("--format", help="What to write.", show_default=False)],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Where to write it; standard output if left out.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(help="As the log stood then: a position, or 2025-08-13T12:00:00Z.")
    ] = None,
    published_by: Annotated[
        str | None, typer.Option(help="Only what was public by then: 2025-08-13T12:00:00Z.")
    ] = None,
) -> None:
    """Write a timeline as a calendar or as JSON, as known at any moment."""
    with closing(open_app(create=False)) as app:
        written = WRITERS[format](read(app.reader, slug, as_of, published_by))
    if output is None:
        sys.stdout.buffer.write(written)
    else:
        write(output, written)


def read(reader: Reader, slug: str, as_of: str | None = None, published_by: str | None = None) -> TimelineReading:
    """A whole timeline at the moment that these words mean. Raises NotFound, InvalidInput and InvertedAsOf."""
    moment = reader.as_of(as_of, published_by)
    if moment.recorded is None:
        moment = AsOf(recorded=reader.position(), published=moment.published)
    return read_timeline(reader, slug, moment)


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: beside it first, then in its place. Raises InvalidInput where that fails."""
    if path.is_dir():
        raise InvalidInput(f"{path} is a directory: name a file in it.", path=str(path))
    beside = path.parent / f".{path.name}.part"
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except (OSError, ValueError) as error:
        with suppress(OSError, ValueError):
            beside.unlink()
        reason = getattr(error, "strerror", None) or str(error)
        raise InvalidInput(f"{path} cannot be written: {reason}.", path=str(path)) from error
