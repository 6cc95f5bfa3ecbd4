"""The grammar of English."""

from itertools import chain

from dateline.temporal.grammar import Grammar, by_first_word
from dateline.temporal.grammar.en import (
    clock,
    dates,
    distances,
    durations,
    eras,
    holidays,
    modifiers,
    numeric,
    recurring,
    references,
    relative,
    stretches,
    weekdays,
    year_parts,
)
from dateline.temporal.grammar.en.cues import NARRATES, PLANS, REPORTING, RESULTS, SAID
from dateline.temporal.grammar.en.direction import direction, plainly_past
from dateline.temporal.grammar.en.joining import JOINT, join
from dateline.temporal.grammar.en.limits import is_range, limit
from dateline.temporal.grammar.en.lists import LINK, RANGE, complete, continue_year, members
from dateline.temporal.grammar.en.numbers import AMOUNT

_MODULES = (
    dates,
    weekdays,
    year_parts,
    eras,
    numeric,
    clock,
    relative,
    durations,
    stretches,
    recurring,
    references,
    holidays,
)
_CORE_RULES = [*chain.from_iterable(module.rules.rules for module in _MODULES)]
_PREFIX_RULES = [*modifiers.prefixes.rules, *distances.prefixes.rules]
_SUFFIX_RULES = [*modifiers.suffixes.rules, *distances.suffixes.rules]
RULES = [*_CORE_RULES, *_PREFIX_RULES, *_SUFFIX_RULES]
_CORE = by_first_word(_CORE_RULES)
_PREFIXES = by_first_word(_PREFIX_RULES)

ENGLISH = Grammar(
    core=_CORE,
    prefixes=_PREFIXES,
    suffixes=by_first_word(_SUFFIX_RULES),
    joint=JOINT,
    join=join,
    members=members,
    complete=complete,
    continue_year=continue_year,
    link=LINK,
    range_link=RANGE,
    limit=limit,
    is_range=is_range,
    direction=direction,
    plainly_past=plainly_past,
    reporting=REPORTING,
    results=RESULTS,
    said=SAID,
    plans=PLANS,
    narrates=NARRATES,
    amount=AMOUNT,
    triggers=frozenset((*_CORE.rules, *_PREFIXES.rules)),
    known=frozenset(key for rule in RULES for key in rule.phrase.keys),
    promises={},
)
