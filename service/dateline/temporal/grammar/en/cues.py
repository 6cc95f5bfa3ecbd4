"""English words that show whether a clause looks ahead or back."""

import re

from dateline.temporal.phrase import vocabulary

_FOR = [
    "scheduled",
    "set",
    "planned",
    "slated",
    "due",
    "strike",
    "date",
    "tickets",
    "plans",
    "protest",
    "postponed",
    "tabled",
    "booked",
    "billed",
    "hearing",
    "meeting",
    "summoned",
    "called",
    "forecast",
    "rescheduled",
    "election",
    "vote",
    "rally",
    "one",
    "is",
    "it",
    "deadline",
    "prepare",
    "prepares",
    "preparing",
    "braced",
    "brace",
    "bracing",
    "ready",
    "summit",
    "session",
]
AHEAD_OF = frozenset(
    ("ahead of", "in time for", "due", "due on", "opening", "approaching", "starting", "starting on", "beginning",
     "beginning on", "effective",
    "upcoming", "coming",
     "no later than", "no sooner than", "no earlier than", "not before", "not until", "as soon as", "as early as",
     "postponed to", "deadline of", "run up to", "eve of", "deadline",
     "expected", "expected on", "expected before",
     "due before", "scheduled on", "scheduled", "planned", "expires", "expires on", "looming",
     "with effect from", "from next", "for place in", "for spot in", "for berth in", "going into", "go into",
     "nervous about", "coming in", "coming up", "anxious about", "looking forward to", "look forward to",
     "goes into", "heading into", "head into", "heads into", *(f"{word} for" for word in _FOR))
)  # fmt: skip
"""What makes the date directly after it a future one."""

BACK_TO = frozenset(
    ("since", "as of", "after", "following", "follows", "followed", "in the wake of", "from last", "dated", "late on",
    "earlier on", "as recently as",
     "results of", "result of", "aftermath of", "victims of")
)  # fmt: skip
"""What makes the date directly after it a past one."""

AT_CLOSE = tuple(phrase.split() for phrase in ("the bell on", "the close on", "the close of", "markets close on"))
"""After "after", they tell an hour of the day and not what lies behind."""

FOLLOWS = frozenset(("follows", "followed", "following"))
"""They lead back to what stands right behind ("follows Monday's talks"), not to when it is ("follows on Monday")."""

LASTING = vocabulary(
    """strike strikes walkout alert warning curfew ceasefire truce closure lockdown boycott ban tariff tariffs sanctions
    fees fares charges"""
)
"""What is called from a day on: "a new truce in the north from Monday"."""

LIMITS = frozenset(("by", "until", "till", "up to", "before", "through"))
"""What makes the date directly after it a future one unless the clause tells of the past."""

PUT_OFF = vocabulary(
    """postponed adjourned delayed suspended extended deferred shut closed remanded put pushed moved rescheduled valid
    given gave extends has have sentenced banned barred open cancelled canceled halted grounded stopped scrapped
    delay postpone defer move extend stretch prolong forward"""
)

ORDERED = vocabulary(
    """ordered told asked urged instructed demanded promised pledged vowed required invited agreed approved renewed
    granted authorized authorised guaranteed advised warned encouraged allowed"""
)
"""A day by which something was ordered or promised is to come."""

SKIPPED = vocabulary("the least next early late mid noon midnight a on p m a.m p.m at") | {'"', "\u201c", "``"}

