"""Dateline: timelines from news claims, kept for ever and readable as of any moment."""

__version__ = "0.1.0"
