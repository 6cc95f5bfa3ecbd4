"""Where a sentence attributes: reporting verbs, "according to", "based on" and hearsay, each with its speaker."""

from collections.abc import Sequence

from dateline.extraction.en.reporting import (
    EVIDENCE,
    GO,
    HEARSAY,
    NOUNS_TOO,
    PASSIVE_HEARSAY,
    SAY,
    base_of,
)
from dateline.extraction.en.verbs import BASE_OF_GERUND, BASE_OF_PAST, BASE_OF_THIRD, BE, HAVE, NEGATED
from dateline.extraction.en.words import (
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
    is_adverb,
)
from dateline.extraction.grammar import group_start, has_clause, is_finite, is_participle
from dateline.extraction.phrases import BREAKS, left_phrase, right_phrase
from dateline.extraction.reports import CLOSING, OPENING, Cue, reported, to_sign
from dateline.extraction.speakers import behind_apposition, speaker, subject, subject_behind
from dateline.extraction.tokens import Token

_LABEL = 4
"""The label of a speaker has at most so many words."""
_OBJECT = 14
"""How far "as saying" may stand from "quoted"."""


def cues(words: Sequence[Token], inner: Sequence[bool]) -> list[Cue]:
    """The attributions of a sentence in the order of their cues; `inner` says which words stand in a quotation."""
    found: list[Cue] = []
    for at in range(len(words)):
        if inner[at]:
            continue
        hit = (
            _source_phrase(words, at)
            or _hearsay(words, at)
            or _label(words, at)
            or _quoted_as(words, at, inner, found)
            or _verb(words, at, inner, found)
        )
        if hit is not None:
            found.append(hit)
    return found


def _source_phrase(words: Sequence[Token], at: int) -> Cue | None:
    """Words such as "according to officials", "based on intelligence", "per a statement"."""
    low = words[at].low
    following = words[at + 1].low if at + 1 < len(words) else ""
    if (low == "according" and following == "to") or (low == "based" and following == "on"):
        length = 2
    elif low == "per" and at + 1 < len(words) and (at == 0 or words[at - 1].low in {"(", ","}):
        length = 1
    else:
        return None
    start = at + length
    end = right_phrase(words, start, len(words))
    while end + 1 < len(words) and words[end].low in {"on", "as", "during"}:
        end = right_phrase(words, end + 1, len(words))
    if end == start or (low == "based" and not any(w.low in EVIDENCE for w in words[start:end])):
        return None
    role = "evidence" if low == "based" else "speaker"
    side = "after" if at == 0 or words[at - 1].low in COORDINATORS | SUBORDINATORS else "before"
    if side == "before" and end < len(words) and words[end].low == "," and not has_clause(words, 0, at):
        side = "around"
    return Cue(at, end, (start, end), (at, start), side, role)


def _hearsay(words: Sequence[Token], at: int) -> Cue | None:
    """Adverbs such as "reportedly", and "is said to": somebody says it, and nobody says who."""
    low = words[at].low
    if low in HEARSAY:
        return Cue(at, at, None, (at, at + 1), "around", "hearsay")
    if low in PASSIVE_HEARSAY and at > 1 and at + 1 < len(words) and words[at + 1].low == "to":
        start = group_start(words, at)
        if start < at and words[at - 1].low in BE:
            return Cue(at, at, None, (start, at + 1), "around", "hearsay")
    return None


def _label(words: Sequence[Token], at: int) -> Cue | None:
    """The label of a speaker before a quotation or in a transcript: 'Clinton: "…"', "RUBIO: …"."""
    if words[at].low != ":" or not 0 < at <= _LABEL or at + 1 >= len(words):
        return None
    name = words[:at]
    if not all(word.is_capital and word.is_word for word in name):
        return None
    if words[at + 1].low not in OPENING and not all(word.text.isupper() and len(word.text) > 2 for word in name):
        return None
    return Cue(0, at + 1, (0, at), (at, at + 1), "after", "speaker")


def _quoted_as(words: Sequence[Token], at: int, inner: Sequence[bool], found: Sequence[Cue]) -> Cue | None:
    """The speaker whom another one quotes: the minister in "KCNA quoted the minister as saying that …"."""
    if words[at].low not in {"saying", "telling"} or at < 3 or words[at - 1].low != "as":
        return None
    verb = next(
        (k for k in range(at - 2, max(0, at - _OBJECT), -1) if words[k].low in {"quoted", "quotes", "cited"}), 0
    )
    if not verb or any(words[k].low in BREAKS for k in range(verb, at)):
        return None
    passive = words[verb - 1].low in BE
    start = group_start(words, verb)
    source = (left_phrase(words, start), start) if passive else (verb + 1, at - 1)
    if source[0] >= source[1]:
        return None
    outer = found[-1] if found and found[-1].cue[1] == verb + 1 else None
    if outer is not None and outer.side == "before":
        return outer._replace(source=source, cue=(at, at + 1))
    return reported(words, source[0], source, (at, at + 1), "say", inner)


