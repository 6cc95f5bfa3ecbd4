"""What the claims of a happening add up to, and how its rows follow from that. Pure.

A happening's rows hold from one publication of its claims to the next. What a row says (`Told`) is a sum: that of the
row before and the claims published at its beginning. So a new claim costs no more in a happening of ten thousand claims
than in one of ten: rows before its publication are not even read.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

import msgspec

from dateline.happenings import Period
from dateline.happenings.periods import BEGINNING
from dateline.projections.bulk import Row
from dateline.projections.tables import FOREVER

Stretch = tuple[int, int]  # seconds since the year 1: half-open, 0 and FOREVER where open

_MODULUS = 2**128


class Dates(msgspec.Struct, frozen=True, array_like=True):
    """The dates of several claims: what they have in common, and the shortest stretch that holds them all."""

    latest_start: int
    earliest_end: int
    earliest_start: int
    latest_end: int

    def and_(self, start: int, end: int) -> "Dates":
        """With the date of one more claim."""
        return Dates(
            max(self.latest_start, start),
            min(self.earliest_end, end),
            min(self.earliest_start, start),
            max(self.latest_end, end),
        )

    @property
    def together(self) -> Stretch:
        """The intersection, the hull where there is none: as `summarise` dates a happening."""
        if self.latest_start < self.earliest_end:
            return self.latest_start, self.earliest_end
        return self.earliest_start, self.latest_end


class Told(msgspec.Struct, frozen=True, array_like=True):
    """What some claims say together, as far as rows show it; `claims` tells these claims, as read, from all others."""

    claims: str
    affirmed: Dates | None = None
    denied: Dates | None = None

    def and_(self, member: Row) -> "Told":
        """With one more claim. The order of claims does not matter."""
        claims = f"{(int(self.claims, 16) + _number(member)) % _MODULUS:032x}"
        if member["starts"] is None:
            return Told(claims, self.affirmed, self.denied)
        start, end = member["starts"], member["ends"]
        before = self.denied if member["denies"] else self.affirmed
        dates = before.and_(start, end) if before else Dates(start, end, start, end)
        return Told(claims, self.affirmed, dates) if member["denies"] else Told(claims, dates, self.denied)

    @property
    def order(self) -> Stretch:
        """Where a happening stands in a timeline; both FOREVER where it is undated.

        A claim that denies a happening dates it only where nobody else does. What has no beginning stands at its end.
        """
        dates = self.affirmed or self.denied
        if dates is None:
            return FOREVER, FOREVER
        start, end = dates.together
        return (end if start == 0 and end != FOREVER else start), end


NOTHING = Told(f"{0:032x}")

encode = msgspec.json.Encoder().encode
decode = msgspec.json.Decoder(Told).decode


def seconds(period: Period | None) -> tuple[int | None, int | None]:
    """A period as a member's row keeps it; both None where there is none."""
    if period is None:
        return None, None
    start, end = period.earliest or BEGINNING, period.latest
    return (
        int((start - BEGINNING).total_seconds()),
        FOREVER if end is None else int((end - BEGINNING).total_seconds()),
    )


def period(starts: int, ends: int) -> Period:
    """The period that a member's row keeps."""
    earliest = BEGINNING + timedelta(seconds=starts)
    return Period(earliest, None if ends == FOREVER else BEGINNING + timedelta(seconds=ends), None, None)


@dataclass(frozen=True, slots=True)
class Retold:
    """How the rows of a happening change: those that no longer hold, and what is new in those that take their place."""

    ended: list[Row]
    begun: list[Row]


def retold(held: Sequence[Row], members: Iterable[Row], since: int, title: tuple[str | None, str | None]) -> Retold:
    """How rows change with its claims, when nothing has changed for what was published before `since`.

    `held` are its open rows and `members` its claims: all, or those from before `since` on. A row whose end alone moves
    says what it said before: that is no new revision.
    """
    earlier = last_of([row for row in held if row["public_since"] < since])
    told = _stretches(decode(earlier["claims"]) if earlier else NOTHING, members, since)
    if earlier is not None:
        told = {earlier["public_since"]: (min(told, default=FOREVER), decode(earlier["claims"])), **told}
    changed = Retold([], [])
    for row in sorted(held, key=lambda row: row["public_since"]):
        start = row["public_since"]
        if row is not earlier and start < since:
            continue
        if start not in told:
            changed.ended.append(row)
        elif row["claims"] == encode(told[start][1]) and (row["title"], row["titled_by"]) == title:
            end, _ = told.pop(start)
            if end != row["public_until"]:
                changed.begun.append(row | {"public_until": end})
    for start, (end, sum_) in told.items():
        starts, ends = sum_.order
        changed.begun.append(
            {
                "public_since": start,
                "public_until": end,
                "starts": starts,
                "ends": ends,
                "title": title[0],
                "titled_by": title[1],
                "claims": encode(sum_),
            }
        )
    return changed


def _stretches(before: Told, members: Iterable[Row], since: int) -> dict[int, tuple[int, Told]]:
    """What standing claims say with those before them, from each publication `since` one on: beginning -> end, sum."""
    published: dict[int, list[Row]] = {}
    for member in members:
        if member["standing"] and member["public_by"] >= since:
            published.setdefault(member["public_by"], []).append(member)
    moments = sorted(published)
    told, stretches = before, {}
    for start, end in zip(moments, [*moments[1:], FOREVER], strict=False):
        for member in published[start]:
            told = told.and_(member)
        stretches[start] = end, told
    return stretches


def last_of(rows: Sequence[Row]) -> Row | None:
    """The row that holds for everything published: of the rows that a happening has open, the newest."""
    return max(rows, key=lambda row: row["public_since"], default=None)


def _number(member: Row) -> int:
    words = f"{member['claim_id']} {member['version']}"
    return int.from_bytes(hashlib.sha256(words.encode()).digest()[:16])
