"""What claims say together is stored with the row of their happening, a row for each commit; claims are held once.

The tables of all projections are emptied, those that changed are made anew: the log fills them again, by `dateline
projections rebuild` or at the start.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

EMPTIED = ("addresses", "documents", "sources", "linkable", "timelines", "projections")
OLD = ("claim_names", "claims", "happening_claims", "happenings")
NEW = (
    "timeline_placed",
    "timeline_happenings",
    "timeline_documents",
    "happening_names",
    "happenings",
    "happening_claims",
    "claims",
)


def number(name: str) -> sa.Column:
    return sa.Column(name, sa.BigInteger(), nullable=False)


def key(name: str, kind: type = sa.BigInteger) -> sa.Column:
    return sa.Column(name, kind(), autoincrement=False, nullable=False)


def words(name: str) -> sa.Column:
    return sa.Column(name, sa.Text(), nullable=False)


def bytes_(name: str) -> sa.Column:
    return sa.Column(name, sa.LargeBinary(), nullable=False)


def table(name: str, keys: str, *columns: sa.Column, **options: bool) -> None:
    constraint = sa.PrimaryKeyConstraint("build", *keys.split(), name=op.f(f"pk_{name}"))
    op.create_table(name, key("build", sa.Integer), *columns, constraint, **options)


def index(name: str, columns: str) -> None:
    own = ["build", *columns.split()]
    op.create_index(op.f(f"ix_{name}_{'_'.join(own)}"), name, own, unique=False)


def upgrade() -> None:
    empty()
    for name in OLD:
        op.drop_table(name)
    create_claims([words("speaker")])
    create_members([])
    table(
        "happenings",
        "born since",
        key("born"),
        key("since"),
        number("until"),
        words("id"),
        number("starts"),
        number("ends"),
        number("first_public"),
        number("dated"),
        number("last_public"),
        sa.Column("undated_for", sa.Integer(), nullable=False),
        words("modality"),
        sa.Column("contested", sa.Boolean(), nullable=False),
        sa.Column("importance", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        number("created_at"),
        number("changed_at"),
        sa.Column("title", sa.Text()),
        sa.Column("titled_by", sa.Text()),
        bytes_("summary"),
    )
    index("happenings", "id until")
    index("happenings", "until starts born")
    index("happenings", "starts born since until")
    index("happenings", "undated_for first_public dated")
    create_ordered("happening_names", "name")
    create_ordered("timeline_happenings", "timeline_id")
    table(
        "timeline_documents",
        "timeline_id document_id since",
        words("timeline_id"),
        words("document_id"),
        key("since"),
        number("until"),
        number("added"),
        sa.Column("place", sa.Integer(), nullable=False),
    )
    index("timeline_documents", "document_id until")
    table(
        "timeline_placed",
        "timeline_id happening_id since",
        words("timeline_id"),
        words("happening_id"),
        key("since"),
        number("until"),
        sa.Column("pinned", sa.Boolean(), nullable=False),
    )


def downgrade() -> None:
    empty()
    for name in NEW:
        op.drop_table(name)
    table("claim_names", "name claim_id", words("name"), words("claim_id"))
    create_claims([])
    create_members(
        [
            sa.Column("denies", sa.Boolean(), nullable=False),
            sa.Column("version", sa.Integer(), nullable=False),
            bytes_("data"),
        ]
    )
    table(
        "happenings",
        "id since public_since",
        words("id"),
        key("since"),
        key("public_since"),
        number("until"),
        number("public_until"),
        number("starts"),
        number("born"),
        number("ends"),
        sa.Column("revision", sa.Integer(), nullable=False),
        number("created_at"),
        number("changed_at"),
        sa.Column("title", sa.Text()),
        sa.Column("titled_by", sa.Text()),
        bytes_("claims"),
    )
    index("happenings", "until starts born")
    index("happenings", "id until public_until")


def create_claims(more: list[sa.Column]) -> None:
    table(
        "claims",
        "id since",
        words("id"),
        key("since"),
        number("until"),
        words("document_id"),
        sa.Column("happening_id", sa.Text()),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("retracted", sa.Boolean(), nullable=False),
        number("public_by"),
        number("recorded_at"),
        number("position"),
        *more,
        bytes_("data"),
    )
    index("claims", "happening_id until")
    index("claims", "document_id until")


def create_members(more: list[sa.Column]) -> None:
    table(
        "happening_claims",
        "claim_id",
        words("claim_id"),
        sa.Column("happening_id", sa.Text()),
        words("document_id"),
        number("public_by"),
        sa.Column("starts", sa.BigInteger()),
        sa.Column("ends", sa.BigInteger()),
        sa.Column("kind", sa.Text()),
        words("found_by"),
        sa.Column("standing", sa.Boolean(), nullable=False),
        *more,
    )
    index("happening_claims", "happening_id public_by")
    index("happening_claims", "happening_id ends starts claim_id")


def create_ordered(name: str, by: str) -> None:
    """A table in the order of timelines."""
    table(
        name,
        f"{by} starts born since",
        words(by),
        key("starts"),
        key("born"),
        key("since"),
        number("until"),
        number("public_since"),
        sqlite_with_rowid=False,
    )
    index(name, "born until")


def empty() -> None:
    """Remove all rows of all projections, and how far they have come."""
    for name in EMPTIED:
        op.execute(sa.delete(sa.table(name)))
