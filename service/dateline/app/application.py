"""The application: the one place where the parts are wired together, and the commands that change the log."""

import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from dateline import claims, timelines
from dateline.api.service import Ingested, NewClaim, NewDocument
from dateline.app.ingesting import Read, checked, first_reading, later_reading, linked, restored, texts_of
from dateline.app.recording import claim_of
from dateline.app.settings import Settings
from dateline.claims import Claim, CorrectClaim, RecordClaim, RedateClaim, RetractClaim
from dateline.documents import Document, parse_text, read_document
from dateline.documents.decoding import too_large
from dateline.errors import DatabaseUnreadable, InvalidInput, NotFound, WrongExpectedVersion
from dateline.events import ClaimEvent, DocumentRecorded, Event, TimelineEvent
from dateline.evidence import Decision, Selection
from dateline.extraction import extract
from dateline.happenings import Linker
from dateline.projections.reader import Reader
from dateline.projections.runner import Runner
from dateline.store.appender import Appender
from dateline.store.database import Database
from dateline.store.event_store import Clock, EventStore, system_clock
from dateline.store.migration import require_current, upgrade
from dateline.store.recorded import NO_STREAM, Append, new_event
from dateline.timelines import ChangeTimeline, CreateTimeline, Timeline, timeline_id

State = TypeVar("State")
EventKind = TypeVar("EventKind", bound=Event)

# A command that nobody tied to a version is decided anew when the stream has moved on meanwhile.
_ATTEMPTS = 5

# So many documents are linked with each other in memory; what came before them is found in the projections.
_LINKED_TOGETHER = 100


