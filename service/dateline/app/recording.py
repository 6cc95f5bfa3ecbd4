"""A claim that somebody points out becomes an event: what they leave open is read from the words themselves."""

import msgspec

from dateline.api.service import NewClaim
from dateline.documents import Document
from dateline.errors import SpanOutsideDocument
from dateline.events import ClaimRecorded
from dateline.evidence import Span
from dateline.extraction import identified, read_span


def claim_of(new: NewClaim, document: Document) -> ClaimRecorded:
    """The claim that a span of a document's raw text makes. Raises SpanOutsideDocument."""
    start, end = new.start, new.end
    if not 0 <= start < end <= len(document.text):
        raise SpanOutsideDocument(
            f"Characters {start} to {end} do not lie inside {document.id}, which has {len(document.text)}.",
            start=start,
            end=end,
            length=len(document.text),
            document=document.id,
        )
    read = read_span(document, start, end)
    given = msgspec.structs.replace(
        read,
        span=read.span if new.text is None else Span(start=start, end=end, text=new.text),
        attribution=new.attribution or (),
        modality=new.modality or read.modality,
        polarity=new.polarity or read.polarity,
        quantities=read.quantities if new.quantities is None else new.quantities,
        recorded_by=new.recorded_by,
    )
    return identified(given)
