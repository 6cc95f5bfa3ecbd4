"""What every export is made from: one timeline with its entries and documents, read at one moment."""

from dataclasses import dataclass

from dateline.projections.views import AsOf, DocumentView, Entry, TimelineView


@dataclass(frozen=True, slots=True)
class TimelineReading:
    """A whole timeline as known at `as_of`.

    `as_of.recorded` is the position that was read at, also where nobody asked for one: a file can then say what it is
    a file of. `documents` holds every document that a claim of `entries` comes from.
    """

    timeline: TimelineView
    entries: tuple[Entry, ...]
    documents: tuple[DocumentView, ...]
    as_of: AsOf