def open_app(
    settings: Settings | None = None, clock: Clock = system_clock, *, create: bool = True, group_commit: bool = False
) -> "App":
    """The application on the database that the settings name; `group_commit` as in `App`.

    With `create`, a SQLite file that is not there yet is made and migrated. Raises InvalidInput (no such kind of
    database), DatabaseUnreadable, and DatabaseBehind: an existing database is migrated by `dateline db upgrade` alone.
    """
    settings = settings or Settings()
    database = Database(settings.database_url)
    app = App(database, clock, settings, group_commit=group_commit)
    try:
        file = database.sqlite_file
        if file is not None and not file.exists():
            if not create:
                raise DatabaseUnreadable(f"There is no log at {file} yet: `dateline ingest` makes one.", path=file)
            upgrade(database)
        require_current(database)
        if not database.is_standby:  # there the primary does it, and its rows follow
            app.catch_up()
    except BaseException:
        app.close()
        raise
    return app


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
        self._log: Appender | EventStore = self._appender or self.store
        self._catching_up = threading.Lock()

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

    def read_documents(
        self, paths: Iterable[Path], published: str | None = None, source: str | None = None
    ) -> list[Document]:
        """The documents in these files. Raises UnreadableDocument, MissingPublication, InvalidInput; stores nothing."""
        now, zone, limit = self._now(), self.settings.zone, self.settings.max_document_bytes
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

        `timeline` is the slug of a timeline to put them on, opened where there is none. `progress` is told of each
        document as it is done.
        """
        if timeline is not None:
            timeline_id(timeline)
        read = [checked(document, extract(document)) for document in documents]
        done: list[Ingested] = []
        for start in range(0, len(read), _LINKED_TOGETHER):
            some = read[start : start + _LINKED_TOGETHER]
            linker = Linker(self.reader.linkable(claim for each in some for claim in each.claims))
            for each in some:
                done.append(self._ingest_one(each, linker))
                if timeline is not None and len(done) == 1:
                    self._put_on_timeline(timeline, [each.document.id], decision)
                progress(done[-1])
            self.catch_up()
        if timeline is not None and len(done) > 1:
            self._put_on_timeline(timeline, [each.document_id for each in done], decision)
        return done

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
            retrieved_at=self._now(),
        )
        given = msgspec.structs.replace(read, title=document.title or read.title, url=document.url or read.url)
        return self.ingest([given])[0]

    def record_claim(self, claim: NewClaim) -> str:
        """Record a claim that somebody read in a document, and say its id.

        Raises NotFound (no such document), SpanOutsideDocument, AlreadyDone, InvalidInput (the text was erased).
        """
        document = self._document(claim.document_id)
        recorded = claim_of(claim, document)
        command = RecordClaim(claim=recorded, document_text=document.text)
        events = claims.decide(command, self._claim(recorded.claim_id))
        told = [claims.evolve(None, recorded)]
        links = linked(Linker(self.reader.linkable(told)).link(told))
        self._log.append_many([Append(recorded.claim_id, tuple(map(new_event, events)), NO_STREAM), *links])
        self.catch_up()
        return recorded.claim_id

    def correct_claim(self, command: CorrectClaim | RedateClaim, expected_version: int | None = None) -> None:
        """Correct how a claim was read.

        Raises NotFound, AlreadyDone, InvalidInput, SpanOutsideDocument, WrongExpectedVersion.
        """

        def decide(claim: Claim | None) -> tuple[ClaimEvent, ...]:
            return claims.decide(command, claim, None if claim is None else self._text(claim.document_id))

        self._command(command.claim_id, decide, self._claim, expected_version)
        self.catch_up()

    def retract_claim(self, command: RetractClaim, expected_version: int | None = None) -> None:
        """Take a claim back. Raises NotFound, AlreadyDone, InvalidInput, WrongExpectedVersion."""
        self._command(command.claim_id, lambda state: claims.decide(command, state), self._claim, expected_version)
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
        stream = timeline_id(command.slug)
        self._command(stream, lambda state: timelines.decide(command, state), self._timeline, expected_version)
        self.catch_up()

    def _ingest_one(self, read: Read, linker: Linker) -> Ingested:
        document = read.document
        repeated = bool(self.store.read_stream(document.id))
        if not repeated:
            try:
                self._log.append_many(first_reading(read, linker.link(read.claims)), texts_of(document))
            except WrongExpectedVersion:
                repeated = True  # somebody else has recorded the same document meanwhile
        if repeated:
            appends = later_reading(document, self.store.read_stream(document.id))
            if appends:
                self._log.append_many(appends)
        return Ingested(document.id, tuple(claim.claim_id for claim in read.recorded), repeated)

    def _put_on_timeline(self, slug: str, documents: Sequence[str], decision: Decision | None) -> None:
        """Add documents to a timeline's selection; the timeline is opened where there is none."""
        decided = decision or Decision(by="dateline ingest", why="the documents were ingested for this timeline")
        state = self._timeline(timeline_id(slug))
        chosen = state.selection.documents if state is not None else ()
        together = (*chosen, *(one for one in dict.fromkeys(documents) if one not in chosen))
        if state is None:
            title = slug.replace("-", " ").title()
            selection = Selection(documents=together)
            self.edit_timeline(CreateTimeline(slug=slug, title=title, selection=selection, decision=decided))
        elif together != chosen:
            selection = msgspec.structs.replace(state.selection, documents=together)
            self.edit_timeline(ChangeTimeline(slug=slug, selection=selection, decision=decided))

    def _command(
        self,
        stream: str,
        decide: Callable[[State | None], tuple[EventKind, ...]],
        load: Callable[[str], State | None],
        expected_version: int | None,
    ) -> None:
        """Load a thing, decide on it, append what follows; anew when it has moved on and the caller does not mind."""
        for attempt in range(_ATTEMPTS):
            state = load(stream)
            version = getattr(state, "version", 0)
            if expected_version is not None and version != expected_version:
                raise WrongExpectedVersion(
                    f"{stream} is at version {version}, not at {expected_version}: read it again.",
                    stream=stream,
                    expected=expected_version,
                    actual=version,
                )
            events = tuple(new_event(event, occurrence=str(version)) for event in decide(state))
            try:
                self._log.append_many([Append(stream, events, version or NO_STREAM)])
                return
            except WrongExpectedVersion:
                if expected_version is not None or attempt == _ATTEMPTS - 1:
                    raise

    def _claim(self, stream: str) -> Claim | None:
        state: Claim | None = None
        for past in self.store.read_stream(stream):
            if not isinstance(past.event, ClaimEvent):
                return None
            state = claims.evolve(state, past.event)
        return state

    def _timeline(self, stream: str) -> Timeline | None:
        state: Timeline | None = None
        for past in self.store.read_stream(stream):
            assert isinstance(past.event, TimelineEvent)
            state = timelines.evolve(state, past.event)
        return state

    def _document(self, document_id: str) -> Document:
        history = self.store.read_stream(document_id)
        if not history or not isinstance(history[0].event, DocumentRecorded):
            raise NotFound(f'There is no document "{document_id}".', id=document_id)
        document = history[0].event
        data = self.store.text(document.text_sha256)
        if data is None:
            raise InvalidInput(f"The text of {document_id} was erased, so nothing can be read in it.", id=document_id)
        return restored(document, data.decode("utf-8"))

    def _text(self, document_id: str) -> str | None:
        recorded = self.store.read_stream(document_id)[0].event
        data = self.store.text(recorded.text_sha256) if isinstance(recorded, DocumentRecorded) else None
        return None if data is None else data.decode("utf-8")

    def _now(self) -> str:
        return self._clock().isoformat(timespec="seconds").replace("+00:00", "Z")
