"""Events of about 600 bytes, each a claim with its publication and its speaker."""

import os

from dateline.events import ClaimRecorded
from dateline.evidence import AttributionHop, Publication, Span
from dateline.serialization import PLACE
from dateline.store.recorded import ANY, Append, new_event

_PUBLICATION = Publication(
    raw="2025-08-13 19:20:55",
    local="2025-08-13T19:20:55",
    zone=None,
    zone_basis="assumed",
    public_by="2025-08-13T19:20:55Z",
)


def claim(claim_id: str, number: int) -> ClaimRecorded:
    """A claim of 594 bytes or a few more; `number` sets it apart from others in its stream."""
    words = "a bridge over the river was closed to lorries"
    return ClaimRecorded(
        claim_id=claim_id,
        document_id="document-0123456789abcdef0123456789abcdef",
        source_id="source-example",
        publication=_PUBLICATION,
        span=Span(start=number, end=number + len(words), text=words),
        section=None,
        attribution=(AttributionHop(source=Span(start=60, end=72, text="the minister"), cue=None, role="speaker"),),
        modality="occurred",
        polarity="positive",
        times=(),
        quantities=(),
        names=(),
        recorded_by="benchmark 1",
    )


def claim_id(place: str = "") -> str:
    """A random one, as content-derived ids are; `place` is what the claims of one document begin with."""
    return f"claim-{place}{os.urandom(16).hex()[len(place) :]}"


def one_stream(size: int) -> list[Append]:
    """A batch of events in one stream of its own."""
    stream = claim_id()
    return [Append(stream, tuple(new_event(claim(stream, number)) for number in range(size)), ANY)]


def one_document(size: int) -> list[Append]:
    """A batch of claims as a document brings them: each in a stream of its own, their ids with one beginning."""
    place = os.urandom(PLACE // 2).hex()
    return [_recorded(claim_id(place)) for _ in range(size)]


def many_streams(size: int) -> list[Append]:
    """A batch of events, each the first of a stream of its own, scattered over the whole index: the worst case."""
    return [_recorded(claim_id()) for _ in range(size)]


def _recorded(stream: str) -> Append:
    return Append(stream, (new_event(claim(stream, 0)),), ANY)
