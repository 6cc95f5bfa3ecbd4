"""The words by which two claims are seen to speak of one kind of happening, and the words that do not tell.

A kind gathers what newsrooms write for one another ("phone call", "spoke by phone"); kinds are never mixed, so a call
is no summit and a troop no worker. Adding a word is adding a word.
"""

import re

_KINDS = {
    "call": "phone call|telephone call|phone conversation|telephone conversation|video call|phone talks|call"
    "|spoke by phone|by phone|phoned|telephoned",
    "meeting": "summit|meeting|meet|meets|met|sit down with|sits down with|sat down with|face-to-face|talks"
    "|negotiations|trip|visit|visits|visited",
    "deal": "agreement|deal|treaty|pact|accord|memorandum|signed|inked|ratified",
    "invasion": "invasion|invaded|invade|invades|full-scale war began",
    "strike": "air strike|airstrike|missile strike|drone strike|strikes|shelling|shelled|bombardment|bombed|bombing",
    "explosion": "explosion|exploded|blast|detonated",
    "walkout": "walkout|walked out|downed tools|went on strike|industrial action",
    "earthquake": "earthquake|quake|tremor",
    "flood": "flood|floods|flooding|flooded|burst its banks",
    "fire": "wildfire|blaze|fire broke out|(?:a|the|warehouse|forest|house) fire|fires|caught fire|burned down",
    "crash": "crash|crashed|collision|collided|derailed|derailment|capsized|sank",
    "election": "election|elections|vote|voted|referendum|ballot|polls opened",
    "trial": "trial|verdict|sentenced|convicted|acquitted|sentencing",
    "arrest": "arrest|arrested|detained|detention|taken into custody",
    "protest": "protest|protests|protested|demonstration|rally|rallied|marched",
    "resignation": "resignation|resigned|resign|resigns|stepped down|steps down|step down|quit",
    "appointment": "appointment|appointed|named as|sworn in|took office|inauguration|inaugurated",
    "death": "died|death of|was killed|were killed|assassinated|assassination|murdered|murder",
    "ceasefire": "ceasefire|cease-fire|truce|armistice",
    "sanctions": "sanctions|embargo|tariff|tariffs",
    "launch": "launch|launched|lift-off|liftoff",
    "opening": "opening|opened|reopened|reopening|unveiled|ribbon",
    "closure": "closure|closed|shut down|shutdown|cancelled service",
    "ruling": "ruling|ruled|struck down|overturned|upheld",
    "purchase": "acquisition|acquired|takeover|merger|bought",
}

# Units that count the same people or things: different words, one unit.
_UNITS = {
    "troops": "troops|troop|soldiers|soldier|servicemen|servicemembers|fighters|combatants|men under arms",
    "engineers": "builders|deminers|sappers|engineers|military builders|construction personnel|military engineers",
    "workers": "workers|worker|labourers|laborers|labourer|laborer|employees",
    "killed": "dead|killed|deaths|fatalities|victims",
    "injured": "injured|wounded|hurt|casualties",
    "displaced": "refugees|displaced|evacuees|evacuated",
    "money": "dollars|euros|pounds|yuan|roubles|rubles|usd|eur",
}

# Moving people about: with one of these, those who are moved are the happening.
_MOVES = "deploy|deploys|deployed|deploying|deployment|send|sends|sent|sending|dispatch|dispatched|dispatching"
_MOVES += (
    "|transported|transporting|transfer|transferred|shipped|station|stationed|supplied|labor exports|labour exports"
)

# Phrases behind which something is only mentioned; what stands there is not what the claim is about.
ASIDE = re.compile(
    r"\b(?:ahead of|before|prior to|after|following|since|regarding|preparations for|discuss\w*|to stand by)\b"
    r".*?(?=[,;:.!?]|\b(?:at|during|in) (?:the|a|an)\b|\bby phone\b|$)"
)

# Words of reports that mean much the same: the left one is taken for the right one.
SAME_MEANING = {
    "commend": "praise", "thank": "praise", "laud": "praise", "expand": "develop", "strengthen": "develop",
    "brief": "inform", "information": "inform", "told": "inform", "summit": "meet", "talk": "meet", "trip": "meet",
    "soldier": "troop", "forces": "troop", "labour": "work", "labor": "work", "labourer": "work", "laborer": "work",
    "worker": "work", "sign": "ink", "pledge": "commit", "promise": "commit", "vow": "commit", "commitment": "commit",
    "committed": "commit", "korean": "korea", "russian": "russia", "ukrainian": "ukraine",
    "neighborliness": "neighbourliness",
}  # fmt: skip

# Peoples, and the seats of governments that stand for them.
_DEMONYMS = {
    "american": "united states", "americans": "united states", "u.s.": "united states", "us": "united states",
    "washington": "united states", "white house": "united states", "beijing": "china", "berlin": "germany",
    "british": "britain", "chinese": "china", "delhi": "india", "french": "france", "german": "germany",
    "indian": "india", "iranian": "iran", "israeli": "israel", "israelis": "israel", "italian": "italy",
    "japanese": "japan", "kremlin": "russia", "kyiv": "ukraine", "london": "britain", "moscow": "russia",
    "north korean": "north korea", "north koreans": "north korea", "palestinian": "palestine",
    "palestinians": "palestine", "paris": "france", "polish": "poland", "pyongyang": "north korea",
    "russian": "russia", "russians": "russia", "seoul": "south korea", "south korean": "south korea",
    "south koreans": "south korea", "spanish": "spain", "syrian": "syria", "syrians": "syria", "tehran": "iran",
    "tokyo": "japan", "turkish": "turkey", "ukrainian": "ukraine", "ukrainians": "ukraine",
}  # fmt: skip

# Words too common to show that two claims speak of one thing.
_COMMON = """
a about after again against ahead all also an and any are as at be because been before being between both but
by can could did do does during each for from had has have he her him his how if in into is it its just more
most new no not of off on one only or other our out over own said say says she should since so some such than
that the their them then there these they this those through to too two under until up was we were what when
where which while who whom why will with would year years day days month months week weeks today monday
tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december last next
"""
STOPWORDS = frozenset(_COMMON.split())


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])")


KINDS = {kind: _pattern(words) for kind, words in _KINDS.items()}
UNITS = {unit: _pattern(words) for unit, words in _UNITS.items()}
MOVES = _pattern(_MOVES)
_PEOPLES = _pattern("|".join(re.escape(word) for word in sorted(_DEMONYMS, key=len, reverse=True) if word != "us"))


def unit_of(words: str) -> str | None:
    """What a unit as written counts ("North Korean soldiers" → troops), or the words themselves; None for none."""
    plain = " ".join(words.lower().split())
    found = [(match.end(), unit) for unit, pattern in UNITS.items() for match in pattern.finditer(plain)]
    return max(found)[1] if found else plain or None


def counted_in(words: str) -> str | None:
    """What the words behind a number say is counted ("people were injured" → injured); None where they do not tell."""
    found = [(match.start(), unit) for unit, pattern in UNITS.items() if (match := pattern.search(words.lower()))]
    return min(found)[1] if found else None


def folded(name: str) -> str:
    """A name as it is compared: lower case, without possessive or article, a people by its country."""
    plain = " ".join(name.lower().replace("’", "'").removesuffix("'s").removesuffix("'").split()).removeprefix("the ")
    return _DEMONYMS.get(plain, plain)


def peoples_in(text: str) -> frozenset[str]:
    """The countries that a text in lower case speaks of by their people or their government."""
    return frozenset(_DEMONYMS[word] for word in _PEOPLES.findall(text))
