"""`dateline extract` and `dateline resolve`: what is read out of documents, without storing anything."""

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich import box
from rich.console import Console
from rich.table import Table

from dateline.app import Settings
from dateline.documents import Document, decode, header_of, parse_publication, read_bytes, read_document
from dateline.documents.blocks import in_words, unread
from dateline.documents.decoding import MAX_BYTES
from dateline.documents.language import name_of
from dateline.english import pipeline
from dateline.errors import MissingPublication, UnreadableDocument
from dateline.events import ClaimRecorded
from dateline.evidence import Quantity
from dateline.extraction import extract as extract_claims
from dateline.extraction.hemisphere import hemisphere
from dateline.temporal import periods, tag
from dateline.temporal.values import Mention

Published = Annotated[
    str | None,
    typer.Option("--published", help="When it was published, if it does not say: 2025-08-13 or 2025-08-13T19:20:55Z."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]
_ENDINGS = (".txt", ".md", ".jsonl")
"""How the names of documents end."""


def extract(
    files: Annotated[list[Path], typer.Argument(help="Texts, briefs or Document JSONL files.", show_default=False)],
    published: Published = None,
    source: Annotated[str | None, typer.Option(help="Who publishes, where it does not say.")] = None,
    zone: Annotated[str | None, typer.Option(help="The source's time zone, such as Europe/Kyiv.")] = None,
    as_json: AsJson = False,
) -> None:
    """Print the claims that documents make: who says it, how sure, when, how many. Nothing is stored."""
    pipeline.choose(Settings().english_pipeline)
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    documents = [
        document
        for file in files
        for document in read_document(file, published=published, source=source, zone=zone, retrieved_at=now)
    ]
    for document in documents:
        claims = extract_claims(document)
        if as_json:
            print(json.dumps(document_json(document, claims), ensure_ascii=False))
        else:
            _print_claims(document, claims)


def resolve(
    text: Annotated[str, typer.Argument(help="The text itself, a file, or - for standard input.")] = "-",
    published: Published = None,
    as_json: AsJson = False,
) -> None:
    """Print the time expressions of a text and what each of them means, seen from the day of publication."""
    content, name = _content(text)
    header = header_of(content)
    written = published or (header.published if header else None)
    if not written:
        raise MissingPublication(
            f"{name} does not say when it was published: give the time as `published`.", document=name, published=None
        )
    publication = parse_publication(written)
    anchor = publication.local
    mentions = periods(tag(content, anchor, hemisphere=hemisphere(publication.zone)))
    if as_json:
        print(json.dumps([mention_json(mention, anchor) for mention in mentions], ensure_ascii=False))
    else:
        _print_mentions(mentions)


def _content(argument: str) -> tuple[str, str]:
    """The text that is meant and what to call it: standard input, a file of that name, or the words themselves.

    One word that ends as files do is a file, so that a mistyped name is not read as a text without times.
    """
    if argument == "-":
        return decode(sys.stdin.buffer.read(MAX_BYTES + 1), name="standard input"), "standard input"
    if not argument.strip():
        raise UnreadableDocument("The text is empty.", size=len(argument))
    path = Path(argument)
    try:
        is_file = path.exists()
    except (OSError, ValueError):  # too long for a name, or with a character that no name has
        is_file = False
    if is_file or (path.suffix.lower() in _ENDINGS and len(argument.split()) == 1):
        return decode(read_bytes(path), name=path.name), path.name
    return argument, "the text"


def document_json(document: Document, claims: Sequence[ClaimRecorded]) -> dict[str, Any]:
    """A document and its claims as `dateline extract --json` prints them; `id` is what the outside calls it."""
    return {
        "document": {
            "id": document.name,
            "document_id": document.id,
            "published": document.publication.local,
            "zone": document.publication.zone,
            "zone_basis": document.publication.zone_basis,
            "title": document.title,
            "source": document.source_name,
            "url": document.url,
            "language": document.language,
        },
        "unread": unread(document.blocks),
        "claims": [_claim_json(claim) for claim in claims],
    }


def not_read(document: Document) -> list[str]:
    """What of a document was not read as claims, a line each: its language, its blocks, and what was noted of it."""
    lines = list(document.notes)
    if document.language not in {None, "en"}:
        lines.append(f"not read: {name_of(document.language or '')}")
    elif counts := unread(document.blocks):
        lines.append(f"not read as claims: {in_words(counts)}")
    return lines


def _claim_json(claim: ClaimRecorded) -> dict[str, Any]:
    return {
        "id": claim.claim_id,
        "start": claim.span.start,
        "end": claim.span.end,
        "text": claim.span.text,
        "section": claim.section,
        "modality": claim.modality,
        "polarity": claim.polarity,
        "attribution": msgspec.to_builtins(claim.attribution),
        "times": msgspec.to_builtins(claim.times),
        "quantities": [_quantity_json(quantity) for quantity in claim.quantities],
        "names": [name.text for name in claim.names],
    }


def _quantity_json(quantity: Quantity) -> dict[str, Any]:
    return {
        **msgspec.to_builtins(quantity),
        "minimum": _number(quantity.minimum),
        "maximum": _number(quantity.maximum),
    }


def _number(written: str | None) -> int | float | None:
    if written is None:
        return None
    return float(written) if "." in written else int(written)


def mention_json(mention: Mention, anchor: str) -> dict[str, Any]:
    """A mention as `dateline resolve --json` prints it, with the local anchor it was resolved against."""
    values = mention._asdict()
    del values["whole"]  # what belongs together is one mention by now
    values["earliest"] = mention.earliest.isoformat() if mention.earliest else None
    values["latest"] = mention.latest.isoformat() if mention.latest else None
    values["alternatives"] = [alternative._asdict() for alternative in mention.alternatives]
    return {**values, "anchor": anchor}


def _print_claims(document: Document, claims: Sequence[ClaimRecorded]) -> None:
    columns = ("When", "Claim", "Modality", "Who says so", "How many")
    table = Table(*columns, title=_plain(document.title or document.name), show_lines=True)
    for claim in claims:
        when = "\n".join(t.edtf or t.value if t.earliest else f"({_plain(t.text)})" for t in claim.times)
        said = (hop.source or hop.cue for hop in claim.attribution)
        chain = " → ".join(_plain(span.text) for span in said if span is not None)
        many = "\n".join(_plain(" ".join(filter(None, (q.text, q.unit)))) for q in claim.quantities)
        negative = "not " if claim.polarity == "negative" else ""
        table.add_row(when, _plain(claim.span.text), negative + claim.modality, chain, many)
    Console().print(table)
    for line in not_read(document):
        print(line)


def _print_mentions(mentions: Sequence[Mention]) -> None:
    if not mentions:
        print("No time expression was found.")
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 2, 0, 0), leading=1)
    table.add_column("Words", ratio=3, overflow="fold")
    for heading in ("Means", "From", "Before"):
        table.add_column(heading, no_wrap=True)
    table.add_column("Why", ratio=4, overflow="fold")
    for mention in mentions:
        why = mention.why.removeprefix(f"{mention.rule}: ")
        table.add_row(
            _plain(mention.text),
            f"{mention.value} {mention.mod}".rstrip().replace("/", "/\n"),
            _moment(mention.earliest),
            _moment(mention.latest),
            _plain("; ".join((why, *(f"or {a.value} ({a.weight:.0%})" for a in mention.alternatives)))),
        )
    Console().print(table)


def _moment(bound: datetime | None) -> str:
    """A bound of a period as short as it is exact: the day alone where it is midnight; nothing where it is open."""
    if bound is None:
        return ""
    return bound.date().isoformat() if bound.time() == time.min else bound.isoformat(" ", "minutes")


def _plain(words: str) -> str:
    """Words in one line, with nothing that the table would read as markup."""
    return " ".join(words.split()).replace("[", "\\[")
