"""The claims projection: every claim as it reads, and which happening it speaks of."""

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import BigInteger, Boolean, Column, Connection, Index, Integer, Table, Text

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
)
from dateline.projections.rows import Rows, Versions
from dateline.projections.tables import encoded, instant, public_by, versioned_table
from dateline.store.recorded import RecordedEvent
from dateline.store.tables import METADATA

CLAIMS = versioned_table(
    "claims",
    Column("document_id", Text, nullable=False),
    Column("happening_id", Text),
    Column("start", Integer, nullable=False),
    Column("retracted", Boolean, nullable=False),
    instant("public_by"),
    instant("recorded_at"),
    Column("position", BigInteger, nullable=False),
    encoded(),
)
Index(None, CLAIMS.c.build, CLAIMS.c.happening_id, CLAIMS.c.until)
Index(None, CLAIMS.c.build, CLAIMS.c.document_id, CLAIMS.c.until)

# The names in a claim never change: whole, and word by word, in lower case.
CLAIM_NAMES = Table(
    "claim_names",
    METADATA,
    Column("build", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, primary_key=True),
    Column("claim_id", Text, primary_key=True),
)

encode = msgspec.json.Encoder(order="sorted").encode
decode = msgspec.json.Decoder(Claim).decode


class Claims:
    """Keeps `claims` and `claim_names`."""

    name = "claims"
    tables: tuple[Table, ...] = (CLAIMS, CLAIM_NAMES)
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
        }
    )

    def read(self, connection: Connection, rows: Rows, events: Sequence[RecordedEvent]) -> None:
        """The claims that are changed or moved."""
        versions = rows.versions(CLAIMS)
        versions.read(connection, CLAIMS.c.id, claims_concerned(recorded.event for recorded in events))
        versions.read(connection, CLAIMS.c.happening_id, merged_happenings(recorded.event for recorded in events))

    def apply(self, rows: Rows, recorded: RecordedEvent) -> None:
        """Change the rows as an event says."""
        versions = rows.versions(CLAIMS)
        match recorded.event:
            case ClaimRecorded() as event:
                self._record(rows, recorded, event)
            case ClaimEvent() as event:
                row = versions.one(event.claim_id)
                claim = claims.evolve(decode(row["data"]), event)
                changed = {"data": encode(claim), "retracted": claim.status == "retracted"}
                versions.put(recorded.position, **(row | changed))
            case HappeningEvent() as event:
                for claim_id, happening_id in self._moves(versions, event).items():
                    versions.put(recorded.position, **(versions.one(claim_id) | {"happening_id": happening_id}))

    def _record(self, rows: Rows, recorded: RecordedEvent, event: ClaimRecorded) -> None:
        rows.versions(CLAIMS).put(
            recorded.position,
            id=event.claim_id,
            document_id=event.document_id,
            happening_id=None,
            start=event.span.start,
            retracted=False,
            public_by=public_by(event.publication),
            recorded_at=recorded.stored_at,
            position=recorded.position,
            data=encode(claims.evolve(None, event)),
        )
        for form in {form for name in event.names for form in forms_of(name.text)}:
            rows.records(CLAIM_NAMES).put(name=form, claim_id=event.claim_id)

    def _moves(self, versions: Versions, event: HappeningEvent) -> dict[str, str | None]:
        """Which claims an event moves, and to which happening."""
        match event:
            case ClaimLinked():
                return {event.claim_id: event.happening_id}
            case ClaimUnlinked():
                return {event.claim_id: None}
            case HappeningSplit():
                return dict.fromkeys(event.claim_ids, event.new_id)
            case HappeningsMerged():
                merged = (row["id"] for row in versions.rows() if row["happening_id"] == event.merged_id)
                return dict.fromkeys(merged, event.happening_id)
        return {}


def claims_concerned(events: Iterable[Event]) -> set[str]:
    """The ids of the claims that these events name."""
    named: set[str] = set()
    for event in events:
        match event:
            case ClaimEvent() | ClaimLinked() | ClaimUnlinked():
                named.add(event.claim_id)
            case HappeningSplit():
                named.update(event.claim_ids)
    return named


def merged_happenings(events: Iterable[Event]) -> set[str]:
    """The ids of the happenings whose claims these events move elsewhere, whichever they are."""
    return {event.merged_id for event in events if isinstance(event, HappeningsMerged)}


def forms_of(name: str) -> set[str]:
    """What a name is found by: the whole of it and each of its words, in lower case."""
    words = name.casefold().replace("’", "'").removesuffix("'s").split()
    return {" ".join(words), *words}
