"""The present tense of verbs that tell of an event: in news a day beside it is one to come ("joins on Wednesday").

Verbs of saying, thinking, being and having are left out: they tell of what is, not of what takes place.
"""

from itertools import pairwise

from dateline.temporal.grammar import OPEN, Direction
from dateline.temporal.grammar.en import cues, verbs
from dateline.temporal.phrase import vocabulary

_SHORT = 16
"""How many words may stand before a date that the present tense moves ahead."""
_FEW = 4
"""How many words after "On Monday" may still be no sentence."""
_PERSON = 5
"""Before which word of a caption its person comes: "A woman in black enters"."""
EVENTS = vocabulary(
    """opens begins starts ends meets votes faces plays hosts visits expires kicks takes travels arrives leaves returns
    goes heads holds runs continues resumes launches closes decides releases publishes announces marks comes
    falls airs debuts premieres concludes convenes gathers tours lands reopens departs sails delivers presents
    unveils joins elects chooses becomes hears inaugurates introduces imposes enters competes defends considers
    reconvenes celebrates commemorates honours honors performs undergoes assumes retires relaunches restarts
    lapses adjourns testifies inspects interviews rejoins relocates attends speaks become meet vote open begin
    start face play host visit resume return choose enter go arrive leave gather end flies fly elect decide
    convene compete reopen join come comes publish sit peak hold close shuts follows sees ships hear look looks
    sits lasts lasts applies extends"""
)
"""Verbs, and forms that are nouns as well but hardly stand before a day as such."""

_WITH_OBJECT = vocabulary(
    """names reports tests moves talks challenges debates welcomes sets signs shows sends cuts raises lifts reviews
    rules stands files gets gives steps swears hands makes brings submits quits fights pays sells addresses seeks"""
)
"""Verbs whose form is a plural noun as well: what follows must be what a verb has behind it."""
_BEHIND_A_VERB = vocabulary("the a an his her its their our to up off over down out") | {"\u201c", '"'}
_NO_NOUN = vocabulary("continues begins opens resumes arrives goes becomes meets")
_OF_MANY = vocabulary("report run stand take hold travel debate")
"""Verbs in the plural whose form is a noun as well: who does it must stand right before."""
_MANY = vocabulary("who they we you people police voters women men both also")


def is_event(words: list[str], index: int) -> bool:
    """Whether the word at `index` is such a verb and not a noun, by the words around it."""
    word = words[index]
    before = words[index - 1] if index else ""
    after = words[index + 1] if index + 1 < len(words) else ""
    if before == "that":
        # "an ultimatum that runs out", "rises that take effect": what it points at would have another number.
        many = index > 1 and words[index - 2].endswith("s")
        return (word in EVENTS and word.endswith("s") != many) or (many and word in _OF_MANY)
    if (is_nominal(before) and word not in _NO_NOUN) or before in cues.PERFECT:
        return False
    if word == "host" and before in cues.HOSTING:
        return False
    if word in _OF_MANY and (before in _MANY or (index == 1 and before.endswith("s"))):
        return True  # "Rivals report"
    return word in EVENTS or (word in _WITH_OBJECT and after in _BEHIND_A_VERB)


def is_nominal(before: str) -> bool:
    """Whether the word after `before` is a noun rather than a verb."""
    return before in cues.DETERMINERS or before[:1].isdigit()


def whole_sentence(left: list[str], right: list[str]) -> Direction:
    """A full sentence in which no verb of the past was met is in the present tense."""
    if thanks := cues.THANKS & set(left):
        return Direction("past", f"{min(thanks)} … for")
    ended = right[:-1] if right[-1:] and right[-1] in cues.QUOTES else right
    full = ended[-1:] in (["."], ["!"], ["?"]) and (len(left) > 1 or len(right) > _FEW) and len(left) <= _SHORT
    person = left[:1] in (["a"], ["an"]) and cues.PERSONS & set(left[1:_PERSON])
    if left[1:2] and (person or cues.POSED & set(left)):
        return Direction("past", "the caption of a picture")
    if (
        not full
        or cues.AUXILIARIES & set(right)
        or any(pair in cues.NEGATED for pair in pairwise(right))
        or any(verbs.is_past(word) or word in cues.MODALS for word in (*left, *right))
    ):
        return OPEN
    return Direction("future", "present tense", guessed=True)
