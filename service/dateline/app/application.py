"""The application: the one place where the parts are wired together, and the commands that change the log."""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from dateline import claims, timelines
from dateline.api.service import Ingested, NewClaim, NewDocument
from dateline.app.appends import linked
from dateline.app.deciding import Log, decide_and_append
from dateline.app.documents import DocumentCommands
from dateline.app.ingesting import Ingesting
from dateline.app.items import Given, Item
from dateline.app.linking import linker_near
from dateline.app.outcomes import Destination, Found, Outcome, Refused
from dateline.app.recording import claim_of
from dateline.app.reextracting import Reextracting
from dateline.app.settings import Settings
from dateline.app.states import States
from dateline.claims import Claim, CorrectClaim, RecordClaim, RedateClaim, RetractClaim
from dateline.documents import Document, parse_text, read_document
from dateline.documents.decoding import too_large
from dateline.errors import NotFound
from dateline.events import ClaimEvent, TimelineEvent
from dateline.evidence import Decision
from dateline.projections.reader import Reader
from dateline.projections.runner import Runner
from dateline.store.appender import Appender
from dateline.store.database import Database
from dateline.store.event_store import Clock, EventStore
from dateline.store.migration import require_current
from dateline.store.recorded import NO_STREAM, Append, new_event
from dateline.timelines import CreateTimeline, timeline_id


