"""The passages of a document: the claims that tell of one happening, one after the other.

A sentence with a date or a new actor begins one; the quotation behind it, and what the same paragraph says more of it
without a date of its own, belong to it. A happening only spoken of on the way ("after Thursday's collapse") is a
passage of its own, a mention, which may be joined to others but begins nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from dateline.happenings.claim import Claim
from dateline.happenings.features import features_of, when
from dateline.happenings.lexicon import folded
from dateline.happenings.periods import Period
from dateline.happenings.predicates import LIGHT
from dateline.happenings.words import stem, stems

_AHEAD = ("planned", "expected", "requested", "hypothetical")


@dataclass(eq=False)
class Passage:
    """Claims of one document that tell of one happening, the one that says most first. `mention`: begins none."""

    claims: tuple[Claim, ...]
    number: int
    host: "Passage | None" = None
    attached: list[Claim] = field(default_factory=list)

    @property
    def head(self) -> Claim:
        """The claim that says what happened."""
        return self.claims[0]

    @property
    def mention(self) -> bool:
        """Whether it stands in a sentence about something else."""
        return self.host is not None

    @property
    def members(self) -> list[Claim]:
        """All its claims."""
        return [*self.claims, *self.attached]

    @cached_property
    def period(self) -> Period | None:
        """When, by the claim that says what happened, else by the first of its sentence that says when."""
        return next((period for claim in self.claims if (period := period_of_claim(claim)) is not None), None)

    @cached_property
    def stated(self) -> bool:
        """Whether a claim in it has a date of its own."""
        return any(
            time.basis in ("explicit", "resolved") for claim in self.claims for time in claim.times if dates(claim)
        )

    @cached_property
    def names(self) -> frozenset[str]:
        """Who is named in it, folded."""
        return frozenset(filter(None, (folded(name.text) for claim in self.claims for name in claim.names)))

    @cached_property
    def named(self) -> frozenset[str]:
        """The stems of the words of its names, and of those that a pronoun stands for."""
        own = {s for name in self.names for s in stems(name)}
        for key in self._keys():
            if key in self.names or (" " in key and stems(key) & own):
                own |= stems(key)
        return frozenset(own)

    def _keys(self, *roles: str) -> list[str]:
        parts = (p for claim in self.claims if claim.core for p in claim.core.participants)
        return [p.key for p in parts if not roles or p.role in roles]

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of its words, those that a pronoun stands for among them."""
        found: set[str] = set()
        for claim in self.claims:
            found |= stems(claim.span.text)
            for participant in claim.core.participants if claim.core else ():
                found |= stems(participant.key)
        return frozenset(found - dated_words(self.claims))

    @cached_property
    def predicates(self) -> frozenset[str]:
        """What its claims say happened; where a verb says little, what it is done to says it ("hold talks")."""
        found: set[str] = set()
        for claim in self.claims:
            if claim.core is None:
                continue
            if claim.core.predicate not in LIGHT:
                found.add(claim.core.predicate)
            else:
                found |= {p.key.split()[-1] for p in claim.core.participants if p.role == "patient" and p.key}
        return frozenset(word for word in found if stem(word) not in self.named)

    @cached_property
    def things(self) -> frozenset[str]:
        """The stems of the nouns that have a part in it."""
        return frozenset(s for key in self._keys() for s in stems(key)) - self.named

    @cached_property
    def numbers(self) -> frozenset[tuple[str | None, str | None]]:
        """The numbers in it that are not small."""
        small = {"0", "1", "2", "3", None}
        found = {(q.minimum, q.maximum) for claim in self.claims for q in claim.quantities}
        return frozenset((low, high) for low, high in found if not {low, high} <= small)

    @property
    def ahead(self) -> bool:
        """Whether it lies ahead of its document."""
        return self.head.modality in _AHEAD

    @property
    def changed(self) -> bool:
        """Whether it says that a plan was changed."""
        return any(claim.modality in ("cancelled", "postponed") for claim in self.claims)


