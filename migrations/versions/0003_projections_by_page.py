"""Projections that go on from a page of events: what claims add up to, and where linking finds them.

The tables of all projections are emptied: the log fills them again, by `dateline projections rebuild` or at the start.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = (
    "claim_names",
    "claims",
    "documents",
    "happening_claims",
    "happenings",
    "sources",
    "timelines",
    "projections",
)


def upgrade() -> None:
    empty()
    op.drop_table("happening_claims")
    op.create_table(
        "happening_claims",
        sa.Column("build", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("happening_id", sa.Text(), nullable=True),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("public_by", sa.BigInteger(), nullable=False),
        sa.Column("starts", sa.BigInteger(), nullable=True),
        sa.Column("ends", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.Column("denies", sa.Boolean(), nullable=False),
        sa.Column("standing", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("build", "claim_id", name=op.f("pk_happening_claims")),
    )
    op.create_index(
        op.f("ix_happening_claims_build_happening_id_public_by"),
        "happening_claims",
        ["build", "happening_id", "public_by"],
        unique=False,
    )
    op.create_index(
        op.f("ix_happening_claims_build_happening_id_ends_starts_claim_id"),
        "happening_claims",
        ["build", "happening_id", "ends", "starts", "claim_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_happenings_build_id_until_public_until"),
        "happenings",
        ["build", "id", "until", "public_until"],
        unique=False,
    )
    op.create_table(
        "linkable",
        sa.Column("build", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("lasts", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("build", "key", "lasts", "day", "claim_id", name=op.f("pk_linkable")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    empty()
    op.drop_table("linkable")
    op.drop_index(op.f("ix_happenings_build_id_until_public_until"), "happenings")
    op.drop_table("happening_claims")
    op.create_table(
        "happening_claims",
        sa.Column("build", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("happening_id", sa.Text(), nullable=True),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("build", "claim_id", name=op.f("pk_happening_claims")),
    )
    op.create_index(
        op.f("ix_happening_claims_build_happening_id"), "happening_claims", ["build", "happening_id"], unique=False
    )


def empty() -> None:
    """Remove all rows of all projections, and how far they have come."""
    for table in TABLES:
        op.execute(sa.delete(sa.table(table)))
