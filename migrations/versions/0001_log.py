"""The log: events, its head, texts, and what keeps the database itself from altering them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

REFUSAL = "the log is append-only"

SQLITE_TRIGGERS = {
    "events_no_update": f"BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, '{REFUSAL}: no event is updated'); END",
    "events_no_delete": f"BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, '{REFUSAL}: no event is deleted'); END",
    # INSERT OR REPLACE deletes the row it replaces without asking the trigger above. FAIL and not ABORT: SQLite would
    # keep a copy of every page that a statement touches, only to be able to undo half of it; appends are undone whole.
    "events_no_replace": f"""BEFORE INSERT ON events WHEN
        EXISTS (SELECT 1 FROM events WHERE position = NEW.position)
        OR EXISTS (SELECT 1 FROM events WHERE event_id = NEW.event_id)
        OR EXISTS (SELECT 1 FROM events WHERE stream = NEW.stream AND version = NEW.version)
        BEGIN SELECT RAISE(FAIL, '{REFUSAL}: no event is replaced'); END""",
    "log_head_one_row": f"BEFORE INSERT ON log_head BEGIN SELECT RAISE(ABORT, '{REFUSAL}: it has one head'); END",
    "log_head_no_delete": f"BEFORE DELETE ON log_head BEGIN SELECT RAISE(ABORT, '{REFUSAL}: it keeps its head'); END",
    "log_head_forward": f"""BEFORE UPDATE ON log_head WHEN NEW.position < OLD.position
        OR NEW.recorded_at < OLD.recorded_at OR NEW.id <> OLD.id
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}: its head never goes back'); END""",
    "texts_no_delete": f"BEFORE DELETE ON texts BEGIN SELECT RAISE(ABORT, '{REFUSAL}: a text keeps its row'); END",
    "texts_no_replace": """BEFORE INSERT ON texts WHEN EXISTS (SELECT 1 FROM texts WHERE sha256 = NEW.sha256)
        BEGIN SELECT RAISE(IGNORE); END""",
    "texts_erase_only": f"""BEFORE UPDATE ON texts WHEN NEW.text IS NOT NULL OR NEW.sha256 <> OLD.sha256
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}: a text can be erased, not changed'); END""",
}

POSTGRES_FUNCTIONS = f"""
CREATE FUNCTION dateline_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{REFUSAL}: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION dateline_head_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.position < OLD.position OR NEW.recorded_at < OLD.recorded_at OR NEW.id <> OLD.id THEN
        RAISE EXCEPTION '{REFUSAL}: its head never goes back' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION dateline_erase_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.text IS NOT NULL OR NEW.sha256 <> OLD.sha256 THEN
        RAISE EXCEPTION '{REFUSAL}: a text can be erased, not changed' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
"""

# ENABLE ALWAYS: replication roles and session_replication_role do not walk past it.
POSTGRES_TRIGGERS = {
    ("events", "events_append_only"): "BEFORE UPDATE OR DELETE OR TRUNCATE ON events FOR EACH STATEMENT"
    " EXECUTE FUNCTION dateline_refuse()",
    ("log_head", "log_head_one_row"): "BEFORE INSERT OR DELETE OR TRUNCATE ON log_head FOR EACH STATEMENT"
    " EXECUTE FUNCTION dateline_refuse()",
    ("log_head", "log_head_forward"): "BEFORE UPDATE ON log_head FOR EACH ROW EXECUTE FUNCTION dateline_head_forward()",
    ("texts", "texts_no_delete"): "BEFORE DELETE OR TRUNCATE ON texts FOR EACH STATEMENT"
    " EXECUTE FUNCTION dateline_refuse()",
    ("texts", "texts_erase_only"): "BEFORE UPDATE ON texts FOR EACH ROW EXECUTE FUNCTION dateline_erase_only()",
}

# The service needs no more than this on the log; on tables made later (projections) it may do everything.
# Making a role needs a right that the owner may lack; then `dateline log doctor` says so.
POSTGRES_GRANTS = """
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'dateline_app') THEN
        CREATE ROLE dateline_app NOLOGIN;
    END IF;
EXCEPTION
    WHEN insufficient_privilege THEN RAISE NOTICE 'the role dateline_app has to be made by an administrator';
    WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'dateline_app') THEN
        REVOKE ALL ON events, log_head, texts FROM PUBLIC;
        GRANT SELECT ON alembic_version TO dateline_app;
        GRANT SELECT, INSERT ON events TO dateline_app;
        GRANT SELECT, UPDATE (position, recorded_at, frontier) ON log_head TO dateline_app;
        GRANT SELECT, INSERT, UPDATE (text) ON texts TO dateline_app;
        ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO dateline_app;
    END IF;
END $$;
"""


def upgrade() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    op.create_table(
        "events",
        sa.Column("position", sa.Integer() if sqlite else sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("event_id", sa.LargeBinary(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("type_version", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("metadata", sa.LargeBinary(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("leaf_hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("position", name="pk_events"),
        sa.UniqueConstraint("event_id", name="uq_events_event_id"),
        sa.UniqueConstraint("stream", "version", name="uq_events_stream_version"),
    )
    op.create_table(
        "log_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("frontier", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_log_head"),
        sa.CheckConstraint("id = 1", name=op.f("ck_log_head_one_row")),
    )
    op.create_table(
        "texts",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("sha256", name="pk_texts"),
    )
    empty = "x''" if sqlite else "''"
    op.execute(f"INSERT INTO log_head (id, position, recorded_at, frontier) VALUES (1, 0, 0, {empty})")
    if sqlite:
        for name, body in SQLITE_TRIGGERS.items():
            op.execute(f"CREATE TRIGGER {name} {body}")
        return
    op.execute(POSTGRES_FUNCTIONS)
    for (table, name), body in POSTGRES_TRIGGERS.items():
        op.execute(f"CREATE TRIGGER {name} {body}")
        op.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")
    op.execute(POSTGRES_GRANTS)


def downgrade() -> None:
    """Only an empty log may go: what it holds cannot be derived from anything else."""
    if op.get_bind().execute(sa.text("SELECT position FROM log_head")).scalar_one():
        raise RuntimeError("The log holds events, and a downgrade below 0001 would destroy them.")
    for table in ("texts", "log_head", "events"):
        op.drop_table(table)
    if op.get_bind().dialect.name != "sqlite":
        op.execute("ALTER DEFAULT PRIVILEGES REVOKE ALL ON TABLES FROM dateline_app")
        for name in ("dateline_refuse", "dateline_head_forward", "dateline_erase_only"):
            op.execute(f"DROP FUNCTION {name}()")
