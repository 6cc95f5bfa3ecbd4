"""Which of the times in a clause date what it says happened, and the dates of happenings that are spoken of again."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from dateline.english.clauses import Clause
from dateline.english.nouns import is_happening, predicate_of
from dateline.english.parse import Parse
from dateline.english.words import word_set
from dateline.events import ClaimRecorded
from dateline.evidence import Core, TimeReading
from dateline.extraction import times as timing
from dateline.extraction.cores import Said

_FAR = 6
_BESIDE = word_set("before after since following than from")


def ordered(
    text: str, parse: Parse, clause: Clause, said: Said, times: Sequence[TimeReading]
) -> tuple[TimeReading, ...]:
    """The times of a clause, that which dates what it says first: nearest in the parse, then in the text.

    A time that belongs to another happening named in the clause ("the victims of Thursday's collapse were buried")
    comes after all others.
    """
    nearest = sorted(
        times, key=lambda time: (not timing.is_dated(time), _distance(parse, clause, said, time), time.start)
    )
    together = _days_together(text, parse, nearest)
    return (*together, *nearest)


def _days_together(text: str, parse: Parse, times: Sequence[TimeReading]) -> list[TimeReading]:
    """One period for a day and the next day joined to it: "on Saturday and Sunday"."""
    days = sorted(
        (time for time in times[:3] if time.precision == "day" and timing.is_dated(time)), key=lambda t: t.start
    )
    for one, other in pairwise(days):
        between = [token.low for token in parse.tokens if one.end <= token.start < other.start]
        if between in (["and"], ["and", "on"], ["and", "again", "on"]) and one.latest == other.earliest:
            why = f"{one.text} and {other.text} are two days on end"
            return [
                msgspec.structs.replace(
                    one,
                    end=other.end,
                    text=text[one.start : other.end],
                    value=f"{one.value}/{other.value}",
                    edtf=f"{one.edtf}/{other.edtf}",
                    latest=other.latest,
                    rule="days_together",
                    why=why,
                )
            ]
    return []


def _distance(parse: Parse, clause: Clause, said: Said, time: TimeReading) -> int:
    """How many steps lead from a time to the word that says what happened; steps through another happening are far."""
    at = next((k for k, token in enumerate(parse.tokens) if time.start <= token.start < time.end), None)
    if at is None:
        return 0
    steps = 0
    goals = {said.at, said.verb, clause.head}
    while at not in goals and parse.tokens[at].head != at:
        at = parse.tokens[at].head
        steps += 1 + (_aside(parse, at) if at in goals else _detour(parse, at, time))
    return steps


def _detour(parse: Parse, at: int, time: TimeReading) -> int:
    """How many steps more it is through a word that is not what the clause says: another happening, another verb."""
    token = parse.tokens[at]
    foreign = token.is_noun and not time.start <= token.start < time.end
    if foreign and is_happening(parse.lemma(at)):
        return _FAR
    return 2 if token.is_verb else _aside(parse, at)


def _aside(parse: Parse, at: int) -> int:
    """One step more through "before", "since" and their like: such a time only bounds what happened."""
    token = parse.tokens[at]
    return int(token.dep in {"prep", "mark"} and token.low in _BESIDE)


class Memory:
    """Which happenings of a document were dated, so that "the call" has the date of the call.

    `published` is the local day of publication.
    """

    def __init__(self, published: str) -> None:
        self.published = published
        self.seen: dict[str, TimeReading | None] = {}

    def note(self, core: Core, times: Sequence[TimeReading], said: Said) -> None:
        """Keep the date of a happening that a noun names; two different dates of one noun void it."""
        own = [time for time in times if timing.is_dated(time)]
        if said.nominal and own and len({(time.earliest, time.latest) for time in own}) == 1:
            former = self.seen.get(core.predicate, own[0])
            agrees = former is not None and (former.earliest, former.latest) == (own[0].earliest, own[0].latest)
            self.seen[core.predicate] = former if agrees else None

    def dated(self, claim: ClaimRecorded, again: Sequence[str]) -> ClaimRecorded:
        """The claim with the date of the happening it speaks of again (`again`), if it has none of its own."""
        if claim.modality not in {"occurred", "planned", "expected"} or any(map(timing.is_dated, claim.times)):
            return claim
        for predicate in again:
            time = self.seen.get(predicate)
            if time is not None and (claim.modality == "occurred") == ((time.earliest or "")[:10] <= self.published):
                return msgspec.structs.replace(claim, times=(*claim.times, timing.inherited(time, predicate)))
        return claim


def spoken_of_again(parse: Parse, clause: Clause) -> list[str]:
    """The happenings that a clause is about or plays in and takes as known: "the call lasted", "during the call"."""
    return [
        predicate_of(parse.lemma(at))
        for at in clause.own
        if parse.tokens[at].is_noun and _definite(parse, at) and _is_setting(parse, at)
    ]


def _definite(parse: Parse, at: int) -> bool:
    return any(
        parse.tokens[k].low in {"the", "this", "that"} or parse.tokens[k].dep == "poss" for k in parse.children[at]
    )


def _is_setting(parse: Parse, at: int) -> bool:
    """Whether the noun is what the clause is about ("the call lasted") or where it plays ("during the call")."""
    token = parse.tokens[at]
    if token.dep in {"nsubj", "nsubjpass"}:
        return True
    return token.dep == "pobj" and parse.tokens[token.head].low in {"during", "in", "at"}