def passages(claims: Iterable[Claim]) -> list[Passage]:
    """The passages of one document, in the order of their first sentences. The order of `claims` does not matter."""
    ordered = sorted(claims, key=lambda claim: (claim.span.start, -claim.span.end, claim.id))
    found: list[Passage] = []
    before: Passage | None = None
    last: Passage | None = None
    for number, (_, group) in enumerate(groupby(ordered, key=_sentence), 1):
        own = list(_of_sentence(list(group), number))
        main = own[0]
        if before is not None and last is not None and _goes_on(main, before, last):
            last.attached += main.claims
            for mention in own[1:]:
                if mention.mention:
                    mention.host = last
            found += own[1:]
        else:
            found += own
            last = main
        before = main
    return found


def dates(claim: Claim) -> bool:
    """Whether a claim says itself when."""
    return any(time.basis in ("explicit", "resolved") and time.type in ("DATE", "TIME") for time in claim.times) and (
        period_of_claim(claim) is not None
    )


def period_of_claim(claim: Claim) -> Period | None:
    """When what a claim says happened, by the time nearest to the word that says so."""
    return when(claim, claim.core.word.start - claim.span.start) if claim.core else features_of(claim).when


def dated_words(claims: Iterable[Claim]) -> set[str]:
    """The stems of the words that say when."""
    return {s for claim in claims for time in claim.times for s in stems(time.text)}


def _sentence(claim: Claim) -> object:
    return claim.sentence if claim.sentence is not None else claim.id


def _of_sentence(claims: list[Claim], number: int) -> Iterator[Passage]:
    """The passage of a sentence, and those of the other happenings in it."""
    head = min(claims, key=_rank)
    period = period_of_claim(head)
    main: list[Claim] = [head]
    apart: list[Claim] = []
    for claim in claims:
        if claim is not head:
            (apart if _is_apart(claim, head, period) else main).append(claim)
    passage = Passage(tuple(main), number)
    yield passage
    for claim in apart:
        founds = claim.standing == "event" and claim.core is not None and not claim.core.nominal
        yield Passage((claim,), number, None if founds else passage)


def _is_apart(claim: Claim, head: Claim, period: Period | None) -> bool:
    """Whether a claim tells of another happening than the first of its sentence: it has another day of its own."""
    if claim.core is None:
        return False
    own = period_of_claim(claim) if dates(claim) else None
    if claim.core.nominal and claim.standing == "background" and head.core is not None:
        return claim.core.predicate != head.core.predicate
    return own is not None and period is not None and not own.overlaps(period)


def _rank(claim: Claim) -> tuple[object, ...]:
    return (
        claim.core is None,
        claim.standing == "background",
        claim.core is not None and claim.core.nominal and claim.modality == "unknown",
        claim.span.start,
        -claim.span.end,
    )


def _goes_on(main: Passage, before: Passage, last: Passage) -> bool:
    """Whether a sentence says more of what the one before it told."""
    if any(dates(claim) for claim in main.claims):
        return False
    if all(claim.quoted for claim in main.claims):
        return True
    if main.head.paragraph != before.head.paragraph or main.head.paragraph is None:
        return False
    if main.ahead and not last.ahead:
        return False
    return not _newcomer(main, last) and _speaks_of(main, last)


def _speaks_of(main: Passage, last: Passage) -> bool:
    """Whether a sentence names someone or something of the passage before it, or counts who was in it."""
    known = last.named | last.things
    counts = any(quantity.unit for claim in main.claims for quantity in claim.quantities)
    return counts or bool((main.named | main.things) & known) or bool(main.predicates & last.predicates)


def _newcomer(main: Passage, last: Passage) -> bool:
    """Whether the one who acts in a sentence is named and was not in the passage before it."""
    core = main.head.core
    agents = [p for p in core.participants if p.role == "agent"] if core else []
    known: Sequence[str] = [*last.named, *last.things, *(s for c in last.attached for s in stems(c.span.text))]
    own = agents[0].key if agents else ""
    return (" " in own or own in main.names) and not stems(own) & set(known)
