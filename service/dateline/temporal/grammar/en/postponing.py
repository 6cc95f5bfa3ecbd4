"""What is planned for a day, put off to it, called off before it or lasts from it on lies ahead."""

from dateline.temporal.grammar import NEAREST, Direction
from dateline.temporal.grammar.en import cues, verbs

_MOVED = 12
"""How many words before "to Friday" may say that something was put off."""
_CALLED_OFF_REACH = 8
"""How many words after "Friday's" it may be said that what is then is off."""


def called_off(right: list[str]) -> Direction | None:
    """What is said to be off by now lies ahead: "Friday's talks have been called off", "Friday's match is off"."""
    for index, word in enumerate(right[:_CALLED_OFF_REACH]):
        rest = right[index + 1 : index + 1 + _CALLED_OFF_REACH]
        if word in ("has", "have") and "been" in rest[:3] and (off := cues.OFF & set(rest[:4])):
            return Direction("future", f"{word} been {min(off)}")
        if word in cues.BE and rest[:1] and (rest[0] in cues.OFF or rest[0] == "off"):
            return Direction("future", f"{word} {rest[0]}")
        if word in cues.BOUNDARIES:
            return None
    return None


def ahead_of(phrase: str, left: list[str], right: list[str]) -> Direction:
    """A day after "ahead of" or "for" is to come, unless it had been planned, was called off, or is measured for."""
    if phrase == "for" and left[-2:-1] and left[-2] in cues.MEASURED:
        return Direction("past", f"{left[-2]} for")
    if "originally" in left:
        return NEAREST
    then = right[1:] if right[:1] == [","] else right
    called_off = then[1:2] and then[0] in cues.WAS and (then[1] in cues.CALLED_OFF or then[1:3] == ["in", "doubt"])
    if called_off:
        return Direction("future", f"{then[0]} {then[1]}")  # what is called off is so before its day
    if {"had", "been"} <= set(left[-6:]):
        return NEAREST
    if right and right[0] in cues.WAS and right[1:2] != ["been"]:
        return Direction("past", f"{phrase} … {right[0]}")
    return Direction("future", phrase, phrase != "for")


def from_or_to(tail: list[str], left: list[str]) -> Direction | None:
    """What was put off to a day is to come, and so is what lasts from it on ("roads shut from Friday")."""
    if tail[-1:] == ["to"] and (moved := cues.PUT_OFF & set(left[-_MOVED:-1])):
        return Direction("future", f"{min(moved)} … to")
    if tail[-1:] != ["from"]:
        return None
    if tail[-2:-1] and tail[-2] in verbs.SAME_IN_PAST:
        return Direction("future", f"{tail[-2]} from")
    lasting = _lasting(left[-_MOVED:-1])
    return Direction("future", f"{lasting} … from") if lasting else None


def _lasting(words: list[str]) -> str:
    """What lasts from a day on, with no verb behind it: "a truce in the north from", not "the strike lasted from"."""
    for word in reversed(words):
        if word in cues.LASTING:
            return word
        if verbs.is_past(word) or word in cues.BE:
            break
    return ""
