"""Every rule of every grammar does what its docstring says."""

import re

import pytest

from dateline.temporal import tag
from dateline.temporal.grammar import Rule
from dateline.temporal.grammar.en import RULES

ANCHOR = "2025-08-13T19:20:55"
EXAMPLE = re.compile(r'As in "(.+)" -> (\S+)')
NAMED = {rule.name: rule for rule in RULES}


@pytest.mark.parametrize("rule", NAMED.values(), ids=NAMED)
def test_example_of_rule(rule: Rule) -> None:
    example = EXAMPLE.match(rule.apply.__doc__ or "")
    assert example, f"{rule.name} has no example"
    sentence, value = example.groups()
    found = [(mention.rule, mention.value) for mention in tag(sentence.replace("\\n", "\n"), ANCHOR)]
    assert any(rule.name in name.split("+") and value == is_ for name, is_ in found), found


def test_each_name_is_one_function() -> None:
    for rule in RULES:
        assert rule.apply is NAMED[rule.name].apply
