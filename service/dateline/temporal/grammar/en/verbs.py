"""English forms of the past, told by their endings and a list of the irregular ones."""

import re

from dateline.temporal.phrase import vocabulary

_IRREGULAR = vocabulary(
    """was were had did been begun sung sunk swum said told went came met won lost fell rose took gave made left began
    held saw found got put sent ran led kept became brought thought felt heard knew grew drew flew threw broke
    chose spoke wrote drove shot struck hit cut shut quit beat fought caught taught bought sold paid laid built
    spent lent bent sought stood understood swore wore tore bore rode sank sang swam hung dug stuck swung shook
    woke stole froze fled fed bred bled sped slid split burst cast hurt spread slept swept wept dealt meant
    dreamt lit sat spat lay arose rang drank shrank sprang withdrew withheld overthrew overtook undertook forgot
    forgave has have didn't wasn't weren't hadn't hasn't haven't beaten broken taken given seen known shown
    drawn driven flown frozen grown hidden stolen spoken sworn thrown torn worn written fallen gone done born
    borne chosen forgotten eaten ate bitten blew blown wound overcame overran outdid rebuilt resold retold
    foresaw foretold forbade mistook misled misread outran partook sewn sown shed slain slew sought strewn
    stridden strode strove swollen trod undid unwound upheld upset withstood knelt leapt learnt lept sprang spun
    stung stank slung clung flung wrung fit let cost thrust bid rid bet read set hid pled shone shrunk crept
    risen sprung withdrawn overthrown undertaken forbidden forgiven proven ridden woken arisen bade"""
)
_NOT_PAST = vocabulary(
    """need feed seed speed breed indeed united hundred exceed proceed succeed embed red bed led shed naked sacred
    wicked rugged limited underprivileged understaffed underdeveloped so-called ahmed mohammed mohamed fred ted alfred
    unchanged unlimited kindred newlywed"""
)
SAME_IN_PAST = vocabulary("cut set shut hit put let cost split spread read run come become")
"""Verbs whose past or participle looks like their base."""
NOUNS_TOO = vocabulary("cut set shot bid hit run split spread read let cost lead felt fall saw cast")
"""Forms of the past that are nouns too, after one of these:"""
BEFORE_A_NOUN = vocabulary(
    """first second third next last rate tax pay job price further new big deep more practice final opening rebel latest
    interest budget"""
)
_AGAIN = re.compile(r"^(?:re|over|under|mis)(?=\w{3})")
"""Before an irregular past they leave it one: "retook", "overfed"."""
_NOT_AGAIN = vocabulary("underground relay overlay overcast relit")
_UN_VERBS = vocabulary("unveiled unloaded uncovered unleashed unfolded unified unraveled unlocked unseated")
"""Past tenses that begin with un; other such words are adjectives ("unspecified")."""


def is_past(word: str) -> bool:
    """Whether a word looks like a past tense or past participle."""
    if word in _IRREGULAR or (_AGAIN.sub("", word) in _IRREGULAR and word not in _NOT_AGAIN):
        return True
    if not word.endswith("ed") or len(word) < 4 or word in _NOT_PAST or "-" in word:
        return False
    return not word.startswith("un") or word.startswith("under") or word in _UN_VERBS


def is_denied(words: list[str], at: int) -> bool:
    """Whether the modal at `at` is denied: "couldn't", "could not", "neither of them could"."""
    return (
        words[at].endswith("n't")
        or words[at + 1 : at + 2] == ["not"]
        or bool({"neither", "nor", "nobody"} & set(words[:at]))
    )
