"""Whether a clause looks ahead or back, from the verbs and cues around a time expression; no tagger, one small lexicon.

Leftwards from the expression the nearest verb governs: "said on Friday he will go" (said), "will meet on Friday"
(will). Where the clause begins before any verb is met, the first verb to the right governs ("On Friday the court will
rule"). So a reporting verb governs only what stands beside it. A full sentence without any past verb or modal is in
the present tense, and a date in it is one to come ("Talks resume on Thursday").
"""

from itertools import pairwise

from dateline.temporal.grammar import NEAREST, OPEN, Direction
from dateline.temporal.grammar.en import cues, nouns, present, verbs
from dateline.temporal.grammar.en.clause import clause
from dateline.temporal.grammar.en.governing import follower, governor
from dateline.temporal.grammar.en.postponing import ahead_of, called_off, from_or_to
from dateline.temporal.grammar.en.subordinate import infinitive_alone, relative_clause, without_verb

_FROM_PAST = {"future": ("was ", "were "), "past": ("had ",)}
_BESIDE = 5
"""How many words before a day what was announced for it stands."""
_SUBJECT = 8
"""Within how many words of "Sunday's" its verb may stand."""
_HERE = 3
"""How many words before a day what was done on it may stand."""
_REACH = 24
"""How many words a verb may stand away."""
_UNSURE = cues.MODALS | cues.BE | cues.CONDITIONS | cues.PLANS | cues.NOT_YET
"""With these in its sentence, a date under a past tense may still be to come."""


def direction(text: str, start: int, end: int) -> Direction:
    """The direction of the clause around `start:end` of `text`."""
    left, right = clause(text, start, end)
    if right[:1] == [","] and right[1:2] and right[1] in cues.TURNING:
        right = ["."]  # another clause
    possessive = nouns.is_possessive(right)
    noun = possessive or nouns.describes(left, right)
    found = (
        (nouns.sudden_after(right) if possessive else None)
        or _immediate(left, right)
        or (nouns.done_after(right) or called_off(right) if possessive else None)
        or _leftward(left, noun)
        or _rightward(left, right, possessive)
    )
    if found is not None:
        found = _corrected(found, left, right)
        return found._replace(from_past=found.cue.startswith(_FROM_PAST.get(found.sign, ())))
    told = OPEN if noun else present.whole_sentence(left, right)
    return told if told.sign else nouns.called(left, right) or OPEN


def plainly_past(text: str, start: int, end: int) -> bool:
    """Whether all verbs of the sentence around `start:end`, one beside it, tell of the past: "The mill burned on …".

    Stricter than `direction`: what was ordered or promised in the past may be for a date to come.
    """
    left, right = clause(text, start, end)
    words = [*left, *right]
    pasts = [at for at, word in enumerate(words) if verbs.is_past(word)]
    if not pasts or _UNSURE & set(words) or any(map(_begins_infinitive, words, words[1:])):
        return False
    nearest = max((at for at in pasts if at < len(left)), default=-1)
    if nearest < 0:
        return left in (["on"], ["in"], []) and pasts[0] - len(left) <= _SUBJECT
    beside = left[-1] in ("on", "late", "early") or len(left) - nearest <= _HERE
    return nearest > 0 and beside and len(left) - nearest <= _SUBJECT


def _begins_infinitive(word: str, following: str) -> bool:
    """Whether "to" stands before a verb and not before a place or a thing ("to Ghent", "to the ground")."""
    return word == "to" and following.islower() and following not in cues.DETERMINERS | cues.DAYS


