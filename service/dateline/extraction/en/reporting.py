"""English words that say who says it."""

from dateline.extraction.en import word_set
from dateline.extraction.en.verbs import (
    BASE_OF_GERUND,
    BASE_OF_PARTICIPLE,
    BASE_OF_PAST,
    BASE_OF_THIRD,
)

SAY = word_set("say tell add")
"""What they say may follow without "that", whatever it begins with."""

REPORTING = word_set(
    """
share acknowledge add admit affirm allege announce answer argue assert assure boast caution claim comment complain
concede conclude confess confirm contend continue counter cry declare deny detail disclose elaborate emphasize
emphasise estimate explain forecast hint imply indicate inform insist joke maintain mention note observe point post
predict proclaim promise pledge quip read recall recount reiterate remark remember remind repeat reply report
respond reveal say shout signal speculate state stress suggest swear tell testify tweet underline underscore vow
warn whisper wonder write yell chant ask question quote believe think fear expect anticipate hope feel know find
show realize vouch opine react muse retort lament advise recommend charge complain demand agree assess calculate
conclude suspect assume learn understand describe call propose urge threaten declare reaffirm
"""
)
"""Verbs whose object may be a clause: speech first, then thought and findings."""

QUOTED_ONLY = word_set(
    """
call describe label dub brand charge read continue go begin cry yell shout whisper joke quip answer post rule ask
question respond counter reply echo chant scream exclaim react sing sign talk speak explain
"""
)
"""Verbs that carry a quotation but seldom a bare clause."""

NEEDS_THAT = word_set(
    """
share admit affirm agree announce anticipate argue assert assess assume assure boast calculate claim comment
complain conclude decide declare deny demand detail disclose emphasize emphasise expect explain find forecast hear
hint imply indicate inform know learn maintain mention observe post predict proclaim promise pledge propose read
recall recognize recommend recount reiterate remember remind repeat reply report respond reveal rule show signal
state stress suggest swear testify threaten underline underscore understand urge vow warn write ask question quote
realize feel hope confirm remark contend advise caution acknowledge note insist estimate suspect believe think fear
"""
)
"""Verbs after which a clause without "that" is taken as said only where it looks like one."""

RECIPIENTS = word_set("tell inform assure remind warn notify advise ask")
"""Verbs whose first object is who hears it."""

EVIDENCE = word_set(
    """
intelligence report reports estimate estimates assessment assessments data figures statement statements documents
document analysis images imagery accounts account testimony testimonies interviews polls poll survey surveys sources
findings records officials information disclosures
"""
)
"""What a claim may be "based on": without one of these words "based on" names no source."""

HEARSAY = {
    "reportedly": "reported",
    "allegedly": "alleged",
    "purportedly": "alleged",
    "supposedly": "alleged",
    "apparently": "apparent",
}
"""Adverbs that say that somebody else says it, without saying who."""

PASSIVE_HEARSAY = word_set(
    """
said reported believed thought presumed alleged rumoured rumored understood estimated
"""
)
"""Participles after "is": "is said to have left" has a speaker whom nobody names."""

NOUNS_TOO = word_set(
    """
answers calls charges claims comments demands estimates fears feels finds forecasts hints hopes notes points posts
proposals reads recalls remarks repeats replies reports shows shouts signals states threats tweets urges warnings
questions asks saying
"""
)
"""Forms that are nouns at least as often: verbs only after a name or a pronoun."""

GO = word_set("go goes went going")
"""With "on to", part of the verb that reports: "went on to say"."""

NO_SOURCE = word_set("it there that which this what i-f as")
"""Words that are no speaker although a reporting verb follows them."""

QUANTIFIERS = word_set(
    "over more nearly about around some at up almost thousands hundreds millions most many several few all"
)
"""Words, beside digits, that open what was said with a number."""

DIRECT_OBJECT = word_set(
    """
announce confirm deny reject acknowledge report claim predict reiterate recall detail describe reveal
note explain question suggest
"""
)
"""Verbs whose object names what happened: "announced a phone call"."""


def base_of(word: str) -> str | None:
    """The base form of a reporting verb in any of its forms, or None."""
    for forms in (BASE_OF_PAST, BASE_OF_THIRD, BASE_OF_PARTICIPLE, BASE_OF_GERUND):
        base = forms.get(word)
        if base in REPORTING:
            return base
    return word if word in REPORTING else None
