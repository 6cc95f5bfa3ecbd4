"""What every reader makes of its input: one version of a text, with all that is known about where it comes from."""

from typing import Literal

from dateline.evidence import Block, DateBasis, Observation, Publication, Section, Value

Format = Literal[
    "text",
    "brief",
    "jsonl",
    "html",
    "feed",
    "ninjs",
    "newsml-g2",
    "nitf",
    "json-ld",
    "timeline",
    "sheet",
    "pdf",
    "docx",
    "email",
]


class Document(Value, frozen=True, kw_only=True):
    """One version of a document as it was read.

    `text` is the raw text as decoded, header and line ends included: every offset counts its code points. The words of
    the document itself begin at `body_start`. `name` is what the outside calls it (a file's name, the `id` of a JSONL
    line); `id` is derived from source, publication and body, so that reading it twice gives it twice. `date_basis`,
    `updated`, `authors`, `credits`, `language`, `reader` and `guid` are as in `DocumentRecorded`; `raw` is the bytes it
    was read from, None where the text holds them all. `notes` are sentences on what was assumed or left out.
    """

    id: str
    name: str
    source_id: str | None
    source_name: str | None
    title: str | None
    url: str | None
    format: Format
    publication: Publication
    retrieved_at: str
    text: str
    body_start: int
    sections: tuple[Section, ...] = ()
    observations: tuple[Observation, ...] = ()
    blocks: tuple[Block, ...] = ()
    date_basis: DateBasis = "stated"
    updated: str | None = None
    authors: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    language: str | None = None
    reader: str | None = None
    guid: str | None = None
    raw: bytes | None = None
    notes: tuple[str, ...] = ()
