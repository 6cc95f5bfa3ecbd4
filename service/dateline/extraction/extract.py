"""A document becomes claims: every step in its order, nothing read or written, the same text always the same claims."""

import hashlib
from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec

from dateline.characters import Plain, normalise
from dateline.documents.blocks import READ, governing
from dateline.documents.document import Document
from dateline.english.parse import Parse, parse
from dateline.english.quotations import Quotation
from dateline.english.sentences import Sentence, spoken_sentences
from dateline.events import ClaimRecorded
from dateline.extraction import times as timing
from dateline.extraction.antecedents import antecedents
from dateline.extraction.attribution import reaching
from dateline.extraction.claiming import Reader, Sources
from dateline.extraction.hemisphere import hemisphere
from dateline.extraction.names import capitalised
from dateline.extraction.rows import headline_of, rows_of, stated
from dateline.extraction.speeches import speeches
from dateline.extraction.tenses import tenses
from dateline.extraction.units import Unit, units
from dateline.serialization import PLACE
from dateline.temporal import periods, tag

RECORDED_BY = "dateline-extraction/2"
"""Who reads claims out of documents, as the log names it: raised when a reading changes."""


class _Read(NamedTuple):
    """A unit of a sentence, parsed."""

    sentence: Sentence
    unit: Unit
    parse: Parse
    quoted: Sequence[Quotation]


def extract(document: Document) -> tuple[ClaimRecorded, ...]:
    """The claims of a document in the order of their spans; none where it is in another language than English.

    A claim's id follows from the document's id, the span and what was read there.
    """
    if document.language not in {None, "en"}:
        return ()
    plain = normalise(document.text)
    listed = _listed(document, plain)
    reads = _labelled(document, plain, _parsed(plain.text, [sentence for sentence in listed if not sentence.heading]))
    reader = _reader(document, plain, listed, reads)
    for read in reads:
        reader.read(read.sentence, read.unit, read.parse, read.quoted)
    stamped = [_stamped(document, plain, claim) for claim in reader.finished()]
    ordered = sorted([*stamped, *_rows(document, plain)], key=lambda claim: (claim.span.start, -claim.span.end))
    return tuple(
        {claim.claim_id: claim for claim in (identified(_raw(document.text, plain, one)) for one in ordered)}.values()
    )


def read_span(document: Document, start: int, end: int) -> ClaimRecorded:
    """What `[start, end)` of a document's raw text claims by its own words, as its author's own claim.

    Modality, times, numbers and names are read as `extract` reads them; what stands around the span is left out.
    """
    plain = normalise(document.text)
    listed = _listed(document, plain)
    first, last = plain.of_raw(start, end)
    around = next((s for s in listed if s.start <= first < s.end), Sentence(first, last, 1))
    unit = Unit(((first, last),), (), (), False)
    (parsed,) = parse(plain.text, [unit.pieces])
    reader = _reader(document, plain, listed, [_Read(around, unit, parsed, ())])
    claim = reader.whole(around, unit, parsed, (first, last))
    return identified(_raw(document.text, plain, claim))


def identified(claim: ClaimRecorded) -> ClaimRecorded:
    """The claim with the id that follows from its document, its span and its reading, whoever read it.

    It begins as its document's does: so a document's claims lie together in every index (decision 0012).
    """
    read = msgspec.structs.replace(claim, recorded_by="")  # a new version that reads the same makes no new claim
    digest = hashlib.sha256(msgspec.json.encode(read, order="deterministic")).hexdigest()
    place = claim.document_id.removeprefix("document-")[:PLACE]
    return msgspec.structs.replace(claim, claim_id=f"claim-{place}{digest[: 32 - PLACE]}")


def _listed(document: Document, plain: Plain) -> list[Sentence]:
    """The sentences of a document's prose; a document that knows of no blocks is prose from its body's beginning."""
    if not document.blocks:
        return spoken_sentences(plain.text, plain.of_raw(document.body_start, document.body_start)[0])
    found: list[Sentence] = []
    for block in document.blocks:
        if block.kind in READ and not (block.kind == "row" and block.fields):
            last = found[-1].paragraph if found else 0
            inside = spoken_sentences(plain.text, *plain.of_raw(block.start, block.end))
            found += [each._replace(paragraph=each.paragraph + last, heading=False) for each in inside]
    return found


