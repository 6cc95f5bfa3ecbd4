"""English number words, and the words around a number that say how it is meant."""

from dateline.english.words import word_set
from dateline.temporal.grammar.en import numbers

ONES = {word: number for number, word in enumerate(["zero", *numbers.ONES])}
TENS = {word: 10 * number for number, word in enumerate(numbers.TENS, 2)}
SCALES = {
    "hundred": 100, "dozen": 12, "thousand": 10**3, "lakh": 10**5, "million": 10**6, "crore": 10**7, "billion": 10**9,
    "trillion": 10**12,
}  # fmt: skip
SUFFIXES = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "tn": 10**12, "trn": 10**12}
"""Letters that scale a number written in digits: "5k", "£3bn"."""

FRACTIONS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip
GLYPHS = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅛": (1, 8)}
PLURALS = {f"{word}s": value for word, value in SCALES.items()}
"""Orders of magnitude: what "thousands" states is no more than "at least one thousand"."""

MANY_OF = {"tens": 10, "scores": 20}
"""Orders of magnitude only where "of" follows: "scores of people", but "the scores"."""

ORDINALS = {word: number for number, word in enumerate(numbers.ORDINAL_WORDS, 1)}

GREATER = r"(?:more|greater|larger|bigger|higher|longer|older|heavier|taller|better)"
SMALLER = r"(?:less|fewer|smaller|lower|shorter|younger|lighter)"
MORE_THAN = r"over|above|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|in excess of|upwards of|well over"
LESS_THAN = r"under|below|well under|short of"
AT_LEAST = (
    r"at least(?: or equal to)?|(?:no|not) (?:less|fewer|lower|smaller) than|a minimum of|minimum of|"
    r"not under|not below|as few as"
)
AT_MOST = (
    r"at most|up to|(?:no|not) (?:more|greater|higher|larger|bigger) than|as (?:many|much|high) as|a maximum of|"
    r"maximum of|not (?:over|above|exceeding)"
)
ABOUT = (
    r"about|around|approximately|approx\.?|roughly|some|nearly|almost|close to|(?:an )?estimated|circa|"
    r"in the region of|just over|just under|a little over|a little under|slightly (?:more|less|over|under)(?: than)?"
)
EXACT = r"equals?(?:ing|ling)?(?: to)?|exactly|precisely"
OPEN = r"several|many|(?:a|some|the last|another) few|few"
"""Before a scale these leave a number open: "several hundred" is two hundred or more."""

MONEY = (
    r"(?:us|au?|ca?|hk|nz|nt|s|r)?\$|[€£¥₹₽₩₺₴₪]"
    r"|(?:usd|eur|gbp|chf|jpy|cny|rmb|inr|pkr|rs\.?|aud|cad|sek|nok|dkk|pln|uah|rub|zar|brl)(?=\s?\d)"
)
"""Signs and codes of currencies before a number."""

NO_UNIT = word_set(
    """
of in on at by for from with to into onto about against between among through during before after over under since
until till within without near toward towards across behind beyond per via amid despite alongside along around upon off
than as like including regarding concerning following inside outside above below up down out away apart together
and or but nor yet so while when whenever because although though if unless whereas where once whether
who whom whose which that what how why is are was were be been being am has have had having do does did will would
shall should can could may might must not a an the this these those i you he she it we they them us him me all each
every both either neither other others my your his her its our their there here then now again also too only just still
ever never already always often later earlier ago so
"""
)
"""Words that end the noun phrase after a number."""

BEFORE_UNIT = word_set("the a an its his her their our these those such additional more other further extra new")
TIME_UNITS = word_set(
    """
second seconds minute minutes hour hours day days night nights week weeks weekend weekends fortnight month months
quarter quarters year years decade decades century centuries
"""
)
"""A unit of its own: what follows it says how the time is spent."""

IRREGULAR_PLURALS = word_set(
    """
people men women children policemen policewomen firemen fishermen gunmen servicemen servicewomen congressmen lawmen
spokesmen businessmen clergymen teeth feet geese mice oxen criteria phenomena data media alumni nuclei fungi bacteria
police troops cattle sheep fish deer aircraft spacecraft hovercraft yuan yen won rand baht ringgit percent personnel
clergy staff kroner kronor euro zloty hryvnia
"""
)
"""Plurals without an -s, and nouns that have only one form."""

