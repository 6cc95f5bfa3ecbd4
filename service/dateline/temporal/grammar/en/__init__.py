"""The grammar of English."""

import re

from dateline.temporal.expressions import Expression
from dateline.temporal.grammar import Grammar, Rule, by_first_word
from dateline.temporal.grammar.en import dates, relative


def _join(left: Expression, joint: str, right: Expression) -> Expression | None:
    return None


CORE: list[Rule] = [*dates.rules.rules, *relative.rules.rules]
PREFIXES: list[Rule] = []
SUFFIXES: list[Rule] = []
_CORE, _PREFIXES, _SUFFIXES = by_first_word(CORE), by_first_word(PREFIXES), by_first_word(SUFFIXES)

ENGLISH = Grammar(
    core=_CORE,
    prefixes=_PREFIXES,
    suffixes=_SUFFIXES,
    joint=re.compile(r" (?:of )?"),
    join=_join,
    triggers=frozenset((*_CORE, *_PREFIXES)),
)
