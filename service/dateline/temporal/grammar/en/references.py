"""Words that point to the past, the present or the future without a date."""

from dateline.temporal.expressions import Expression, Reference, Told
from dateline.temporal.grammar import Around, RuleSet
from dateline.temporal.grammar.en.closing import CLOSING
from dateline.temporal.grammar.en.lexicon import LEXICON
from dateline.temporal.phrase import vocabulary

rules = RuleSet(LEXICON)

_CURRENT_OF = vocabulary("electric electrical gulf ocean strong alternating")
_CURRENT_RUNS = vocabulary("account through in of from was is swept carried flows runs accounts and affairs events")
"""Around "current" these make it one of water or electricity, an account or no adjective at all."""
_FUTURE_BEFORE = vocabulary(
    """and or but is was will would can could may might must should for in on at to as by with from when if because
    that which who where than then he she it they we i you there here the a an has had not"""
)


@rules(
    "now",
    "right now",
    "currently",
    "presently",
    "at present",
    "nowadays",
    "these days",
    "the present",
    "the present day",
    "present-day",
    "the moment",
)
def present(around: Around) -> Expression | None:
    """As in "The bridge is now closed." -> PRESENT_REF"""
    words = around.low[around.start : around.end]
    if around.capital() and around.before().isalpha():
        return None  # "One Harbor Now"
    if words == "the present" and not _closes(around.after()):
        return None
    if (words == "the moment" and around.before() not in ("at", "for")) or (
        words == "now" and (around.after() == "defunct" or around.low.startswith(" or never", around.end))
    ):
        return None
    return Reference("PRESENT_REF")


@rules("(a moment | moments | a while | some time | a long time | a short time | not long) ago")
def long_past() -> Expression:
    """As in "The bridge was closed a short time ago." -> PAST_REF"""
    return Reference("PAST_REF")


@rules("recently", "more recently", "most recently", "lately", "of late", "long ago")
def past(around: Around) -> Expression | None:
    """As in "The bridge was recently closed." -> PAST_REF"""
    compared = around.before() == "as" and around.after() == "as"  # "as recently as last week"
    of_late = around.low.startswith("of", around.start) and around.after() not in CLOSING  # "of late 1948"
    return None if compared or of_late else Reference("PAST_REF")


@rules("the time being", "this time")
def this_time(around: Around) -> Expression | None:
    """As in "The bridge is closed for the time being." -> PRESENT_REF"""
    if around.low.endswith("being", 0, around.end):
        return Reference("PRESENT_REF") if around.before() == "for" else None
    return Told(Reference("PRESENT_REF")) if around.before() == "at" else None


@rules("the (near | short | medium | long | longer) term", "a later (date | time | stage)")
def some_time_ahead(around: Around) -> Expression | None:
    """As in "Prices will fall in the long term." -> FUTURE_REF"""
    return Reference("FUTURE_REF") if around.before() in ("at", "by", "in", "of", "over", "to", "until") else None


@rules("(years | decades | centuries) past")
def years_past(around: Around) -> Expression | None:
    """As in "The quarrel goes back to years past." -> PAST_REF"""
    return Reference("PAST_REF") if around.before() in ("from", "of", "in", "than", "to") else None


@rules("current", "recent")
def adjective(around: Around) -> Expression | None:
    """As in "The current plan is cheaper." -> PRESENT_REF"""
    after = around.after()
    if not after.isalpha() or after in _CURRENT_RUNS or around.before() in _CURRENT_OF:
        return None
    if around.capital() and around.before().isalpha():
        return None
    return Reference("PRESENT_REF" if around.low.startswith("current", around.start) else "PAST_REF")


@rules("former", "future")
def story_adjective(around: Around) -> Expression | None:
    """As in "On 3 May 1808 the former king fled." -> PAST_REF"""
    if not around.after().isalpha() or around.text[around.end - 1].isupper():
        return None
    return Told(Reference("PAST_REF" if around.low.startswith("former", around.start) else "FUTURE_REF"))


@rules("the (recent | distant)? past", "past")
def the_past(around: Around) -> Expression | None:
    """As in "That was common in the past." -> PAST_REF"""
    if around.low[around.start : around.end] == "past" or around.before() not in (
        "in",
        "of",
        "from",
        "than",
        "to",
        "with",
    ):
        return None
    if around.before() == "in" and around.after() not in ("few", "several", "two", "three", "ten", "year", "years"):
        return Reference("PAST_REF")
    return (
        Reference("PAST_REF")
        if not around.after().isalpha() or around.after() in ("and", "but", "was", "is", "when")
        else None
    )


@rules("soon", "very soon", "shortly", "imminently", "as soon as possible", "someday", "some day", "sooner or later")
def future(around: Around) -> Expression | None:
    """As in "The bridge will soon be closed." -> FUTURE_REF"""
    words, before, after = around.low[around.start : around.end], around.before(), around.after()
    if words in ("soon", "shortly") and (
        before in ("as", "too", "how", "so", "no")
        or after in ("after", "afterwards", "before", "thereafter", "became")
        or before in ("was", "were", "had")
        or (after.endswith("ed") and before != "will")
    ):
        return None
    return Reference("FUTURE_REF")


@rules("(the | a | her | his | its | their)? (near | immediate | foreseeable | not too distant | distant)? future")
def the_future(around: Around) -> Expression | None:
    """As in "Nobody knows what happens in the future." -> FUTURE_REF"""
    words = around.low[around.start : around.end]
    if words == "future":
        return Reference("FUTURE_REF") if around.before() == "in" else None
    if (
        words in ("a future", "her future", "his future", "its future", "their future")
        or around.text[around.end - 6] == "F"
        or (words == "the future" and not _closes(around.after()))
    ):
        return None
    return Reference("FUTURE_REF")


def _closes(after: str) -> bool:
    """Whether what follows "the future" is no noun that it describes."""
    return not after.isalpha() or after in _FUTURE_BEFORE or (after.endswith("s") and not after.endswith("ss"))
