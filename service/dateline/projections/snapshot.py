"""One reading transaction at one moment: the rows known then, as views. Each method is one or two SQL statements."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, select

from dateline.projections import composing
from dateline.projections.claims import CLAIMS
from dateline.projections.documents import DOCUMENTS, SOURCES
from dateline.projections.happenings import HAPPENINGS
from dateline.projections.tables import FOREVER, PROJECTIONS, known
from dateline.projections.timelines import TIMELINES
from dateline.projections.views import AsOf, ClaimView, DocumentView, HappeningView
from dateline.store.database import Database
from dateline.store.recorded import microseconds

_OF = {"sources": "documents", "claim_names": "claims", "happening_claims": "happenings", "linkable": "happenings"}


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Reads the live builds at a position, by what was public at an instant (microseconds)."""

    connection: Connection
    builds: dict[str, int]
    position: int
    published: int

    def build(self, table: Table) -> int:
        """The live build of the projection that keeps a table; 0, which has no rows, before it has ever run."""
        return self.builds.get(_OF.get(table.name, table.name), 0)

    def known(self, table: Table) -> ColumnElement[bool]:
        """The condition for a row of a table to have been known at this moment."""
        return known(table, self.build(table), self.position)

    def timelines(self, where: Sequence[ColumnElement[bool]], limit: int | None = None) -> Sequence[Row[Any]]:
        """The rows of timelines, by slug."""
        query = select(TIMELINES).where(self.known(TIMELINES), *where).order_by(TIMELINES.c.slug).limit(limit)
        return self.connection.execute(query).all()

    def documents(self, ids: Iterable[str]) -> dict[str, DocumentView]:
        """The documents with these ids, by id."""
        wanted = sorted(set(ids))
        if not wanted:
            return {}
        query = select(DOCUMENTS).where(
            self.known(DOCUMENTS), DOCUMENTS.c.public_by <= self.published, DOCUMENTS.c.id.in_(wanted)
        )
        names = select(SOURCES.c.id, SOURCES.c.name).where(self.known(SOURCES))
        rows = self.connection.execute(query).all()
        views = [composing.document_view(row) for row in rows]
        sources = sorted({view.source_id for view in views if view.source_id is not None})
        named = {row.id: row.name for row in self.connection.execute(names.where(SOURCES.c.id.in_(sources)))}
        return {view.id: composing.with_source(view, named) for view in views}

    def claims(self, *where: ColumnElement[bool]) -> list[tuple[Row[Any], ClaimView]]:
        """The claims for which a condition holds, in the order of their documents' texts."""
        query = select(CLAIMS).where(self.known(CLAIMS), CLAIMS.c.public_by <= self.published, *where)
        rows = self.connection.execute(query.order_by(CLAIMS.c.document_id, CLAIMS.c.start, CLAIMS.c.id)).all()
        documents = self.documents(row.document_id for row in rows)
        return [(row, composing.claim_view(row, documents.get(row.document_id))) for row in rows]

    def visible(self) -> ColumnElement[bool]:
        """The condition for a row of happenings to hold at this moment, on both axes."""
        public = and_(HAPPENINGS.c.public_since <= self.published, HAPPENINGS.c.public_until > self.published)
        return self.known(HAPPENINGS) & public

    def views(self, rows: Sequence[Row[Any]]) -> dict[str, HappeningView]:
        """The happenings of these rows, by id."""
        told: dict[str, list[tuple[Row[Any], ClaimView]]] = defaultdict(list)
        if rows:
            speaking = CLAIMS.c.happening_id.in_({row.id for row in rows}), CLAIMS.c.retracted.is_(False)
            for row, view in self.claims(*speaking):
                told[row.happening_id].append((row, view))
        return {row.id: composing.happening_view(row, told[row.id]) for row in rows}


@contextmanager
def snapshot(database: Database, as_of: AsOf, *projections: str) -> Iterator[Snapshot]:
    """Open a reading transaction at a moment.

    The position is the one asked for, or where the slowest of the projections that are read stands: so what several
    of them say fits together, while one that has stopped holds up only those who read it.
    """
    live = select(PROJECTIONS.c.name, PROJECTIONS.c.build, PROJECTIONS.c.position).where(PROJECTIONS.c.state == "live")
    with database.connect() as connection:
        rows = {row.name: row for row in connection.execute(live)}
        reached = min((rows[name].position if name in rows else 0) for name in projections)
        position = reached if as_of.recorded is None else min(as_of.recorded, reached)
        published = FOREVER - 1 if as_of.published is None else microseconds(as_of.published)
        yield Snapshot(connection, {name: row.build for name, row in rows.items()}, position, published)
