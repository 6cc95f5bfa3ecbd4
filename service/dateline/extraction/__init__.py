"""Extraction: a `Document` becomes claims: who says what, how sure, when, how many."""

from dateline.extraction.extract import extract

__all__ = ["extract"]
