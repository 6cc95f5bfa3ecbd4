"""Readers, one module a format: bytes become `Document`s; `parse_documents` recognises what they are."""

from dateline.documents.decoding import decode
from dateline.documents.document import Document
from dateline.documents.formats import FORMATS, Format
from dateline.documents.layout import header_of
from dateline.documents.publication import parse_publication
from dateline.documents.reading import parse_documents, parse_jsonl, parse_text, read_bytes, read_document
from dateline.documents.received import Received

__all__ = [
    "FORMATS",
    "Document",
    "Format",
    "Received",
    "decode",
    "header_of",
    "parse_documents",
    "parse_jsonl",
    "parse_publication",
    "parse_text",
    "read_bytes",
    "read_document",
]
