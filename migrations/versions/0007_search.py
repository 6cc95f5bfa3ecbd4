"""Search over the words of claims and titles. The log fills the tables at the next start.

SQLite: an FTS5 table over the words of `searched` (sqlite.org/fts5.html, section 4.4.3), kept by triggers; words never
change. PostgreSQL: a GIN index over their lexemes.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

INDEX = (
    "CREATE VIRTUAL TABLE search_index USING fts5(text, content='searched', content_rowid='number',"
    " tokenize='porter unicode61 remove_diacritics 2')",
    "CREATE TRIGGER searched_added AFTER INSERT ON searched BEGIN"
    " INSERT INTO search_index (rowid, text) VALUES (new.number, new.text); END",
    "CREATE TRIGGER searched_removed AFTER DELETE ON searched BEGIN"
    " INSERT INTO search_index (search_index, rowid, text) VALUES ('delete', old.number, old.text); END",
)


def upgrade() -> None:
    op.create_table(
        "searched",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("build", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("public_by", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_searched")),
    )
    op.create_index(op.f("ix_searched_build"), "searched", ["build"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        for statement in INDEX:
            op.execute(statement)
    else:
        op.execute("CREATE INDEX ix_searched_words ON searched USING gin (to_tsvector('english', text))")
    rebuild()


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_index")
    op.drop_table("searched")
    rebuild()


def rebuild() -> None:
    """Have the projection that keeps the words begin anew."""
    kept = "sources documents claims happenings happening_names timeline_documents timeline_happenings happening_claims"
    for name in (*kept.split(), "linkable"):
        op.execute(sa.delete(sa.table(name)))
    op.execute(sa.text("DELETE FROM projections WHERE name = 'happenings'"))
