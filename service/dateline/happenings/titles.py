"""A happening's title, made of the words of one of its claims and of nothing else."""

import re
from collections.abc import Sequence

from dateline.happenings.claim import in_reading_order
from dateline.happenings.features import Features, counts
from dateline.happenings.lexicon import unit_of

_LONGEST = 90
_BEFORE_TIME = re.compile(r"[\s,(]*(?:\b(?:on|in|at|since|during|by|from|until|early|late|just))*\s*$", re.IGNORECASE)
_NUMBER = re.compile(
    r"^(?:(?:an?|at|least|most|about|around|approximately|roughly|nearly|some|over|more|than|up|to|and|or|of|additional"
    r"|another|extra|further|fewer|less|thousands?|hundreds?|dozens?|millions?|billions?|tens|several|between"
    r"|[\d.,–-]+)\b\.?,?\s*)+",
    re.IGNORECASE,
)


def title_of(told: Sequence[Features]) -> str:
    """The words of the claim that tells most, without its date and its numbers: those stand beside the title.

    At most 90 characters; the same claims give the same title whatever their order.
    """
    best = min(told, key=_rank)
    text, offset = best.claim.span.text, best.claim.span.start
    cuts = [(time.start - offset, time.end - offset, "") for time in best.claim.times if time.basis != "inherited"]
    cuts += [(q.start - offset, q.end - offset, _NUMBER.sub("", q.text)) for q in counts(best.claim) if q.unit]
    end = len(text) + 1
    for start, stop, instead in sorted(cuts, reverse=True):
        if 0 <= start < stop <= min(len(text), end):
            end = start
            before = text[:start] if instead or start == 0 else _BEFORE_TIME.sub("", text[:start])
            text = f"{before} {instead} {text[stop:]}"
    return _tidy(text) or _tidy(best.claim.span.text)


def _rank(features: Features) -> tuple[object, ...]:
    """Best: it names its kind and its people in a sentence of a fair length; then the first."""
    length = len(features.claim.span.text)
    return (
        features.kind is None,
        not features.stated and unit_of(features.kind or "") is None,
        -min(len(features.names), 2),
        not 25 <= length <= 160,
        in_reading_order(features.claim),
    )


def _tidy(text: str) -> str:
    plain = " ".join(text.split()).strip(" ,;:.-–—()")
    plain = re.sub(r"\s+([,;:.)])", r"\1", plain)
    plain = re.sub(r"\(\s*\)|,(?=,)", "", plain)
    if len(plain) > _LONGEST:
        plain = plain[: _LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:-–—") + " …"
    return plain[:1].upper() + plain[1:]
