"""The claims: every claim as it reads, who speaks, and which happening it speaks of.

What a claim says is held here alone, compressed (`packing`): whoever needs it reads it here.
"""

from collections.abc import Iterable

import msgspec
from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, Text

from dateline import claims
from dateline.claims import Claim
from dateline.events import (
    ClaimCorrected,
    ClaimEvent,
    ClaimLinked,
    ClaimRecorded,
    ClaimUnlinked,
    Event,
    HappeningEvent,
    HappeningsMerged,
    HappeningSplit,
)
from dateline.projections import packing
from dateline.projections.documents import speaker_of
from dateline.projections.statements import Row
from dateline.projections.tables import encoded, instant, public_by, versioned_table
from dateline.projections.unit_of_work import Rows, Versions
from dateline.store.recorded import RecordedEvent

CLAIMS = versioned_table(
    "claims",
    Column("document_id", Text, nullable=False),
    Column("happening_id", Text),
    Column("start", Integer, nullable=False),
    Column("retracted", Boolean, nullable=False),
    instant("public_by"),
    instant("recorded_at"),
    Column("position", BigInteger, nullable=False),
    # Who says it: the innermost source that it names, else the outlet, as known when it was recorded or corrected.
    Column("speaker", Text, nullable=False),
    encoded(),
)
Index(None, CLAIMS.c.build, CLAIMS.c.happening_id, CLAIMS.c.until)
Index(None, CLAIMS.c.build, CLAIMS.c.document_id, CLAIMS.c.until)

_encode = msgspec.json.Encoder(order="sorted").encode
_decode = msgspec.json.Decoder(Claim).decode


def encode(claim: Claim) -> bytes:
    """A claim as the column `data` keeps it."""
    return packing.pack(_encode(claim))


def decode(data: bytes) -> Claim:
    """The claim that the column `data` keeps."""
    return _decode(packing.unpack(data))


def versions(rows: Rows) -> Versions:
    """The claims that a page of events concerns, by id, by happening and by document."""
    return rows.versions(CLAIMS, "id", "happening_id", "document_id")


def record(rows: Rows, recorded: RecordedEvent, event: ClaimRecorded, at: int) -> None:
    """Keep a new claim from position `at` on."""
    claim = claims.evolve(None, event)
    versions(rows).put(
        at,
        id=event.claim_id,
        document_id=event.document_id,
        happening_id=None,
        start=event.span.start,
        retracted=False,
        public_by=public_by(event.publication),
        recorded_at=recorded.stored_at,
        position=recorded.position,
        speaker=speaker_of(rows, claim),
        data=encode(claim),
    )


def change(rows: Rows, event: ClaimEvent, at: int) -> Row:
    """Keep a claim as an event of it says from position `at` on; the row it had is the answer."""
    row = versions(rows).one(event.claim_id)
    claim = claims.evolve(decode(row["data"]), event)
    changed: dict[str, object] = {"data": encode(claim), "retracted": not claim.stands}
    if isinstance(event, ClaimCorrected):
        changed["speaker"] = speaker_of(rows, claim)
    versions(rows).put(at, **(row | changed))
    return row


def move(rows: Rows, claim_id: str, happening_id: str | None, at: int) -> str | None:
    """Have a claim speak of a happening (None: of none) from position `at` on; of which it spoke is the answer."""
    row = versions(rows).one(claim_id)
    versions(rows).put(at, **(row | {"happening_id": happening_id}))
    before: str | None = row["happening_id"]
    return before


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


def happenings_concerned(events: Iterable[Event]) -> set[str]:
    """The ids of the happenings that these events name."""
    named: set[str] = set()
    for event in events:
        if isinstance(event, HappeningEvent):
            named.add(event.happening_id)
        if isinstance(event, HappeningsMerged):
            named.add(event.merged_id)
        if isinstance(event, HappeningSplit):
            named.add(event.new_id)
    return named
