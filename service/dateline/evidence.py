"""What events are made of: spans, publications, readings of time and number, attribution.

All offsets are code points into the document's raw text, half-open. All moments are ISO 8601 text: UTC instants end in
`Z`; local ones carry no zone. Every value is frozen and compared by what it holds.
"""

from typing import Literal

import msgspec

Modality = Literal[
    "occurred",
    "ongoing",
    "habitual",
    "planned",
    "expected",
    "hypothetical",
    "requested",
    "denied",
    "cancelled",
    "postponed",
    "unknown",
]
Standing = Literal["event", "background", "opinion"]
Role = Literal["agent", "patient", "place", "other"]
BlockKind = Literal[
    "headline",
    "standfirst",
    "heading",
    "byline",
    "dateline",
    "caption",
    "body",
    "item",
    "row",
    "stamp",
    "label",
    "update",
    "correction",
    "comment",
    "boilerplate",
]
DateBasis = Literal["stated", "metadata", "inferred", "given"]
Polarity = Literal["positive", "negative"]
QuantityRole = Literal["before", "after", "change", "additional", "part"]
Basis = Literal["explicit", "resolved", "inherited", "vague", "recurring"]
Bound = Literal["exact", "at_least", "at_most", "more_than", "less_than", "about", "range", "order_of_magnitude"]
ZoneBasis = Literal["stated", "source_default", "assumed"]


class Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A part of an event: compared by what it holds, never changed."""


class Span(Value, frozen=True, kw_only=True):
    """A stretch of a document's raw text: code points, half-open, with the words themselves."""

    start: int
    end: int
    text: str


class Publication(Value, frozen=True, kw_only=True):
    """When a document became public: as it was written, and what that means.

    `local` is the wall-clock time at the place of publication (`2025-08-13T19:20:55`, or `2025-08-13` where only the
    day is known); weekdays are resolved against its date. `zone` is an IANA name or an offset, None where nobody said;
    then `zone_basis` is `assumed` and UTC stands in. `public_by` is the UTC instant by which the document was certainly
    public under that zone: the instant itself, or the end of the day where only the day is known.
    """

    raw: str
    local: str
    zone: str | None
    zone_basis: ZoneBasis
    public_by: str


class Section(Value, frozen=True, kw_only=True):
    """A headed part of a document, from its heading's first character to where the next one begins (half-open)."""

    name: str
    start: int
    end: int


class Block(Value, frozen=True, kw_only=True):
    """A part of a document with one use: code points into its text, half-open; blocks do not overlap.

    `fields` are names and values that the block states: a stamp its `time`, a label its `speaker`, a dateline its
    `place` and `agency`, a row of a sheet its columns.
    """

    kind: BlockKind
    start: int
    end: int
    fields: tuple[tuple[str, str], ...] = ()


class Participant(Value, frozen=True, kw_only=True):
    """Who or what has a part in what a claim says happened.

    `key` is what it is compared by: the folded name, or the lemma of the noun, with a pronoun or "the minister"
    replaced by the name that it stands for in its document.
    """

    span: Span
    role: Role
    key: str


class Core(Value, frozen=True, kw_only=True):
    """What a claim says happened: `predicate` is the lemma, the same for a verb and its noun ("collapse", "resign").

    `word` is the verb or noun that says so; `nominal` where it is a noun.
    """

    predicate: str
    word: Span
    nominal: bool = False
    participants: tuple[Participant, ...] = ()


class Observation(Value, frozen=True, kw_only=True):
    """Something counted about a document when it was fetched, such as its views: true then, perhaps not now."""

    name: str
    value: int
    observed_at: str


class AttributionHop(Value, frozen=True, kw_only=True):
    """One link in the chain of who says it. `source` is None where only a cue is there ("reportedly").

    `name` is whom the document itself names for the source's words ("she", "the minister"), None where they stand
    for themselves.
    """

    source: Span | None
    cue: Span | None
    role: str
    name: str | None = None


class TimeReading(Value, frozen=True, kw_only=True):
    """A time expression in a claim and what it was resolved to.

    `type`, `value` and `mod` are TIMEX3, `edtf` is Extended Date/Time Format (ISO 8601-2), None where it has no
    word for it. `earliest` and `latest` are local, half-open, None where open or undated. `anchor` is what it was
    resolved against, `rule` and `why` say how. An inherited time has the span of the words it was inherited from.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str | None
    edtf: str | None
    earliest: str | None
    latest: str | None
    precision: str | None
    anchor: str
    rule: str
    why: str
    basis: Basis


class Quantity(Value, frozen=True, kw_only=True):
    """A number that a claim states: decimal text, inclusive, None where open, never more exact than the words.

    `role` says what it is to the thing counted where it is not the whole of it: what it was `before` a change or is
    `after` it, by how much it changed (`change`), what came on top (`additional`), or a `part` of another number.
    """

    start: int
    end: int
    text: str
    minimum: str | None
    maximum: str | None
    bound: Bound
    unit: str | None
    role: QuantityRole | None = None


class Selection(Value, frozen=True, kw_only=True):
    """Which happenings a timeline shows: those whose claims come from these documents or name all of these names.

    Empty tuples do not restrict. `earliest` and `latest` are local dates, half-open.
    """

    documents: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    earliest: str | None = None
    latest: str | None = None


class Decision(Value, frozen=True, kw_only=True):
    """Who decided, and why: a person's name or a program's name with its version."""

    by: str
    why: str
