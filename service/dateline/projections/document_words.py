"""The words that say what a document is about, by which documents of one story are found (`happenings.stories`)."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Column, Connection, Index, Integer, Table, Text

from dateline.claims import Claim
from dateline.happenings.stories import profile
from dateline.projections.unit_of_work import Rows
from dateline.store.tables import METADATA

DOCUMENT_WORDS = Table(
    "document_words",
    METADATA,
    Column("build", Integer, primary_key=True, autoincrement=False),
    Column("word", Text, primary_key=True),
    # The local day of publication, counted from the first day of the year 1, which is 1.
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("document_id", Text, primary_key=True),
    # How much the word says there, in thousandths of all that its words say.
    Column("weight", Integer, nullable=False),
    sqlite_with_rowid=False,
)
Index(None, DOCUMENT_WORDS.c.build, DOCUMENT_WORDS.c.document_id)


def read(connection: Connection, rows: Rows, document_ids: Iterable[str]) -> None:
    """Read the words that are kept of documents."""
    rows.records(DOCUMENT_WORDS).read(connection, DOCUMENT_WORDS.c.document_id, document_ids)


def note(rows: Rows, documents: Mapping[str, Iterable[Claim]]) -> None:
    """Keep the words of documents, given by the claims that were recorded of them; those of its first reading stay."""
    known = {row["document_id"] for row in rows.records(DOCUMENT_WORDS).rows()}
    for document_id, claims in documents.items():
        if document_id in known:
            continue
        found = profile(claims)
        for word, weight in found.words.items():
            rows.records(DOCUMENT_WORDS).put(
                word=word,
                day=found.day.toordinal(),
                document_id=document_id,
                weight=round(1000 * weight / found.length),
            )
