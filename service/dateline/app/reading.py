"""A document with the claims that were read in it: the one way from a document to what is recorded of it."""

from dataclasses import dataclass

import msgspec

from dateline import claims
from dateline.claims import Claim, RecordClaim
from dateline.documents import Document, header_of
from dateline.events import ClaimEvent, ClaimRecorded, DocumentRecorded
from dateline.extraction import extract
from dateline.happenings.copies import signature
from dateline.happenings.credits import same_agency, wire_credits


@dataclass(frozen=True, slots=True)
class Read:
    """A document with the claims that were read in it, each checked against its text.

    `copies` is what copies of its text are recognised by (`happenings.copies.signature`).
    """

    document: Document
    recorded: tuple[ClaimRecorded, ...]
    copies: str | None = None

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
    recorded = tuple(event for event in events.values() if isinstance(event, ClaimRecorded))
    return Read(credited(document), recorded, signature(document.text[document.body_start :]))


def credited(document: Document) -> Document:
    """The document with the wires that its text names beside those that its reader found."""
    named = wire_credits(document.text[document.body_start :], document.source_name)
    new = [name for name in named if not any(same_agency(name, other) for other in document.credits)]
    return msgspec.structs.replace(document, credits=(*document.credits, *new)) if new else document


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
