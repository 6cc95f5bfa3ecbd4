"""The happenings projection: how the log's events change documents, claims, happenings and where those are found."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Table, select

from dateline.claims import Claim, evolve
from dateline.events import (
    ClaimCorrected,
    ClaimEvent,
    ClaimLinked,
    ClaimRecorded,
    ClaimUnlinked,
    DocumentEvent,
    Event,
    HappeningEvent,
    HappeningsMerged,
    HappeningSplit,
    HappeningTitled,
    SourceEvent,
    TimelineChanged,
    TimelineEvent,
)
from dateline.projections import claims, document_words, documents, memberships, names, search_index
from dateline.projections.claims import CLAIMS
from dateline.projections.happenings import HAPPENINGS, encode, happenings, place, summarised, undated_for
from dateline.projections.statements import Row
from dateline.projections.unit_of_work import Rows
from dateline.store.recorded import RecordedEvent

# A happening with more publications than these is not looked through for when its date became what it is.
_LOOKED_THROUGH = 12


class Happenings:
    """Keeps `sources`, `documents`, `claims`, `happenings` and what they and timelines are found by."""

    name = "happenings"
    tables: tuple[Table, ...] = (
        documents.SOURCES,
        documents.DOCUMENTS,
        CLAIMS,
        HAPPENINGS,
        names.NAMES,
        memberships.TIMELINE_DOCUMENTS,
        memberships.MEMBERSHIPS,
        document_words.DOCUMENT_WORDS,
        search_index.SEARCHED,
    )
    types = documents.TYPES | {
        "claim-recorded",
        "claim-redated",
        "claim-corrected",
        "claim-retracted",
        "claim-superseded",
        "claim-linked",
        "claim-unlinked",
        "happenings-merged",
        "happening-split",
        "happening-titled",
        "timeline-created",
        "timeline-changed",
        "timeline-extended",
    }

    def read(self, connection: Connection, rows: Rows, events: Sequence[RecordedEvent]) -> None:
        """The claims concerned, their happenings with all their claims, and where those are found."""
        facts = [recorded.event for recorded in events]
        chosen = _chosen(connection, rows, facts)
        known, named = claims.versions(rows), claims.claims_concerned(facts)
        known.read(connection, CLAIMS.c.id, named)
        known.read(connection, CLAIMS.c.document_id, chosen)
        touched = claims.happenings_concerned(facts)
        touched |= {row["happening_id"] for row in known.rows() if row["happening_id"] is not None}
        known.read(connection, CLAIMS.c.happening_id, touched)
        self._read_happenings(connection, rows, touched)
        born = {row["born"] for row in happenings(rows).rows()}
        names.read(connection, rows, born)
        added = {fact.document_id for fact in facts if isinstance(fact, ClaimRecorded)}
        document_words.read(connection, rows, added)
        memberships.read(connection, rows, {row["document_id"] for row in known.rows()} | _of_documents(facts), born)
        documents.read(connection, rows, _of_documents(facts) | _corrected(rows, facts))

    def _read_happenings(self, connection: Connection, rows: Rows, touched: Iterable[str]) -> None:
        held = happenings(rows)
        held.read(connection, HAPPENINGS.c.id, touched)
        silent = sorted(happening_id for happening_id in touched if not held.of(happening_id))
        for start in range(0, len(silent), 1000):
            some = HAPPENINGS.c.id.in_(silent[start : start + 1000])
            query = select(HAPPENINGS).where(HAPPENINGS.c.build == rows.build, some).order_by(HAPPENINGS.c.until)
            for row in connection.execute(query).mappings():
                held.recall(dict(row))

    def apply(self, rows: Rows, commit: Sequence[RecordedEvent]) -> None:
        """Change the rows as the events of one commit say, each happening once."""
        changes = Changes(rows, commit[-1])
        for recorded in commit:
            changes.apply(recorded)
        changes.finish()


class Changes:
    """What one commit changes: claim by claim, then each happening concerned and its places in timelines."""

    def __init__(self, rows: Rows, last: RecordedEvent) -> None:
        self._rows = rows
        self._last = last
        self._at = last.position
        # The happenings concerned, each with the position of the first event about it.
        self._touched: dict[str, int] = {}
        self._titled: dict[str, tuple[str, str]] = {}
        self._selected: set[str] = set()
        self._recorded: dict[str, list[Claim]] = {}
        # When claims that came to a happening had been published, and the happenings to which more was done.
        self._added: dict[str, set[int]] = {}
        self._disturbed: set[str] = set()

    def apply(self, recorded: RecordedEvent) -> None:
        """Change the claims, documents and timelines as an event says; note which happenings that concerns."""
        search_index.note(self._rows, recorded)
        match recorded.event:
            case ClaimRecorded() as event:
                claims.record(self._rows, recorded, event, self._at)
                self._recorded.setdefault(event.document_id, []).append(evolve(None, event))
            case ClaimEvent() as event:
                before = claims.change(self._rows, event, self._at)
                self._touch(before["happening_id"], recorded)
                self._disturbed.add(before["happening_id"])
            case HappeningTitled() as event:
                self._titled[event.happening_id] = event.title, event.decision.by
                self._touch(event.happening_id, recorded)
            case HappeningEvent() as event:
                self._move(event, recorded)
            case TimelineEvent():
                self._selected |= memberships.apply(self._rows, recorded, self._at)
            case _:
                documents.apply(self._rows, recorded, self._at)

    def finish(self) -> None:
        """Summarise each happening concerned, and keep where it is found."""
        document_words.note(self._rows, self._recorded)
        for happening_id, first in self._touched.items():
            self._summarise(happening_id, first)
        for document_id in self._selected:
            for row in claims.versions(self._rows).of(document_id, by="document_id"):
                for happening in happenings(self._rows).of(row["happening_id"]):
                    memberships.write(self._rows, happening, self._standing(happening["id"]), self._at)

    def _touch(self, happening_id: str | None, recorded: RecordedEvent) -> None:
        if happening_id is not None:
            self._touched.setdefault(happening_id, recorded.position)

    def _move(self, event: HappeningEvent, recorded: RecordedEvent) -> None:
        """Have claims speak of another happening."""
        moved, target = _moved(self._rows, event)
        self._touch(target or event.happening_id, recorded)
        for claim_id in moved:
            before = claims.move(self._rows, claim_id, target, self._at)
            if before is not None:
                self._touch(before, recorded)
                self._disturbed.add(before)
            if target is not None and before != target:
                row = claims.versions(self._rows).one(claim_id)
                self._added.setdefault(target, set()).add(row["public_by"])

    def _standing(self, happening_id: str) -> list[Row]:
        """The claims of a happening that have not been taken back."""
        rows = claims.versions(self._rows).of(happening_id, by="happening_id")
        return [row for row in rows if not row["retracted"]]

    def _summarise(self, happening_id: str, first: int) -> None:
        held, standing = happenings(self._rows), self._standing(happening_id)
        before = next(iter(held.of(happening_id)), None)
        last = before or held.last(happening_id)
        if not standing:
            self._end(before)
            return
        told = [(row, self._rows.decoded(row, claims.decode)) for row in standing]
        summary = summarised(told)
        title = self._titled.get(happening_id) or ((last["title"], last["titled_by"]) if last else (None, None))
        starts, ends = place(summary.period)
        published = [row["public_by"] for row in standing]
        first_public, last_public = min(published), max(published)
        dated = self._dated(happening_id, told, before, (starts, ends))
        held.put(
            self._at,
            born=last["born"] if last else first,
            id=happening_id,
            starts=starts,
            ends=ends,
            first_public=first_public,
            dated=dated,
            last_public=last_public,
            undated_for=undated_for(first_public, dated),
            modality=summary.modality,
            contested=summary.contested,
            importance=summary.importance,
            revision=last["revision"] + 1 if last else 1,
            created_at=last["created_at"] if last else self._last.stored_at,
            changed_at=self._last.stored_at,
            title=title[0],
            titled_by=title[1],
            summary=encode(summary),
        )
        names.write(self._rows, held.one(happening_id), told, self._at)
        memberships.write(self._rows, held.one(happening_id), standing, self._at)

    def _end(self, before: Row | None) -> None:
        """Keep that a happening has no claim any more, where it had one."""
        if before is not None:
            happenings(self._rows).end(before, self._at)
            names.write(self._rows, before, [], self._at)
            memberships.write(self._rows, before, [], self._at)

    def _dated(
        self, happening_id: str, told: Sequence[tuple[Row, Claim]], before: Row | None, now: tuple[int, int]
    ) -> int:
        """From which publication on the date of a happening is what it is now: that one, or a later one."""
        moments: list[int] = sorted({row["public_by"] for row, _ in told})
        if before is not None and self._is_newest(happening_id, before):
            dated: int = before["dated"]
            return dated if (before["starts"], before["ends"]) == now else moments[-1]
        if len(moments) > _LOOKED_THROUGH:
            return moments[-1]
        dated = moments.pop()
        while moments:
            public = [pair for pair in told if pair[0]["public_by"] <= moments[-1]]
            if place(summarised(public).period) != now:
                break
            dated = moments.pop()
        return dated

    def _is_newest(self, happening_id: str, before: Row) -> bool:
        """Whether all that is new of a happening are claims of one publication, not before any that it had."""
        added: set[int] = self._added.get(happening_id, set())
        alone = happening_id not in self._disturbed and len(added) <= 1
        return alone and all(public_by >= before["last_public"] for public_by in added)


def _chosen(connection: Connection, rows: Rows, events: Sequence[Event]) -> set[str]:
    """The ids of the documents that events put on a timeline or may take off one."""
    changed = (event.timeline_id for event in events if isinstance(event, TimelineChanged))
    added = {document for event in events for document in memberships.documents_of(event)}
    return added | memberships.read_timelines(connection, rows, changed)


def _moved(rows: Rows, event: HappeningEvent) -> tuple[list[str], str | None]:
    """The claims that an event moves, and where to."""
    match event:
        case ClaimLinked():
            return [event.claim_id], event.happening_id
        case ClaimUnlinked():
            return [event.claim_id], None
        case HappeningSplit():
            return list(dict.fromkeys(event.claim_ids)), event.new_id
        case HappeningsMerged():
            merged = claims.versions(rows).of(event.merged_id, by="happening_id")
            return sorted(row["id"] for row in merged), event.happening_id
    raise ValueError(f"{type(event).__name__} moves no claims")


def _of_documents(events: Sequence[Event]) -> set[str]:
    """The ids of the sources and documents that events are about, or that the claims in them come from."""
    found: set[str] = set()
    for event in events:
        match event:
            case ClaimRecorded():
                found.add(event.document_id)
                found |= {event.source_id} if event.source_id else set()
            case SourceEvent() | DocumentEvent():
                found.add(event.stream)
    return found


def _corrected(rows: Rows, events: Sequence[Event]) -> set[str]:
    """The ids of the sources and documents of claims that events change."""
    changed = {event.claim_id for event in events if isinstance(event, ClaimCorrected)}
    own = [row for claim_id in changed for row in claims.versions(rows).of(claim_id)]
    return {row["document_id"] for row in own} | {claims.decode(row["data"]).source_id or "" for row in own}
