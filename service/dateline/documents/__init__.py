"""Readers: a file, feed or line of JSON becomes a `Document`."""
