"""Whether a clause says that something happened, goes on, is to come, might come, was asked for, or did not happen."""

import itertools
import re
from collections.abc import Sequence

from dateline.evidence import Modality, Polarity
from dateline.extraction.en import modality as en
from dateline.extraction.en import word_set
from dateline.extraction.en.modality import DELIBERATE
from dateline.extraction.en.verbs import (
    BASE_OF_GERUND,
    BASE_OF_PARTICIPLE,
    BASE_OF_PAST,
    BASE_OF_THIRD,
    BASES,
    BE,
    HAVE,
    MODAL_NEGATED,
    NEGATED,
)
from dateline.extraction.en.words import HAPPENINGS, SUBJECT_PRONOUNS, is_adverb
from dateline.extraction.grammar import is_finite
from dateline.extraction.tokens import Token

_PRESENT_BE = word_set("is are am 's 're 'm isn't aren't")
_PAST_BE = word_set("was were wasn't weren't")


def modality_of(words: Sequence[Token], nominal: str | None, before: Modality | None) -> Modality:
    """The modality of a clause by its words.

    `nominal` is the word before a happening that a noun names; `before` is the modality of the clause before, which a
    participle ("..., praising its soldiers") shares.
    """
    if nominal is not None:
        return "occurred" if nominal in {"after", "following"} else "planned"
    verb = finite_verb(words)
    if verb is None:
        return _without_verb(words, before)
    group = _group(words, verb)
    lows = [word.low for word in group]
    return (
        _undone(words, lows)
        or _uncertain(words, lows)
        or _to_come(words, verb, lows)
        or _wanted(words, verb, lows)
        or _habitual(words, lows)
        or _tense(words, verb, lows)
    )


def polarity_of(words: Sequence[Token], nominal: str | None) -> Polarity:
    """Negative where the verb of the clause is negated, or its subject is nobody or nothing."""
    if nominal is not None:
        return "positive"
    if _NOT_CALLED_OFF.search(" ".join(word.low for word in words)):
        return "positive"
    verb = finite_verb(words)
    scope = words[: len(words) if verb is None else verb + 1]
    if any(word.low in {"no", "nobody", "none", "neither", "never"} for word in scope[:2]):
        return "negative"
    group = [] if verb is None else _group(words, verb)
    negated = any(word.low in NEGATED or word.low in {"not", "n't", "never"} for word in group)
    return "negative" if negated else "positive"


def finite_verb(words: Sequence[Token]) -> int | None:
    """The place of the first finite verb; a clause may begin with it ("and has also sent")."""
    if not words:
        return None
    first = 0
    while first < len(words) - 1 and is_adverb(words[first].low) and words[first].low != "only":
        first += 1
    low = words[first].low
    opens = low in BASE_OF_PAST or (low in BASE_OF_THIRD and low not in {"plans", "talks", "reports", "visits"})
    if opens and len(words) > first + 1 and words[first + 1].low not in {"by", "of"} and not words[first].is_capital:
        return first
    if low in MODAL_NEGATED | HAVE | BE | {"will", "could", "may", "might", "would", "can"} and not low.endswith("ing"):
        return first
    return next((at for at in range(1, len(words)) if is_finite(words, at)), None)


def _group(words: Sequence[Token], verb: int) -> list[Token]:
    """The finite verb with the auxiliaries, adverbs and participles that follow it."""
    end = verb + 1
    while end < len(words) and end - verb < 6:
        low = words[end].low
        if not (low in BE or low in HAVE or low in {"not", "n't", "never"} or is_adverb(low)):
            break
        end += 1
    last = words[end : end + 1]
    full = last and (last[0].low in BASE_OF_PARTICIPLE or last[0].low in BASE_OF_GERUND or last[0].low in BASES)
    extra = 1 if full or (last and last[0].low in {*en.PLANNED, *en.EXPECTED, "to"}) else 0
    return list(words[verb : end + extra])


_UNDOING = "|".join(sorted(en.CANCELLED))
_CALLED_OFF_IN_PASSIVE = re.compile(rf"\b(?:has|have|had|is|are|was|were)(?: been)? (?:{_UNDOING})\b")
_NOT_CALLED_OFF = re.compile(rf"(?:\bnot|\bnever|n't)(?: be| been)? (?:{_UNDOING})\b")


def _undone(words: Sequence[Token], lows: Sequence[str]) -> Modality | None:
    if lows[-1] in en.DENIED or lows[0] in en.DENIED:
        return "denied"
    text = " ".join(word.low for word in words)
    if _NOT_CALLED_OFF.search(text):
        return None if "will" in lows else "unknown"
    off = any(phrase in text for phrase in en.CALLED_OFF)
    # A participle may stand before the verb: "a summit planned for Thursday has been cancelled".
    off = off or _CALLED_OFF_IN_PASSIVE.search(text) is not None
    return "cancelled" if lows[-1] in en.CANCELLED or lows[0] in en.CANCELLED or off else None


