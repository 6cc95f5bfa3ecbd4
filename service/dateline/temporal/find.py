"""Finds time expressions: walks the words of a text once, and reads on only where a rule can begin.

Work at one place is bounded (phrases repeat nothing without bound, nesting stops at a fixed depth), and the walk goes
on behind what was found, so that the time grows with the length of the text and with nothing else.
"""

import re
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import Any

from dateline.temporal.expressions import Expression, Told
from dateline.temporal.grammar import ANYTHING, Around, Found, Grammar, Rule, narrowed
from dateline.temporal.phrase import GAP, GAP_OR_HYPHEN, WORD, key_of

_DEPTH = 4
_NEXT = 16
"""How far, in code points, the next word of a phrase may begin."""

_REMEMBERED = 5_000
_GAP = re.compile(GAP)
_GAP_OR_HYPHEN = re.compile(GAP_OR_HYPHEN)


def lower(text: str) -> str:
    """`text` in lower case, character by character, so that offsets stay ("İ" would become two)."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := char.lower()) == 1 else char for char in text)


def find(text: str, low: str, grammar: Grammar) -> list[Found]:
    """The time expressions of `text` (and `low`, itself lower-cased), in reading order, not overlapping."""
    reader = _Reader(text, low, grammar)
    found: list[Found] = []
    triggers = grammar.triggers
    at = 0
    words: Iterator[Any] = chain(WORD.finditer(low), (None,))
    for word, following in pairwise(words):
        key = word.group()
        if key not in triggers:
            if key.isalpha():
                continue
            key = key_of(key)
        start = word.start()
        if key[0] == "#" and start >= at and (amount := grammar.amount.match(low, start)):
            at = amount.end()
            continue
        if start < at or (key[0] == "#" and start and low[start - 1].isalpha()):
            continue
        after = grammar.key(following)
        if not grammar.promising(key, after):
            continue
        hit = reader.read(start, key, after, 0)
        if hit is None and key[0] == "#" and not low[start].isdigit():
            hit = reader.read(start + 1, key, after, 0)
        if hit is not None:
            found += grammar.members(low, hit, at)
            at = found[-1].end
    return _completed(low, found, grammar)


def _completed(low: str, found: list[Found], grammar: Grammar) -> list[Found]:
    """`found` with what neighbours lend each other."""
    for index in range(len(found) - 2, -1, -1):  # backwards, so that what one is lent it lends in its turn
        found[index] = grammar.complete(low, found[index], found[index + 1])
    for index in range(1, len(found)):
        found[index] = grammar.continue_year(low, found[index - 1], found[index])
    return found


class _Reader:
    """Reads one expression at a place, with what modifies it and what it joins with."""

    def __init__(self, text: str, low: str, grammar: Grammar) -> None:
        self.text = text
        self.low = low
        self.grammar = grammar

    def read(self, start: int, key: str, after: str, depth: int) -> Found | None:
        """The longest expression that begins at `start` with the word `key`, before the word `after`."""
        hit = self._core(start, key, after)
        if depth < _DEPTH and key in self.grammar.prefixes.rules:
            prefixed = self._prefixed(start, key, after, depth)
            if prefixed is not None and (hit is None or prefixed.end > hit.end):
                return prefixed
        while hit is not None:
            longer = self._suffixed(hit) or self._joined(hit, depth)
            if longer is None:
                return hit
            hit = longer
        return None

    def _core(self, start: int, key: str, after: str) -> Found | None:
        best: Found | None = None
        for rule in narrowed(self.grammar.core, key, after, ANYTHING):
            match = rule.phrase.regex.match(self.low, start)
            if match is None or (best is not None and match.end() <= best.end):
                continue
            expression = self._apply(rule, match)
            if expression is not None:
                best = Found(start, match.end(), rule.name, expression)
        return best

    def _apply(self, rule: Rule, match: re.Match[str]) -> Expression | None:
        if rule.looks:
            around = Around(self.text, self.low, match.start(), match.end())
            return rule.apply(around=around, **_captures(rule, match))
        words = match.group()
        if words not in rule.known:
            if len(rule.known) > _REMEMBERED:
                rule.known.clear()
            rule.known[words] = rule.apply(**_captures(rule, match))
        return rule.known[words]

    def _change(self, rule: Rule, inner: Expression, match: re.Match[str]) -> Expression | None:
        if rule.looks:
            around = Around(self.text, self.low, match.start(), match.end())
            return rule.apply(inner, around=around, **_captures(rule, match))
        return rule.apply(inner, **_captures(rule, match))

    def _prefix(self, rule: Rule, inner: Expression, match: re.Match[str]) -> Expression | None:
        """What a rule makes of the expression that follows; of a story's, what it makes of both its readings."""
        if not isinstance(inner, Told):
            return self._change(rule, inner, match)
        story = self._change(rule, inner.story, match)
        plain = self._change(rule, inner.plain, match) if inner.plain is not None else None
        return Told(story, plain, inner.cut) if story is not None else None

    def _inner(self, start: int, depth: int) -> Found | None:
        word = WORD.match(self.low, start)
        if word is None:
            return None
        key = word.group()
        if not key.isalpha():
            key = key_of(key)
        elif key not in self.grammar.triggers:
            return None
        following = WORD.search(self.low, word.end(), word.end() + _NEXT)
        return self.read(start, key, self.grammar.key(following), depth + 1)

    def _prefixed(self, start: int, key: str, after: str, depth: int) -> Found | None:
        # Two prefixes that end at one place share what follows, lest nesting multiply the ways ("mid-mid-mid-").
        read: dict[int, Found | None] = {}
        for prefix in narrowed(self.grammar.prefixes, key, after, self.grammar.triggers):
            match = prefix.phrase.regex.match(self.low, start)
            gap = _GAP_OR_HYPHEN.match(self.low, match.end()) if match else None
            if match is None or gap is None:
                continue
            at = gap.end()
            if at not in read:
                read[at] = self._inner(at, depth)
            inner = read[at]
            if inner is None:
                continue
            changed = self._prefix(prefix, inner.expression, match)
            if changed is not None:
                return Found(start, inner.end, prefix.name, changed)
        return None

    def _suffixed(self, hit: Found) -> Found | None:
        gap = _GAP.match(self.low, hit.end)
        if gap is None:
            return None
        word = WORD.match(self.low, gap.end())
        for suffix in self.grammar.suffixes.rules.get(word.group(), ()) if word else ():
            match = suffix.phrase.regex.match(self.low, gap.end())
            if match is None:
                continue
            changed = self._change(suffix, hit.expression, match)
            if changed is not None:
                return Found(hit.start, match.end(), suffix.name, changed)
        return None

    def _joined(self, hit: Found, depth: int) -> Found | None:
        joint = self.grammar.joint.match(self.low, hit.end)
        if joint is None or depth >= _DEPTH or self.text[joint.start() : joint.end()].strip()[:1].isupper():
            return None  # "at 7 p.m. On Thursday" begins a new sentence
        inner = self._inner(joint.end(), depth)
        if inner is None:
            return None
        both = self.grammar.join(hit.expression, joint.group().strip(), inner.expression)
        return None if both is None else Found(hit.start, inner.end, f"{hit.rule}+{inner.rule}", both)


def _captures(rule: Rule, match: re.Match[str]) -> dict[str, object]:
    return {name: read(found) for name, read in rule.phrase.reads if (found := match[name]) is not None}
