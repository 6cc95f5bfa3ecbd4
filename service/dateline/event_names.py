"""The stored names of all events: what each class of `events.py` is called in the log."""

from dateline.events import (
    ClaimCorrected,
    ClaimLinked,
    ClaimRecorded,
    ClaimRedated,
    ClaimRetracted,
    ClaimSuperseded,
    ClaimUnlinked,
    DocumentCorrected,
    DocumentObserved,
    DocumentRecorded,
    DocumentRevised,
    DocumentTextErased,
    DocumentWithdrawn,
    EntryHidden,
    EntryPinned,
    Event,
    HappeningsMerged,
    HappeningSplit,
    HappeningTitled,
    SourceRegistered,
    TimelineChanged,
    TimelineCreated,
    TimelineExtended,
    TimelinePublished,
)

# The stored names live for ever: a class may be renamed, its name here may not.
EVENT_TYPES: dict[str, type[Event]] = {
    "source-registered": SourceRegistered,
    "document-recorded": DocumentRecorded,
    "document-observed": DocumentObserved,
    "document-revised": DocumentRevised,
    "document-corrected": DocumentCorrected,
    "document-withdrawn": DocumentWithdrawn,
    "document-text-erased": DocumentTextErased,
    "claim-recorded": ClaimRecorded,
    "claim-redated": ClaimRedated,
    "claim-corrected": ClaimCorrected,
    "claim-retracted": ClaimRetracted,
    "claim-superseded": ClaimSuperseded,
    "claim-linked": ClaimLinked,
    "claim-unlinked": ClaimUnlinked,
    "happenings-merged": HappeningsMerged,
    "happening-split": HappeningSplit,
    "happening-titled": HappeningTitled,
    "timeline-created": TimelineCreated,
    "timeline-changed": TimelineChanged,
    "timeline-extended": TimelineExtended,
    "entry-pinned": EntryPinned,
    "entry-hidden": EntryHidden,
    "timeline-published": TimelinePublished,
}

# What stands before the hyphen of a stream's name: source, document, claim, happening, timeline.
CATEGORIES = frozenset(kind.__name__.removesuffix("Event").lower() for kind in Event.__subclasses__())
