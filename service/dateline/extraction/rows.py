"""A row of a sheet becomes one claim by the sheet's editor: its fields say what its words leave open."""

from collections.abc import Sequence

import msgspec

from dateline.characters import Plain
from dateline.documents.document import Document
from dateline.english.parse import Stretch
from dateline.events import ClaimRecorded
from dateline.evidence import AttributionHop, Block, Modality, TimeReading
from dateline.extraction import times as timing
from dateline.temporal import tag
from dateline.temporal.values import Mention


def rows_of(document: Document) -> list[Block]:
    """The blocks of a document that are rows with fields of their own."""
    return [block for block in document.blocks if block.kind == "row" and block.fields]


def headline_of(plain: Plain, row: Block) -> Stretch:
    """Where the first line of a row stands in the plain text."""
    start, end = plain.of_raw(row.start, row.end)
    line = plain.text[start:end].splitlines()[0] if plain.text[start:end].strip() else ""
    return start, start + len(line)


def stated(claim: ClaimRecorded, row: Block, headline: Stretch) -> ClaimRecorded:
    """The claim with what the fields of its row state: title, time, and of a reviewed claim who made it."""
    fields = dict(row.fields)
    time = _time(claim, fields, headline)
    hop = AttributionHop(source=None, cue=None, role="speaker", name=fields.get("claimant"))
    times = claim.times if time is None else (time, *claim.times)
    modality, why = _modality(claim, times)
    return msgspec.structs.replace(
        claim,
        title=fields.get("headline") or claim.title,
        times=times,
        attribution=claim.attribution if hop.name is None else (hop, *claim.attribution),
        modality=modality,
        modality_why=why,
        standing="event",
    )


def _time(claim: ClaimRecorded, fields: dict[str, str], headline: Stretch) -> TimeReading | None:
    """The time that the row's `start` and `end` state, as a reading of its first line; None where they state none."""
    anchor = claim.publication.local
    found = [mention for name in ("start", "end") if (mention := _mention(fields.get(name), anchor)) is not None]
    if not found:
        return None
    first = timing.reading(found[0], anchor)
    last = timing.reading(found[-1], anchor)
    several = len(found) > 1 and first.edtf and last.edtf and last.edtf != first.edtf
    start, end = headline
    return msgspec.structs.replace(
        first,
        start=start,
        end=end,
        text=claim.span.text[: end - start],
        value=f"{first.value}/{last.value}" if several else first.value,
        edtf=f"{first.edtf}/{last.edtf}" if several else first.edtf,
        latest=last.latest,
        rule="row",
        why=f"the row states {' to '.join(mention.text for mention in found)}",
        basis="explicit",
    )


def _mention(written: str | None, anchor: str) -> Mention | None:
    mentions: Sequence[Mention] = tag(written, anchor) if written else ()
    return mentions[0] if mentions else None


def _modality(claim: ClaimRecorded, times: Sequence[TimeReading]) -> tuple[Modality, str]:
    """Whether the day that a row states has come; a headline's present tense does not say."""
    dated = next(filter(timing.is_dated, times), None)
    if dated is None or claim.modality in {"cancelled", "postponed", "denied"}:
        return claim.modality, claim.modality_why or ""
    if (dated.earliest or "")[:10] > claim.publication.local[:10]:
        return "planned", f"{dated.why}, after the publication"
    return "occurred", f"{dated.why}, before the publication"
