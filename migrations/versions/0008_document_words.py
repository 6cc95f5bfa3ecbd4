"""Documents of one story are found by the words that say what they are about, no longer claims by their names.

The tables of the projection `happenings` are emptied: the log fills them again, by `dateline projections rebuild` or at
the start.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    empty()
    op.drop_table("linkable")
    op.drop_table("happening_claims")
    op.create_table(
        "document_words",
        sa.Column("build", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("day", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("build", "word", "day", "document_id", name=op.f("pk_document_words")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_document_words_build_document_id"), "document_words", ["build", "document_id"], unique=False
    )


def downgrade() -> None:
    empty()
    op.drop_table("document_words")
    op.create_table(
        "happening_claims",
        sa.Column("build", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("happening_id", sa.Text()),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("public_by", sa.BigInteger(), nullable=False),
        sa.Column("starts", sa.BigInteger()),
        sa.Column("ends", sa.BigInteger()),
        sa.Column("kind", sa.Text()),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.Column("standing", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("build", "claim_id", name=op.f("pk_happening_claims")),
    )
    for columns in (["happening_id", "public_by"], ["happening_id", "ends", "starts", "claim_id"]):
        own = ["build", *columns]
        op.create_index(op.f(f"ix_happening_claims_{'_'.join(own)}"), "happening_claims", own, unique=False)
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


def empty() -> None:
    """Have the projection that keeps the words begin anew."""
    kept = "sources documents claims happenings happening_names timeline_documents timeline_happenings searched"
    for name in kept.split():
        op.execute(sa.delete(sa.table(name)))
    op.execute(sa.text("DELETE FROM projections WHERE name = 'happenings'"))
