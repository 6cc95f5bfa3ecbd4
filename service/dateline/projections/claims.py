"""The claims projection: every claim as it reads, and which happening it speaks of."""

from typing import Any

import msgspec
from sqlalchemy import BigInteger, Boolean, Column, Connection, Index, Integer, Table, Text, insert, select

from dateline import claims
from dateline.claims import Claim
from dateline.events import (
    ClaimEvent,
    ClaimLinked,
    ClaimRecorded,
    ClaimUnlinked,
    HappeningEvent,
    HappeningsMerged,
    HappeningSplit,
)
from dateline.projections.tables import encoded, instant, open_rows, public_by, supersede, versioned_table
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

    def apply(self, connection: Connection, build: int, recorded: RecordedEvent) -> None:
        """Change the tables as an event says."""
        match recorded.event:
            case ClaimRecorded() as event:
                self._record(connection, build, recorded, event)
            case ClaimEvent() as event:
                row = self._row(connection, build, event.claim_id)
                claim = claims.evolve(decode(row["data"]), event)
                row |= {"data": encode(claim), "retracted": claim.status == "retracted"}
                supersede(connection, CLAIMS, build, event.claim_id, recorded.position, **row)
            case HappeningEvent() as event:
                for claim_id, happening_id in self._moves(connection, build, event).items():
                    row = self._row(connection, build, claim_id) | {"happening_id": happening_id}
                    supersede(connection, CLAIMS, build, claim_id, recorded.position, **row)

    def _record(self, connection: Connection, build: int, recorded: RecordedEvent, event: ClaimRecorded) -> None:
        supersede(
            connection,
            CLAIMS,
            build,
            event.claim_id,
            recorded.position,
            document_id=event.document_id,
            happening_id=None,
            start=event.span.start,
            retracted=False,
            public_by=public_by(event.publication),
            recorded_at=recorded.stored_at,
            position=recorded.position,
            data=encode(claims.evolve(None, event)),
        )
        named = sorted({form for name in event.names for form in forms_of(name.text)})
        if named:
            rows = [{"build": build, "name": name, "claim_id": event.claim_id} for name in named]
            connection.execute(insert(CLAIM_NAMES), rows)

    def _row(self, connection: Connection, build: int, claim_id: str) -> dict[str, Any]:
        columns = [column for column in CLAIMS.c if column.name not in ("build", "id", "since", "until")]
        query = select(*columns).where(open_rows(CLAIMS, build), CLAIMS.c.id == claim_id)
        return dict(connection.execute(query).mappings().one())

    def _moves(self, connection: Connection, build: int, event: HappeningEvent) -> dict[str, str | None]:
        """Which claims an event moves, and to which happening."""
        match event:
            case ClaimLinked():
                return {event.claim_id: event.happening_id}
            case ClaimUnlinked():
                return {event.claim_id: None}
            case HappeningSplit():
                return dict.fromkeys(event.claim_ids, event.new_id)
            case HappeningsMerged():
                query = select(CLAIMS.c.id).where(open_rows(CLAIMS, build), CLAIMS.c.happening_id == event.merged_id)
                return dict.fromkeys(connection.scalars(query.order_by(CLAIMS.c.id)), event.happening_id)
        return {}


def forms_of(name: str) -> set[str]:
    """What a name is found by: the whole of it and each of its words, in lower case."""
    words = name.casefold().replace("’", "'").removesuffix("'s").split()
    return {" ".join(words), *words}
