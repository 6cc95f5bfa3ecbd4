"""Alembic's entry: migrations run on the connection that `dateline.store.migration` hands over."""

from alembic import context

from dateline.projections import runner  # noqa: F401  every projection's tables join the metadata
from dateline.store.migration import METADATA

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=context.config.attributes.get("metadata", METADATA),
    compare_type=True,
    render_as_batch=False,  # a batch would copy `events` into a new table and silently drop its triggers
)
with context.begin_transaction():
    context.run_migrations()
