"""The happenings projection: when each happening was, for every moment of recording and of publication.

A row holds on two axes at once: what was known from position `since` until position `until`, of what was published
from `public_since` until `public_until`. So a page of a timeline, in order of date, as of any moment on both axes, is
one indexed query. What a happening's claims say together is not stored: `summarise` says it anew of the claims.
"""

from collections.abc import Sequence

from sqlalchemy import BigInteger, Boolean, Column, Connection, Index, Integer, LargeBinary, Table, Text

from dateline import claims
from dateline.claims import Claim
from dateline.events import (
    ClaimEvent,
    ClaimLinked,
    ClaimRecorded,
    ClaimUnlinked,
    Event,
    HappeningEvent,
    HappeningsMerged,
    HappeningSplit,
    HappeningTitled,
)
from dateline.happenings.features import features_of
from dateline.happenings.reach import keys_of
from dateline.projections import bulk, telling
from dateline.projections.bulk import Row
from dateline.projections.claims import claims_concerned, decode, encode, merged_happenings
from dateline.projections.linkable import LINKABLE, SEPARATOR, places
from dateline.projections.rows import Rows
from dateline.projections.tables import FOREVER, instant, public_by
from dateline.store.recorded import RecordedEvent
from dateline.store.tables import METADATA

HAPPENINGS = Table(
    "happenings",
    METADATA,
    Column("build", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, primary_key=True),
    Column("since", BigInteger, primary_key=True, autoincrement=False),
    Column("public_since", BigInteger, primary_key=True, autoincrement=False),
    Column("until", BigInteger, nullable=False),
    Column("public_until", BigInteger, nullable=False),
    # The order of a timeline: by date in seconds since the year 1 (FOREVER where undated), then by when it was first
    # heard of. `born` is the position of its first event, so no two happenings share both.
    Column("starts", BigInteger, nullable=False),
    Column("born", BigInteger, nullable=False),
    Column("ends", BigInteger, nullable=False),
    Column("revision", Integer, nullable=False),
    instant("created_at"),
    instant("changed_at"),
    Column("title", Text),
    Column("titled_by", Text),
    # What its claims add up to (`telling.Told`).
    Column("claims", LargeBinary, nullable=False),
)
Index(None, HAPPENINGS.c.build, HAPPENINGS.c.until, HAPPENINGS.c.starts, HAPPENINGS.c.born)
Index(None, HAPPENINGS.c.build, HAPPENINGS.c.id, HAPPENINGS.c.until, HAPPENINGS.c.public_until)

