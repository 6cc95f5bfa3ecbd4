"""What every export is made from: one timeline with its entries and documents, read at one moment."""

from dataclasses import dataclass
from datetime import datetime

from dateline.projections.reader import Reader
from dateline.projections.views import AsOf, DocumentView, Entry, TimelineView


@dataclass(frozen=True, slots=True)
class TimelineReading:
    """A whole timeline as known at `as_of`.

    `as_of.recorded` is the position that was read at, also where nobody asked for one: a file can then say what it is
    a file of. `documents` holds every document that a claim of `entries` comes from, by id.
    """

    timeline: TimelineView
    entries: tuple[Entry, ...]
    documents: tuple[DocumentView, ...]
    as_of: AsOf

    @property
    def changed_at(self) -> datetime:
        """When the log last learned anything that this reading shows (UTC)."""
        return max([self.timeline.changed_at, *(entry.happening.changed_at for entry in self.entries)])


def read_timeline(reader: Reader, slug: str, as_of: AsOf) -> TimelineReading:
    """Read a whole timeline at a moment, in three questions. Raises NotFound."""
    timeline = reader.timeline(slug, as_of)
    entries = reader.entries(timeline, as_of).items
    ids = dict.fromkeys(document_id for entry in entries for document_id in entry.happening.documents)
    documents = reader.documents(ids, as_of)
    return TimelineReading(
        timeline=timeline,
        entries=entries,
        documents=tuple(documents[document_id] for document_id in sorted(documents)),
        as_of=as_of,
    )
