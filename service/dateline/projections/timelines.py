"""The timelines projection: each timeline's title and selection, what editors pinned to it and hid from it.

Which happenings a timeline shows is asked of the happenings when it is read (`selection.py`): a projection depends on
the log alone, never on another projection.
"""

import msgspec
from sqlalchemy import Column, Connection, Index, Integer, Table, Text, select

from dateline import timelines
from dateline.events import TimelineCreated, TimelineEvent
from dateline.projections.tables import encoded, instant, open_rows, supersede, versioned_table
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
    types = frozenset({"timeline-created", "timeline-changed", "entry-pinned", "entry-hidden", "timeline-published"})

    def apply(self, connection: Connection, build: int, recorded: RecordedEvent) -> None:
        """Change the table as an event says."""
        event = recorded.event
        assert isinstance(event, TimelineEvent)
        now = recorded.stored_at
        timeline, created_at = None, now
        if not isinstance(event, TimelineCreated):
            query = select(TIMELINES.c.data, TIMELINES.c.created_at)
            row = connection.execute(
                query.where(open_rows(TIMELINES, build), TIMELINES.c.id == event.timeline_id)
            ).one()
            timeline, created_at = decode(row.data), row.created_at
        changed = timelines.evolve(timeline, event)
        supersede(
            connection,
            TIMELINES,
            build,
            changed.id,
            recorded.position,
            slug=changed.slug,
            revision=changed.version,
            created_at=created_at,
            changed_at=now,
            data=_encode(changed),
        )
