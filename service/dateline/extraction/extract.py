"""A document becomes claims: every step in its order, nothing read or written, the same text always the same claims."""

import hashlib
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

import msgspec

from dateline.documents.document import Document
from dateline.events import ClaimRecorded
from dateline.evidence import AttributionHop, Modality, Span, TimeReading
from dateline.extraction import times as timing
from dateline.extraction.attribution import Frame, frames, one_speaker_each, reaching
from dateline.extraction.clauses import clauses
from dateline.extraction.hemisphere import hemisphere
from dateline.extraction.modality import modality_of, polarity_of
from dateline.extraction.names import capitalised, names
from dateline.extraction.nominals import Clause
from dateline.extraction.quantities import quantities
from dateline.extraction.quotations import quotations
from dateline.extraction.reported import reported_modality
from dateline.extraction.sentences import Sentence, sentences
from dateline.extraction.tokens import Token, tokens
from dateline.serialization import PLACE
from dateline.temporal import tag
from dateline.temporal.values import Mention

RECORDED_BY = "dateline-extraction/1"
"""Who reads claims out of documents, as the log names it: raised when a reading changes."""

Tagger = Callable[..., Sequence[Mention]]
"""Called as `dateline.temporal.tag`."""


class _Piece(NamedTuple):
    """A clause with its sentence and the frames of its paragraph."""

    clause: Clause
    sentence: Sentence
    frames: Sequence[Frame]
    holes: Sequence[tuple[int, int]]
    number: int | None = None  # of the sentence in its document, from 1
    quoted: bool = False


def extract(document: Document, *, tagger: Tagger = tag) -> tuple[ClaimRecorded, ...]:
    """The claims of a document in the order of their spans.

    `tagger` finds and resolves the time expressions of a text against the publication's local time. A claim's id
    follows from the document's id, the span and what was read there.
    """
    listed = sentences(document.text, document.body_start)
    reader = _reader(document, listed, tagger)
    found = [reader.read(piece) for piece in _pieces(document.text, listed)]
    return tuple(identified(_with_inherited(claim, own_words, reader.seen)) for claim, own_words in found)


def read_span(document: Document, start: int, end: int, *, tagger: Tagger = tag) -> ClaimRecorded:
    """What `[start, end)` of a document's raw text claims by its own words, as its author's own claim.

    Modality, times, numbers and names are read as `extract` reads them; what stands around the span is left out.
    """
    listed = sentences(document.text, document.body_start)
    numbered = ((number, each) for number, each in enumerate(listed, 1) if each.start <= start < each.end)
    number, around = next(numbered, (None, Sentence(start, end, 1)))
    claim, _ = _reader(document, listed, tagger).read(_Piece(Clause(start, end), around, (), (), number))
    return identified(claim)


def identified(claim: ClaimRecorded) -> ClaimRecorded:
    """The claim with the id that follows from its document, its span and its reading, whoever read it.

    It begins as its document's does: so a document's claims lie together in every index (decision 0012).
    """
    read = msgspec.structs.replace(claim, recorded_by="")  # a new version that reads the same makes no new claim
    digest = hashlib.sha256(msgspec.json.encode(read, order="deterministic")).hexdigest()
    place = claim.document_id.removeprefix("document-")[:PLACE]
    return msgspec.structs.replace(claim, claim_id=f"claim-{place}{digest[: 32 - PLACE]}")


def _reader(document: Document, listed: Sequence[Sentence], tagger: Tagger) -> "_Reader":
    publication = document.publication
    found = tagger(document.text, publication.local, hemisphere=hemisphere(publication.zone))
    mentions = [mention for mention in found if mention.start >= document.body_start]
    return _Reader(document, mentions, capitalised(document.text, listed))


class _Reader:
    """Reads claims one after the other, remembering the happenings that were dated and the modality before."""

    def __init__(self, document: Document, mentions: Sequence[Mention], known: frozenset[str]) -> None:
        self.document = document
        self.mentions = mentions
        self.starts = [mention.start for mention in mentions]
        self.known = known
        self.seen: dict[str, TimeReading | None] = {}
        self.before: Modality | None = None

    def read(self, piece: _Piece) -> tuple[ClaimRecorded, Sequence[Token]]:
        """The claim of a clause, without its id, and the clause's own words (not those of the claims inside it)."""
        text, (start, end, nominal) = self.document.text, piece.clause
        words = tokens(text, start, end)
        chain = _chain(text, piece)
        # Mentions are in reading order and do not overlap: only those that begin here, and the one before, matter.
        near = self.mentions[max(0, bisect_left(self.starts, start) - 1) : bisect_left(self.starts, end)]
        dated = [(mention.start, mention.end) for mention in near if mention.type != "DURATION"]
        own, modality = self._when(piece, words, chain, near)
        claim = ClaimRecorded(
            claim_id="",
            document_id=self.document.id,
            source_id=self.document.source_id,
            publication=self.document.publication,
            span=_span(text, start, end),
            section=_section(self.document, start),
            attribution=chain,
            modality=modality,
            polarity=polarity_of(words, nominal),
            times=own,
            quantities=tuple(quantities(text, start, end, [*dated, *piece.holes])),
            names=names(text, start, end, piece.sentence.start, self.known),
            recorded_by=RECORDED_BY,
            sentence=piece.number,
            paragraph=None if piece.number is None else piece.sentence.paragraph,
            quoted=piece.quoted,
        )
        own_words = [word for word in words if not any(a <= word.start < b for a, b in piece.holes)]
        _remember(self.seen, own_words, own)
        return claim, own_words

    def _when(
        self, piece: _Piece, words: Sequence[Token], chain: Sequence[AttributionHop], near: Sequence[Mention]
    ) -> tuple[tuple[TimeReading, ...], Modality]:
        """The times that stand in a clause, and its modality, which bear on each other."""
        (start, end, nominal), publication = piece.clause, self.document.publication
        inside = timing.within(near, start, end, piece.holes)
        own = tuple(timing.reading(mention, publication.local) for mention in inside)
        modality = reported_modality(modality_of(words, nominal, self.before), chain, own, publication)
        self.before = modality
        return (tuple(map(timing.recurring, own)) if modality == "habitual" else own), modality


