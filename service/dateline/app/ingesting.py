"""Documents go into the log with their claims and links, each all or nothing."""

from collections.abc import Callable, Sequence

from dateline.api.service import Ingested
from dateline.app.appends import first_reading, later_reading, texts_of
from dateline.app.deciding import Log
from dateline.app.reading import Read, read_claims
from dateline.app.selecting import select_documents
from dateline.app.states import States
from dateline.documents import Document
from dateline.errors import WrongExpectedVersion
from dateline.evidence import Decision
from dateline.happenings import Linker
from dateline.projections.reader import Reader
from dateline.store.event_store import EventStore
from dateline.timelines import timeline_id

# So many documents are linked with each other in memory; what came before them is found in the projections.
_LINKED_TOGETHER = 100


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
        read = [read_claims(document) for document in documents]
        done: list[Ingested] = []
        for start in range(0, len(read), _LINKED_TOGETHER):
            some = read[start : start + _LINKED_TOGETHER]
            linker = Linker(self._reader.linkable(claim for each in some for claim in each.claims))
            for each in some:
                done.append(self._record(each, linker))
                if timeline is not None and len(done) == 1:
                    self._select(timeline, [each.document.id], decision)
                progress(done[-1])
            self._catch_up()
        if timeline is not None and len(done) > 1:
            self._select(timeline, [each.document_id for each in done], decision)
        return done

    def _record(self, read: Read, linker: Linker) -> Ingested:
        document = read.document
        repeated = bool(self._store.read_stream(document.id))
        if not repeated:
            try:
                self._log.append_many(first_reading(read, linker.link(read.claims)), texts_of(document))
            except WrongExpectedVersion:
                repeated = True  # somebody else has recorded the same document meanwhile
        if repeated:
            appends = later_reading(document, self._store.read_stream(document.id))
            if appends:
                self._log.append_many(appends)
        return Ingested(document.id, tuple(claim.claim_id for claim in read.recorded), repeated)

    def _select(self, timeline: str, documents: Sequence[str], decision: Decision | None) -> None:
        select_documents(self._log, self._states, timeline, documents, decision)
        self._catch_up()
