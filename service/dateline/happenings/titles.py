"""A happening's title, made of the words of one of its claims and of nothing else."""

import re
from collections.abc import Sequence

from dateline.evidence import Quantity
from dateline.happenings.claim import in_reading_order, modality_of
from dateline.happenings.features import Features
from dateline.happenings.lexicon import UNITS
from dateline.happenings.numbers import counts

_LONGEST = 90
_BEFORE_TIME = re.compile(r"[\s,(]*(?:\b(?:on|in|at|since|during|by|from|until|early|late|just))*\s*$", re.IGNORECASE)
# A cut behind one of these words, or before one of those, would leave a hole: "had met for", "'s flood".
_HANGING = re.compile(
    r"\b(?:an?|the|and|or|for|of|to|than|with|between|after|before|until|next|last|that|one|every|each)\s*$",
    re.IGNORECASE,
)
_BELONGING = re.compile(r"['\u2019]s\b|\s+(?:and|or|after|before|later|earlier|ago)\b", re.IGNORECASE)
_OF = re.compile(r"\s+of\s+", re.IGNORECASE)
_NUMBER = re.compile(
    r"^(?:(?:an?|at|least|most|about|around|approximately|roughly|nearly|some|over|more|than|up|to|and|or|of|additional"
    r"|another|extra|further|fewer|less|thousands?|hundreds?|dozens?|millions?|billions?|tens|several|between"
    r"|[\d.,–-]+)\b\.?,?\s*)+",
    re.IGNORECASE,
)


def title_of(told: Sequence[Features]) -> str:
    """The words of the claim that tells most, without its date and its numbers: those stand beside the title.

    What cannot be cut without leaving a hole in the sentence stays. At most 90 characters; the same claims give the
    same title whatever their order. Where all deny it, the title says so: "Denied: …", unless its words do ("was not
    arrested").
    """
    best = min(told, key=_rank)
    text, offset = best.claim.span.text, best.claim.span.start
    cuts = [(time.start - offset, time.end - offset, "") for time in best.claim.times if time.basis != "inherited"]
    cuts += [_without_number(count.quantity, text, offset) for count in counts(best.claim) if count.unit]
    end = len(text) + 1
    for start, stop, instead in sorted(cuts, reverse=True):
        if 0 <= start < stop <= min(len(text), end):
            end = start
            before = text[:start] if instead or start == 0 else _BEFORE_TIME.sub("", text[:start])
            if not _HANGING.search(before) and not _BELONGING.match(text[stop:]):
                text = f"{before} {instead} {text[stop:]}"
    title = _tidy(text) or _tidy(best.claim.span.text)
    return f"Denied: {title}" if best.claim.modality == "denied" and best.claim.polarity == "positive" else title


def _without_number(quantity: Quantity, text: str, offset: int) -> tuple[int, int, str]:
    """The cut that leaves of a quantity only what is counted: "an additional 20,000 troops" becomes "troops"."""
    start, end = quantity.start - offset, quantity.end - offset
    of = _OF.match(text, min(end, len(text)))
    return start, of.end() if of else end, _NUMBER.sub("", quantity.text)


def _rank(features: Features) -> tuple[object, ...]:
    """Best: it denies nothing, names its kind and its people in a sentence of a fair length; then the first."""
    length = len(features.claim.span.text)
    return (
        modality_of(features.claim) == "denied",
        features.kind is None,
        not features.stated and features.kind not in UNITS,
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
