"""The addresses of documents, by which versions of one find each other. The log fills the table at the next start."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "addresses",
        sa.Column("build", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("revised", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("build", "address", "document_id", name=op.f("pk_addresses")),
    )
    op.create_index(op.f("ix_addresses_build_document_id"), "addresses", ["build", "document_id"], unique=False)


def downgrade() -> None:
    op.execute(sa.text("DELETE FROM projections WHERE name = 'addresses'"))
    op.drop_table("addresses")
