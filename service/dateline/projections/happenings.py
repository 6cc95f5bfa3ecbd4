"""The happenings projection: when each happening was, for every moment of recording and of publication.

A row holds on two axes at once: what was known from position `since` until position `until`, of what was published
from `public_since` until `public_until`. So a page of a timeline, in order of date, as of any moment on both axes, is
one indexed query. What a happening's claims say together is not stored: `summarise` says it anew of the claims.
"""

import hashlib
from dataclasses import dataclass

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    insert,
    select,
    update,
)

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
    HappeningTitled,
)
from dateline.happenings import Period, period_of_happening
from dateline.happenings.periods import BEGINNING
from dateline.projections.claims import decode, encode
from dateline.projections.tables import FOREVER, instant, open_rows, public_by
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
    # Of which claims, in which version, this is what they say.
    Column("claims", LargeBinary, nullable=False),
)
Index(None, HAPPENINGS.c.build, HAPPENINGS.c.until, HAPPENINGS.c.starts, HAPPENINGS.c.born)

# What the projection remembers between events: the claims as they are now, and where they belong.
MEMBERS = Table(
    "happening_claims",
    METADATA,
    Column("build", Integer, primary_key=True, autoincrement=False),
    Column("claim_id", Text, primary_key=True),
    Column("happening_id", Text),
    Column("data", LargeBinary, nullable=False),
)
Index(None, MEMBERS.c.build, MEMBERS.c.happening_id)


@dataclass(frozen=True, slots=True)
class _Past:
    """What is known of a happening before an event."""

    born: int
    created_at: int
    revision: int
    title: str | None
    titled_by: str | None