def _corrected(found: Direction, left: list[str], right: list[str]) -> Direction:
    """What a verb decided, unless other words of the clause take it back."""
    if found.cue in ("was to", "were to") and cues.TURNS & set(right):
        return NEAREST
    reach = _SUBJECT if nouns.is_possessive(right) else 1
    if found.cue in cues.TOLD and (modal := [word for word in right[:reach] if word in cues.MODALS]):
        return Direction("future", f"{found.cue} … {modal[0]}")  # "said the talks on Friday would"
    others = [word for word in left[-_HERE:] if word != found.cue]
    if found.cue in cues.BE | present.EVENTS and left[-1:] != [found.cue] and nouns.done_before(others):
        return Direction("past", "what was done")
    if found.cue in cues.ANNOUNCES and cues.GATHERINGS & set(left[-_BESIDE:]):
        return NEAREST
    return found


def _immediate(left: list[str], right: list[str]) -> Direction | None:
    """What stands directly before the expression: "ahead of Monday", "due Tuesday", "since Friday", "by Friday"."""
    if right[:2] == ["at", "the"] and right[2:3] in (["latest"], ["earliest"]):
        return Direction("future", f"at the {right[2]}")
    tail = [word for word in left[-8:] if word not in cues.SKIPPED][-3:]
    if " ".join(tail[-2:]) in cues.IDLE:
        return None
    if tail[-2:] == ["latest", ","]:
        return Direction("future", "at the latest")
    if (lasting := from_or_to(tail, left)) is not None:
        return lasting
    for length in (3, 2, 1):
        phrase = " ".join(tail[-length:]) if len(tail) >= length else ""
        if phrase in cues.BACK_TO:
            return _back_to(phrase, left, right)
        if phrase == "out" and tail[-2:-1] in ([","], ["and"]):
            return Direction("future", "out")  # "her book, out on Friday"
        if phrase == "due" and len(tail) > 1 and tail[-2] in cues.WAS:
            return Direction("future", f"{tail[-2]} due")
        if phrase in cues.AHEAD_OF or (phrase == "for" and length == 1):
            return ahead_of(phrase, left, right)
        if phrase in cues.LIMITS:
            return _limit(phrase, left[: len(left) - 1], right)
    return None


def _back_to(phrase: str, left: list[str], right: list[str]) -> Direction | None:
    """A day after "since" has passed; not after "follows on", nor after "need a permit as of", "since Friday is …"."""
    if phrase == "since" and right and right[0] in cues.BE:
        return Direction("future", f"since … {right[0]}")
    if phrase == "as of" and cues.NEEDS & set(left):
        return Direction("future", phrase)
    governing = (_leftward(left[:-1]) if len(left) > 1 else _rightward([], right)) if phrase == "after" else None
    if governing is not None and governing.sign == "future":
        return Direction("future", f"{governing.cue} … after")  # "will decide after Thursday's close"
    if phrase == "after" and governing is None and (right[1:2] == ["close"] or not nouns.is_possessive(right)):
        ahead = present.whole_sentence(left[:-1], right)
        if ahead.sign:
            return Direction("future", f"{ahead.cue} … after")  # "Three firms report after Thursday's close"
    return None if phrase in cues.FOLLOWS and left[-1] != phrase else Direction("past", phrase)


def _limit(cue: str, left: list[str], right: list[str]) -> Direction:
    """A day after "by" or "until" is to come, unless the clause tells what had happened by then."""
    governing = _leftward(left) if len(left) > 1 else _rightward([], right)
    if governing is None and left[-1:] and left[-1] in cues.BOUNDARIES:
        governing = _rightward([], right)  # "efforts that until Sunday caused no harm"
    if cue == "before" and nouns.is_possessive(right) and (governing is None or governing.sign == "past"):
        return nouns.called([], right) or Direction("past", "before")
    if governing is None and cue == "through":
        return OPEN
    sets = cues.PUT_OFF | cues.ORDERED | cues.TOLD
    told = governing is not None and governing.sign == "past" and governing.cue not in sets
    open_end = cues.CONDITIONS & set(left) or "should" in left or any(pair in cues.NEGATED for pair in pairwise(left))
    if open_end or (governing is not None and governing.cue.startswith("could")):
        told = False  # "if nothing has passed by Wednesday", "could not be held before May"
    if told and governing and any(pair == (be, governing.cue) for be in cues.BE for pair in pairwise(left)):
        return Direction("future", f"{governing.cue} {cue}")  # "the pits are sealed until Friday"
    return Direction("past", f"{governing.cue} … {cue}") if told and governing else Direction("future", cue)


