"""Documents go into the log as they are read, each with its claims and links all or nothing."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import msgspec

from dateline.api.service import Ingested
from dateline.app.appends import first_reading, later_reading, texts_of
from dateline.app.deciding import Log
from dateline.app.items import Given, Item, read_item
from dateline.app.linking import linker_near
from dateline.app.outcomes import Destination, Found, Outcome, Refused
from dateline.app.reading import Read, read_claims
from dateline.app.selecting import select_documents
from dateline.app.states import States
from dateline.app.versions import Standing, Stated, Versions
from dateline.app.workers import InProcess, Processes, Workers, in_order
from dateline.documents import Document
from dateline.documents.blocks import unread
from dateline.errors import InvalidInput, UnreadableDocument, WrongExpectedVersion
from dateline.happenings import Linker
from dateline.projections.reader import Reader
from dateline.projections.views import ClaimView
from dateline.store.event_store import EventStore
from dateline.timelines import timeline_id

Whatever = TypeVar("Whatever")

# So many documents, or what is read in so many seconds, are linked with each other in memory; what came before them is
# found in the projections.
LINKED_TOGETHER = 100
LINKED_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class _Recorder:
    """What the documents of a batch have in common."""

    linker: Linker
    standing: Standing
    keep_raw: bool


class Ingesting:
    """Records documents. `catch_up` brings the projections up to the head of the log."""

    def __init__(
        self, store: EventStore, log: Log, states: States, reader: Reader, catch_up: Callable[[], object]
    ) -> None:
        self._store = store
        self._log = log
        self._states = states
        self._reader = reader
        self._catch_up = catch_up
        self._versions = Versions(store.database, states)

    def ingest(
        self,
        items: Iterable[Item],
        given: Given,
        destination: Destination,
        *,
        processes: int = 1,
        strict: bool = False,
    ) -> Iterator[Outcome | Refused]:
        """Record the documents of items as they are read, in order; what cannot be read is refused, and others go on.

        What is in the log already is not read once more, so the same items again go on where they were interrupted.
        With `strict`, raises the first error instead. Raises InvalidInput for a bad slug, kinds of Unavailable.
        """
        workers: AbstractContextManager[Workers] = Processes(processes) if processes > 1 else InProcess()
        with workers as team:
            yield from self._ingest(self._found(team, items, given), destination, team, strict=strict)

    def preview(self, items: Iterable[Item], given: Given, processes: int = 1) -> Iterator[Found | Refused]:
        """The documents that `ingest` would record, and whether they are known; nothing is recorded."""
        workers: AbstractContextManager[Workers] = Processes(processes) if processes > 1 else InProcess()
        with workers as team:
            yield from self._found(team, items, given)

    def ingest_documents(
        self, documents: Sequence[Document], destination: Destination, *, progress: Callable[[Ingested], None]
    ) -> list[Ingested]:
        """Record documents that have been read already; raises the first error."""
        found = (Found(document, self._is_known(document)) for document in documents)
        done = []
        for outcome in self._ingest(found, destination, InProcess(), strict=True):
            assert isinstance(outcome, Outcome)
            done.append(outcome.ingested)
            progress(outcome.ingested)
        return done

    def _found(self, workers: Workers, items: Iterable[Item], given: Given) -> Iterator["Found | Refused"]:
        """The documents in items, and what cannot be read of them."""
        file, lines = "", dict[str, int]()
        for item, read in in_order(workers, partial(read_item, given=given), items, lambda item: item):
            if not isinstance(read, list):
                assert isinstance(read, Exception)
                yield Refused(_place(item), read, item.size)
                continue
            if item.name != file:
                file, lines = item.name, {}
            size = item.size
            for document in read:
                first = lines.setdefault(document.name, item.line) if item.line is not None else None
                if first != item.line:
                    yield Refused(_place(item), _twice(item, document, first), size)
                else:
                    yield Found(document, self._is_known(document), size)
                size = 0

    def _is_known(self, document: Document) -> bool:
        return bool(self._store.read_stream(document.id))

    def _ingest(
        self, found: Iterable["Found | Refused"], destination: Destination, workers: Workers, *, strict: bool
    ) -> Iterator[Outcome | Refused]:
        if destination.timeline is not None:
            timeline_id(destination.timeline)
        reads = in_order(workers, read_claims, found, _to_read)
        for batch in _batches(map(_put_together, reads)):
            recorded: list[str] = []
            for outcome in self._record_batch(batch, keep_raw=destination.keep_raw):
                if isinstance(outcome, Refused):
                    if strict:
                        raise outcome.error
                else:
                    recorded.append(outcome.ingested.document_id)
                yield outcome
            if destination.timeline is not None and recorded:
                select_documents(self._log, self._states, destination.timeline, recorded, destination.decision)
            self._catch_up()

    def _record_batch(
        self, batch: Sequence["tuple[Found, Read | None] | Refused"], *, keep_raw: bool
    ) -> Iterator[Outcome | Refused]:
        """Record documents that are linked with each other."""
        found = [each for each in batch if not isinstance(each, Refused)]
        reads = [read for _, read in found if read is not None]
        recorder = self._recorder(reads, keep_raw=keep_raw)
        known = [one.document.id for one, read in found if read is None]
        claims = self._claims_in(known)
        for each in batch:
            yield each if isinstance(each, Refused) else self._outcome(*each, recorder, claims)

    def _recorder(self, reads: Sequence[Read], *, keep_raw: bool) -> "_Recorder":
        """What records documents that are linked with each other and with what is near to them."""
        return _Recorder(
            linker_near(self._reader, (claim for read in reads for claim in read.claims)),
            self._versions.standing(read.document for read in reads),
            keep_raw,
        )

    def _outcome(
        self, found: Found, read: Read | None, recorder: "_Recorder", claims: Mapping[str, Sequence[ClaimView]]
    ) -> Outcome | Refused:
        """What comes of recording a document; `claims` are those of documents that are known, which are not read."""
        document = found.document
        try:
            if read is None:
                self._record_again(document)
                ids = tuple(claim.id for claim in claims.get(document.id, ()))
                ingested = _ingested(document, ids, repeated=True)
            else:
                ingested = self._record(read, recorder)
        except InvalidInput as error:
            return Refused(document.name, error, found.size)
        return Outcome(document.name, ingested, found.size, document.notes)

    def _record(self, read: Read, recorder: "_Recorder") -> Ingested:
        document = read.document
        if not self._is_known(document):
            version = self._versions.of(read, recorder.standing, partial(self._claims_of, recorder.standing))
            if version.same is not None:
                self._record_again(msgspec.structs.replace(document, id=version.same))
                claims = self._claims_of(recorder.standing, version.same)
                return Ingested(version.same, tuple(claim.id for claim in claims), repeated=True)
            links = recorder.linker.link(read.claims)
            appends = first_reading(read, links, version.facts, keep_raw=recorder.keep_raw)
            try:
                self._log.append_many(appends, texts_of(document, keep_raw=recorder.keep_raw))
            except WrongExpectedVersion:
                pass  # somebody else has recorded the same document meanwhile
            else:
                recorder.standing.add(read, version.facts)
                return _ingested(document, _ids(read), repeated=False)
        self._record_again(document)
        return _ingested(document, _ids(read), repeated=True)

    def _claims_in(self, known: Sequence[str]) -> Mapping[str, Sequence[ClaimView]]:
        """The claims of known documents, which another caller may have recorded a moment ago."""
        if not known:
            return {}
        self._catch_up()
        return self._reader.claims_in(known)

    def _claims_of(self, standing: Standing, document_id: str) -> Sequence[Stated]:
        own = standing.added.get(document_id)
        return self._reader.claims_of(document_id) if own is None else own

    def _record_again(self, document: Document) -> None:
        appends = later_reading(document, self._store.read_stream(document.id))
        if appends:
            self._log.append_many(appends)


def _ids(read: Read) -> tuple[str, ...]:
    return tuple(claim.claim_id for claim in read.recorded)


def _to_read(found: "Found | Refused") -> Document | None:
    """What claims are read in. The raw bytes stay here."""
    if isinstance(found, Refused) or found.known:
        return None
    return msgspec.structs.replace(found.document, raw=None)


def _put_together(
    given: "tuple[Found | Refused, Read | Exception | None]",
) -> "tuple[Found, Read | None] | Refused":
    found, read = given
    if isinstance(found, Refused):
        return found
    if isinstance(read, Exception):
        return Refused(found.document.name, read, found.size)
    if read is None:
        return found, None
    whole = msgspec.structs.replace(read.document, raw=found.document.raw)
    return found, Read(whole, read.recorded, read.copies)


def _batches(given: Iterable[Whatever]) -> Iterator[list[Whatever]]:
    """What is linked together: so many, or what comes in so many seconds."""
    batch: list[Whatever] = []
    begun = 0.0
    for one in given:
        begun = begun if batch else time.monotonic()
        batch.append(one)
        if len(batch) >= LINKED_TOGETHER or time.monotonic() - begun >= LINKED_SECONDS:
            yield batch
            batch = []
    if batch:
        yield batch


def _place(item: Item) -> str:
    return item.name if item.line is None else f"{item.name}, line {item.line}"


def _twice(item: Item, document: Document, first: int | None) -> UnreadableDocument:
    sentence = f"{_place(item)} has the id {document.name!r} of line {first}: an id stands for one document."
    return UnreadableDocument(sentence, line=item.line, id=document.name)


def _ingested(document: Document, ids: tuple[str, ...], *, repeated: bool) -> Ingested:
    return Ingested(document.id, ids, repeated, unread(document.blocks), document.language)