class App:
    """Commands and questions (`api.service.Service`): what a command has done can be read as soon as it returns.

    With `group_commit`, commands of many threads share their transactions (`store.appender`): for a server.
    """

    def __init__(self, database: Database, clock: Clock, settings: Settings, *, group_commit: bool = False) -> None:
        self.settings = settings
        self.database = database
        self.store = EventStore(database, clock)
        self.runner = Runner(self.store)
        self.reader = Reader(self.store, clock)
        self._clock = clock
        self._appender = Appender(self.store) if group_commit else None
        self._log: Log = self._appender or self.store
        self._states = States(self.store)
        self._ingesting = Ingesting(self.store, self._log, self._states, self.reader, self.catch_up)
        self.documents = DocumentCommands(self.store, self._log, self._states, self.reader.claims_of)
        self._catching_up = threading.Lock()
        self.reextracting = Reextracting(self.store, self._log, self._states, self.reader, self.catch_up)

    def position(self) -> int:
        """The position of the log up to which questions are answered."""
        return self.reader.position()

    def check(self) -> None:
        """Raise DatabaseBehind, DatabaseUnreadable or Unavailable where questions cannot be answered now."""
        require_current(self.database)
        self.runner.require_running()

    def catch_up(self) -> int:
        """Bring the projections up to the head of the log, whose position is the answer.

        One thread at a time does so; those that wait for it mostly find that it has done their part.
        """
        with self._catching_up:
            return self.runner.catch_up()

    def close(self) -> None:
        """Append what still waits to be, and close all connections."""
        if self._appender is not None:
            self._appender.close()
        self.database.dispose()

    def kept(self, document_id: str, *, raw: bool = False) -> bytes:
        """The text of a document, or the bytes it was read from. Raises NotFound (also where they are not kept)."""
        recorded = self._states.recorded(document_id)
        key = recorded.raw_sha256 or recorded.text_sha256 if raw else recorded.text_sha256
        data = self.store.text(key)
        if data is None:
            what = "The bytes" if raw else "The text"
            raise NotFound(f"{what} of {document_id} are not kept, or were erased.", id=document_id)
        return data

    def read_documents(
        self, paths: Iterable[Path], published: str | None = None, source: str | None = None
    ) -> list[Document]:
        """The documents in these files. Raises UnreadableDocument, MissingPublication, InvalidInput; stores nothing."""
        now, zone, limit = self.now(), self.settings.zone, self.settings.max_document_bytes
        return [
            document
            for path in paths
            for document in read_document(
                path, published=published, source=source, zone=zone, retrieved_at=now, max_bytes=limit
            )
        ]

    def ingest(
        self,
        documents: Sequence[Document],
        *,
        timeline: str | None = None,
        decision: Decision | None = None,
        progress: Callable[[Ingested], None] = lambda done: None,
    ) -> list[Ingested]:
        """Record documents with their claims and links, each document all or nothing; known ones add nothing.

        `timeline` is the slug of a timeline to put them on, opened where there is none. `progress` is called with each
        document as it is done.
        """
        return self._ingesting.ingest_documents(documents, Destination(timeline, decision), progress=progress)

    def ingest_items(
        self,
        items: Iterable[Item],
        given: Given,
        destination: Destination,
        *,
        processes: int = 1,
        strict: bool = False,
    ) -> Iterator[Outcome | Refused]:
        """Record what items hold as it is read; see `Ingesting.ingest`."""
        return self._ingesting.ingest(items, given, destination, processes=processes, strict=strict)

    def preview_items(self, items: Iterable[Item], given: Given) -> Iterator[Found | Refused]:
        """The documents that `ingest_items` would record, and whether they are known; nothing is recorded."""
        return self._ingesting.preview(items, given)

    def given(
        self,
        published: str | None = None,
        source: str | None = None,
        zone: str | None = None,
        mapping: Mapping[str, str] | None = None,
    ) -> Given:
        """What is known of documents that do not say it themselves, completed by the settings."""
        return Given(published, source, zone or self.settings.zone, self.settings.max_document_bytes, mapping)

    def ingest_document(self, document: NewDocument) -> Ingested:
        """Record one document that came as text. Raises UnreadableDocument, MissingPublication, InvalidInput."""
        data = document.text.encode("utf-8", "surrogatepass")
        if len(data) > self.settings.max_document_bytes:
            raise too_large(document.name, self.settings.max_document_bytes)
        (read,) = parse_text(
            data,
            name=document.name,
            published=document.published,
            source=document.source,
            zone=document.zone or self.settings.zone,
            retrieved_at=self.now(),
        )
        given = msgspec.structs.replace(read, title=document.title or read.title, url=document.url or read.url)
        return self.ingest([given])[0]

    def record_claim(self, claim: NewClaim) -> str:
        """Record a claim that somebody read in a document, and say its id.

        Raises NotFound (no such document), SpanOutsideDocument, AlreadyDone, InvalidInput (the text was erased).
        """
        document = self._states.document(claim.document_id)
        recorded = claim_of(claim, document)
        command = RecordClaim(claim=recorded, document_text=document.text)
        events = claims.decide(command, self._states.claim(recorded.claim_id))
        standing = [claims.evolve(None, recorded)]
        links = linked(linker_near(self.reader, standing).link(standing), recorded.claim_id)
        self._log.append_many([Append(recorded.claim_id, tuple(map(new_event, events)), NO_STREAM), *links])
        self.catch_up()
        return recorded.claim_id

    def correct_claim(self, command: CorrectClaim | RedateClaim, expected_version: int | None = None) -> None:
        """Correct how a claim was read.

        Raises NotFound, AlreadyDone, InvalidInput, SpanOutsideDocument, WrongExpectedVersion.
        """

        def decide(claim: Claim | None) -> tuple[ClaimEvent, ...]:
            return claims.decide(command, claim, None if claim is None else self._states.text(claim.document_id))

        decide_and_append(self._log, command.claim_id, decide, self._states.claim, expected_version)
        self.catch_up()

    def retract_claim(self, command: RetractClaim, expected_version: int | None = None) -> None:
        """Take a claim back. Raises NotFound, AlreadyDone, InvalidInput, WrongExpectedVersion."""

        def decide(claim: Claim | None) -> tuple[ClaimEvent, ...]:
            return claims.decide(command, claim)

        decide_and_append(self._log, command.claim_id, decide, self._states.claim, expected_version)
        self.catch_up()

    def create_timeline(self, command: CreateTimeline) -> None:
        """Open a timeline. Raises AlreadyDone, InvalidInput."""
        self.edit_timeline(command)

    def edit_timeline(self, command: timelines.Command, expected_version: int | None = None) -> None:
        """Create, change or publish a timeline, pin or hide an entry.

        Raises NotFound (no such timeline or happening), AlreadyDone, InvalidInput, WrongExpectedVersion.
        """
        if isinstance(command, timelines.PinEntry | timelines.HideEntry):
            self.reader.happening(command.happening_id)

        def decide(timeline: timelines.Timeline | None) -> tuple[TimelineEvent, ...]:
            return timelines.decide(command, timeline)

        decide_and_append(self._log, timeline_id(command.slug), decide, self._states.timeline, expected_version)
        self.catch_up()

    def now(self) -> str:
        """The present moment: a UTC instant."""
        return self._clock().isoformat(timespec="seconds").replace("+00:00", "Z")