class Happenings:
    """Keeps `happenings` and `happening_claims`."""

    name = "happenings"
    tables: tuple[Table, ...] = (HAPPENINGS, MEMBERS)
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

    def apply(self, connection: Connection, build: int, recorded: RecordedEvent) -> None:
        """Change the tables as an event says."""
        match recorded.event:
            case ClaimRecorded() as event:
                data = encode(claims.evolve(None, event))
                connection.execute(insert(MEMBERS).values(build=build, claim_id=event.claim_id, data=data))
            case ClaimEvent() as event:
                own = (MEMBERS.c.build == build) & (MEMBERS.c.claim_id == event.claim_id)
                row = connection.execute(select(MEMBERS.c.data, MEMBERS.c.happening_id).where(own)).one()
                data = encode(claims.evolve(decode(row.data), event))
                connection.execute(update(MEMBERS).where(own).values(data=data))
                if row.happening_id is not None:
                    self._retell(connection, build, recorded, row.happening_id)
            case HappeningTitled() as event:
                self._retell(connection, build, recorded, event.happening_id, (event.title, event.decision.by))
            case HappeningEvent() as event:
                for happening_id in self._move(connection, build, event):
                    self._retell(connection, build, recorded, happening_id)

    def _move(self, connection: Connection, build: int, event: HappeningEvent) -> list[str]:
        """Move claims as an event says; the happenings that this touches."""
        members, happening_id = MEMBERS.c.build == build, event.happening_id
        target: str | None = happening_id
        touched = [happening_id]
        match event:
            case ClaimLinked():
                moved = members & (MEMBERS.c.claim_id == event.claim_id)
                left = connection.scalars(select(MEMBERS.c.happening_id).where(moved)).one()
                touched = [other for other in (left,) if other not in (None, happening_id)] + touched
            case ClaimUnlinked():
                moved, target = members & (MEMBERS.c.claim_id == event.claim_id), None
            case HappeningSplit():
                moved, target = members & MEMBERS.c.claim_id.in_(event.claim_ids), event.new_id
                touched.append(event.new_id)
            case HappeningsMerged():
                moved = members & (MEMBERS.c.happening_id == event.merged_id)
                touched.append(event.merged_id)
            case _:
                raise ValueError(f"{type(event).__name__} moves no claims")
        connection.execute(update(MEMBERS).where(moved).values(happening_id=target))
        return list(dict.fromkeys(touched))

    def _retell(
        self,
        connection: Connection,
        build: int,
        at: RecordedEvent,
        happening_id: str,
        title: tuple[str, str] | None = None,
    ) -> None:
        """Write the rows of a happening anew, leaving alone those that still hold."""
        past = self._past(connection, build, happening_id, at)
        named = title or (past.title, past.titled_by)
        standing = self._standing(connection, build, happening_id)
        own = open_rows(HAPPENINGS, build) & (HAPPENINGS.c.id == happening_id)
        held = {(row.public_since, row.claims): row for row in connection.execute(select(HAPPENINGS).where(own))}
        told = {
            (start, _fingerprint(claims_, named)): (end, claims_) for start, end, claims_ in _by_publication(standing)
        }
        kept = {key for key, row in held.items() if key in told and told[key][0] == row.public_until}
        for public_since, _ in sorted(held.keys() - kept):
            ended = own & (HAPPENINGS.c.public_since == public_since)
            connection.execute(update(HAPPENINGS).where(ended).values(until=at.position))
        rows = []
        for key in sorted(told.keys() - kept):
            end, claims_ = told[key]
            # A row whose end alone moves says what it said before: that is no new revision.
            before = held.get(key)
            rows.append(
                {
                    "build": build,
                    "id": happening_id,
                    "since": at.position,
                    "until": FOREVER,
                    "public_since": key[0],
                    "public_until": end,
                    "born": past.born,
                    "revision": before.revision if before else past.revision + 1,
                    "created_at": past.created_at,
                    "changed_at": before.changed_at if before else at.stored_at,
                    "title": named[0],
                    "titled_by": named[1],
                    "claims": key[1],
                    **_order(period_of_happening(claims_)),
                }
            )
        if rows:
            connection.execute(insert(HAPPENINGS), rows)

    def _past(self, connection: Connection, build: int, happening_id: str, at: RecordedEvent) -> _Past:
        columns = (HAPPENINGS.c.born, HAPPENINGS.c.created_at, HAPPENINGS.c.revision)
        query = select(*columns, HAPPENINGS.c.title, HAPPENINGS.c.titled_by)
        query = query.where(HAPPENINGS.c.build == build, HAPPENINGS.c.id == happening_id)
        row = connection.execute(
            query.order_by(HAPPENINGS.c.since.desc(), HAPPENINGS.c.revision.desc()).limit(1)
        ).one_or_none()
        return _Past(*row) if row else _Past(at.position, at.stored_at, 0, None, None)

    def _standing(self, connection: Connection, build: int, happening_id: str) -> list[Claim]:
        query = select(MEMBERS.c.data).where(MEMBERS.c.build == build, MEMBERS.c.happening_id == happening_id)
        told = [decode(data) for data in connection.scalars(query)]
        return [claim for claim in told if claim.status != "retracted"]


def _by_publication(standing: list[Claim]) -> list[tuple[int, int, list[Claim]]]:
    """The claims that were public in each stretch of time `[start, end)` between one publication and the next."""
    moments = sorted({public_by(claim.publication) for claim in standing})
    return [
        (start, end, [claim for claim in standing if public_by(claim.publication) <= start])
        for start, end in zip(moments, [*moments[1:], FOREVER], strict=False)
    ]


def _fingerprint(told: list[Claim], named: tuple[str | None, str | None]) -> bytes:
    parts = [f"{claim.id} {claim.version}" for claim in sorted(told, key=lambda claim: claim.id)]
    return hashlib.sha256("\n".join([str(named), *parts]).encode()).digest()


def _order(period: Period | None) -> dict[str, int]:
    if period is None:
        return {"starts": FOREVER, "ends": FOREVER}
    start = period.earliest or period.latest or BEGINNING
    end = None if period.latest is None else int((period.latest - BEGINNING).total_seconds())
    return {"starts": int((start - BEGINNING).total_seconds()), "ends": FOREVER if end is None else end}
