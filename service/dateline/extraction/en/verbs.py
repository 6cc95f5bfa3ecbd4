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
abandon abduct accelerate accept accommodate accompany account accumulate accuse achieve acknowledge acquire act
activate adapt add address adjourn adjust administer admire admit adopt advance advise affect affirm agree aid aim
air alert allege allow alter amend analyse anger annex announce annul answer anticipate apologise apologize appeal
appear apply appoint approach approve argue arm arouse arrange arrest arrive articulate ascend ask assassinate
assault assemble assert assess assign assist assume assure attach attack attain attempt attend attract audit
authorise authorize avoid await award back bail balance ban bar bargain base battle behave believe belong bid blame
blast blaze bless block boast boil bolster bomb boost borrow bow boycott brace brand brawl breach breed bribe brief
broadcast brush bubble bully burn bury bust call calm campaign cancel cap capture care carry cause caution cease
celebrate chair challenge champion change chant charge chart chase check cheer circle circulate cite claim clarify
clash clean clear click climb close coach coincide collapse collect combat combine comfort commend comment
commission commit communicate compare compel compensate compete compile complain complete complicate comply compose
compound comprise concede concentrate concern conclude condemn conduct confess confine confirm confiscate confront
congratulate congregate consider consist construct consume contact contain contend contest continue contradict
contribute control convene convert convey convict convince cook cooperate coordinate cope copy correct corrupt count
counter cover crack crash crawl create credit cripple criticise criticize cross crowd cruise curb cure curtail cycle
damage dampen dance dare dash date debate decide declare decline decorate decrease dedicate deepen defeat defect
defend defer define delay delete delight deliver demand demobilize demolish demonstrate denounce deny depart depend
deplore deploy deport depose deposit deprive derail derive descend describe desert deserve design destroy detail
detain detect deteriorate determine detonate devalue devastate develop devise devote diagnose dictate die differ
diminish dip direct disagree disappear disappoint disband discard disclose discourage discover discredit discuss
disguise dislike dismantle dismiss dispatch dispense display dispute disrupt dissent dissolve distance distort
distribute ditch divert divide dodge dominate donate double doubt draft drag drain dread dress drift drill drop
drown dry dump dwindle earmark earn ease echo edit educate elaborate elect elevate eliminate embark embrace emerge
emigrate emphasise emphasize employ enable encircle encounter encourage end endorse endure enforce engage enhance
enjoy enlist enrich ensure enter entitle envisage equip erode err erupt escalate escape establish estimate evacuate
evade evaluate evaporate evict evolve exaggerate examine exceed excel exchange excuse execute exempt exercise
exhaust exile exist exonerate expand expect expel experience expire explain explode exploit explore export expose
express extend extract extradite face facilitate fail favor favour fear feature fence ferry file fill finance fine
finish fire fix flare flatten flood flourish flow focus follow force forecast form foster frame free frighten fuel
fulfil fulfill function fund gain gamble gather gauge gaze generate glance govern grab grade graduate grant grapple
greet grieve grill grind grip guarantee guard guess guide hail halt hammer hamper handcuff handle happen harm hasten
haul head heal help hesitate highlight hijack hinder hint hire honor honour hope host house hover humiliate hunt
identify idle ignite ignore illustrate imagine impeach implement implicate imply import impose impress imprison
improve incite include incorporate increase incur indicate inflict influence inform inhabit inherit initiate inject
injure ink innovate inquire insert insinuate insist inspect install insult insure integrate intend intensify
intercede intercept interfere interpret interrogate interrupt intervene interview intimidate introduce invade invent
invest investigate invite involve irritate isolate issue jail jeopardize join jolt judge jump justify kick kidnap
kill kneel knock label labor labour lack land lapse lash last laugh launch leak lean learn lease legalize level levy
liberate lift liken limit linger link liquidate list listen litigate live load lobby locate lock log look loot lower
lure mail maintain manage mandate manipulate manufacture march mark massacre match matter mediate memorize menace
mention merge migrate milk minimize misjudge misrepresent miss mistreat mobilise mobilize mock moderate modernize
modify monitor motivate mount mourn move murder murmur muster name narrow navigate near need neglect negotiate nod
nominate normalize note notice notify nullify nurse observe obtain occupy occur offend offer offset open operate
oppose oppress ordain order organise organize originate oust outlaw outline outnumber outrage overhaul overlook
oversee overshadow overturn overwhelm owe own pack parade paralyze pardon park participate pass patrol pause peak
penetrate perform perish permit persist persuade phone pick pile pin place plague plan plant play plead pledge plot
plough plunge point polish poll pollute pop populate position possess post postpone postulate pour praise pray
preach precede precipitate predict prefer prepare present preserve preside press pressure presume prevent probe
proceed process proclaim procure produce progress prohibit project prolong promise promote prompt pronounce propel
propose prosecute protect protest protrude prove provide provoke publish pull pump punish purchase purge pursue push
quarantine quell question quicken quote raid raise rally range rank rape rate ratify rationalize ravage reach react
reaffirm realise realize reappear rebel rebuff rebuild recall recede receive reckon reclaim recognise recognize
recommend reconcile reconsider reconstruct record recount recover recreate recruit redeem redirect redistribute
reduce refer reflect refuel refuse regain regard register regret regulate rehearse reinforce reinstate reiterate
reject rejoin relate relax release relieve relinquish relocate rely remain remark remember remind remove rename
render renew renounce rent reopen repair repay repeat repel replace reply report represent reprimand request require
rescue resemble resent reserve reshape reside resign resist resolve resort resound respond rest restart restore
restrain restrict result resume resurface retain retaliate retire retract retrain retreat retrieve return reunite
reveal reverse review revise revive revoke revolt reward ridicule rig rinse rip risk rival roam rob roll rotate rout
ruin rule rush sabotage sack sail sample sanction satisfy save scale scan scare scatter schedule score scrap
scrutinize seal search secede secure seem seize select sentence separate serve settle shape share shatter shell
shield shift ship shock shop shorten shout showcase shower shrug shun side sideline sigh sign signal silence skip
slam slap slash slip slow slump smash smell smile smoke smuggle snap snatch soak soar soften solve sort sound spare
spark spawn specify speculate spell spill spiral spoil sponsor spot spy squeeze stabilize stack staff stage stagger
stain stall stamp start starve state stay steady steer stem step stereotype stifle stimulate stipulate stir
stockpile stop store storm strain strand strengthen stress stretch strip struggle study stun submit subside
subsidize succeed succumb sue suffer suffocate suggest summarize summon supervise supplement supply support suppose
suppress surf surface surge surpass surprise surrender surround survive suspect suspend sustain swallow swap sweat
swell switch symbolize sympathize tackle talk tally tamper tap tape target taste taunt tax tease telegraph telephone
tend terminate test testify thank threaten thrive thwart tie tighten tilt time tip tire tolerate top topple torch
torture total touch toughen tour tow trace track trade trail train transfer transform translate transmit transport
trap traumatize travel treasure treat tremble trespass trick trigger trim trip triple triumph trouble trust try
tumble turn tweet underline undermine underscore unfold unify unite unleash unload unravel unveil update upgrade
uphold urge use usher utilize vacate vaccinate validate value vanish vary veer vent venture verify veto videotape
vie view vilify violate visit visualize voice void volunteer vote vow wage wait walk wander want warm warn warrant
wash waste watch waver weaken weigh welcome whip widen wipe wire wish witness wonder work worry wound wrap wreck
wrestle yearn yell yield
"""
)

_DOUBLING = word_set(
    """
