"""Which documents may tell of what new claims do: those that share their words and were published in the same months.

What it costs follows from how many documents are alike, not from how long the log is.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from sqlalchemy import Connection, func, select

from dateline.claims import Claim
from dateline.happenings.stories import Profile, profile
from dateline.projections.claims import CLAIMS, decode
from dateline.projections.document_words import DOCUMENT_WORDS
from dateline.projections.tables import FOREVER

REACH = 400
"""Days between two documents of one story at the most."""
_SHARED = 2
"""So many words two documents share at least."""
_MOST = 80
"""So many documents are looked at for one, those that share most with it; linking holds it against fewer."""
_ROUNDS = 4
"""Documents that came before and were published later are linked once more, with what is near to them."""
_IDS = 500


@dataclass(frozen=True, slots=True)
class Nearby:
    """The claims of documents near to others, each with the id of its happening, and the claims of those happenings."""

    claims: list[tuple[Claim, str | None]]
    members: dict[str, set[str]]


def nearby(connection: Connection, build: int, claims: Iterable[Claim]) -> Nearby:
    """The standing claims of the documents near to those that these claims stand in, and so on for later ones."""
    documents = _by_document(claims)
    wanted = [profile(each) for each in documents.values()]
    if not wanted:
        return Nearby([], {})
    first = min(each.public_by for each in wanted)
    found: dict[str, list[tuple[Claim, str | None]]] = _claims_of(connection, build, documents)
    for _ in range(_ROUNDS):
        near = _near_to(connection, build, wanted) - found.keys()
        new = _claims_of(connection, build, near)
        found |= new
        wanted = [profile(claim for claim, _ in each) for each in new.values()]
        wanted = [each for each in wanted if each.public_by > first]
        if not wanted:
            break
    return _with_members(connection, build, list(chain.from_iterable(found.values())))


def _by_document(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    documents: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        documents[claim.document_id].append(claim)
    return documents


def _with_members(connection: Connection, build: int, claims: list[tuple[Claim, str | None]]) -> Nearby:
    """The claims, and all claims of their happenings."""
    happenings = {happening_id for _, happening_id in claims if happening_id is not None}
    return Nearby(claims, _members(connection, build, happenings))


def _near_to(connection: Connection, build: int, profiles: Iterable[Profile]) -> set[str]:
    """The documents that are near to one of these."""
    return {other for each in profiles for other in _near(connection, build, each)}


def _near(connection: Connection, build: int, own: Profile) -> Sequence[str]:
    """The documents that share words with one, those that share most first."""
    table, day = DOCUMENT_WORDS.c, own.day.toordinal()
    shared = func.count().label("shared")
    query = (
        select(table.document_id)
        .where(table.build == build, table.word.in_(sorted(own.words)), table.day.between(day - REACH, day + REACH))
        .group_by(table.document_id)
        .having(shared >= _SHARED)
        .order_by(shared.desc(), table.document_id)
        .limit(_MOST)
    )
    return connection.execute(query).scalars().all()


def _claims_of(
    connection: Connection, build: int, document_ids: Iterable[str]
) -> dict[str, list[tuple[Claim, str | None]]]:
    found: dict[str, list[tuple[Claim, str | None]]] = defaultdict(list)
    table, wanted = CLAIMS.c, sorted(document_ids)
    for start in range(0, len(wanted), _IDS):
        some = table.document_id.in_(wanted[start : start + _IDS])
        query = select(table.document_id, table.data, table.happening_id)
        query = query.where(table.build == build, table.until == FOREVER, some, ~table.retracted)
        for document_id, data, happening_id in connection.execute(query):
            found[document_id].append((decode(data), happening_id))
    return dict(found)


def _members(connection: Connection, build: int, happening_ids: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    table, wanted = CLAIMS.c, sorted(happening_ids)
    for start in range(0, len(wanted), _IDS):
        some = table.happening_id.in_(wanted[start : start + _IDS])
        query = select(table.id, table.happening_id).where(table.build == build, table.until == FOREVER, some)
        for claim_id, happening_id in connection.execute(query):
            found[happening_id].add(claim_id)
    return dict(found)
