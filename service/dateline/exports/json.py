"""A timeline as JSON that loses nothing: every claim with its words, offsets, speakers, readings and numbers.

The shape is the views' own and is promised: schema/exports/timeline.v1.json (JSON Schema 2020-12) is generated from
it, and a test fails when the two differ. A change that could break a reader is a new version.
"""

import hashlib
from datetime import datetime
from typing import Any, Literal

import msgspec

from dateline.exports.reading import TimelineReading
from dateline.happenings import innermost_source
from dateline.happenings.origins import Provenance, origins
from dateline.projections.views import DocumentView, Entry, TimelineView

MEDIA_TYPE = "application/json"
SCHEMA_ID = "https://dateline.example/schema/exports/timeline.v1.json"


class AsOfBlock(msgspec.Struct, frozen=True, kw_only=True):
    """The moment that was read: the log up to `recorded`, of what was published by `published` (null: everything)."""

    recorded: int | None
    published: datetime | None


class TimelineExport(msgspec.Struct, frozen=True, kw_only=True):
    """A timeline with all that supports it.

    `documents` holds each document that a claim names in `document_id`; `origins` their ids, a list for each origin
    that they rest on.
    """

    format: Literal["dateline-timeline"] = "dateline-timeline"
    version: Literal[1] = 1
    as_of: AsOfBlock
    timeline: TimelineView
    entries: tuple[Entry, ...]
    documents: tuple[DocumentView, ...]
    origins: tuple[tuple[str, ...], ...] = ()


def to_json(reading: TimelineReading) -> bytes:
    """The timeline as indented UTF-8 JSON with a line end; keys in the order of the schema, sets sorted."""
    export = TimelineExport(
        as_of=AsOfBlock(recorded=reading.as_of.recorded, published=reading.as_of.published),
        timeline=reading.timeline,
        entries=reading.entries,
        documents=reading.documents,
        origins=_origins(reading),
    )
    return msgspec.json.format(msgspec.json.encode(export, order="deterministic"), indent=2) + b"\n"


def _origins(reading: TimelineReading) -> tuple[tuple[str, ...], ...]:
    sources: dict[str, list[str | None]] = {}
    for entry in reading.entries:
        for claim in entry.happening.claims:
            sources.setdefault(claim.document_id, []).append(innermost_source(claim.attribution))
    return origins(
        Provenance(each.id, each.source_name, each.credits, each.copies, sources.get(each.id, ()))
        for each in reading.documents
    )


def fingerprint(reading: TimelineReading) -> str:
    """A SHA-256 over what the timeline says, not over the position it was read at.

    A log that has grown by things of other timelines gives the same fingerprint, so that a reader who asks again need
    not load again.
    """
    said = (reading.timeline, reading.entries, reading.documents, reading.as_of.published)
    return hashlib.sha256(msgspec.json.encode(said, order="deterministic")).hexdigest()


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `to_json`."""
    (reference,), definitions = msgspec.json.schema_components([TimelineExport], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "Dateline timeline export, version 1",
        **reference,
        "$defs": definitions,
    }