IRREGULAR_PAST = word_set(
    """
came went left took said made got gave sent held lost won fell rose ran saw met sat stood shot struck fled fought hit
cost put cut set shut quit spread sank drove broke spoke wrote told sold bought brought caught kept slept felt found led
fed built spent began drank swam flew grew knew threw chose froze stole tore wore swore became overcame burnt hung dug
paid laid lay dealt meant heard sang rang wept crept stuck slid
"""
)

HARMED = word_set(
    """
dead killed injured wounded hurt missing displaced homeless detained arrested hospitalised hospitalized evacuated
rescued infected drowned kidnapped abducted stranded suspected unaccounted deaths fatalities
"""
)
"""What has become of people: with a number and no noun it says whom the number counts ("31 missing")."""

HARMING = (
    r"kill(?:s|ed|ing)?|injur(?:es?|ed|ing)|wound(?:s|ed|ing)?|hurt(?:s|ing)?|murder(?:s|ed|ing)?|drown(?:s|ed|ing)?"
    r"|displac(?:es?|ed|ing)|evacuat(?:es?|ed|ing)|arrest(?:s|ed|ing)?|detain(?:s|ed|ing)?|rescu(?:es?|ed|ing)"
    r"|kidnap(?:s|ped|ping)?|abduct(?:s|ed|ing)?|infect(?:s|ed|ing)?|(?:lives|deaths|death) of|leav(?:es|ing)|left"
)
"""Behind these a number without a noun counts people: "killing nine". "Leaving" needs "dead" behind it, and has it."""

NUMBERING = word_set(
    """
no number nos article section chapter page paragraph clause verse line route highway road motorway interstate exit
junction flight room gate platform pier berth terminal hall level phase stage step grade class type category tier part
volume series episode season round game match day week lot item figure table appendix unit district ward precinct zone
sector block building apartment flat channel studio district region battalion brigade regiment division squadron
version model size mark apollo bus train tram boeing airbus psalm resolution protocol title rule amendment proposition
"""
)
"""Before a bare number these nouns name one thing by it: "route 9", "No. 10"."""

CHANGE = (
    r"(?:ris|rose|grow|grew|increas|climb|jump|soar|surg|swell|swoll|fall|fell|drop|declin|decreas|sink|sank|shrink|shrank"
    r"|shrunk|plung|plummet|slump|tumbl|narrow|widen|rais|lower|cut|reduc|rais|lift|expand|slow|accelerat|improv|worsen"
    r"|chang|revis|upgrad|downgrad|double|doubling|tripl|quadrupl|slid|slip|dip|eas|went|gone|goes|going|mov|pull|push"
    r"|brought|bring|tak|took|put|driv|drove|dwindl|mount|balloon|halv|trim|bump|gain|advanc|recover|rebound|edg|up|down)"
    r"\w{0,5}"
)
"""Words of change: what stands "from … to …" behind them is a number before and a number after."""

GOES_UP_OR_DOWN = (
    r"(?:rise|fall|drop|climb|decline|plunge|plummet|slump|tumble|jump|soar|surge|slip|edge)(?:s|d|ed|ped)?|(?:ris|fall|dropp"
    r"|climb|declin|plung|plummet|slump|tumbl|jump|soar|surg|slipp)ing|risen|fallen|rose|fell|slid|sank"
)
"""Verbs of change that take by how much without a word between: "fell 3 percent"."""

LEVELS = r"(?:to|at|of|from|is|was|were|are|reach(?:es|ed|ing)?|hit|exceed(?:s|ed)?|total(?:s|led|ed)?|:)"
SCORED = (
    r"won?|wins?|winning|beat(?:en|ing|s)?|los(?:t|e|es|ing)|defeat(?:s|ed|ing)?|drew|drawn?|draws|victor(?:y|ies)"
    r"|score[sd]?|scoreline|lead(?:s|ing)?|led|trail(?:s|ed|ing)?"
)
"""What a score stands beside."""

VOTED = r"vot(?:e|es|ed|ing)|ruled|ruling|approved|adopted|passed|rejected|backed"
"""What the numbers of a vote stand beside."""
