"""Who speaks: the subject of a reporting verb, wherever it stands."""

from collections.abc import Sequence

from dateline.extraction.en.reporting import (
    NO_SOURCE,
)
from dateline.extraction.en.verbs import BASE_OF_PAST, BASE_OF_THIRD
from dateline.extraction.en.words import (
    COORDINATORS,
)
from dateline.extraction.grammar import group_start, is_finite
from dateline.extraction.phrases import left_phrase
from dateline.extraction.reports import Cue
from dateline.extraction.tokens import Token


def behind_apposition(words: Sequence[Token], start: int, at: int) -> bool:
    """Whether a verb follows its subject across an apposition: "X, who leads the party, says"."""
    form = words[at].low in BASE_OF_THIRD or words[at].low in BASE_OF_PAST
    return form and words[start - 1].low in {",", ")", "—", "–", "--"} and left_phrase(words, start) < start


def speaker(words: Sequence[Token], start: int, found: Sequence[Cue]) -> tuple[int, int] | None:
    """The subject left of a verb group: a noun phrase, the antecedent of "who", or the speaker of "and said"."""
    before = words[start - 1].low if start > 0 else ""
    if before in COORDINATORS or before in {",", "—", "–", "--"}:
        begin = left_phrase(words, start) if before not in COORDINATORS else start
        if begin < start:
            return begin, start
        return next((f.source for f in reversed(found) if f.source and f.role == "speaker"), None) or subject(
            words, start
        )
    begin = left_phrase(words, start)
    if begin == start:
        return None
    if words[start - 1].low == "who" and start - begin == 1:
        antecedent = left_phrase(words, begin - 1 if words[begin - 1].low == "," else begin)
        return (antecedent, begin - 1 if words[begin - 1].low == "," else begin) if antecedent < begin - 1 else None
    if words[start - 1].low in NO_SOURCE or (
        words[begin].low in {"which", "that", "what", "there"} and start - begin == 1
    ):
        return None
    return begin, start


def subject(words: Sequence[Token], limit: int) -> tuple[int, int] | None:
    """The first noun phrase of the sentence before its first finite verb, if that stands before `limit`."""
    verb = next((k for k in range(1, limit) if is_finite(words, k)), None)
    if verb is None:
        return None
    end = group_start(words, verb)
    begin = left_phrase(words, end)
    return (begin, end) if begin < end and words[begin].low not in NO_SOURCE else None


def subject_behind(words: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The subject of the clause behind a participle that opens the sentence: "Noting that …, the minister left"."""
    comma = next((k for k in range(at, len(words)) if words[k].low == ","), len(words))
    verb = next((k for k in range(comma + 2, min(comma + 16, len(words))) if is_finite(words, k)), None)
    if verb is None:
        return None
    end = group_start(words, verb)
    begin = left_phrase(words, end, comma)
    return (begin, end) if begin < end and words[begin].low not in NO_SOURCE else None