abet admit ban bar beg begin bet chat clap commit compel cram cut defer deter dig dip drag drop drum equip expel
flag flip forget get grab grip hem hit hop hug incur jam jog kidnap knit lag let log mob nab nod occur offset pad
pat peg permit pin plan plot plug pop prefer prod propel put quit rap rebel rebut refer regret rid rig rip rob rot
rub run sag scan scrap set ship shred shrug shun shut sit skip slam slap slip snap sob spar spin split spot stem
step stop strap strip stun submit swap swim tap tip top transfer transmit trap trim trip upset whet whip win wrap
zap
"""
)


_BRITISH = frozenset({"cancel", "counsel", "fuel", "label", "level", "model", "signal", "total", "travel"})
"""Verbs whose last letter British spelling doubles and American spelling does not: both are known."""


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
_DOUBLED = {f"{base}{base[-1]}ed": base for base in _BRITISH}
BASE_OF_GERUND |= {f"{base}{base[-1]}ing": base for base in _BRITISH}
BASE_OF_PAST = (
    {regular_past(base): base for base in REGULAR} | _DOUBLED | {past: base for base, (past, _) in IRREGULAR.items()}
)
BASE_OF_PARTICIPLE = (
    {regular_past(base): base for base in REGULAR}
    | _DOUBLED
    | {participle: base for base, (_, participle) in IRREGULAR.items()}
)
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
