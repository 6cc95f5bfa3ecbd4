"""Which words for what happened mean one thing: "quit" and "step down", "quake" and "tremor".

Verbs of one meaning come out of WordNet 3.0 (verbs.txt, made by `tests/derive_linking.py`); `_FAMILIES` adds how news
tells the same, which no dictionary holds: who is "found dead" has died. Being in one family is a reason to link two
claims, never a condition.
"""

from functools import lru_cache
from pkgutil import get_data

_LIGHT = """
be have do make take get give go come put say tell keep set let begin start end see know call use find hold remain
continue want become show bring leave cause follow include happen occur stand lie turn run move try need mean like
think believe feel look seem appear work play help ask add note report announce warn confirm deny declare
"""
LIGHT = frozenset(_LIGHT.split())
"""Verbs that say little by themselves: two claims of "be" or "announce" have nothing in common yet."""

_FAMILIES = """
die, kill, perish, succumb, pass away, drown, slay, murder, assassinate, lose life, claim life, fatality, dead
resign, quit, step down, stand down, bow out, leave office
collapse, give way, cave in, crumble, fall, topple, fold, come down
arrest, detain, hold, pick up, seize, apprehend, capture, nab, take into custody
release, free, let go, let out
injure, hurt, wound, hospitalise, hospitalize
flood, inundate, swamp, burst bank, overflow, rise
burn, blaze, catch fire, fire, ignite, torch, set fire, go up, set alight
quake, shake, strike, tremble, hit, rock, jolt
explode, blow up, detonate, go off, bomb, blast
crash, collide, hit, derail, plunge, capsize, sink
attack, storm, raid, assault, ambush
shoot, open fire, gun down, fire
vote, elect, ballot, poll, win, approve, pass
approve, back, adopt, pass, ratify, endorse, accept
reject, turn down, throw out, rebuff, refuse, dismiss, spurn, rule out
strike, walk out, stop work, down tools, walkout, stoppage, stand still
protest, demonstrate, march, rally, gather, occupy
call, phone, telephone, ring, speak, converse, talk
meet, talk, confer, sit down, hold talk, summit
agree, deal, strike deal, settle, sign, ink, accord, pact, conclude
sign, ink, initial, seal
cancel, call off, scrap, abandon, scrub, axe, halt, abort, drop
postpone, put off, delay, put back, defer, shelve, freeze, suspend, reschedule, move
open, reopen, inaugurate, unveil, launch, start
close, shut, shut down, shutter
launch, lift off, blast off, take off, fly
appoint, name, nominate, hire, pick, choose, install
swear in, take office, inaugurate, take oath
dismiss, sack, fire, oust, remove, axe
charge, indict, accuse, prosecute
convict, find guilty, sentence, jail, imprison, condemn
acquit, clear, exonerate
sue, take to court, file suit, lawsuit
appeal, challenge, contest
rule, judge, decide, order, hold
buy, acquire, take over, purchase, bid, offer, takeover
sell, divest, dispose
raise, increase, lift, put up, hike, rise, grow, climb
cut, reduce, lower, slash, trim, fall, drop
build, erect, put up, set up, construct, assemble
bury, lay to rest, inter, mourn
rescue, save, pull out, bring out, recover, evacuate
evacuate, flee, leave home, take to safety, bring out, displace
search, look for, comb, seek, hunt
find, discover, locate, recover, spot
disappear, go missing, vanish, miss
visit, travel, tour, trip, come
concede, admit defeat, admit
recount, count
win, beat, defeat, triumph, prevail, take
infect, fall ill, contract, catch, sicken
question, interrogate, interview
lose contact, go silent, fall silent, lose
invade, enter, cross border
withdraw, pull out, retreat, leave
"""


def akin(one: str, other: str) -> int:
    """How near two predicates are: 3 the same, 2 in one family of news, 1 of one meaning in WordNet, 0 neither."""
    if one == other:
        return 3
    if _families(one) & _families(other):
        return 2
    return 1 if _meanings().get(one, frozenset()) & _meanings().get(other, frozenset()) else 0


@lru_cache(maxsize=1)
def _members() -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for number, line in enumerate(_FAMILIES.strip().splitlines()):
        for word in line.split(", "):
            found[word] = found.get(word, frozenset()) | {number}
    return found


def _families(predicate: str) -> frozenset[int]:
    return _members().get(predicate, frozenset())


@lru_cache(maxsize=1)
def _meanings() -> dict[str, frozenset[str]]:
    lines = (get_data("dateline.happenings", "verbs.txt") or b"").decode().splitlines()
    return {verb: frozenset(its.split()) for verb, _, its in (line.partition("\t") for line in lines)}
