"""The text to be timed: the example sentences of fixtures/temporal among made-up news prose that speaks of no time."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from random import Random

FIXTURES = Path(__file__).parents[3] / "fixtures" / "temporal"
MARK = re.compile(r"\[([^\[\]]+)\](?:\([^()]+\))?")

WHO = (
    "The minister", "A spokesman for the port", "The union", "Her lawyer", "The regulator", "An aide to the governor",
    "The company", "One of the engineers", "The army", "A group of residents", "The bank", "The opposition leader",
    "The city council", "A former executive", "The hospital", "The head of the agency", "A farmer from the valley",
    "The airline", "The prosecutor", "A witness", "The institute", "The coach", "The committee", "A senior diplomat",
)  # fmt: skip
DID = (
    "rejected the offer", "called the figures misleading", "asked for more money", "warned of shortages",
    "denied any part in the affair", "praised the rescuers", "blamed poor maintenance", "may appeal against the order",
    "put the damage at 340 million euros", "refused to name the buyer", "described the scene as chaotic",
    "wants a second opinion", "defended the decision to cut 1,200 jobs", "demanded an inquiry into the contract",
    "raised doubts about the safety of the tunnel", "promised to compensate every household",
    "argued that the law protects tenants", "pointed to a drop of 3.4 percent in orders",
    "questioned the independence of the panel", "welcomed the support of 14 states", "stood by the report",
    "accused the other side of bad faith", "declined to comment on the rumours", "urged both sides to step back",
)  # fmt: skip
HOW = (
    "in a letter to shareholders", "while crowds gathered outside the gate", "because the pumps had failed",
    "despite pressure from its partners", "and left without taking questions", "according to people close to the firm",
    "although the cost has risen to $2.7 billion", "as smoke drifted over the harbour", "with the backing of the court",
    "at a crowded news conference in the old theatre", "after a rowdy debate", "on the advice of its auditors",
    "to the surprise of investors", "in the town of 18,000 people near the border", "before a packed gallery",
    "without saying who would pay", "over the objections of two members", "in an interview with a local newspaper",
    "under the terms of the settlement", "since nobody else had applied", "for reasons that remain unclear",
)  # fmt: skip


@dataclass(frozen=True)
class Document:
    """An article and its publication time (ISO)."""

    text: str
    anchor: str


def examples() -> list[tuple[str, int]]:
    """The example sentences without their marks, and how many time expressions are marked in each."""
    sentences = []
    for path in sorted(FIXTURES.glob("*.json")):
        topic = json.loads(path.read_text(encoding="utf-8"))
        marked = [text for group in topic.get("groups", []) for text in group["texts"]]
        marked += [passage["text"] for passage in topic.get("passages", [])]
        sentences += [(MARK.sub(r"\1", text), len(MARK.findall(text))) for text in marked]
        sentences += [(text, 0) for text in topic.get("never", [])]
    return sentences


def documents(per_kilobyte: float = 4.0, size: int = 4_000, seed: int = 1) -> tuple[list[Document], int]:
    """Articles of about `size` characters with `per_kilobyte` time expressions, and how many expressions they hold.

    The same arguments give the same text: every example once, in an order drawn from `seed`.
    """
    random = Random(seed)
    sentences = examples()
    random.shuffle(sentences)
    articles, written, length, expressions = [], [], 0, 0
    total = 0
    for sentence, marks in sentences:
        written.append(sentence)
        total += len(sentence) + 1
        length += len(sentence) + 1
        expressions += marks
        while total * per_kilobyte / 1_000 < expressions:
            filler = f"{random.choice(WHO)} {random.choice(DID)} {random.choice(HOW)}."
            written.append(filler)
            total += len(filler) + 1
            length += len(filler) + 1
        if length >= size:
            articles.append(Document(" ".join(written), "2025-08-13T19:20:55"))
            written, length = [], 0
    if written:
        articles.append(Document(" ".join(written), "2025-08-13T19:20:55"))
    return articles, expressions