def _leftward(left: list[str], possessive: bool = False) -> Direction | None:
    """The nearest verb to the left within the clause."""
    infinitive = ""
    for index in range(len(left) - 1, max(-1, len(left) - 1 - _REACH), -1):
        word, before = left[index], left[index - 1] if index else ""
        if word in cues.BOUNDARIES:
            demonstrative = word == "that" and len(left) - index == 3 and before not in cues.THAT_CLAUSE
            if demonstrative or (word == "but" and before == "all"):
                continue
            if word == ",":
                return _after_aside(left, index, possessive)
            return relative_clause(left, index) or infinitive_alone(infinitive, left)
        said = without_verb(left, index, word, before) or _other_day(left, index)
        if said is not None:
            return said
        if word in cues.MODALS:
            denied = word.startswith("could") and verbs.is_denied(left, index)
            return Direction("past", f"{word} not") if denied else Direction("future", word)
        if before in cues.BEFORE_BASE or before == "not":
            if before == "to" and not infinitive and word.islower() and word not in cues.DETERMINERS:
                infinitive = f"to {word}"
            continue
        found = governor(left, index, infinitive, possessive)
        if found is not None:
            return found
    return infinitive_alone(infinitive, left)


def _other_day(left: list[str], index: int) -> Direction | None:
    """What is to come on another day draws this one with it: "called a strike for Friday and a march on"."""
    found = _immediate(left[:index], []) if left[index] in cues.DAYS and index else None
    return found if found is not None and found.sign == "future" else None


def _after_aside(left: list[str], comma: int, possessive: bool) -> Direction | None:
    """After a comma with no verb since: the subject's verb may follow an aside ("The side, beaten on Sunday, play …").

    What hangs on the main clause takes its tense ("The offer closed, with holders taking part until Friday").
    """
    rest = left[comma + 1 :]
    if rest[:1] in (["and"], ["but"], ["so"]) and len(rest) == 2 and rest[1] in ("on", "by"):
        return None  # a new clause: "We slept well, and on Friday we can sleep late"
    first = next((at for at in range(comma - 1, -1, -1) if left[at] == ","), comma)
    if (
        rest
        and any(word == "who" or verbs.is_past(word) or word.endswith("ing") for word in left[first + 1 : comma])
        and (rest[0] in present.EVENTS or (rest[0].endswith("s") and not rest[0].endswith("ss")))
        and rest[0] not in cues.DETERMINERS | cues.ADVERBS
    ):
        return Direction("future", rest[0])
    if comma and rest and (len(rest) <= 6 or rest[0] == "with"):
        found = _leftward(left[:comma], possessive)
        return None if found is not None and found.cue in ("after", "following") else found
    return None


def _rightward(left: list[str], right: list[str], possessive: bool = False) -> Direction | None:
    """The first verb to the right within the clause."""
    if (sudden := nouns.sudden_before(left)) is not None:
        return sudden
    if possessive and len(left) > 2 and left[-1] not in cues.BOUNDARIES:
        return None
    right = right[1:] if right[:1] == [":"] else right  # "Tuesday: the court sits"
    right = right[2:] if right[1:2] and right[0] in ("to", "and", "until") and right[1] in cues.DAYS else right
    for index, word in enumerate(right[:_REACH]):
        if possessive and word == "," and right[index + 1 : index + 3] == ["which", "will"]:
            return Direction("future", "which will")
        if (word in cues.BOUNDARIES and (word != "," or index)) or word in ".!?":
            return None
        if possessive and index < 2:
            continue
        found = follower(left, right, index, possessive)
        if found is not None:
            return found
    return None
