"""What a reader found becomes a `Document`: its id, its source, when it was published and how that is known."""

import re
from typing import NamedTuple

from dateline.documents.address import web_address
from dateline.documents.blocks import completed
from dateline.documents.document import Document, Format
from dateline.documents.identity import document_id, source_id
from dateline.documents.language import is_garbled, language_of
from dateline.documents.layout import Header, header_of, sections_of, title_of
from dateline.documents.publication import parse_publication
from dateline.documents.received import Received
from dateline.errors import MissingPublication
from dateline.evidence import Block, DateBasis, Observation, Publication

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


class Dated(NamedTuple):
    """A publication time as written, where it stood, and its ISO spelling where a format's own library read it."""

    written: str
    basis: DateBasis = "stated"
    means: str | None = None


class Found(NamedTuple):
    """What a reader took out of bytes: the text with its blocks, and what these say of themselves.

    `published` is the document's own word, which wins over what is given with it; `guessed` stands only where neither
    says anything. `source` is who publishes by the document's own word, `site` what looks like it. `authors`,
    `credits`, `updated` and `language` are as in `Document`; `same_to` is where the part of the text ends that makes it
    what it is (comments below a page do not). `raw` are the bytes, None where the text holds them all.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    published: Dated | None = None
    guessed: Dated | None = None
    updated: str | None = None
    title: str | None = None
    source: str | None = None
    site: str | None = None
    url: str | None = None
    guid: str | None = None
    authors: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    language: str | None = None
    name: str | None = None
    same_to: int | None = None
    raw: bytes | None = None
    notes: tuple[str, ...] = ()


def compose(received: Received, found: Found, form: Format, reader: str, *, headed: bool = False) -> Document:
    """A document of what a reader found; with `headed`, header lines above its text are read too.

    Raises MissingPublication when nothing says when it was published, InvalidInput for what is no time (also for a
    `received.published` that is not needed), and for an address that is none of the web.
    """
    name = found.name or received.name
    header = header_of(found.text) if headed else None
    published, basis = _publication(received, found, header, name)
    body_start = header.body_start if header else 0
    source = found.source or (header.source if header else None) or received.source or found.site
    publisher = source_id(source) if source else None
    url = found.url or (header.url if header else None) or received.url
    return Document(
        id=document_id(publisher, published, found.text[body_start : found.same_to]),
        name=name,
        source_id=publisher,
        source_name=source,
        title=found.title
        or (header.title if header else None)
        or (title_of(found.text, body_start) if headed else None),
        url=web_address(url, name=name),
        format=form,
        publication=published,
        retrieved_at=received.retrieved_at,
        text=found.text,
        body_start=body_start,
        sections=sections_of(found.text, body_start) if headed else (),
        observations=_observations(header, received.retrieved_at),
        blocks=tuple(
            block
            for block in completed(found.blocks, found.text, body_start, published=published.local)
            if block.start < block.end
        ),
        date_basis=basis,
        updated=found.updated or (header.updated if header else None),
        authors=found.authors or (header.authors if header else ()),
        credits=found.credits,
        language=found.language or language_of(found.text[body_start : found.same_to]),
        reader=reader,
        guid=found.guid,
        raw=found.raw,
        notes=(*found.notes, *_warnings(found.text)),
    )


def _publication(received: Received, found: Found, header: Header | None, name: str) -> tuple[Publication, DateBasis]:
    given = None
    if received.published is not None:
        given = parse_publication(received.published, zone=received.zone)
    own = found.published
    if own is None and header is not None and header.published:
        own = Dated(header.published)
    if own is not None:
        return parse_publication(own.written, zone=received.zone, means=own.means), own.basis
    if given is not None:
        return given, "given"
    if found.guessed is not None:
        guess = found.guessed
        return parse_publication(guess.written, zone=received.zone, means=guess.means), guess.basis
    updated = found.updated or (header.updated if header else None)
    only = f", only that it was revised {updated}" if updated else ""
    raise MissingPublication(
        f"{name} does not say when it was published{only}: give the time as `published`.", document=name, published=None
    )


def _observations(header: Header | None, moment: str) -> tuple[Observation, ...]:
    counts = header.counts if header else ()
    return tuple(Observation(name=name, value=value, observed_at=moment) for name, value in counts)


def _warnings(text: str) -> tuple[str, ...]:
    found = []
    turning = _TURNING.search(text)
    if turning is not None:
        code = f"U+{ord(turning[0]):04X}"
        found.append(f"It has a character that turns the direction of writing ({code} at {turning.start()}).")
    if is_garbled(text):
        found.append("Its letters were garbled on the way (UTF-8 read as another encoding): names may read wrongly.")
    return tuple(found)
