"""A document with the claims that were read in it: the one way from a document to what is recorded of it."""

from dataclasses import dataclass

from dateline import claims
from dateline.claims import Claim, RecordClaim
from dateline.documents import Document, header_of
from dateline.events import ClaimEvent, ClaimRecorded, DocumentRecorded
from dateline.extraction import extract


@dataclass(frozen=True, slots=True)
class Read:
    """A document with the claims that were read in it, each checked against its text."""

    document: Document
    recorded: tuple[ClaimRecorded, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims as they stand once they are recorded."""
        return tuple(claims.evolve(None, event) for event in self.recorded)


def read_claims(document: Document) -> Read:
    """A document with its claims. Raises SpanOutsideDocument where one does not quote the document's text."""
    events: dict[str, ClaimEvent] = {}
    for claim in extract(document):
        for event in claims.decide(RecordClaim(claim=claim, document_text=document.text), None):
            events.setdefault(event.claim_id, event)
    return Read(document, tuple(event for event in events.values() if isinstance(event, ClaimRecorded)))


def restored(recorded: DocumentRecorded, text: str) -> Document:
    """A recorded document with its raw text, as it was when it was read; outside it has no name any more but its id."""
    header = header_of(text)
    return Document(
        id=recorded.document_id,
        name=recorded.document_id,
        source_id=recorded.source_id,
        source_name=None,
        title=recorded.title,
        url=recorded.url,
        format=recorded.format,  # type: ignore[arg-type]  # one of those that a reader gave it
        publication=recorded.publication,
        retrieved_at=recorded.retrieved_at,
        text=text,
        body_start=header.body_start if header else 0,
        sections=recorded.sections,
        observations=recorded.observations,
        blocks=recorded.blocks,
        date_basis=recorded.date_basis,
        updated=recorded.updated,
        authors=recorded.authors,
        credits=recorded.credits,
        language=recorded.language,
        reader=recorded.reader,
        guid=recorded.guid,
    )
