"""What people decide about documents: that one revises, corrects or takes back another, and that a text is erased."""

from collections.abc import Callable

from dateline.app.deciding import Log
from dateline.app.states import States
from dateline.app.versions import Stated, revised
from dateline.documents import parse_publication
from dateline.errors import AlreadyDone, InvalidInput
from dateline.events import (
    DocumentCorrected,
    DocumentEvent,
    DocumentRecorded,
    DocumentRevised,
    DocumentTextErased,
    DocumentWithdrawn,
)
from dateline.evidence import Decision
from dateline.store.event_store import EventStore
from dateline.store.recorded import Append, new_event


class DocumentCommands:
    """Commands on documents; each raises NotFound where there is no such document, and keeps nothing then."""

    def __init__(
        self, store: EventStore, log: Log, states: States, claims_of: Callable[[str], tuple[Stated, ...]]
    ) -> None:
        self._store = store
        self._log = log
        self._states = states
        self._claims_of = claims_of

    def revise(self, earlier: str, later: str, decision: Decision) -> DocumentRevised:
        """Say that a document took another's place. Raises AlreadyDone (it is so already), InvalidInput."""
        _reasoned(decision)
        if earlier == later:
            raise InvalidInput("A document does not take its own place: name two.", id=earlier)
        self._states.recorded(later)
        for past in self._history(earlier):
            if isinstance(past, DocumentRevised) and past.revised_by == later:
                raise AlreadyDone(f"{later} has taken the place of {earlier} already.", id=earlier)
        event = revised(earlier, later, self._claims_of(earlier), self._claims_of(later), decision)
        self._append(event)
        return event

    def correct(self, document_id: str, note: str, published: str, zone: str | None = None) -> None:
        """Say that its publisher printed a correction. Raises AlreadyDone, InvalidInput (no note, no time)."""
        if not note.strip():
            raise InvalidInput("A correction needs a note: the words that were printed.", id=document_id)
        publication = parse_publication(published, zone=zone)
        event = DocumentCorrected(document_id=document_id, note=" ".join(note.split()), published=publication)
        if event in self._history(document_id):
            raise AlreadyDone(f"This correction of {document_id} is on record already.", id=document_id)
        self._append(event)

    def withdraw(self, document_id: str, decision: Decision) -> None:
        """Say that its publisher took a document back. Raises AlreadyDone, InvalidInput."""
        _reasoned(decision)
        if any(isinstance(past, DocumentWithdrawn) for past in self._history(document_id)):
            raise AlreadyDone(f"{document_id} has been withdrawn already.", id=document_id)
        self._append(DocumentWithdrawn(document_id=document_id, decision=decision))

    def erase(self, document_id: str, decision: Decision) -> list[str]:
        """Erase a document's text and raw bytes; the ids of all documents that lose theirs by it are the answer.

        Documents of one text share it, and those of one feed its raw bytes. Raises AlreadyDone, InvalidInput.
        """
        _reasoned(decision)
        recorded = self._states.recorded(document_id)
        if any(isinstance(past, DocumentTextErased) for past in self._history(document_id)):
            raise AlreadyDone(f"The text of {document_id} has been erased already.", id=document_id)
        events = [_erased(one, decision) for one in self._with_text(recorded.text_sha256)]
        keys = {key for event in events for key in (event.text_sha256, event.raw_sha256) if key is not None}
        self._append(*events, erased=tuple(sorted(keys)))
        return [event.document_id for event in events]

    def _with_text(self, text_sha256: str) -> list[DocumentRecorded]:
        """The documents whose text has this SHA-256."""
        every = (past.event for past in self._store.read_all(types=["document-recorded"]))
        return [one for one in every if isinstance(one, DocumentRecorded) and one.text_sha256 == text_sha256]

    def _history(self, document_id: str) -> list[DocumentEvent]:
        self._states.recorded(document_id)
        events = [past.event for past in self._store.read_stream(document_id)]
        return [event for event in events if isinstance(event, DocumentEvent)]

    def _append(self, *events: DocumentEvent, erased: tuple[str, ...] = ()) -> None:
        appends = []
        for event in events:
            version = self._store.read_stream(event.document_id)[-1].version
            appends.append(Append(event.document_id, (new_event(event, occurrence=str(version)),), version))
        self._log.append_many(appends, erased=erased)


def _erased(document: DocumentRecorded, decision: Decision) -> DocumentTextErased:
    return DocumentTextErased(
        document_id=document.document_id,
        text_sha256=document.text_sha256,
        raw_sha256=document.raw_sha256 if document.raw_kept else None,
        decision=decision,
    )


def _reasoned(decision: Decision) -> None:
    if not decision.by.strip() or not decision.why.strip():
        raise InvalidInput("Say who decides and why: both are kept with the decision.")
