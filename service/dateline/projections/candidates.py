"""The happenings that new claims may be linked with, each with those of its claims that linking asks for."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select, union

from dateline.claims import Claim
from dateline.happenings.reach import LAST, Days, Reach, reaches
from dateline.projections import statements
from dateline.projections.candidate_claims import SECONDS, Near, Showing, show
from dateline.projections.claims import CLAIMS, decode
from dateline.projections.link_index import MEMBERS, joined, sought
from dateline.projections.tables import FOREVER

# The happenings of the claims in the places where somebody looks, but for claims that show that it is of another kind.
_NAMED = """
WITH sought (kind, key, lasts, first, last) AS (VALUES {rows})
SELECT DISTINCT m.happening_id, sought.kind
FROM sought
JOIN linkable ON linkable.build = ? AND linkable.key = sought.key AND linkable.lasts = sought.lasts
    AND linkable.day BETWEEN sought.first AND sought.last
JOIN happening_claims AS m ON m.build = linkable.build AND m.claim_id = linkable.claim_id
WHERE m.happening_id IS NOT NULL AND (sought.kind = '' OR m.kind IS NULL OR m.kind = sought.kind)
"""

# Of each happening a claim that shows its kind, and the one whose date ends last, if any has one: where any date
# touches one that has no end, that does.
_FIRST = """
WITH these (id) AS (VALUES {rows})
SELECT these.id, told.claim_id AS told, told.kind,
    (SELECT m.claim_id FROM happening_claims AS m
        WHERE m.build = ? AND m.happening_id = these.id AND m.ends IS NOT NULL AND m.standing
        ORDER BY m.ends DESC, m.starts DESC, m.claim_id DESC LIMIT 1) AS latest
FROM these
LEFT JOIN happening_claims AS told ON told.build = ? AND told.claim_id = (
    SELECT m.claim_id FROM happening_claims AS m WHERE m.build = ? AND m.happening_id = these.id AND m.standing
        AND m.kind IS NOT NULL ORDER BY m.public_by LIMIT 1)
"""

# More conditions than these are asked for as one that holds wherever one of them does.
_CONDITIONS = 20


def candidates(connection: Connection, build: int, claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """The happenings of a build in which a claim is within reach of one of these, by id, each with claims of it.

    Of a happening's claims these are near in time, whomever they name; others show its kind, and that it is dated: of
    those further away, linking asks no more.
    """
    within = reaches(claims)
    places = sought(within)
    named = statements.ask(connection, _NAMED, places, build) if places else ()
    if not named:
        return {}
    firsts = {
        row.id: row for row in statements.ask(connection, _FIRST, sorted({(row[0],) for row in named}), *[build] * 3)
    }
    found: dict[str, Showing] = {}
    for happening_id, kind in named:
        if kind in ("", firsts[happening_id].kind):
            found[happening_id] = Showing()
    documents = {claim.document_id for claim in claims}
    members = _members(connection, build, list(found), within)
    kinds = {first.kind for first in firsts.values()}
    near = {kind: Near(each for each in within if each.kind in (None, kind)) for kind in kinds}
    for happening_id, showing in found.items():
        first = firsts[happening_id]
        showing.note(first.told, "kind")
        showing.note(first.latest, "latest")
        show(showing, near[first.kind], members[happening_id], documents)
    return _decoded(connection, build, [claim_id for showing in found.values() for claim_id in showing.enough()])


def _members(
    connection: Connection, build: int, happenings: Sequence[str], within: Sequence[Reach]
) -> defaultdict[str, list[Row[Any]]]:
    """The standing claims of happenings that may be near in time, in order of publication."""
    m, news = MEMBERS.c, Near(within).news
    own = select(m.claim_id).where(m.build == build, m.happening_id.in_(happenings))
    near = [own.where(m.public_by.between(news[0][0], news[-1][1]))]
    for (shortest, longest), (first, last) in _stretches(within):
        touching = own.where(m.ends > (first - 1) * SECONDS, m.starts < last * SECONDS)
        near.append(touching.where((m.ends - m.starts).between((shortest - 1) * SECONDS, longest * SECONDS)))
    query = select(m.happening_id, m.claim_id, m.document_id, m.public_by, m.starts, m.ends, m.found_by)
    query = query.where(m.build == build, m.claim_id.in_(union(*near)), m.standing)
    members: defaultdict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(query.order_by(m.public_by, m.claim_id)):
        members[row.happening_id].append(row)
    return members


def _stretches(within: Sequence[Reach]) -> Iterator[tuple[Days, Days]]:
    """For how many days dates that are near last, and the first and the last day of those that they touch.

    To a date without an end the latest of a happening says all that any of its dates does.
    """
    lasting: defaultdict[int, list[Reach]] = defaultdict(list)
    for reach in within:
        if reach.when is not None and reach.when.latest is not None:
            lasting[reach.lengths[0].bit_length()].append(reach)
    for some in lasting.values():
        shortest, longest = min(reach.lengths[0] for reach in some), max(reach.lengths[1] for reach in some)
        days = joined(reach.days for reach in some if reach.days is not None)
        for stretch in days if len(days) < _CONDITIONS else [(days[0][0], days[-1][1])]:
            yield (shortest, FOREVER // SECONDS if longest == LAST else longest), stretch


def _decoded(connection: Connection, build: int, claim_ids: Sequence[str]) -> dict[str, list[Claim]]:
    """These claims by their happenings."""
    decoded: defaultdict[str, list[Claim]] = defaultdict(list)
    for row in statements.read(connection, CLAIMS, build, CLAIMS.c.id, claim_ids, CLAIMS.c.until == FOREVER):
        decoded[row["happening_id"]].append(decode(row["data"]))
    return dict(decoded)
