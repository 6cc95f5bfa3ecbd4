"""What conditions, "after", relative clauses and bare infinitives say about where a day lies."""

from dateline.temporal.grammar import NEAREST, Direction
from dateline.temporal.grammar.en import cues, nouns, verbs

_SHORT = 16
"""How many words a request may have before its date."""
_NEAR = 4
"""How many words before "from" what is compared may stand."""


def without_verb(left: list[str], index: int, word: str, before: str) -> Direction | None:
    """What a word decides that is no verb: "if", "after", "ahead of", "down from"."""
    if word in cues.CONDITIONS and before != "as":
        return Direction("future", word)
    if word == "of" and before == "ahead":
        return Direction("future", "ahead of")
    if word == "before" and any(nouns.is_called(later) for later in left[index:]):
        return NEAREST
    compared = cues.COMPARED & set(left[max(0, index - _NEAR) : index])
    if word == "from" and index + 1 < len(left) and compared and not cues.BEFORE_BASE & set(left[:index]):
        return Direction("past", "from")  # "down from a high in May"
    if word in cues.ARRANGES and cues.GATHERINGS & set(left[index:]):
        return Direction("future", word)
    if word == "after" and (nouns.counts(left, index) or left[index + 1 :] in cues.AT_CLOSE):
        return None
    if word == "after" and cues.MODALS & set(left[:index]) and any(nouns.is_called(later) for later in left[index:]):
        return NEAREST  # "will decide after the elections in May"
    follows = word == "following" and before not in cues.DETERMINERS and left[index + 1 :] != ["on"]
    behind = word == "after" or follows
    return Direction("past", word) if behind else None


def relative_clause(left: list[str], index: int) -> Direction | None:
    """The verb right behind "who" or "which", when in the present; "when" follows the main clause ("will …, when")."""
    if left[index] == "when":
        ahead = next((word for word in left[:index] if word in cues.MODALS), "")
        if ahead:
            return Direction("future", f"{ahead} … when")
        spoken = next((word for word in left[index:] if word in cues.SPEAKS), "")
        return Direction("future", f"when … {spoken}") if spoken else None
    ahead = next((word for word in left[:index] if word in cues.MODALS), "")
    if ahead and left[index] in ("who", "which") and not any(verbs.is_past(word) for word in left[index:]):
        return Direction("future", ahead)  # "will charge those who come late ten euros from May"
    verb = left[index + 1] if index + 1 < len(left) else ""
    if verb in cues.HOLDS:
        return None
    at_present = left[index] in ("who", "which") and verb.endswith("s") and not verb.endswith("ss") and len(verb) > 3
    return Direction("future", verb) if at_present and verb not in cues.DETERMINERS else None


def infinitive_alone(infinitive: str, left: list[str]) -> Direction | None:
    """A headline's "Leaders to meet Friday", not "To meet him, she on Friday flew to …"; or "Ask us on Friday"."""
    first = next((word for word in left if word not in cues.QUOTES), "")
    if first in cues.IMPERATIVES and len(left) <= _SHORT:
        return Direction("future", first)
    if (
        infinitive
        and left[0] not in ("to", "as", "in")
        and not any(word in cues.BE or verbs.is_past(word) for word in left)
    ):
        return Direction("future", infinitive)
    return None
