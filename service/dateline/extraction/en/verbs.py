"""English verbs with their forms: irregular ones as a table, regular ones by the rules of spelling."""

from dateline.extraction.en import word_set

IRREGULAR = {
    base: (past, participle)
    for base, past, participle in (
        line.split()
        for line in """
arise arose arisen|awake awoke awoken|bear bore borne|beat beat beaten|become became become|begin began begun
bend bent bent|bet bet bet|bind bound bound|bite bit bitten|bleed bled bled|blow blew blown|break broke broken
bring brought brought|build built built|burn burnt burnt|burst burst burst|buy bought bought|cast cast cast
catch caught caught|choose chose chosen|cling clung clung|come came come|cost cost cost|cut cut cut|deal dealt dealt
dig dug dug|do did done|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed
feel felt felt|fight fought fought|find found found|flee fled fled|fly flew flown|forbid forbade forbidden
forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given|go went gone
grow grew grown|hang hung hung|have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt
keep kept kept|know knew known|lay laid laid|lead led led|leave left left|lend lent lent|let let let|lie lay lain
light lit lit|lose lost lost|make made made|mean meant meant|meet met met|overcome overcame overcome
overthrow overthrew overthrown|pay paid paid|put put put|quit quit quit|read read read|ride rode ridden|ring rang rung
rise rose risen|run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set
shake shook shaken|shed shed shed|shine shone shone|shoot shot shot|show showed shown|shrink shrank shrunk
shut shut shut|sing sang sung|sink sank sunk|sit sat sat|sleep slept slept|slide slid slid|speak spoke spoken
spend spent spent|spin spun spun|split split split|spread spread spread|spring sprang sprung|stand stood stood
steal stole stolen|stick stuck stuck|strike struck struck|strive strove striven|swear swore sworn|sweep swept swept
swim swam swum|swing swung swung|take took taken|teach taught taught|tear tore torn|tell told told|think thought thought
throw threw thrown|undergo underwent undergone|understand understood understood|undertake undertook undertaken
upset upset upset|wake woke woken|wear wore worn|weep wept wept|win won won|withdraw withdrew withdrawn
withstand withstood withstood|write wrote written|foresee foresaw foreseen|withhold withheld withheld
uphold upheld upheld
""".replace("\n", "|")
        .strip("|")
        .split("|")
    )
}