def _pieces(text: str, listed: Sequence[Sentence]) -> Iterator[_Piece]:
    """The clauses of a document, paragraph by paragraph."""
    numbered = enumerate(listed, 1)
    for _, group in groupby(numbered, key=lambda each: each[1].paragraph):
        numbers = {sentence: number for number, sentence in group}
        paragraph = list(numbers)
        quoted = quotations(text, paragraph[0].start, paragraph[-1].end)
        attributing = one_speaker_each([frame for s in paragraph if not s.heading for frame in frames(text, s, quoted)])
        for sentence in paragraph:
            if sentence.heading:
                continue
            near = reaching(attributing, sentence)
            split = [c for part in _outside(sentence, near) for c in clauses(text, *part)]
            split = sorted({*split, *_acts(sentence, near)}, key=lambda c: (c.start, -c.end))
            for clause in split:
                holes = [
                    (c.start, c.end) for c in split if clause.start <= c.start and c.end <= clause.end and c != clause
                ]
                spoken = any(each.start <= clause.start and clause.end <= each.end for each in quoted)
                yield _Piece(clause, sentence, near, holes, numbers[sentence], spoken)


def _acts(sentence: Sentence, attributing: Sequence[Frame]) -> list[Clause]:
    """Speech told by another speaker is a happening too: in "KCNA reported that Kim assured Putin that …", Kim's."""
    found = []
    for frame in attributing:
        inside = sentence.start <= frame.frame[0] < frame.frame[1] <= sentence.end and len(frame.content) == 1
        if not inside or frame.source is None or frame.frame[1] > frame.content[0][0]:
            continue
        start, end = frame.frame[0], _without_stop(sentence, frame.content[0][1])
        told = any(a <= start and end <= b for other in attributing if other is not frame for a, b in other.content)
        if told and frame.source[0] >= start:
            found.append(Clause(start, end))
    return found


def _without_stop(sentence: Sentence, end: int) -> int:
    return sentence.end - 1 if end >= sentence.end else end


def _outside(sentence: Sentence, attributing: Sequence[Frame]) -> list[tuple[int, int]]:
    """The parts of a sentence that no frame takes, cut also where a frame's content begins or ends."""
    cuts = {sentence.start, sentence.end}
    taken = [frame.frame for frame in attributing if sentence.start <= frame.frame[0] < sentence.end]
    for frame in attributing:
        if frame.role == "hearsay":
            continue
        cuts.update(edge for edge in frame.frame if sentence.start < edge < sentence.end)
        for stretch in frame.content:
            cuts.update(edge for edge in stretch if sentence.start < edge < sentence.end)
    edges = sorted(cuts)
    return [(start, end) for start, end in pairwise(edges) if not any(a <= start and end <= b for a, b in taken)]


def _chain(text: str, piece: _Piece) -> tuple[AttributionHop, ...]:
    """The hops whose content holds the clause: the widest content outermost."""
    start, end = piece.clause.start, piece.clause.end
    holding = [frame for frame in piece.frames if _holds(frame, start, end, piece.holes)]
    holding.sort(key=lambda frame: (frame.role == "hearsay", -sum(b - a for a, b in frame.content), frame.cue))
    return tuple(
        AttributionHop(
            source=None if frame.source is None else _span(text, *frame.source),
            cue=_span(text, *frame.cue),
            role=frame.role,
        )
        for frame in holding
    )


def _holds(frame: Frame, start: int, end: int, holes: Sequence[tuple[int, int]]) -> bool:
    """Whether a clause lies in the content of a frame; hearsay holds the innermost clause around it."""
    if frame.role == "hearsay":
        at = frame.cue[0]
        return start <= at < end and not any(a <= at < b for a, b in holes)
    return any(a <= start and end <= b for a, b in frame.content)


def _span(text: str, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=text[start:end])


def _section(document: Document, at: int) -> str | None:
    return next((section.name for section in document.sections if section.start <= at < section.end), None)


def _remember(seen: dict[str, TimeReading | None], words: Sequence[Token], own: Sequence[TimeReading]) -> None:
    """Note the date of a happening that a clause names beside exactly one date; two different dates void it."""
    on_calendar = [time for time in own if timing.is_dated(time)]
    if len(on_calendar) != 1:
        return
    for noun in timing.happenings_named(words, definite=False):
        former = seen.get(noun, on_calendar[0])
        agrees = former is not None and (former.earliest, former.latest) == (
            on_calendar[0].earliest,
            on_calendar[0].latest,
        )
        seen[noun] = former if agrees else None


def _with_inherited(claim: ClaimRecorded, words: Sequence[Token], seen: dict[str, TimeReading | None]) -> ClaimRecorded:
    """The claim with the time of the happening it speaks of again, if it has none of its own."""
    if claim.modality not in {"occurred", "planned", "expected"} or any(timing.is_dated(time) for time in claim.times):
        return claim
    published = claim.publication.local[:10]
    for noun in timing.happenings_named(words, definite=True):
        time = seen.get(noun)
        if time is not None and (claim.modality == "occurred") == ((time.earliest or "")[:10] <= published):
            return msgspec.structs.replace(claim, times=(*claim.times, timing.inherited(time, noun)))
    return claim
