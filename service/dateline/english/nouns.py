"""Nouns that name something that happens, each with the verb that says the same ("resignation", "resign").

`nouns.txt` is derived from WordNet 3.0 (its licence is in NOTICE) by `tests/derive_nouns.py`: nouns of acts, events and
processes, and the verb that each is derivationally related to, where there is one. `_OF_NEWS` adds what WordNet files
elsewhere and news uses for happenings.
"""

from functools import lru_cache
from pkgutil import get_data

from dateline.english.words import word_set

_OF_NEWS = """
summit talks call conference briefing announcement=announce consultation=consult statement=state session ceasefire
truce accord treaty pact interview=interview speech=speak address=address protest=protest storm=storm hurricane typhoon
cyclone tornado pandemic epidemic outbreak quake=quake earthquake=quake tremor=quake aftershock=quake blast=explode
bombing=bomb coup ban=ban toll=die casualty=die fatality=die championship tournament concert festival parade debate
layoff blackout power-cut derailment=derail capsizing=capsize stabbing=stab shooting=shoot beheading=behead
fighting=fight clash=clash resignation=resign election=elect by-election=elect vote=vote poll=vote verdict ruling=rule
sentencing=sentence indictment=indict conviction=convict acquittal=acquit lawsuit=sue
"""
_NO_HAPPENING = word_set(
    """
    government world part member interest service department ministry force power order position right way state
    support role relation authority operation union administration organization organisation development
    investment production population constitution institution association direction office life back hand head
    side line face thing fact case matter lot kind sort number bit piece use need cause reason purpose result
    end beginning middle top bottom front land place area point place home house court council committee
    parliament team company business industry trade market economy education training treatment care religion
    belief opinion game sport music art season spring summer autumn fall winter age youth childhood generation
    time day week month year hour minute night morning afternoon evening moment past present future tomorrow
    yesterday today weekend midnight noon century decade condition situation measure project program programme
    plan policy process practice custom tradition law rule crime politics action activity effort work job task
    duty business rest help aid wind rain snow cold heat light water smoke cloud air flow pressure
    """
)


@lru_cache(maxsize=1)
def _verbs() -> dict[str, str]:
    """Each noun of a happening with its verb, empty where it has none."""
    data = get_data("dateline.english", "nouns.txt") or b""
    found = {noun: verb for noun, _, verb in (line.partition(" ") for line in data.decode("ascii").splitlines())}
    found |= {noun: verb for noun, _, verb in (word.partition("=") for word in _OF_NEWS.split())}
    return {noun: verb for noun, verb in found.items() if noun not in _NO_HAPPENING}


def is_happening(lemma: str) -> bool:
    """Whether a noun, by its lemma in lower case, names something that happens."""
    return lemma in _verbs() or lemma.removesuffix("s") in _verbs()


def predicate_of(lemma: str) -> str:
    """What a noun and its verb are both compared by: the verb's lemma where there is one, else the noun's."""
    verbs = _verbs()
    return verbs.get(lemma) or verbs.get(lemma.removesuffix("s")) or lemma


def is_person(noun: str) -> bool:
    """Whether a common noun, in lower case, is that of somebody by its ending or in a short list: "spokesman"."""
    if noun in _PERSONS or noun.removesuffix("s") in _PERSONS:
        return True
    return noun.endswith(_OF_PERSONS) and not noun.endswith(("ment", "ter", "wer")) and not is_happening(noun)


_OF_PERSONS = (
    "man",
    "men",
    "woman",
    "women",
    "person",
    "people",
    "or",
    "ist",
    "ian",
    "eer",
    "yer",
    "cer",
    "ger",
    "der",
)
_PERSONS = word_set(
    """
    boy girl mayor minister pilot chief victim child parent king queen president premier chancellor judge guard nurse
    witness suspect driver worker teacher fighter writer speaker player leader baker farmer fisher father mother
    brother sister son daughter husband wife friend neighbour neighbor aide expert envoy ambassador general colonel
    captain sergeant detective prosecutor defendant student client patient runner passenger
    """
)
