"""Alembic's entry: migrations run on the connection that `dateline.store.migration` hands over."""

from alembic import context

from dateline.projections import runner  # noqa: F401  every projection's tables join the metadata
from dateline.store.migration import METADATA

# What searching by words stands on: tables that FTS5 keeps by itself, an index over an expression on PostgreSQL.
OWN = ("search_index", "ix_searched_words")

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=context.config.attributes.get("metadata", METADATA),
    compare_type=True,
    include_name=lambda name, kind, parents: not (name or "").startswith(OWN),
    render_as_batch=False,  # a batch would copy `events` into a new table and silently drop its triggers
)
with context.begin_transaction():
    context.run_migrations()