REGULAR = word_set(
    """
abandon accept accompany account accuse achieve acknowledge acquire act add address adjourn admit adopt advance
advise affect affirm agree aid aim air allege allow amend announce answer apologize appeal appear apply appoint
approach approve argue arm arrange arrest arrive ask assassinate assault assemble assert assess assist assume assure
attack attempt attend attract authorize avoid award back ban bar base battle believe belong blame block boast
bolster bomb boost borrow boycott brace breach brief broadcast call campaign cancel capture care carry cause caution
cease celebrate challenge change chant charge chase check cite claim clarify clash clear climb close coincide
collapse collect combat commend comment commit compare compel compensate compete complain complete complicate comply
concede concern conclude condemn conduct confess confirm confront congratulate consider consist construct contact
contain contend continue contradict contribute control convene convert convict convince cooperate coordinate counter
count cover crash create criticize cross crowd cruise dampen damage dare date debate decide declare decline deepen
defeat defect defend define delay deliver demand demolish demonstrate deny depart depend deploy depose describe
deserve design destroy detail detain detect deteriorate determine detonate develop devote die differ direct disagree
disappear disband disclose discover discuss dismiss dispatch dispute disrupt dissolve distribute divide dominate
donate double doubt draft drag drop drown earn ease echo elect elaborate eliminate embrace emerge emphasize employ
enable encounter encourage end endorse endure enforce engage enhance enjoy ensure enter erupt escalate escape
establish estimate evacuate evade examine exceed exchange execute exercise exist expand expect expel experience
expire explain explode explore export expose express extend face facilitate fail fear feature file fill finance
finish fire fix flow focus follow force forecast form fuel fulfill function gain gather generate govern grant
guarantee guard guide halt handle happen harm head help highlight hint hire hope host house identify ignore imply
import impose improve include increase indicate influence inform injure ink insist inspect install insult intend
intensify intercept interview introduce invade invest investigate invite involve issue join judge jump justify kill
label lack land last launch leak lean learn lift limit link list live load lobby locate look lower maintain manage
march mark match matter mention mobilize monitor mount mourn move murder name narrow near need negotiate nominate
note notice notify observe obtain occupy occur offend offer offset open operate oppose order organize oust outline
overturn owe own pack participate pass pause penetrate perform permit persist persuade place plan play plead pledge
plot plunge point position post postpone pour praise predict prefer prepare present preserve press pressure presume
prevent proceed process proclaim produce prohibit project promise promote prompt propose prosecute protect protest
prove provide provoke publish pull punish purchase pursue push question quote raid raise range rank ratify reach
react reaffirm realize recall receive recognize recommend reconsider record recount recover recruit reduce refer
reflect refuse regain regard register regret reiterate reject relate release relocate rely remain remark remember
remind remove renew repeat repel replace reply report represent request require rescue resemble reserve resign
resist resolve respond rest restart restore restrict result resume retain retire retreat retrieve return reveal
reverse review revise reward roll rule rush sack sail sanction save schedule score scrap search secure seem seize
sentence separate serve settle shape share shell shift ship shout showcase shrug sign signal slam slow smuggle solve
sound spark specify sponsor spot stage start state stay steer stem step stop store storm strengthen stress stretch
struggle study submit succeed suffer suggest summon supply support suppose surge surpass surrender surround survive
suspect suspend sustain talk target tax telephone tend terminate test testify thank threaten tighten tilt time top
topple total touch tour toughen trace track trade train transfer transform transport travel treat trigger triple try
turn tweet underline undermine underscore unite unveil update upgrade uphold urge use vacate value veto view violate
visit voice volunteer vote vow wage wait walk want warn waste watch weaken welcome widen wish witness wonder work
worry wound yield yell analyse apologise authorise criticise emphasise mobilise organise realise recognise
anticipate circulate congregate devastate evaluate hesitate illustrate incorporate initiate insinuate integrate
liberate migrate moderate motivate originate populate postulate precede reinstate speculate stipulate tolerate
translate validate vaccinate cope demand
"""
)

_DOUBLING = word_set(
    """
admit ban bar commit compel drag drop expel occur plan plot prefer refer scrap ship shrug slam spot stem step stop
submit top transfer permit regret rebut begin bet cut dig get hit let put quit run set shut sit spin split swim win
forget upset
"""
)


def third_person(base: str) -> str:
    """The form of he, she, it: "denies", "watches", "has"."""
    if base in {"have", "do", "go"}:
        return {"have": "has", "do": "does", "go": "goes"}[base]
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _stem(base: str) -> str:
    return base + base[-1] if base in _DOUBLING else base


def gerund(base: str) -> str:
    """The form in -ing: "denying", "lying", "planning"."""
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "ye", "oe")):
        return base[:-1] + "ing"
    return _stem(base) + "ing"


def regular_past(base: str) -> str:
    """The form in -ed: "denied", "announced", "planned"."""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return _stem(base) + "ed"


BASES = REGULAR | frozenset(IRREGULAR)
BASE_OF_THIRD = {third_person(base): base for base in BASES}
BASE_OF_GERUND = {gerund(base): base for base in BASES}
BASE_OF_PAST = {regular_past(base): base for base in REGULAR} | {past: base for base, (past, _) in IRREGULAR.items()}
BASE_OF_PARTICIPLE = {regular_past(base): base for base in REGULAR} | {
    participle: base for base, (_, participle) in IRREGULAR.items()
}
"""Each form of a verb (lower case) and its base form."""

MODALS = word_set(
    """
will would can could may might must shall should cannot ought 'll 'd
"""
)
BE = word_set("is are was were be been being am 's 're 'm")
FINITE_BE = word_set("is are was were am isn't aren't wasn't weren't 're 'm")
HAVE = word_set("has have had having hasn't haven't hadn't 've")
DO = word_set("do does did doesn't don't didn't")
NEGATED = word_set(
    """
isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't couldn't shouldn't
mustn't cannot
"""
)
MODAL_NEGATED = word_set("won't wouldn't can't couldn't shouldn't mustn't cannot")
PLAIN = word_set(
    """
say believe think expect want argue agree know become include provide require allow remain seem need
"""
)
"""Base forms that are hardly ever nouns."""
