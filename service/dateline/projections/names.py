"""The names in the claims of happenings, so that a timeline of names is read in its order.

A name is found whole and by each of its words, in lower case. A row stands where its happening stands in a timeline,
so whoever looks for a name finds its happenings sorted.
"""

from collections.abc import Iterable

from sqlalchemy import BigInteger, Column, Connection, Index, Integer, Table, Text

from dateline.claims import Claim
from dateline.projections.statements import Row
from dateline.projections.tables import FOREVER, instant
from dateline.projections.unit_of_work import Rows
from dateline.store.tables import METADATA

NAMES = Table(
    "happening_names",
    METADATA,
    Column("build", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, primary_key=True),
    # Where the happening stands in a timeline (`happenings.HAPPENINGS`).
    Column("starts", BigInteger, primary_key=True, autoincrement=False),
    Column("born", BigInteger, primary_key=True, autoincrement=False),
    Column("since", BigInteger, primary_key=True, autoincrement=False),
    Column("until", BigInteger, nullable=False),
    # The first publication of a standing claim with this name.
    instant("public_since"),
    sqlite_with_rowid=False,
)
Index(None, NAMES.c.build, NAMES.c.born, NAMES.c.until)


def forms_of(name: str) -> set[str]:
    """What a name is found by: the whole of it and each of its words, in lower case."""
    words = name.casefold().replace("’", "'").removesuffix("'s").split()
    return {" ".join(words), *words}


def sought(name: str) -> str:
    """The form under which to look for a name."""
    return max(forms_of(name), key=len)


def read(connection: Connection, rows: Rows, born: Iterable[int]) -> None:
    """Read the stored names of these happenings."""
    rows.versions(NAMES, "born").read(connection, NAMES.c.born, born)


def write(rows: Rows, happening: Row, standing: Iterable[tuple[Row, Claim]], at: int) -> None:
    """Keep the names of the standing claims of a happening (its row) from position `at` on."""
    first: dict[str, int] = {}
    for row, claim in standing:
        for form in {form for name in claim.names for form in forms_of(name.text)}:
            first[form] = min(first.get(form, FOREVER), row["public_by"])
    held, born, starts = rows.versions(NAMES, "born"), happening["born"], happening["starts"]
    for row in held.of(born):
        if row["starts"] == starts and first.get(row["name"]) == row["public_since"]:
            del first[row["name"]]
        else:
            held.end(row, at)
    for name in sorted(first):
        held.put(at, name=name, starts=starts, born=born, public_since=first[name])