def _uncertain(words: Sequence[Token], lows: Sequence[str]) -> Modality | None:
    if any(low in en.HYPOTHETICAL for low in lows) or words[0].low in en.CONDITION:
        return "hypothetical"
    if "would" in lows or "should" in lows:
        return "hypothetical" if any(w.low in en.CONDITION for w in words) else "expected"
    if lows[0] in {"can", "can't", "cannot", "must", "mustn't", "couldn't"}:
        return "hypothetical" if lows[0] == "can" else "ongoing"
    return None


def _to_come(words: Sequence[Token], verb: int, lows: Sequence[str]) -> Modality | None:
    following = [word.low for word in words[verb + len(lows) : verb + len(lows) + 3]]
    if any(low in en.CERTAIN_FUTURE for low in lows):
        return "planned" if lows[-1] in DELIBERATE else "expected"
    aimed = "to" in following or "for" in following or lows[-1] == "to"
    if any(low in en.EXPECTED for low in lows) and (aimed or lows[0] in en.EXPECTED):
        return "expected"
    if (any(low in en.PLANNED for low in lows) and aimed) or lows[0] in {"plan", "plans", "intend", "intends"}:
        return "planned"
    if lows[0] in _PRESENT_BE and (lows[-1] == "to" or (lows[-1] == "going" and following[:1] == ["to"])):
        return "planned"
    return "planned" if lows[-1] in en.PROMISED else None


def _wanted(words: Sequence[Token], verb: int, lows: Sequence[str]) -> Modality | None:
    main = lows[-1] if lows[-1] in en.REQUESTED else lows[0]
    if main not in en.REQUESTED or any(low in BE for low in lows):
        return None
    following = [word.low for word in words[verb + len(lows) : verb + len(lows) + 9]]
    if main.startswith(("call", "appeal")):
        return "requested" if following[:1] in (["on"], ["for"], ["upon"]) else None
    return (
        "requested"
        if "to" in following or "that" in following[:2] or main.startswith(("demand", "urg", "propos"))
        else None
    )


def _habitual(words: Sequence[Token], lows: Sequence[str]) -> Modality | None:
    if lows[0] == "used" and any(word.low == "to" for word in words):
        return "habitual"
    present = not (lows[0] in BASE_OF_PAST or lows[0] in _PAST_BE or lows[0] in HAVE)
    repeated = any(word.low in en.HABITS for word in words) or _a_period(words)
    return "habitual" if present and repeated else None


def _a_period(words: Sequence[Token]) -> bool:
    """Whether it says "two days off a year", "at 6 a.m.": how often or at which hour."""
    pairs = [(one.low, other.low) for one, other in itertools.pairwise(words)]
    return any(one in {"a", "per"} and other in {"day", "week", "month", "year"} for one, other in pairs) or any(
        low.replace(".", "") in {"am", "pm"} and "." in low for _, low in pairs
    )


def _tense(words: Sequence[Token], verb: int, lows: Sequence[str]) -> Modality:
    first, last = lows[0], lows[-1]
    if first in _PRESENT_BE or first in {"has", "have", "'ve", "hasn't", "haven't"}:
        perfect = first not in _PRESENT_BE or _to_have(words, verb)
        if last in BASE_OF_GERUND and last != "being":
            return "ongoing"
        return "occurred" if perfect and (len(lows) > 1 or _to_have(words, verb)) else "ongoing"
    if first in BASE_OF_PAST or first in _PAST_BE or first in {"had", "did", "didn't", "hadn't"}:
        return "occurred"
    return "ongoing"


def _to_have(words: Sequence[Token], verb: int) -> bool:
    """Whether it is "said to have left": then what is said lies in the past."""
    pairs = zip(words[verb:], words[verb + 1 :], strict=False)
    return any((one.low, other.low) == ("to", "have") for one, other in pairs)


def _without_verb(words: Sequence[Token], before: Modality | None) -> Modality:
    lows = [word.low for word in words]
    if any(low in en.HABITS for low in lows) or _a_period(words):
        return "habitual"
    if lows and lows[0] in BASE_OF_GERUND and lows[0] not in HAPPENINGS:
        return before or "ongoing"
    if any(low in en.FUTURE_ADJECTIVES for low in lows[:6]):
        return "planned"
    if any(low in HAPPENINGS for low in lows) and before == "planned":
        return "planned"
    goes_on = (low for at, low in enumerate(lows) if at and lows[at - 1] not in {"of", "to", "for", "by"})
    if any(low in BASE_OF_GERUND and low not in HAPPENINGS for low in goes_on):
        return "ongoing"
    if any(low in BASE_OF_PARTICIPLE and low not in HAPPENINGS | SUBJECT_PRONOUNS for low in lows[1:]):
        return "occurred"
    return "unknown"
