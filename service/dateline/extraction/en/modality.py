"""English words that say whether something happened, will happen, or did not."""

from dateline.extraction.en import word_set

FUTURE_ADJECTIVES = word_set(
    """
upcoming planned scheduled forthcoming proposed looming expected impending coming prospective
"""
)

PLANNED = word_set(
    """
plan plans planned planning schedule scheduled intend intends intended due set slated agreed prepare preparing
prepares poised
"""
)
"""Words before "to" (or "for") that say that somebody means it to happen."""

PROMISED = word_set(
    """
promise promised promises pledge pledged pledges vow vowed vows commit committed commits
"""
)

EXPECTED = word_set(
    """
expect expects expected anticipate anticipates anticipated likely forecast predicted predicts predict projected
"""
)

REQUESTED = word_set(
    """
urge urges urged ask asks asked demand demands demanded request requests requested call calls called appeal appealed
appeals beg begged plead pleaded propose proposes proposed order orders ordered
"""
)
"""Words of wanting somebody else to do it; "call" and "appeal" only before "on" and "for"."""

DENIED = word_set(
    """
deny denies denied denying reject rejects rejected rejecting refute refutes refuted dismiss dismissed dismisses
"""
)

CANCELLED = word_set(
    """
cancel cancels cancelled canceled scrap scraps scrapped abandon abandoned abort aborted shelve shelved suspend
suspended postpone postponed
"""
)
CALLED_OFF = ("called off", "call off", "calls off", "put off", "ruled out")

HYPOTHETICAL = word_set("could may might")
CONDITION = word_set("if unless whether")
CERTAIN_FUTURE = word_set("will shall won't 'll")

HABITS = word_set(
    """
usually often always regularly every daily weekly annually normally typically sometimes frequently
"""
)


DELIBERATE = word_set(
    """
meet host hold visit travel send sign launch begin start attend vote open close hold deliver join return fly leave
arrive speak talk take resume release publish deploy withdraw replace appoint elect welcome receive discuss
"""
)
"""What somebody does on purpose: "will" before it is a plan, before other verbs an expectation."""
