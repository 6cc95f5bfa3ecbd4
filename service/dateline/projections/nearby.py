"""Which documents may tell of what new claims do: those published in the same months."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from dateline.claims import Claim
from dateline.projections.claims import CLAIMS, decode
from dateline.projections.tables import FOREVER, public_by

REACH = 400
"""Days between two documents of one story at the most."""
_DAY = 86_400 * 1_000_000


def nearby(connection: Connection, build: int, claims: Sequence[Claim]) -> list[tuple[Claim, str | None]]:
    """The standing claims of those documents, each with the id of its happening, None where it has none."""
    if not claims:
        return []
    c, moments = CLAIMS.c, [public_by(claim.publication) for claim in claims]
    near = c.public_by.between(min(moments) - REACH * _DAY, max(moments) + REACH * _DAY)
    query = select(c.data, c.happening_id).where(c.build == build, c.until == FOREVER, near, ~c.retracted)
    return [(decode(data), happening_id) for data, happening_id in connection.execute(query)]
