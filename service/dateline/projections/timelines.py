"""The timelines projection: each timeline's title and selection, what editors pinned to it and hid from it.

Which happenings a timeline shows is asked of the happenings when it is read (`selection.py`): a projection depends on
the log alone, never on another projection.
"""

from collections.abc import Sequence

import msgspec
from sqlalchemy import Column, Connection, Index, Integer, Table, Text

from dateline import timelines
from dateline.events import TimelineCreated, TimelineEvent
from dateline.projections.rows import Rows
from dateline.projections.tables import encoded, instant, versioned_table
from dateline.store.recorded import RecordedEvent
from dateline.timelines import Timeline

TIMELINES = versioned_table(
    "timelines",
    Column("slug", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    instant("created_at"),
    instant("changed_at"),
    encoded(),
)
Index(None, TIMELINES.c.build, TIMELINES.c.slug)

_encode = msgspec.json.Encoder(order="sorted").encode
decode = msgspec.json.Decoder(Timeline).decode


class Timelines:
    """Keeps `timelines`."""

    name = "timelines"
    tables: tuple[Table, ...] = (TIMELINES,)
    types = frozenset(
        {
            "timeline-created",
            "timeline-changed",
            "timeline-extended",
            "entry-pinned",
            "entry-hidden",
            "timeline-published",
        }
    )

    def read(self, connection: Connection, rows: Rows, events: Sequence[RecordedEvent]) -> None:
        """The timelines that are changed."""
        rows.versions(TIMELINES).read(connection, TIMELINES.c.id, (recorded.stream for recorded in events))

    def apply(self, rows: Rows, recorded: RecordedEvent) -> None:
        """Change the rows as an event says."""
        event, versions = recorded.event, rows.versions(TIMELINES)
        assert isinstance(event, TimelineEvent)
        timeline, created_at = None, recorded.stored_at
        if not isinstance(event, TimelineCreated):
            row = versions.one(event.timeline_id)
            timeline, created_at = decode(row["data"]), row["created_at"]
        changed = timelines.evolve(timeline, event)
        versions.put(
            recorded.position,
            id=changed.id,
            slug=changed.slug,
            revision=changed.version,
            created_at=created_at,
            changed_at=recorded.stored_at,
            data=_encode(changed),
        )
