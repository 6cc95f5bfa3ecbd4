"""A claim that somebody points out becomes an event: what they leave open is read from the words themselves."""

import hashlib

import msgspec

from dateline.api.service import NewClaim
from dateline.documents import header_of
from dateline.errors import SpanOutsideDocument
from dateline.events import ClaimRecorded, DocumentRecorded
from dateline.evidence import Span
from dateline.extraction.modality import modality_of, polarity_of
from dateline.extraction.names import capitalised, names
from dateline.extraction.quantities import quantities
from dateline.extraction.sentences import sentences
from dateline.extraction.times import reading, within
from dateline.extraction.tokens import tokens
from dateline.temporal import tag


def claim_of(new: NewClaim, document: DocumentRecorded, text: str) -> ClaimRecorded:
    """The claim that a span of a document's raw text makes. Raises SpanOutsideDocument."""
    start, end = new.start, new.end
    if not 0 <= start < end <= len(text):
        raise SpanOutsideDocument(
            f"Characters {start} to {end} do not lie inside {document.document_id}, which has {len(text)}.",
            start=start,
            end=end,
            length=len(text),
            document=document.document_id,
        )
    anchor = document.publication.local
    header = header_of(text)
    listed = sentences(text, header.body_start if header else 0)
    opening = next((sentence.start for sentence in listed if sentence.start <= start < sentence.end), start)
    mentions = within(tag(text, anchor), start, end, ())
    words = tokens(text, start, end)
    claim = ClaimRecorded(
        claim_id="",
        document_id=document.document_id,
        source_id=document.source_id,
        publication=document.publication,
        span=Span(start=start, end=end, text=text[start:end] if new.text is None else new.text),
        section=next((section.name for section in document.sections if section.start <= start < section.end), None),
        attribution=new.attribution or (),
        modality=new.modality or modality_of(words, None, None),
        polarity=new.polarity or polarity_of(words, None),
        times=tuple(reading(mention, anchor) for mention in mentions),
        quantities=tuple(quantities(text, start, end, [(m.start, m.end) for m in mentions]))
        if new.quantities is None
        else new.quantities,
        names=names(text, start, end, opening, capitalised(text, listed)),
        recorded_by=new.recorded_by,
    )
    unsigned = msgspec.structs.replace(claim, recorded_by="")
    digest = hashlib.sha256(msgspec.json.encode(unsigned, order="deterministic")).hexdigest()[:32]
    return msgspec.structs.replace(claim, claim_id=f"claim-{digest}")
