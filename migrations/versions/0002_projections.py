"""The projections: tables derived from the log, so taking them down loses nothing."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "claim_names",
        sa.Column("build", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("build", "name", "claim_id", name=op.f("pk_claim_names")),
    )
    op.create_table(
        "claims",
        sa.Column("build", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("happening_id", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("retracted", sa.Boolean(), nullable=False),
        sa.Column("public_by", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("build", "id", "since", name=op.f("pk_claims")),
    )
    op.create_index(
        op.f("ix_claims_build_document_id_until"), "claims", ["build", "document_id", "until"], unique=False
    )
    op.create_index(
        op.f("ix_claims_build_happening_id_until"), "claims", ["build", "happening_id", "until"], unique=False
    )
    op.create_table(
        "documents",
        sa.Column("build", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("public_by", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("build", "id", "since", name=op.f("pk_documents")),
    )
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
    op.create_table(
        "happenings",
        sa.Column("build", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("public_since", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("public_until", sa.BigInteger(), nullable=False),
        sa.Column("starts", sa.BigInteger(), nullable=False),
        sa.Column("born", sa.BigInteger(), nullable=False),
        sa.Column("ends", sa.BigInteger(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("titled_by", sa.Text(), nullable=True),
        sa.Column("claims", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("build", "id", "since", "public_since", name=op.f("pk_happenings")),
    )
    op.create_index(
        op.f("ix_happenings_build_until_starts_born"), "happenings", ["build", "until", "starts", "born"], unique=False
    )
    op.create_table(
        "projections",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("build", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("fault_position", sa.BigInteger(), nullable=True),
        sa.Column("fault", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("name", "build", name=op.f("pk_projections")),
    )
    op.create_table(
        "sources",
        sa.Column("build", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("build", "id", "since", name=op.f("pk_sources")),
    )
    op.create_table(
        "timelines",
        sa.Column("build", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("build", "id", "since", name=op.f("pk_timelines")),
    )
    op.create_index(op.f("ix_timelines_build_slug"), "timelines", ["build", "slug"], unique=False)


def downgrade() -> None:
    for table in (
        "timelines",
        "sources",
        "projections",
        "happenings",
        "happening_claims",
        "documents",
        "claims",
        "claim_names",
    ):
        op.drop_table(table)
