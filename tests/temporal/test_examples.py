"""Every example in fixtures/temporal/ holds, and the examples themselves are sound.

The format is told in fixtures/temporal/README.md.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from dateline.temporal import tag
from dateline.temporal.values import Mention

FOLDER = Path(__file__).parents[2] / "fixtures" / "temporal"
FILES = sorted(FOLDER.glob("*.json"))
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MARK = re.compile(r"\[([^\[\]]+)\](?:\(([^()]+)\))?")
TYPES = {"DATE", "TIME", "DURATION", "SET"}
ATTRIBUTES = ("mod", "quant", "freq", "earliest", "latest")
# TIMEX2 said EARLY and LATE where TIMEX3 says START and END; both are in use.
SAME_MOD = {"EARLY": "START", "LATE": "END"}


@dataclass(frozen=True)
class Expected:
    """One mention that must be found: its span, the values accepted, and the attributes that the example gives."""

    start: int
    end: int
    values: tuple[str, ...]
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Example:
    """A text, its anchor, and all mentions in it; `kind` is groups, passages or never."""

    file: str
    kind: str
    anchor: str
    text: str
    expected: tuple[Expected, ...]

    def __str__(self) -> str:
        return f"{self.file}: {self.text[:70]}"


def plain(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without its marks, and of each mark the span in that text and what stood in the round brackets."""
    text, spans, read = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[read : mark.start()]
        spans.append((len(text), len(text) + len(mark[1]), mark[2] or ""))
        text += mark[1]
        read = mark.end()
    return text + marked[read:], spans


def examples(path: Path) -> Iterator[Example]:
    """All examples of one file, in its order."""
    topic = json.loads(path.read_text(encoding="utf-8"))
    for group in topic.get("groups", []):
        attributes = {name: group[name] for name in ("type", *ATTRIBUTES) if name in group}
        for marked in group["texts"]:
            text, spans = plain(marked)
            values = (group["value"], *group.get("or", []))
            expected = tuple(Expected(start, end, values, attributes) for start, end, _ in spans)
            yield Example(path.stem, "groups", group.get("anchor", topic["anchor"]), text, expected)
    for passage in topic.get("passages", []):
        text, spans = plain(passage["text"])
        expected = tuple(Expected(start, end, tuple(values.split("|"))) for start, end, values in spans)
        yield Example(path.stem, "passages", passage.get("anchor", topic["anchor"]), text, expected)
    for text in topic.get("never", []):
        yield Example(path.stem, "never", topic["anchor"], text, ())


ALL = [example for path in FILES for example in examples(path)]


def found_attribute(mention: Mention, name: str) -> str:
    """An attribute of a mention as the fixtures write it: bounds at midnight are dates."""
    value = getattr(mention, name)
    if isinstance(value, datetime):
        return value.date().isoformat() if value == datetime.combine(value, datetime.min.time()) else value.isoformat()
    return SAME_MOD.get(value, value) if value is not None else ""


def faults(example: Example) -> list[str]:
    """What is wrong with the mentions found in an example, a line each."""
    lines = []
    found = {(mention.start, mention.end): mention for mention in tag(example.text, example.anchor)}
    for expected in example.expected:
        words = example.text[expected.start : expected.end]
        mention = found.pop((expected.start, expected.end), None)
        if mention is None:
            lines.append(f"not found: [{words}] as {expected.values[0]}")
            continue
        if mention.value not in expected.values:
            wanted = " or ".join(expected.values)
            lines.append(f"[{words}] is {mention.value}, should be {wanted} ({mention.rule}: {mention.why})")
        for name, wanted in expected.attributes.items():
            if (is_ := found_attribute(mention, name)) != SAME_MOD.get(wanted, wanted):
                lines.append(f"[{words}] has {name} {is_ or 'none'}, should be {wanted}")
    lines += [f"invented: [{extra.text}] as {extra.value} ({extra.rule})" for extra in found.values()]
    return lines


@pytest.mark.parametrize("example", ALL, ids=str)
def test_example(example: Example) -> None:
    wrong = faults(example)
    assert not wrong, "\n".join([f"{example.file}, {example.anchor}: {example.text}", *wrong])


def test_there_are_enough_examples() -> None:
    kinds = Counter(example.kind for example in ALL)
    assert len(ALL) >= 800
    assert kinds["never"] >= 200


def test_no_example_is_told_twice() -> None:
    told = Counter((example.text, example.anchor) for example in ALL)
    assert [text for (text, _), times in told.items() if times > 1] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_file_is_well_formed(path: Path) -> None:
    topic = json.loads(path.read_text(encoding="utf-8"))
    assert set(topic) <= {"about", "anchor", "groups", "passages", "never"}
    assert topic["about"]
    assert datetime.fromisoformat(topic["anchor"])
    for group in topic.get("groups", []):
        assert set(group) <= {"anchor", "value", "or", "type", *ATTRIBUTES, "texts"}
        assert group["type"] in TYPES
        assert datetime.fromisoformat(group.get("anchor", topic["anchor"]))
        for text in group["texts"]:
            assert (text.count("["), text.count("]"), len(MARK.findall(text))) == (1, 1, 1), text
            assert "](" not in text, text
    for passage in topic.get("passages", []):
        assert set(passage) <= {"anchor", "text"}
        marks = MARK.findall(passage["text"])
        assert marks, passage["text"]
        assert passage["text"].count("[") == passage["text"].count("]") == len(marks), passage["text"]
        assert all(value for _, value in marks), passage["text"]
    assert not [text for text in topic.get("never", []) if "[" in text or "]" in text]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_weekdays_are_the_days_they_say(path: Path) -> None:
    """An extent that begins with a weekday has a value on that weekday, at most a week from where it may point."""
    for example in examples(path):
        for expected in example.expected:
            words = example.text[expected.start : expected.end].lower().removesuffix("'s")
            day = re.match(r"\d{4}-\d\d-\d\d", expected.values[0])
            if not day or words.split()[0].rstrip(",") not in WEEKDAYS:
                continue
            value = date.fromisoformat(day[0])
            assert WEEKDAYS[value.weekday()] == words.split()[0].rstrip(","), f"{words} in {example.text}"
            if words in WEEKDAYS and example.kind == "groups":
                assert abs(value - datetime.fromisoformat(example.anchor).date()) < timedelta(days=7), example.text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_bounds_are_half_open(path: Path) -> None:
    for group in json.loads(path.read_text(encoding="utf-8")).get("groups", []):
        if "earliest" in group and "latest" in group:
            assert datetime.fromisoformat(group["earliest"]) < datetime.fromisoformat(group["latest"]), group["value"]
