"""Timelines as files at an address: for calendars that subscribe, and for programs that download."""

import hashlib
from email.utils import format_datetime
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from dateline.api.service import Service
from dateline.errors import InvalidInput
from dateline.exports import icalendar, json
from dateline.exports.reading import TimelineReading, read_timeline
from dateline.projections.views import AsOf

PARAMETERS = frozenset({"as_of", "published_by"})
CACHE = "public, max-age=60, must-revalidate"


class Feeds:
    """The files of a service's timelines. Its methods are synchronous: Starlette runs them in threads."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def icalendar(self, request: Request) -> Response:
        """A timeline as iCalendar. Raises NotFound, InvalidInput and InvertedAsOf."""
        reading = self._read(request)
        written = icalendar.to_icalendar(reading)
        return _answer(request, reading, written, f'"{hashlib.sha256(written).hexdigest()}"', icalendar.MEDIA_TYPE)

    def json(self, request: Request) -> Response:
        """A timeline as JSON. Raises NotFound, InvalidInput and InvertedAsOf.

        The entity tag is weak: the file names the position it was read at, and that alone makes no new edition.
        """
        reading = self._read(request)
        return _answer(request, reading, json.to_json(reading), f'W/"{json.fingerprint(reading)}"', json.MEDIA_TYPE)

    def _read(self, request: Request) -> TimelineReading:
        """The timeline as of the moment that the address names. A misspelt moment must not quietly mean now."""
        for name in request.query_params:
            if name not in PARAMETERS:
                raise InvalidInput(
                    f'There is no parameter "{name}": a moment is given with as_of and published_by.', parameter=name
                )
        reader = self._service.reader
        as_of = reader.as_of(request.query_params.get("as_of"), request.query_params.get("published_by"))
        if as_of.recorded is None:
            as_of = AsOf(recorded=reader.position(), published=as_of.published)
        return read_timeline(reader, request.path_params["slug"], as_of)


def _answer(request: Request, reading: TimelineReading, body: bytes, tag: str, media_type: str) -> Response:
    headers = {
        "ETag": tag,
        "Last-Modified": format_datetime(reading.changed_at.replace(microsecond=0), usegmt=True),
        "Cache-Control": CACHE,
    }
    if _has(request, tag):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(body, headers=headers, media_type=media_type)


def _has(request: Request, tag: str) -> bool:
    """Whether the client says it has this edition (RFC 9110 section 13.1.2, weak comparison).

    If-Modified-Since is not looked at: what leaves a timeline makes nothing on it newer.
    """
    named = {each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")}
    return "*" in named or tag.removeprefix("W/") in named