def _verb(words: Sequence[Token], at: int, inner: Sequence[bool], found: Sequence[Cue]) -> Cue | None:
    """A frame around the reporting verb at `at`, if it is one and has a speaker and something said."""
    base = base_of(words[at].low)
    if base is None:
        return None
    start = _begun(words, group_start(words, at))
    if _negated(words, start, at) and base != "deny":
        return None
    gerund = words[at].low in BASE_OF_GERUND and not any(w.low in BE for w in words[start:at])
    if gerund:
        return _participle(words, at, base, inner, found)
    inverted = _inverted(words, at, base, inner)
    if inverted is not None:
        return inverted
    if not _is_verb(words, start, at):
        return None
    source = speaker(words, start, found)
    if source is None and base in SAY and start and words[start - 1].low == "it":
        source = (start - 1, start)
    if source is None:
        return None
    first = min(source[0], start) if source[1] <= start and source[1] >= start - 2 else start
    return reported(words, first, source, (start, at + 1), base, inner)


def _begun(words: Sequence[Token], start: int) -> int:
    """Where the verb group begins if it is "goes on to say" or "continued to say"; else `start`."""
    if start > 2 and words[start - 1].low == "to" and words[start - 2].low == "on" and words[start - 3].low in GO:
        return start - 3
    return start


def _negated(words: Sequence[Token], start: int, at: int) -> bool:
    return any(w.low in NEGATED or w.low in {"not", "never"} for w in words[start:at])


def _is_verb(words: Sequence[Token], start: int, at: int) -> bool:
    """Whether the word is an active verb of its clause: "said", "has said", "would say", not "was told", "to say"."""
    group = [w.low for w in words[start:at]]
    if any(low in BE for low in group) and words[at].low not in BASE_OF_GERUND:
        return False
    if any(low in HAVE for low in group):
        return is_participle(words, at) or words[at].low in BASE_OF_PAST
    if any(is_finite(words, k) for k in range(start, at)):
        return True
    low, before = words[at].low, words[start - 1] if start else None
    if words[start].low in GO or (before is not None and behind_apposition(words, start, at)):
        return True
    if low in {"say", "says", "believe", "argue", "think"}:
        return before is not None and before.low not in {"to", "of"}
    if low in NOUNS_TOO and before is not None and not (before.is_capital or before.low in SUBJECT_PRONOUNS | {","}):
        return False
    return is_finite(words, at)


def _participle(words: Sequence[Token], at: int, base: str, inner: Sequence[bool], found: Sequence[Cue]) -> Cue | None:
    """What follows "..., saying that": the speaker is the subject of the clause before."""
    before = words[at - 1].low if at else ""
    start = group_start(words, at)
    lead = words[start - 1].low if start else ""
    if start > 1 and lead in CLOSING and words[start - 2].low == ",":
        lead = ","
    if lead not in {"", ",", "by", "and", "—", "while", "before", "after"} or before in DETERMINERS:
        return None
    opens = start == 0 or (start == 1 and before in {"after", "before", "while", "in", "by"})
    source = next((f.source for f in reversed(found) if f.source and f.role == "speaker"), None) or subject(
        words, start
    )
    if opens:
        source = subject_behind(words, at)
    elif lead in {"while", "before", "after"} and words[start - 2].low == ",":
        begin = left_phrase(words, start - 2)
        source = (begin, start - 2) if begin < start - 2 else source
    if source is None:
        return None
    hit = reported(words, start, source, (start, at + 1), base, inner)
    if hit and hit.side == "around" and words[hit.last].low in OPENING:
        hit = hit._replace(side="after")  # "…, saying, “…”"
    return hit if hit and hit.side == "after" else None


def _inverted(words: Sequence[Token], at: int, base: str, inner: Sequence[bool]) -> Cue | None:
    """What stands before "..., said the minister": the verb before the speaker, after a quotation mark or a comma."""
    low = words[at].low
    if at == 0 or (low not in BASE_OF_PAST and low not in BASE_OF_THIRD) or at + 1 >= len(words):
        return None
    before = words[at - 1]
    marked = before.low in BREAKS and (before.low in CLOSING or before.low in {"—", "--"})
    if not marked and (before.low != "," or (behind_apposition(words, at, at) and left_phrase(words, at) == 0)):
        return None
    following = words[at + 1].low
    if following in BREAKS or following in {",", "that", "to", "by"} or following in COORDINATORS | PREPOSITIONS:
        return None
    if following in TIME_WORDS or (is_adverb(following) and following != "only"):
        return None
    end = right_phrase(words, at + 1, len(words))
    if (
        end == at + 1
        or (end < len(words) and is_finite(words, end) and not marked)
        or words[at + 1].low in SUBORDINATORS
    ):
        return None
    if before.low == "," and not marked and (base not in SAY or has_clause(words, at + 1, end)):
        return None
    if any(inner[at + 1 : end]):
        return None
    who = end + 1 < len(words) and words[end].low == "," and words[end + 1].low == "who"
    told = who and any(base_of(word.low) for word in words[end + 2 : end + 4])
    end_frame = end if told else to_sign(words, end, inner)
    side = "around" if end_frame + 1 < len(words) and words[end_frame].low == "," else "before"
    return Cue(at, end_frame, (at + 1, end), (at, at + 1), side, "speaker")