QUOTES = frozenset(('"', "\u201c", "``", "''", "\u201d"))
MEASURED = vocabulary(
    """figures data results report prices index numbers sales reading estimate estimates statistics profit earnings"""
)
ARTICLES = vocabulary("the a an another his her its their this no")
PERFECT = vocabulary("had has have")
PRONOUNS = vocabulary("he she it they we i you")
THIRD = frozenset(("he", "she", "it"))
MANY = vocabulary("two three four people police women men children both all")
NOT_VERBS = vocabulary(
    """all both also never always often still just only even again too who that which and or but in on at of to for with
    from by about as not no the a an say says know knows think thinks believe believes hope hopes want wants like likes
    feel feels mean means need needs has have do does don't doesn't don\u2019t doesn\u2019t"""
)
"""What stands behind a pronoun and tells of no day to come."""
CONDITIONS = frozenset(("if", "unless"))
MODALS = vocabulary(
    """will won't shall may might can could couldn't would wouldn't must should ought he'll she'll they'll it'll we'll
    i'll you'll he\u2019ll she\u2019ll they\u2019ll it\u2019ll we\u2019ll i\u2019ll won\u2019t couldn\u2019t
    wouldn\u2019t"""
)
BE = vocabulary("is are am isn't aren't")
WAS = vocabulary("was were had did didn't wasn't weren't has")
BE_FORMS = vocabulary("be being get to stay stays remain remains keep keeps") | MODALS
"""After these a participle is an adjective or a passive, not a past tense ("will stay shut")."""
BE_PAST = frozenset(("said", "believed", "known", "thought", "reported"))
BEFORE_BASE = MODALS | {"to"}
HEADING_TO = vocabulary(
    """supposed bound required set due scheduled slated expected planned plans going about likely poised ready certain
    forecast tipped projected sure unlikely plan intends hopes prepares vows aims hope intend aim prepare vow agreed
    agrees"""
)
FUTURE_WORDS = vocabulary(
    """planned hoped intended awaiting anticipating eyeing upcoming forthcoming scheduled slated expected due expect
    expects plan plans planning hopes hope likely poised intends intend wants want aims aim prepares prepare
    awaits await awaited"""
)
FUTURE_GOVERNORS = FUTURE_WORDS | vocabulary(
    """voted resolved offered chose set planned agreed agree agrees vowed vows promised promises preparing decided
    confirmed invited urged ordered asked called calls pledged threatened ready expecting hoping need needs
    request told requested booked advised warned more deadline date time has have offer proposal agreement deal
    invitation promise pledge chance chances opportunity bid"""
)
POSED = vocabulary(
    """gestures waves walks stands sits looks poses smiles watches reacts listens passes carries wipes pauses tends tend
    removes thunders shouts shout chants chant prays pray burns burn flees flee hugs embraces mourns mourn inspects
    greets digs sweeps"""
)
"""What people do in the captions of pictures, which tell of the past in the present tense."""
PERSONS = vocabulary(
    """man woman boy girl child soldier policeman policewoman officer trader protester supporter worker fan resident
    demonstrator firefighter nurse doctor pedestrian shopper vendor visitor passenger villager fisherman"""
)
"""Those of whom, behind "a", only captions tell in the present tense."""
COMPARED = vocabulary("up down rise fall increase decrease drop decline gain jump higher lower rebound recovery")
"""After these "from" leads back to what something is compared with."""
NAMES = frozenset(("May", "Open", "WHO"))
"""Names that keep their capitals, being no modal, verb or pronoun."""
LEAVING = vocabulary(
    """leaving flying going travelling traveling returning heading arriving coming meeting resigning retiring quitting
    stepping moving visiting"""
)
"""After "said that he was", these tell of a plan."""
THANKS = vocabulary(
    """thank thanks praise praises congratulate congratulates condemn condemns denounce denounces regret gratitude
    condolences"""
)
"""What these are for has happened ("We thank the crew for their bravery on Monday")."""
NEEDS = vocabulary("need needs requires require will must is are would")
"""With these "as of Friday" lies ahead ("drivers need a permit as of Friday")."""
IDLE = frozenset(("stand by", "stands by", "stood by", "standing by"))
"""Before a day these set it no limit ("soldiers stand by Friday")."""
STATED = vocabulary(
    """said believed known thought reported accused charged suspected wanted feared based located blamed alleged named
    survived dead investigated understood considered called described identified concerned convinced worried
    involved determined committed opposed interested pleased disappointed surprised shocked saddened related linked
    dated born dedicated married divided united supposed used"""
)
"""What is so at present says nothing of a day beside it ("is accused of a theft on Friday")."""
NARRATES = vocabulary("was were had said told did")
"""Verbs that surely tell of the past, which other forms of it may not ("Tuesday: shops shut")."""
PLANS = vocabulary("planned scheduled set due slated booked billed called postponed")
"""What these begin the cue of was a plan, even if it came to nothing ("was set for this Friday")."""
STAYS = vocabulary("stay stays remain remains")
TURNING = frozenset(("and", "but", "while", "though", "although"))
"""Behind a comma and a date, these begin another clause."""
ORDERS = frozenset(("ordered", "orders"))
CALLED_OFF = vocabulary(
    """moved postponed cancelled canceled rescheduled abandoned scrapped delayed switched averted dropped shelved
    called suspended put"""
)
"""What was done to an event that has a day, before that day."""
NOT_YET = vocabulary("has have before until by through after pencilled dated booked extended left named")
"""Words beside which a past tense leaves its date open ("the shares were named for", "three weeks left until")."""
OFF = vocabulary("postponed cancelled canceled rescheduled abandoned scrapped averted dropped shelved called suspended")
"""What has been done to an event whose day is still to come: "Friday's talks have been called off"."""
IMPERATIVES = vocabulary(
    """ask call come see join bring book check watch wait expect look visit meet return remember note try listen tune
    stay leave keep"""
)
"""A sentence that begins with one of these tells of what is to come ("Ask us on Sunday")."""
TURNS = frozenset(("but", "instead"))
"""These take back what "was to" be."""
TOLD = vocabulary("said told says announced confirmed added insisted wrote reported")
ONGOING = vocabulary(
    """recovering investigating studying searching looking mourning reeling assessing examining probing hunting
    questioning treating coping dealing grappling struggling suffering counting cleaning repairing clearing seeking
    refunding reviewing"""
)
"""What is going on now is about a day that has passed ("are studying footage of the crash on Friday")."""
STAGED = vocabulary(
    """decided played published unveiled announced crowned inaugurated launched staged broadcast aired contested
    elected"""
)
"""What is done by plan: "the title is decided on Sunday"."""
ANNOUNCES = vocabulary("announced called planned convened convoked")
"""What these announce is on the nearer day: "have announced a rally on Saturday"."""
ARRANGES = vocabulary("promoting planning organizing organising arranging preparing")
GATHERINGS = vocabulary("rally march protest strike demonstration walkout vigil vote election meeting referendum")
"""What is announced and arranged."""
DAYS = vocabulary("monday tuesday wednesday thursday friday saturday sunday")
WHEN_SAID = DAYS | vocabulary("on late early yesterday today this morning afternoon evening night new year's eve")
"""What may stand between "said" and the end of a sentence."""
BARRED = vocabulary("banned suspended doubtful fit available called summoned")
"""What those are who have a day to come: "is banned for Sunday", "are called to the polls on Sunday"."""
OPENERS = vocabulary("marks sees brings")
"""Verbs whose subject is a day to come ("Friday marks the anniversary")."""
SUBJECTS = vocabulary("they we i you who people police women men to and both also still now not")
"""Before "plan" they leave it a verb."""
THAT_CLAUSE = TOLD | vocabulary("say think believe hope know warned insisted claimed suggested denied so now is was")
"""After these "that" begins a clause; elsewhere, right before a noun, it points ("touch that mark on Friday")."""
HOLDS = vocabulary("says knows thinks believes claims argues insists wants likes")
"""Present tenses that tell of no day to come ("who says")."""
SPEAKS = vocabulary("speaks testifies addresses debates hosts visits")
NEGATED = frozenset((("does", "not"), ("do", "not")))
AUXILIARIES = vocabulary("doesn't don't doesn\u2019t don\u2019t")
ADVERBS = vocabulary("thanks besides perhaps always sometimes plus")
HOSTING = vocabulary("radio show talk talk-radio tv television game party")
"""Before "host" they leave it a noun."""
DASHED = vocabulary("hoped planned intended wanted expected")
"""After "had" these tell of what was not to be."""
PROSPECTS = vocabulary("prospect possibility likelihood")
DETERMINERS = vocabulary("the a an his her its their our my your this that no of in for any its 's s some such")
BOUNDARIES = frozenset(
    ("that", "who", "which", "when", "because", "while", "where", "whose", "but", "although", "though", ";", ":",
    "--", "\u2014", "(", '"',
     "\u201c", "\u201d", "''", "``", ",")
)  # fmt: skip
ABBREVIATIONS = vocabulary(
    """mr mrs ms dr gen gov sen rep col lt sgt st jr jan feb mar apr jun jul aug sep sept oct nov dec u s a m p inc
    corp co ltd no vs d r j n e w b c f g h k l t calif fla va pa mass conn tex ill wash
    ala ariz ark colo del ga kan ky md mich minn mo mont neb nev okla ore tenn vt wis wyo"""
)


RESULTS = vocabulary(
    """reported posted earned lost recorded booked rose fell jumped climbed dropped slid plunged soared grew shrank
    narrowed widened doubled tripled surged tumbled declined swung"""
)
"""Verbs that tell the results of a business."""
REPORTING = re.compile(
    r"\b(?:will|won['\u2019]t|said|says?|told|heard|has|have|is|are|expected|due|scheduled|spokes\w+|reporters|aged|jury"
    r"|inquest|coroner|prosecutors?|according to|survived by|anniversary)\b"
)
"""Words of news: the present, the future, and who told whom. A history does with few of them."""

SAID = re.compile(
    r"\b(?:said|says|told|tells|added|adds|wrote|tweeted|posted|announced|declared|warned|insisted|asked|replied|joked"
    r"|argued|admitted|claimed|promised|vowed|stated|explained|testified|recalled|noted|acknowledged|shouted"
    r"|assured|predicted|quipped|grumbled|hinted|speaking)\b"
    r"[^.!?\"\u201c\u201d\n]{0,40}$"
)
"""A verb of saying, and what may stand between it and its day: "told reporters in Rome on"."""
