"""Readers: a file, feed or line of JSON becomes a `Document`."""

from dateline.documents.decoding import decode
from dateline.documents.document import Document
from dateline.documents.layout import header_of
from dateline.documents.publication import parse_publication
from dateline.documents.reading import parse_jsonl, parse_text, read_bytes, read_document

__all__ = [
    "Document",
    "decode",
    "header_of",
    "parse_jsonl",
    "parse_publication",
    "parse_text",
    "read_bytes",
    "read_document",
]
