"""One reading transaction at one moment: the rows known then, as views. Each method is a few SQL statements."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, FromClause, Row, select

from dateline.happenings import Summary
from dateline.projections import from_rows, happenings
from dateline.projections.claims import CLAIMS
from dateline.projections.documents import DOCUMENTS, SOURCES
from dateline.projections.from_rows import ClaimRow
from dateline.projections.happenings import HAPPENINGS
from dateline.projections.memberships import TIMELINE_DOCUMENTS
from dateline.projections.tables import FOREVER, PROJECTIONS
from dateline.projections.timelines import PLACED, TIMELINES
from dateline.projections.views import AsOf, ClaimView, DocumentView, HappeningView, TimelineView
from dateline.store.database import Database
from dateline.store.recorded import microseconds

# The tables that another projection than happenings keeps.
_OTHERS = {"addresses": "addresses", "timelines": "timelines", "timeline_placed": "timelines"}
# Ids that one statement looks for.
_IDS = 500


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Reads the live builds at a position, by what was public at an instant (microseconds).

    `latest`: nothing has been recorded since that is in the tables.
    """

    connection: Connection
    builds: dict[str, int]
    position: int
    published: int
    latest: bool

    @property
    def all_published(self) -> bool:
        """Whether everything published counts."""
        return self.published == FOREVER

    def build(self, table: FromClause) -> int:
        """The live build of the projection that keeps a table; 0, which has no rows, before it has ever run."""
        return self.builds.get(_OTHERS.get(getattr(table, "name", ""), "happenings"), 0)

    def known(self, table: FromClause, *, found: bool = False) -> ColumnElement[bool]:
        """The condition for a row of a table to have been known at this moment; `found`: by other columns already.

        A sum is no column, so no index that begins with `until` looks better than the one that finds the row or has
        the order.
        """
        own: ColumnElement[bool] = table.c.build == self.build(table)
        if self.latest:
            return own & ((table.c.until + 0 if found else table.c.until) == FOREVER)
        return own & (table.c.since <= self.position) & (table.c.until + 0 > self.position)

    def timelines(self, where: Sequence[ColumnElement[bool]], limit: int | None = None) -> list[TimelineView]:
        """The timelines for which conditions hold, by slug."""
        query = select(TIMELINES).where(self.known(TIMELINES), *where).order_by(TIMELINES.c.slug).limit(limit)
        rows = self.connection.execute(query).all()
        ids = [row.id for row in rows]
        chosen: defaultdict[str, list[str]] = defaultdict(list)
        placed: defaultdict[tuple[str, bool], list[str]] = defaultdict(list)
        order = TIMELINE_DOCUMENTS.c.added, TIMELINE_DOCUMENTS.c.place
        for row in self._among(TIMELINE_DOCUMENTS.c.timeline_id, ids, *order):
            chosen[row.timeline_id].append(row.document_id)
        for row in self._among(PLACED.c.timeline_id, ids, PLACED.c.happening_id):
            placed[row.timeline_id, row.pinned].append(row.happening_id)
        return [
            from_rows.timeline_view(row, chosen[row.id], placed[row.id, True], placed[row.id, False]) for row in rows
        ]

    def documents(self, ids: Iterable[str]) -> dict[str, DocumentView]:
        """The documents with these ids, by id."""
        rows = [row for row in self._among(DOCUMENTS.c.id, ids) if row.public_by <= self.published]
        views = [from_rows.document_view(row) for row in rows]
        named = self._named(view.source_id for view in views)
        return {view.id: from_rows.with_source(view, named) for view in views}

    def claims(self, column: Column[Any], values: Iterable[str]) -> list[ClaimView]:
        """The claims in which a column has one of these values, in the order of their documents' texts."""
        found = self._claims(column, values)
        named = self._named(each.claim.source_id for each in found)
        return [from_rows.claim_view(each, named) for each in found]

    def visible(self, *, found: bool = False) -> ColumnElement[bool]:
        """The condition for a row of happenings to hold at this moment, on both axes; `found` as in `known`."""
        known = self.known(HAPPENINGS, found=found)
        return known if self.all_published else known & (HAPPENINGS.c.first_public <= self.published)

    def happenings(self, ids: Iterable[str]) -> Sequence[Row[Any]]:
        """The rows of the happenings with these ids."""
        return [row for row in self._among(HAPPENINGS.c.id, ids) if row.first_public <= self.published]

    def summaries(self, rows: Sequence[Row[Any]]) -> dict[int, Summary]:
        """What the claims of the happenings of these rows say together, by `born`."""
        stored = {row.born: happenings.decode(row.summary) for row in rows if row.last_public <= self.published}
        others = [row for row in rows if row.born not in stored]
        if not others:
            return stored
        told = self._standing(others)
        return stored | {row.born: from_rows.summarised(told[row.id]) for row in others}

    def views(self, rows: Sequence[Row[Any]], summaries: dict[int, Summary]) -> dict[str, HappeningView]:
        """The happenings of these rows with their summaries (by `born`), by id."""
        told = self._standing(rows)
        named = self._named(each.claim.source_id for some in told.values() for each in some)
        return {row.id: from_rows.happening_view(row, summaries[row.born], told[row.id], named) for row in rows}

    def _standing(self, rows: Sequence[Row[Any]]) -> defaultdict[str, list[ClaimRow]]:
        """The claims that speak of the happenings of these rows and have not been taken back, by the happening."""
        told: defaultdict[str, list[ClaimRow]] = defaultdict(list)
        for each in self._claims(CLAIMS.c.happening_id, (row.id for row in rows)):
            if not each.row.retracted:
                told[each.row.happening_id].append(each)
        return told

    def _claims(self, column: Column[Any], values: Iterable[str]) -> list[ClaimRow]:
        rows = [row for row in self._among(column, values) if row.public_by <= self.published]
        rows.sort(key=lambda row: (row.document_id, row.start, row.id))
        return [from_rows.claim_row(row) for row in rows]

    def _named(self, source_ids: Iterable[str | None]) -> dict[str, str]:
        """The names of sources, by id."""
        return {row.id: row.name for row in self._among(SOURCES.c.id, filter(None, source_ids))}

    def _among(self, column: Column[Any], values: Iterable[str], *order: Column[Any]) -> Iterator[Row[Any]]:
        """The rows, as known at this moment, in which a column has one of these values, some hundreds at a time."""
        table, wanted = column.table, sorted(set(values))
        for start in range(0, len(wanted), _IDS):
            query = select(table).where(self.known(table), column.in_(wanted[start : start + _IDS]))
            yield from self.connection.execute(query.order_by(*order))


@contextmanager
def snapshot(database: Database, as_of: AsOf, *projections: str) -> Iterator[Snapshot]:
    """Open a reading transaction at a moment.

    The position is the one asked for, or where the slowest of the projections that are read stands: so what several
    of them say fits together, while one that has stopped holds up only those who read it.
    """
    live = select(PROJECTIONS.c.name, PROJECTIONS.c.build, PROJECTIONS.c.position).where(PROJECTIONS.c.state == "live")
    with database.connect() as connection:
        if not database.is_sqlite:
            # All statements see what the first one saw, as in SQLite.
            connection.execution_options(isolation_level="REPEATABLE READ")
        rows = {row.name: row for row in connection.execute(live)}
        positions = [(rows[name].position if name in rows else 0) for name in projections]
        position = min(positions) if as_of.recorded is None else min(as_of.recorded, *positions)
        published = FOREVER if as_of.published is None else microseconds(as_of.published)
        builds = {name: row.build for name, row in rows.items()}
        yield Snapshot(connection, builds, position, published, latest=position == max(positions))
