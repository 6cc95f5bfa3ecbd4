"""English words that say who says it."""

from dateline.english.words import word_set

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

GO = word_set("go goes went going")
"""With "on to", part of the verb that reports: "went on to say"."""

NOTED = word_set("add recall recount note cite mention stress emphasize emphasise")
"""Verbs that as participles behind a speech have for object what is said too: ", noting his age"."""

CITING = word_set("citing quoting")
"""Participles whose object is whom a speaker rests on."""

NO_SOURCE = word_set("it there that which this what i-f as")
"""Words that are no speaker although a reporting verb follows them."""

DIRECT_OBJECT = word_set(
    """
confirm deny acknowledge report claim predict reiterate recall detail describe reveal
note explain question suggest
"""
)
"""Verbs whose object names what happened: "confirmed the deaths". To announce or reject it is a happening itself."""
