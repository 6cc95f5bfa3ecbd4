"""Stored texts are read again with today's extractor: what reads differently takes the place of what was read before.

Nothing is taken back and nothing is lost: the earlier readings stay on record as superseded, and what an editor has
decided about a claim keeps it as it is.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from dateline import claims
from dateline.app.appends import linked
from dateline.app.deciding import Log
from dateline.app.reading import read_claims
from dateline.app.states import States
from dateline.claims import Claim, SupersedeClaim
from dateline.documents import Document
from dateline.documents.blocks import completed
from dateline.errors import InvalidInput
from dateline.events import ClaimRecorded, DocumentRecorded
from dateline.evidence import Decision
from dateline.extraction.extract import RECORDED_BY
from dateline.happenings import Linker
from dateline.projections.reader import Reader
from dateline.store.event_store import EventStore
from dateline.store.recorded import NO_STREAM, Append, new_event

DECISION = Decision(by=RECORDED_BY, why="the same words read again by a later extractor")
_PLAIN = frozenset({"text", "brief", "jsonl"})


@dataclass(frozen=True, slots=True)
class Reread:
    """What reading a document again comes to, in claims: `kept` read as before, `edited` were left to their editor.

    `erased` where the text is no longer there to be read.
    """

    document_id: str
    title: str | None
    kept: int = 0
    new: int = 0
    superseded: int = 0
    edited: int = 0
    erased: bool = False

    @property
    def changed(self) -> bool:
        """Whether anything reads differently."""
        return bool(self.new or self.superseded)


@dataclass(frozen=True, slots=True)
class _Difference:
    """What a new reading adds to a document's claims, and which claims it puts others in the place of."""

    kept: int
    edited: int
    new: tuple[ClaimRecorded, ...]
    gone: tuple[tuple[Claim, tuple[str, ...]], ...]


class Reextracting:
    """Reads stored documents again. `catch_up` brings the projections up to the head of the log."""

    def __init__(
        self, store: EventStore, log: Log, states: States, reader: Reader, catch_up: Callable[[], object]
    ) -> None:
        self._store = store
        self._log = log
        self._states = states
        self._reader = reader
        self._catch_up = catch_up

    def documents(self) -> list[str]:
        """The ids of all documents of the log, in order of recording."""
        events = self._store.read_all(types=["document-recorded"])
        return [past.event.document_id for past in events if isinstance(past.event, DocumentRecorded)]

    def read_again(self, document_ids: Sequence[str], *, dry_run: bool = False) -> Iterator[Reread]:
        """Read these documents again and record what reads differently; with `dry_run` only say what would be.

        Each document all or nothing; done twice, the second time changes nothing. Raises NotFound.
        """
        for document_id in document_ids:
            try:
                document = self._states.document(document_id)
            except InvalidInput:
                yield Reread(document_id, self._states.recorded(document_id).title, erased=True)
                continue
            found = self._difference(_as_of_today(document))
            if not dry_run and (found.new or found.gone):
                self._log.append_many(self._appends(found))
                self._catch_up()
            yield Reread(document_id, document.title, found.kept, len(found.new), len(found.gone), found.edited)

    def _difference(self, document: Document) -> _Difference:
        """How today's reading of a document differs from the claims on record; edited ones keep their place."""
        before = self._claims_of(document.id)
        read = {event.claim_id: event for event in read_claims(document).recorded}
        standing = [claim for claim in before.values() if claim.stands]
        gone = [claim for claim in standing if claim.id not in read]
        edited = _edited(gone)
        others = [event for claim_id, event in read.items() if claim_id not in before]
        new = tuple(event for event in others if not _overlapping(edited, event))
        return _Difference(len(standing) - len(gone), len(edited), new, _replaced(gone, new))

    def _claims_of(self, document_id: str) -> dict[str, Claim]:
        """The claims of a document as they stand, by id, retracted and superseded ones among them."""
        known = (self._states.claim(view.id) for view in self._reader.claims_of(document_id))
        return {claim.id: claim for claim in known if claim is not None}

    def _appends(self, found: _Difference) -> list[Append]:
        appends = [Append(event.claim_id, (new_event(event),), NO_STREAM) for event in found.new]
        for claim, by in found.gone:
            command = SupersedeClaim(claim_id=claim.id, superseded_by=by, decision=DECISION)
            events = tuple(new_event(event, occurrence=str(claim.version)) for event in claims.decide(command, claim))
            appends.append(Append(claim.id, events, claim.version))
        return appends + self._links(found)

    def _links(self, found: _Difference) -> list[Append]:
        """The links of the new readings, seen with all claims that are near but those whose place they take."""
        if not found.new:
            return []
        standing = [claims.evolve(None, event) for event in found.new]
        gone = {claim.id for claim, _ in found.gone}
        near = self._reader.nearby(standing)
        known = ((claim, happening_id) for claim, happening_id in near.claims if claim.id not in gone)
        return linked(Linker(known, near.members).link(standing), f"{RECORDED_BY} {standing[0].document_id}")


def _as_of_today(document: Document) -> Document:
    """A text with the blocks that today's reader sees in it; other formats said themselves what their parts are."""
    if document.format not in _PLAIN and document.blocks:
        return document
    blocks = completed((), document.text, document.body_start, published=document.publication.local)
    return msgspec.structs.replace(document, blocks=blocks)


def _replaced(gone: Sequence[Claim], new: Sequence[ClaimRecorded]) -> tuple[tuple[Claim, tuple[str, ...]], ...]:
    """The claims that are no longer read and were not edited, each with the ids of the new readings of its words."""
    return tuple(
        (claim, tuple(event.claim_id for event in new if _overlap(claim, event)))
        for claim in gone
        if claim.status != "corrected"
    )


def _edited(some: Sequence[Claim]) -> list[Claim]:
    return [claim for claim in some if claim.status == "corrected"]


def _overlapping(some: Sequence[Claim], event: ClaimRecorded) -> bool:
    return any(_overlap(claim, event) for claim in some)


def _overlap(claim: Claim, event: ClaimRecorded) -> bool:
    """Whether two readings speak of the same words: they share half of the shorter span."""
    shared = min(claim.span.end, event.span.end) - max(claim.span.start, event.span.start)
    return 2 * shared >= min(claim.span.end - claim.span.start, event.span.end - event.span.start)
