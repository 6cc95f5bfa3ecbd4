"""SQLite keeps a value of any kind in any column: the head of the log takes none but what a head is made of."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

REFUSAL = "the log is append-only"
GOES_BACK = "NEW.position < OLD.position OR NEW.recorded_at < OLD.recorded_at OR NEW.id <> OLD.id"
# Text is larger than any number (sqlite.org/datatype3.html, section 4.1), so it would pass for a head that moved on.
IS_NO_HEAD = (
    "typeof(NEW.position) <> 'integer' OR typeof(NEW.recorded_at) <> 'integer' OR typeof(NEW.frontier) <> 'blob'"
)


def upgrade() -> None:
    replace(f"{GOES_BACK} OR {IS_NO_HEAD}")


def downgrade() -> None:
    replace(GOES_BACK)


def replace(refused: str) -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    op.execute("DROP TRIGGER log_head_forward")
    op.execute(
        f"CREATE TRIGGER log_head_forward BEFORE UPDATE ON log_head WHEN {refused}"
        f" BEGIN SELECT RAISE(ABORT, '{REFUSAL}: its head never goes back'); END"
    )
