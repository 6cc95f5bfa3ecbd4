"""Every question that can be asked of the projections, each answered as of one moment."""

from collections.abc import Iterable

from dateline.projections.views import NOW, AsOf, ClaimView, DocumentView, Entry, HappeningView, Page, TimelineView


class Reader:
    """Answers queries as of any moment. Every method takes a constant number of SQL statements, whatever it returns.

    Get it from `App.reader`. Unknown ids and slugs raise NotFound in the singular methods and are left out of the
    answer in the plural ones; `MalformedCursor` where a cursor is not of this service or not of this listing.
    """

    def as_of(self, recorded: str | int | None = None, published: str | None = None) -> AsOf:
        """The moment meant by two words from outside.

        `recorded` is a position of the log, or an ISO 8601 instant or date; `published` an ISO 8601 instant or date.
        Without a zone they are read as UTC; a date alone means to the end of that day.
        Raises InvalidInput (garbage, negative, in the future, past the end of the log) and InvertedAsOf.
        """
        raise NotImplementedError

    def timelines(self, as_of: AsOf = NOW, *, first: int | None = None, after: str | None = None) -> Page[TimelineView]:
        """The timelines by slug."""
        raise NotImplementedError

    def timeline(self, slug: str, as_of: AsOf = NOW) -> TimelineView:
        """The timeline at this address."""
        raise NotImplementedError

    def timeline_by_id(self, timeline_id: str, as_of: AsOf = NOW) -> TimelineView:
        """The timeline with this id."""
        raise NotImplementedError

    def entries(
        self,
        timeline: TimelineView,
        as_of: AsOf = NOW,
        *,
        first: int | None = None,
        after: str | None = None,
        last: int | None = None,
        before: str | None = None,
    ) -> Page[Entry]:
        """The entries of a timeline in order of date, undated ones last. `first`/`after` or `last`/`before`."""
        raise NotImplementedError

    def claims(self, ids: Iterable[str], as_of: AsOf = NOW) -> dict[str, ClaimView]:
        """The claims among these ids that are known, by id."""
        raise NotImplementedError

    def claim(self, claim_id: str, as_of: AsOf = NOW) -> ClaimView:
        """The claim with this id (retracted ones too: `status` says so)."""
        raise NotImplementedError

    def claims_of(self, document_id: str, as_of: AsOf = NOW) -> tuple[ClaimView, ...]:
        """The claims of a document in the order of its text."""
        raise NotImplementedError

    def documents(self, ids: Iterable[str], as_of: AsOf = NOW) -> dict[str, DocumentView]:
        """The documents among these ids that are known, by id."""
        raise NotImplementedError

    def document(self, document_id: str, as_of: AsOf = NOW) -> DocumentView:
        """The document with this id."""
        raise NotImplementedError

    def happenings(self, ids: Iterable[str], as_of: AsOf = NOW) -> dict[str, HappeningView]:
        """The happenings among these ids that are known, by id."""
        raise NotImplementedError

    def happening(self, happening_id: str, as_of: AsOf = NOW) -> HappeningView:
        """The happening with this id."""
        raise NotImplementedError