# What the projection remembers between events: the claims as they are now, and where they belong.
MEMBERS = Table(
    "happening_claims",
    METADATA,
    Column("build", Integer, primary_key=True, autoincrement=False),
    Column("claim_id", Text, primary_key=True),
    Column("happening_id", Text),
    Column("document_id", Text, nullable=False),
    instant("public_by"),
    # When, in seconds since the year 1; NULL where undated.
    Column("starts", BigInteger),
    Column("ends", BigInteger),
    Column("kind", Text),
    # What its names are found by (`reach.keys_of`).
    Column("found_by", Text, nullable=False),
    Column("denies", Boolean, nullable=False),
    Column("standing", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
Index(None, MEMBERS.c.build, MEMBERS.c.happening_id, MEMBERS.c.public_by)
# Holds all that linking asks about dates, so that it reads no claim that is not near.
Index(None, MEMBERS.c.build, MEMBERS.c.happening_id, MEMBERS.c.ends, MEMBERS.c.starts, MEMBERS.c.claim_id)


class Happenings:
    """Keeps `happenings`, `happening_claims` and `linkable`."""

    name = "happenings"
    tables: tuple[Table, ...] = (HAPPENINGS, MEMBERS, LINKABLE)
    types = frozenset(
        {
            "claim-recorded",
            "claim-redated",
            "claim-corrected",
            "claim-retracted",
            "claim-linked",
            "claim-unlinked",
            "happenings-merged",
            "happening-split",
            "happening-titled",
        }
    )

    def read(self, connection: Connection, rows: Rows, events: Sequence[RecordedEvent]) -> None:
        """The claims concerned and their happenings, from the earliest publication on that anything changes for."""
        facts = [recorded.event for recorded in events]
        members, held = rows.records(MEMBERS, by="happening_id"), rows.versions(HAPPENINGS)
        members.read(connection, MEMBERS.c.claim_id, claims_concerned(facts))
        members.read(connection, MEMBERS.c.happening_id, merged_happenings(facts))
        touched = _happenings_named(facts)
        touched |= {row["happening_id"] for row in members.rows() if row["happening_id"] is not None}
        since = min([row["public_by"] for row in members.rows()] + [_changes_from(fact) for fact in facts])
        members.read(connection, MEMBERS.c.happening_id, touched, MEMBERS.c.public_by >= since)
        held.read(connection, HAPPENINGS.c.id, touched, HAPPENINGS.c.public_until >= since)
        silent = [happening_id for happening_id in touched if not held.of(happening_id)]
        ended = bulk.read(connection, HAPPENINGS, rows.build, HAPPENINGS.c.id, silent)
        for row in sorted(ended, key=lambda row: (row["until"], row["public_until"])):
            held.recall(row)

    def apply(self, rows: Rows, recorded: RecordedEvent) -> None:
        """Change the rows as an event says."""
        members = rows.records(MEMBERS, by="happening_id")
        match recorded.event:
            case ClaimRecorded() as event:
                self._note(rows, claims.evolve(None, event), None)
            case ClaimEvent() as event:
                row = members.one(event.claim_id)
                self._note(rows, claims.evolve(decode(row["data"]), event), row)
                if row["happening_id"] is not None:
                    self._retell(rows, recorded, row["happening_id"], row["public_by"])
            case HappeningTitled() as event:
                self._retell(rows, recorded, event.happening_id, 0, (event.title, event.decision.by))
            case HappeningEvent() as event:
                moved, target = self._moved(rows, event)
                touched = [event.happening_id, target, *(row["happening_id"] for row in moved)]
                since = min((row["public_by"] for row in moved), default=FOREVER)
                for row in moved:
                    members.put(**(row | {"happening_id": target}))
                for happening_id in dict.fromkeys(touched):
                    if happening_id is not None:
                        self._retell(rows, recorded, happening_id, since)

    def _note(self, rows: Rows, claim: Claim, before: Row | None) -> None:
        """Keep a claim as it is now, and where it is found."""
        features = features_of(claim)
        starts, ends = telling.seconds(features.when)
        standing = claim.status != "retracted"
        rows.records(MEMBERS, by="happening_id").put(
            claim_id=claim.id,
            happening_id=before["happening_id"] if before else None,
            document_id=claim.document_id,
            public_by=public_by(claim.publication),
            starts=starts,
            ends=ends,
            kind=features.kind,
            found_by=SEPARATOR.join(sorted(keys_of(features.names))),
            denies=claim.modality == "denied" or claim.polarity == "negative",
            standing=standing,
            version=claim.version,
            data=encode(claim),
        )
        found = places(features) if standing else set()
        was = places(features_of(decode(before["data"]))) if before and before["standing"] else set()
        for place in was - found:
            rows.records(LINKABLE).remove(*place, claim.id)
        for key, lasts, day in found - was:
            rows.records(LINKABLE).put(key=key, lasts=lasts, day=day, claim_id=claim.id)

    def _moved(self, rows: Rows, event: HappeningEvent) -> tuple[list[Row], str | None]:
        """The claims that an event moves, and where to."""
        members = rows.records(MEMBERS, by="happening_id")
        match event:
            case ClaimLinked():
                return [members.one(event.claim_id)], event.happening_id
            case ClaimUnlinked():
                return [members.one(event.claim_id)], None
            case HappeningSplit():
                return [members.one(claim_id) for claim_id in dict.fromkeys(event.claim_ids)], event.new_id
            case HappeningsMerged():
                return members.of(event.merged_id), event.happening_id
        raise ValueError(f"{type(event).__name__} moves no claims")

    def _retell(
        self, rows: Rows, at: RecordedEvent, happening_id: str, since: int, title: tuple[str, str] | None = None
    ) -> None:
        """Write the rows of a happening anew for what was published from `since` on, where they no longer hold."""
        held = rows.versions(HAPPENINGS)
        known = held.of(happening_id)
        last = telling.last_of(known) or held.last(happening_id)
        named = title or ((last["title"], last["titled_by"]) if last else (None, None))
        told = telling.retold(known, rows.records(MEMBERS, by="happening_id").of(happening_id), since, named)
        told_anew = {
            "id": happening_id,
            "born": last["born"] if last else at.position,
            "created_at": last["created_at"] if last else at.stored_at,
            "revision": last["revision"] + 1 if last else 1,
            "changed_at": at.stored_at,
        }
        for row in told.ended:
            held.end(row, at.position)
        for row in told.begun:
            held.put(at.position, **(told_anew | row))


def _happenings_named(events: Sequence[Event]) -> set[str]:
    """The ids of the happenings that these events name."""
    named = merged_happenings(events)
    for event in events:
        if isinstance(event, HappeningEvent):
            named.add(event.happening_id)
        if isinstance(event, HappeningSplit):
            named.add(event.new_id)
    return named


def _changes_from(event: Event) -> int:
    """From which publication on an event alone can change what is told; what it names is looked at besides."""
    if isinstance(event, HappeningTitled):
        return 0
    return public_by(event.publication) if isinstance(event, ClaimRecorded) else FOREVER
