"""Whether "that", "following" and "previous" point at a time, or begin what follows: "said that Monday's vote …"."""

from dateline.temporal.grammar import Around
from dateline.temporal.grammar.en import cues
from dateline.temporal.phrase import vocabulary

_POINTED_AT = vocabulary("on by until till from since of before after in during through for throughout late early")
"""After these "that Monday" is one; a verb or noun before it makes "that" begin a clause."""
_OWNING = ("'s", "\u2019s")
_SAYING = cues.THAT_CLAUSE | vocabulary("says said ruled agreed argued predicted showed means meant feared sure clear")
_CLAUSE_GOES_ON = cues.MODALS | cues.BE | cues.PRONOUNS | vocabulary("was were had has have the a an its his her their")
"""What goes on with a clause whose first word is the day: "that Monday would be quiet", "that Monday the shops"."""


def introduces(around: Around) -> bool:
    """Whether a step of the text before a weekday or month is a conjunction or a preposition.

    "That" is one behind a verb of saying, and before a day that owns or does what follows; not behind a preposition.
    "Following" and "previous" without an article are where the day owns what follows ("the damage following Tuesday's
    quake").
    """
    owns = around.low.startswith(_OWNING, around.end)
    if not around.low.startswith("that", around.start):
        return owns and around.low.startswith(("following", "previous"), around.start)
    before = around.before()
    if not before.isalpha() or before in _POINTED_AT:
        return False
    return owns or before in _SAYING or around.after() in _CLAUSE_GOES_ON
