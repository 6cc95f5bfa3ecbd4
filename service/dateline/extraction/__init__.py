"""Extraction: a `Document` becomes claims: who says what, how sure, when, how many."""

from dateline.extraction.extract import extract, identified, read_span

__all__ = ["extract", "identified", "read_span"]
