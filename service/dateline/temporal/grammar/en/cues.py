"""English words that show whether a clause looks ahead or back."""

AHEAD_OF = frozenset(
    ("ahead of", "in time for", "due", "due on", "due by", "by", "until", "till", "starting", "starting on", "beginning", "effective",
     "beginning on", "scheduled for", "set for", "planned for", "slated for", "expected on", "expected", "preparing for", "prepare for", "prepares for",
     "called for", "upcoming", "coming", "no later than", "as soon as", "as early as", "postponed to", "postponed until", "deadline of",
     "braced for", "brace for", "bracing for", "ready for", "run up to", "eve of", "up to", "deadline", "scheduled", "due for", "strike for", "date for",
     "tickets for", "planned", "scheduled on", "expires", "expires on", "forecast for", "arrive", "plans for", "protest for",
     "postponed for", "tabled for", "booked for", "billed for", "hearing for", "meeting for", "looming", "looking to")
)  # fmt: skip
"""What makes the date directly after it a future one."""

BACK_TO = frozenset(("since", "as of", "after", "following", "in the wake of", "from last", "dated", "held on", "late on", "earlier on"))
"""What makes the date directly after it a past one."""

SKIPPED = frozenset(("the", "next", "early", "late", "mid", "noon", "midnight", "a"))

FUTURE_WORDS = frozenset("will 'll won't shall upcoming forthcoming scheduled slated expected due planned plans plan hopes planning likely poised he'll she'll they'll it'll we'll i'll".split())
MODALS = frozenset("will won't shall may might can could would must should he'll she'll they'll it'll we'll i'll".split())
BE = frozenset("is are am be".split())
HEADING_TO = frozenset("set due scheduled slated expected planned plans going about likely poised ready plan intends hopes prepares vows agree agreed aims".split())
FUTURE_GOVERNORS = frozenset(
    "set due scheduled slated expected planned planning plans plan hope hopes agreed agree agrees vowed vows promised promises prepares "
    "preparing intends intend wants want decided invited urged ordered asked called calls pledged threatened likely ready "
    "poised expects expect hoping aims need needs has have request requested deadline date time".split()
)
PAST_WORDS = frozenset(
    """was were had did been said told went came met won lost fell rose took gave made left began held saw found got put sent
    ran led kept became brought thought felt heard knew grew drew flew threw broke chose spoke wrote drove shot struck hit cut
    shut quit beat fought caught taught bought sold paid laid built spent lent bent sought stood understood swore wore tore
    bore rode sank sang swam hung dug stuck swung won shook woke stole froze fled fed bred bled sped slid split burst cast
    hurt let read spread slept swept wept dealt meant dreamt lit sat spat lay arose rang drank shrank sprang withdrew withheld
    overthrew overtook undertook forgot forgave has have didn't wasn't weren't hadn't dropped gained eased closed""".split()
)
_NOT_PAST = frozenset(
    "need feed seed speed breed indeed united hundred exceed proceed succeed embed red bed led shed naked sacred "
    "wicked rugged limited based so-called ahmed mohammed fred ted alfred".split()
)
PRESENT_EVENTS = frozenset(
    """opens begins starts ends meets votes faces plays hosts visits expires kicks takes travels arrives leaves returns goes
    heads holds runs continues resumes launches closes decides releases publishes announces marks comes falls airs debuts
    premieres concludes convenes gathers tours lands reopens meet vote open begin start face play host visit""".split()
)
DETERMINERS = frozenset("the a an his her its their this that no of in for".split())
NOT_VERBS = frozenset("the a an his her its their this that my our your one two three".split())
BOUNDARIES = frozenset(("that", "who", "which", "when", "because", "while", "where", "whose", "but", "if", "although", "though", ";", ":", "--", "\u2014", "(", '"', "\u201c", "\u201d", ",", "after", "before", "as"))
ABBREVIATIONS = frozenset("mr mrs ms dr gen gov sen rep col lt sgt st jr jan feb mar apr jun jul aug sep sept oct nov dec u s a m p inc corp co ltd no vs d r j".split())


def is_past(word: str) -> bool:
    """Whether a word looks like a past tense or past participle."""
    return word in PAST_WORDS or len(word) > 3 and word.endswith("ed") and word not in _NOT_PAST
