"""The timelines projection: each timeline's title and selection, and what editors pinned to it and hid from it.

The documents of a selection, and the happenings that a timeline shows because of them, are rows of the happenings
projection (`memberships.py`), which has to follow the claims, too.
"""

from collections.abc import Sequence

import msgspec
from sqlalchemy import BigInteger, Boolean, Column, Connection, Index, Integer, Table, Text

from dateline import timelines
from dateline.events import EntryHidden, EntryPinned, TimelineCreated, TimelineEvent
from dateline.projections.tables import encoded, instant, versioned_table
from dateline.projections.unit_of_work import Rows
from dateline.store.recorded import RecordedEvent
from dateline.store.tables import METADATA
from dateline.timelines import Timeline

TIMELINES = versioned_table(
    "timelines",
    Column("slug", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    instant("created_at"),
    instant("changed_at"),
    # The timeline without its documents and without what editors placed.
    encoded(),
)
Index(None, TIMELINES.c.build, TIMELINES.c.slug)

# What editors pinned to a timeline or hid from it.
PLACED = Table(
    "timeline_placed",
    METADATA,
    Column("build", Integer, primary_key=True, autoincrement=False),
    Column("timeline_id", Text, primary_key=True),
    Column("happening_id", Text, primary_key=True),
    Column("since", BigInteger, primary_key=True, autoincrement=False),
    Column("until", BigInteger, nullable=False),
    Column("pinned", Boolean, nullable=False),
)

_encode = msgspec.json.Encoder(order="sorted").encode
decode = msgspec.json.Decoder(Timeline).decode


class Timelines:
    """Keeps `timelines` and `timeline_placed`."""

    name = "timelines"
    tables: tuple[Table, ...] = (TIMELINES, PLACED)
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
        """The timelines that are changed, and the happenings that are placed on them."""
        rows.versions(TIMELINES).read(connection, TIMELINES.c.id, (recorded.stream for recorded in events))
        placed = {one.event.happening_id for one in events if isinstance(one.event, EntryPinned | EntryHidden)}
        rows.versions(PLACED, "happening_id").read(connection, PLACED.c.happening_id, placed)

    def apply(self, rows: Rows, commit: Sequence[RecordedEvent]) -> None:
        """Change the rows as the events of one commit say."""
        for recorded in commit:
            self._apply(rows, recorded, commit[-1].position)

    def _apply(self, rows: Rows, recorded: RecordedEvent, at: int) -> None:
        event, versions = recorded.event, rows.versions(TIMELINES)
        assert isinstance(event, TimelineEvent)
        timeline, created_at = None, recorded.stored_at
        if not isinstance(event, TimelineCreated):
            row = versions.one(event.timeline_id)
            timeline, created_at = decode(row["data"]), row["created_at"]
        if isinstance(event, EntryPinned | EntryHidden):
            placed = {"timeline_id": event.timeline_id, "happening_id": event.happening_id}
            rows.versions(PLACED, "happening_id").put(at, **placed, pinned=isinstance(event, EntryPinned))
        changed = timelines.evolve(timeline, event)
        alone = msgspec.structs.replace(changed.selection, documents=())
        versions.put(
            at,
            id=changed.id,
            slug=changed.slug,
            revision=changed.version,
            created_at=created_at,
            changed_at=recorded.stored_at,
            data=_encode(msgspec.structs.replace(changed, selection=alone, pinned=(), hidden=())),
        )