def _reader(document: Document, plain: Plain, listed: Sequence[Sentence], reads: Sequence[_Read]) -> Reader:
    publication = document.publication
    mentions = periods(
        tag(
            plain.text,
            publication.local,
            hemisphere=hemisphere(publication.zone),
            tenses=[stretch for read in reads for stretch in tenses(read.parse)],
        )
    )
    body = plain.of_raw(document.body_start, document.body_start)[0]
    return Reader(
        Sources(
            text=plain.text,
            document=document,
            mentions=[mention for mention in mentions if mention.start >= body],
            known=capitalised(plain.text, listed),
            named=antecedents(plain.text, [read.parse for read in reads]),
            numbers={sentence: number for number, sentence in enumerate(listed, 1)},
            recorded_by=RECORDED_BY,
        )
    )


def _parsed(text: str, listed: Sequence[Sentence]) -> list[_Read]:
    """Every unit of every sentence with its parse: sentences first, then what stands inside a frame once more."""
    found: list[tuple[Sentence, Unit, Sequence[Quotation]]] = []
    whole = dict(zip(listed, parse(text, [((s.start, s.end),) for s in listed]), strict=True))
    for paragraph, quoted, attributing in speeches(text, listed, whole):
        for sentence in paragraph:
            found += [(sentence, unit, quoted) for unit in units(text, sentence, reaching(attributing, sentence))]
    anew = iter(parse(text, [unit.pieces for _, unit, _ in found if not unit.whole]))
    return [
        _Read(sentence, unit, whole[sentence] if unit.whole else next(anew), quoted) for sentence, unit, quoted in found
    ]


def _labelled(document: Document, plain: Plain, reads: Sequence[_Read]) -> list[_Read]:
    """The units with the labels of the speakers that they stand under."""
    if not any(block.kind == "label" for block in document.blocks):
        return list(reads)
    found = []
    for read in reads:
        start, _ = plain.span(read.sentence.start, read.sentence.start + 1)
        _, label = governing(document.blocks, start)
        place = None if label is None else plain.of_raw(label.start, label.end - 1)  # without its colon
        found.append(read._replace(unit=read.unit._replace(label=place)))
    return found


def _rows(document: Document, plain: Plain) -> list[ClaimRecorded]:
    """The claims of a sheet's rows, one a row."""
    rows = rows_of(document)
    headlines = [headline_of(plain, row) for row in rows]
    units = [Unit((headline,), (), (), False) for headline in headlines]
    found = []
    for number, (row, unit, parsed) in enumerate(
        zip(rows, units, parse(plain.text, [u.pieces for u in units]), strict=True), 1
    ):
        sentence = Sentence(*plain.of_raw(row.start, row.end), number)
        reader = _reader(document, plain, [sentence], [_Read(sentence, unit, parsed, ())])
        if parsed.tokens:
            claim = reader.whole(sentence, unit, parsed, (sentence.start, sentence.end))
            found.append(stated(claim, row, unit.pieces[0]))
    return found


def _stamped(document: Document, plain: Plain, claim: ClaimRecorded) -> ClaimRecorded:
    """A claim of a live blog without a date of its own has the day of the entry that it stands in."""
    undated = claim.modality in {"occurred", "ongoing"} and not any(map(timing.is_dated, claim.times))
    if not undated or not any(block.kind == "stamp" for block in document.blocks):
        return claim
    stamp, _ = governing(document.blocks, plain.span(claim.span.start, claim.span.end)[0])
    if stamp is None:
        return claim
    start, end = plain.of_raw(stamp.start, stamp.end)
    time = timing.of_stamp(plain.text, start, end, dict(stamp.fields)["time"][:10], claim.publication.local)
    return msgspec.structs.replace(claim, times=(*claim.times, time))


def _raw(text: str, plain: Plain, claim: ClaimRecorded) -> ClaimRecorded:
    """A claim read in the plain text with all its offsets in the raw one."""
    if plain.text is text or plain.text == text:
        return claim

    def moved(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(moved, value))
        if not isinstance(value, msgspec.Struct):
            return value
        fields = {name: moved(getattr(value, name)) for name in value.__struct_fields__}
        if {"start", "end", "text"} <= fields.keys():
            fields["start"], fields["end"] = plain.span(fields["start"], fields["end"])
            fields["text"] = text[fields["start"] : fields["end"]]
        return type(value)(**fields)

    return moved(claim)  # type: ignore[no-any-return]
