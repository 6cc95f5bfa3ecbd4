"""Versions of a document: another text under the same address of the same source, and what the publisher says of it."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from dateline.app.reading import Read
from dateline.app.states import States
from dateline.claims import Claim
from dateline.documents import Document, parse_publication
from dateline.documents.notices import correction_note, withdrawal_notice
from dateline.errors import InvalidInput
from dateline.events import DocumentCorrected, DocumentRevised, DocumentWithdrawn, Event
from dateline.evidence import Decision
from dateline.projections.addresses import addresses, current_versions
from dateline.projections.views import ClaimView
from dateline.store.database import Database

FOUND_BY = "dateline-versions/1"
"""Who finds that documents are versions of each other, as the log names it: raised when the rule changes."""

Stated = Claim | ClaimView
ClaimsOf = Callable[[str], Sequence[Stated]]
"""The claims of a document, by its id."""


@dataclass(frozen=True, slots=True)
class Version:
    """What a new document is to those before it. `same`: the document that has its text already, None for none.

    `facts` are events that follow from its recording, of itself or of the version before.
    """

    same: str | None = None
    facts: tuple[Event, ...] = ()


@dataclass(slots=True)
class Standing:
    """The documents that stand at addresses: those that a batch may meet, and those that it adds itself."""

    found: dict[str, list[str]]
    added: dict[str, Sequence[Stated]] = field(default_factory=dict)

    def at(self, document: Document) -> list[str]:
        """The documents at a document's addresses, each once."""
        own = addresses(document.source_id, document.url, document.guid)
        return list(dict.fromkeys(one for address in own for one in self.found.get(address, ())))

    def add(self, read: Read, facts: Iterable[Event]) -> None:
        """From now on a document stands at its addresses, but for what was revised, which does not any more."""
        document = read.document
        gone = {fact.document_id for fact in facts if isinstance(fact, DocumentRevised)}
        self.added[document.id] = list(read.claims)
        for address in addresses(document.source_id, document.url, document.guid):
            together = [document.id, *self.found.get(address, ())]
            self.found[address] = [one for one in together if one not in gone]


class Versions:
    """Finds what a document is to those before it."""

    def __init__(self, database: Database, states: States) -> None:
        self._database = database
        self._states = states

    def standing(self, documents: Iterable[Document]) -> Standing:
        """Which documents stand at the addresses of these."""
        own = [address for one in documents for address in addresses(one.source_id, one.url, one.guid)]
        return Standing(current_versions(self._database, own))

    def of(self, read: Read, standing: Standing, claims_of: ClaimsOf) -> Version:
        """What follows from recording a document: whose place it takes, what it corrects or takes back."""
        document = read.document
        before = self._before(document, standing)
        if before is None:
            return Version(facts=tuple(_corrections(document, document.id)))
        if same_words(_body(before), _body(document)):
            return Version(same=before.id)
        decision = Decision(by=FOUND_BY, why="another text under the same address of the same source")
        earlier, later = (before, document) if _order(before) <= _order(document) else (document, before)
        own, others = read.claims, claims_of(before.id)
        claims_before, claims_after = (others, own) if later is document else (own, others)
        facts: list[Event] = [revised(earlier.id, later.id, claims_before, claims_after, decision)]
        if later is document:
            notice = withdrawal_notice(document)
            if notice is not None:
                taken = Decision(by=document.source_name or "its publisher", why=notice)
                facts.append(DocumentWithdrawn(document_id=before.id, decision=taken))
            facts += _corrections(document, before.id, said_before=before)
        return Version(facts=tuple(facts))

    def _before(self, document: Document, standing: Standing) -> Document | None:
        for document_id in standing.at(document):
            try:
                before = self._states.document(document_id)
            except InvalidInput:
                continue  # its text was erased: nothing can be compared
            if before.guid is None or document.guid is None or before.guid == document.guid:
                return before
        return None


def revised(
    earlier: str, later: str, before: Sequence[Stated], after: Sequence[Stated], decision: Decision
) -> DocumentRevised:
    """That a version took another's place: the claims that both make, those that are gone and those that are new.

    Claims are the same where they say the same words by the same speakers.
    """
    left: dict[str, list[str]] = {}
    for claim in after:
        left.setdefault(_said(claim), []).append(claim.id)
    carried, gone = [], []
    for claim in before:
        same = left.get(_said(claim))
        if same:
            carried.append((claim.id, same.pop(0)))
        else:
            gone.append(claim.id)
    kept = {new for _, new in carried}
    return DocumentRevised(
        document_id=earlier,
        revised_by=later,
        carried=tuple(carried),
        gone=tuple(gone),
        new=tuple(claim.id for claim in after if claim.id not in kept),
        decision=decision,
    )


def same_words(one: str, other: str) -> bool:
    """Whether two texts differ in nothing that a reader sees: Unicode's forms, line endings, blank line ends."""
    return _comparable(one) == _comparable(other)


def _comparable(text: str) -> str:
    plain = unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    return re.sub(r"[ \t]+$", "", plain, flags=re.MULTILINE).strip("\n")


def _said(claim: Stated) -> str:
    speakers = [hop.source.text for hop in claim.attribution if hop.source is not None]
    return " ".join("\n".join([claim.span.text, *speakers]).casefold().split(" "))


def _body(document: Document) -> str:
    return document.text[document.body_start :]


def _order(document: Document) -> tuple[str, str]:
    """When a version was certainly public, and revised: the later version of two has the later moments."""
    revised_by = ""
    if document.updated:
        with suppress(InvalidInput):
            revised_by = parse_publication(document.updated, zone=document.publication.zone).public_by
    return document.publication.public_by, revised_by


def _corrections(document: Document, wrong: str, said_before: Document | None = None) -> list[Event]:
    """The correction that a document prints of another or of itself, unless the version before printed it too."""
    note = correction_note(document)
    if note is None or (said_before is not None and correction_note(said_before) == note):
        return []
    return [DocumentCorrected(document_id=wrong, note=note, published=document.publication)]
