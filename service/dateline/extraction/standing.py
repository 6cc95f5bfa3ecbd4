"""Whether a claim is a timeline's business: an event, background, or an opinion."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from dateline.english.clauses import Kind
from dateline.english.words import word_set
from dateline.evidence import Modality, Standing, TimeReading

LONG_AGO = 400
"""Days before publication from which on a date is background: more than a year, so that an anniversary is an event."""

# What somebody is, has, knows or feels rather than does: stative verbs (Vendler 1957; Biber et al. 1999, chapter 5).
_STATES = word_set(
    """
    be have own know contain include consist employ cost weigh mean remain stand lie belong need want like love
    hate prefer believe think feel seem appear look sound depend matter deserve resemble lack possess exist live
    work understand remember doubt hope wish fear worry suppose regard represent reflect involve cover border
    share serve run house seat measure rank count total amount boast
    """
)
_ATTITUDES = word_set(
    """
    think believe feel hope wish want need fear worry doubt love hate like regret guess suppose mean deserve
    understand know remember imagine care expect
    """
)
_ANSWERS = word_set("confirm comment respond reply return say disclose answer name identify elaborate reveal give")
_SELF = word_set("i we you my our your me us")


class Reading(NamedTuple):
    """What is known of a claim when its standing is settled.

    `lemma` is that of the verb that says what happened, empty where a noun does; `head` that of its main verb,
    `complement` that of what this goes on to ("declined to comment"); `words` are its own, lower case. `dated` is the
    time that dates it, None without one. `negative`: it says what is not so; `quoted`: it stands in quotation marks;
    `asks`: its sentence is a question; `doubted`: somebody only fears, hopes or supposes it; `unnamed`: its subject is
    left out, or a pronoun that stands for nothing known.
    """

    kind: Kind
    head: str
    complement: str
    lemma: str
    words: frozenset[str]
    modality: Modality
    dated: TimeReading | None
    published: str
    negative: bool
    quoted: bool
    asks: bool
    doubted: bool
    unnamed: bool


def standing_of(reading: Reading) -> Standing:
    """The standing of a claim: that of the first rule that fits, else an event."""
    return next((standing for fits, standing in _RULES if fits(reading)), "event")


def _asks(reading: Reading) -> bool:
    return reading.asks


def _is_doubted(reading: Reading) -> bool:
    return reading.doubted


def _is_habit(reading: Reading) -> bool:
    return reading.modality == "habitual"


def _says_nothing(reading: Reading) -> bool:
    """Say that somebody would not say anything: "the police would not comment"."""
    silent = reading.negative and reading.lemma in _ANSWERS
    refuses = reading.head in {"decline", "refuse"} and reading.complement in _ANSWERS
    return (silent or refuses) and reading.dated is None


def _may_be(reading: Reading) -> bool:
    return reading.modality == "hypothetical" and reading.dated is None


def _is_personal(reading: Reading) -> bool:
    """Say of oneself or how things are, in somebody's own words: "we are proud"."""
    if reading.dated is not None:
        return False
    return bool(reading.words & _SELF) or (
        reading.quoted and (reading.lemma in _STATES or reading.modality == "requested")
    )


def _is_attitude(reading: Reading) -> bool:
    return reading.lemma in _ATTITUDES and reading.dated is None


def _is_long_ago(reading: Reading) -> bool:
    if reading.dated is None:
        return False
    latest = date.fromisoformat((reading.dated.latest or reading.dated.earliest or "")[:10])
    return (date.fromisoformat(reading.published) - latest).days > LONG_AGO


def _is_unnamed(reading: Reading) -> bool:
    return reading.unnamed and reading.modality != "planned"


def _is_beside(reading: Reading) -> bool:
    """What is only said beside another thing: "…, praising the crew", "as the war goes on"."""
    beside = reading.kind in {"participle", "adverbial", "relative"} and reading.dated is None
    inside = reading.kind in {"nominal", "restrictive"}
    return (beside or inside) and reading.modality != "planned"


def _is_state(reading: Reading) -> bool:
    stative = reading.lemma in _STATES and reading.modality in {"ongoing", "unknown", "occurred"}
    return (stative or reading.modality == "unknown") and reading.dated is None


_RULES: tuple[tuple[Callable[[Reading], bool], Standing], ...] = (
    (_asks, "opinion"),
    (_is_doubted, "opinion"),
    (_is_habit, "background"),
    (_says_nothing, "background"),
    (_may_be, "opinion"),
    (_is_personal, "opinion"),
    (_is_attitude, "opinion"),
    (_is_long_ago, "background"),
    (_is_unnamed, "background"),
    (_is_beside, "background"),
    (_is_state, "background"),
)
