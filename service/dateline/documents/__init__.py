"""Readers: a file, feed or line of JSON becomes a `Document`."""

from dateline.documents.document import Document
from dateline.documents.publication import parse_publication
from dateline.documents.reading import parse_jsonl, parse_text, read_document

__all__ = ["Document", "parse_jsonl", "parse_publication", "parse_text", "read_document"]
