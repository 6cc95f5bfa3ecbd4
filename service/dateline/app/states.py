"""What the events of one stream have made of a thing: the states that commands are decided on."""

from dateline import claims, timelines
from dateline.app.reading import restored
from dateline.claims import Claim
from dateline.documents import Document
from dateline.errors import InvalidInput, NotFound
from dateline.events import ClaimEvent, DocumentRecorded, TimelineEvent
from dateline.store.event_store import EventStore
from dateline.timelines import Timeline


class States:
    """Claims, timelines and documents as the log has them now, read from their own streams."""

    def __init__(self, store: EventStore) -> None:
        self._store = store

    def claim(self, stream: str) -> Claim | None:
        """A claim; None where there is none."""
        state: Claim | None = None
        for past in self._store.read_stream(stream):
            if not isinstance(past.event, ClaimEvent):
                return None
            state = claims.evolve(state, past.event)
        return state

    def timeline(self, stream: str) -> Timeline | None:
        """A timeline; None where there is none."""
        state: Timeline | None = None
        for past in self._store.read_stream(stream):
            assert isinstance(past.event, TimelineEvent)
            state = timelines.evolve(state, past.event)
        return state

    def document(self, document_id: str) -> Document:
        """A document with its text. Raises NotFound, InvalidInput (its text was erased)."""
        recorded = self.recorded(document_id)
        data = self._store.text(recorded.text_sha256)
        if data is None:
            raise InvalidInput(f"The text of {document_id} was erased, so nothing can be read in it.", id=document_id)
        return restored(recorded, data.decode("utf-8"))

    def recorded(self, document_id: str) -> DocumentRecorded:
        """What was recorded of a document. Raises NotFound."""
        history = self._store.read_stream(document_id)
        if not history or not isinstance(history[0].event, DocumentRecorded):
            raise NotFound(f'There is no document "{document_id}".', id=document_id)
        return history[0].event

    def text(self, document_id: str) -> str | None:
        """The text of a document that is recorded; None where it was erased. Raises NotFound."""
        data = self._store.text(self.recorded(document_id).text_sha256)
        return None if data is None else data.decode("utf-8")
