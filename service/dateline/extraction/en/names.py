"""English words that begin with a capital letter and are no names, and words inside names that do not."""

from dateline.english.words import word_set

DEMONYMS = word_set(
    """
african american arab argentine asian australian austrian azerbaijani bahraini bangladeshi belarusian belgian
bolivian bosnian brazilian british bulgarian burmese cambodian canadian catalan chechen chilean chinese colombian
croatian cuban cypriot czech danish dutch egyptian emirati english eritrean estonian ethiopian european filipino
finnish french georgian german ghanaian greek haitian hungarian icelandic indian indonesian iranian iraqi irish
israeli italian ivorian jamaican japanese jordanian kazakh kenyan korean kosovan kurdish kuwaiti kyrgyz lao latvian
lebanese libyan lithuanian malaysian malian maltese mexican moldovan mongolian moroccan nepalese nigerian norwegian
omani pakistani palestinian panamanian paraguayan peruvian polish portuguese qatari romanian russian rwandan saudi
scottish senegalese serbian singaporean slovak slovenian somali spanish sudanese swedish swiss syrian taiwanese
tajik tanzanian thai tunisian turkish turkmen ugandan ukrainian uruguayan uzbek venezuelan vietnamese welsh western
eastern northern southern yemeni zambian zimbabwean christian muslim jewish catholic protestant sunni shiite soviet
nazi republican democratic americans britons russians ukrainians koreans chinese israelis palestinians iranians
iraqis syrians germans republicans democrats muslims christians jews
"""
)
"""Adjectives of nation, faith and party: "South Korean" names no country."""

DIRECTIONS = word_set("north south east west central latin")

TITLES = word_set(
    """
president prime minister chancellor secretary senator sen gov governor mayor king queen prince princess pope gen
general col colonel maj major capt captain lt sgt judge justice mr mrs ms dr prof sir dame lord lady rep
representative chairman chairwoman director leader dictator premier foreign defense defence vice deputy former
ambassador commissioner attorney sheriff officer congressman congresswoman
"""
)
"""Titles before a person's name, which are no part of it."""

INNER = word_set("of the and de la del al bin ibn van von der den for")
"""Words in lower case that a name may hold, between two capitals: "Bank of England"."""

NO_NAMES = word_set(
    """
i mr mrs ms dr monday tuesday wednesday thursday friday saturday sunday january february march april may june july
august september october november december christmas easter god yesterday today tomorrow tonight
"""
)

HEADS = word_set(
    """
bank university house ministry department republic kingdom united states chamber council board court institute
academy association organisation organization federation union church strait gulf sea bay cape
"""
)
"""Words after which "of" goes on with a name."""

OPENINGS = word_set(
    """
a an the this that these those in on at by for from with as when while after before since and but or if although
though because he she it they we i his her its their our my under over during according more some what how why who
where earlier later both each every no not only
"""
)
"""Words that open a sentence and no name."""
