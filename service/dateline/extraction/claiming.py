"""A clause becomes a claim: its span, core, times, numbers, modality, standing and title, read off one parse."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.documents.document import Document
from dateline.english.clauses import SUBJECTS, Clause, clauses, reattached
from dateline.english.parse import Parse, Stretch
from dateline.english.quotations import Quotation
from dateline.english.sentences import Sentence
from dateline.events import ClaimRecorded
from dateline.evidence import AttributionHop, Span
from dateline.extraction import dating, standing
from dateline.extraction import times as timing
from dateline.extraction.antecedents import Antecedent
from dateline.extraction.attribution import Frame
from dateline.extraction.clause_spans import span_of
from dateline.extraction.cores import core_of, said_in
from dateline.extraction.moods import is_doubted, mood_of
from dateline.extraction.names import names
from dateline.extraction.quantities import quantities
from dateline.extraction.settling import settle
from dateline.extraction.titles import title_of
from dateline.extraction.units import Unit
from dateline.temporal.values import Mention


@dataclass(frozen=True)
class Sources:
    """What all claims of a document are read from. Offsets count code points of `text`, the plain one."""

    text: str
    document: Document
    mentions: Sequence[Mention]
    known: frozenset[str]
    named: Mapping[int, Antecedent]
    numbers: Mapping[Sentence, int]
    recorded_by: str


class Reader:
    """Reads the claims of a document's sentences, one after the other, and remembers which happenings were dated."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.starts = [mention.start for mention in sources.mentions]
        self.memory = dating.Memory(sources.document.publication.local[:10])
        self.again: list[tuple[ClaimRecorded, Sequence[str]]] = []

    def read(self, sentence: Sentence, unit: Unit, parse: Parse, quoted: Sequence[Quotation]) -> None:
        """Read the claims of one unit of a sentence; nothing is read in what was not parsed."""
        if not parse.tokens:
            return
        if unit.act:
            self.whole(sentence, unit, parse, unit.pieces[0])
            return
        near = self._near(unit)
        dated = _tokens_in(parse, _dating(near))
        parse = reattached(parse, dated)
        found = clauses(parse, dated)
        spans = [span_of(parse, clause) for clause in found]
        for clause, span in zip(found, spans, strict=True):
            if _says_something(parse, clause, dated):
                holes = _inside(spans, span)
                self._claim(_Reading(sentence, unit, parse, clause, span, holes, near, frozenset(dated), quoted))

    def finished(self) -> Iterator[ClaimRecorded]:
        """All claims read so far, each without a date of its own with that of the happening it speaks of again."""
        return (self.memory.dated(claim, again) for claim, again in self.again)

    def whole(self, sentence: Sentence, unit: Unit, parse: Parse, span: Stretch) -> ClaimRecorded:
        """The one claim of a span that somebody pointed out, whatever clauses it has."""
        near = self._near(unit)
        dated = _tokens_in(parse, _dating(near))
        every = tuple(range(len(parse.tokens)))
        head = next(iter(clauses(parse, dated)), Clause(0, every, every, "main", None))
        clause = Clause(head.head, every, every, head.kind, None)
        return self._claim(_Reading(sentence, unit, parse, clause, span, (), near, frozenset(dated), ()))

    def _near(self, unit: Unit) -> Sequence[Mention]:
        start, end = unit.pieces[0][0], unit.pieces[-1][1]
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [
            m for m in self.sources.mentions[max(0, first - 1) : last] if any(a <= m.start < b for a, b in unit.pieces)
        ]

    def _claim(self, reading: "_Reading") -> ClaimRecorded:
        text, document = self.sources.text, self.sources.document
        parse, clause, (start, end) = reading.parse, reading.clause, reading.span
        said = said_in(parse, clause)
        inside = timing.within(reading.near, start, end, reading.holes)
        publication = document.publication
        own = dating.ordered(text, parse, clause, said, [timing.reading(m, publication.local) for m in inside])
        chain = _chain(text, reading)
        modality, why = settle(mood := mood_of(parse, clause, said), chain, own, publication)
        if modality == "habitual":
            own = tuple(map(timing.recurring, own))
        named = self._named(parse, clause)
        core = core_of(text, parse, clause, reading.dated, named)
        self.memory.note(core, own, said)
        again = dating.spoken_of_again(parse, clause)
        number = self.sources.numbers.get(reading.sentence)
        quote = _is_quoted(reading)
        subject = _words(text, parse, _shared_subject(parse, clause), named)
        dated = [(mention.start, mention.end) for mention in _dating(reading.near)]
        claim = ClaimRecorded(
            claim_id="",
            document_id=document.id,
            source_id=document.source_id,
            publication=publication,
            span=_span(text, start, end),
            section=_section(document, start),
            attribution=chain,
            modality=modality,
            polarity=mood.polarity,
            times=own,
            quantities=tuple(quantities(text, start, end, [*dated, *reading.holes], parse.tokens)),
            names=names(text, start, end, reading.sentence.start, self.sources.known),
            recorded_by=self.sources.recorded_by,
            core=core,
            standing=standing.standing_of(
                standing.Reading(
                    kind=clause.kind,
                    head=parse.lemma(clause.head),
                    complement=_complement(parse, clause),
                    lemma="" if said.nominal else parse.lemma(said.at),
                    words=frozenset(parse.tokens[k].low for k in clause.own),
                    modality=modality,
                    dated=next(filter(timing.is_dated, own), None),
                    published=publication.local[:10],
                    negative=mood.polarity == "negative",
                    quoted=quote,
                    asks=text[reading.sentence.end - 1 : reading.sentence.end] == "?",
                    doubted=is_doubted(parse, clause, said, chain),
                    unnamed=_unnamed(parse, clause, self.sources.named),
                )
            ),
            title=title_of(text, parse, clause, reading.dated, _of_subject(parse, clause, named), subject),
            modality_why=why,
            sentence=number,
            paragraph=None if number is None else reading.sentence.paragraph,
            quoted=quote,
        )
        self.again.append((claim, again))
        return claim

    def _named(self, parse: Parse, clause: Clause) -> dict[int, str]:
        """What the pronouns of a clause stand for, where the clause does not say so itself."""
        own = {parse.tokens[k].start for k in clause.own}
        return {
            start: antecedent.words
            for start in own
            if (antecedent := self.sources.named.get(start)) is not None and antecedent.start not in own
        }


@dataclass(frozen=True)
class _Reading:
    """One clause with everything around it that its claim is read from."""

    sentence: Sentence
    unit: Unit
    parse: Parse
    clause: Clause
    span: Stretch
    holes: Sequence[Stretch]
    near: Sequence[Mention]
    dated: frozenset[int]
    quoted: Sequence[Quotation]


def _dating(near: Sequence[Mention]) -> list[Mention]:
    """The time expressions that may date something: all but lengths of time."""
    return [mention for mention in near if mention.type != "DURATION"]


def _inside(spans: Sequence[Stretch], span: Stretch) -> list[Stretch]:
    """The other spans that lie inside one."""
    return [other for other in spans if other != span and span[0] <= other[0] and other[1] <= span[1]]


def _is_quoted(reading: _Reading) -> bool:
    """Whether all of a claim is somebody's own words: in quotation marks, or under a speaker's label."""
    start, end = reading.span
    return reading.unit.label is not None or any(
        quotation.start <= start and end <= quotation.end + 1 for quotation in reading.quoted
    )


def _section(document: Document, at: int) -> str | None:
    """The name of the section in which a code point of the text stands."""
    return next((section.name for section in document.sections if section.start <= at < section.end), None)


def _complement(parse: Parse, clause: Clause) -> str:
    """The lemma of the open complement of a clause's head ("sell" in "wants to sell"); empty where it has none."""
    inner = parse.child(clause.head, "xcomp")
    return "" if inner is None else parse.lemma(inner)


def _shared_subject(parse: Parse, clause: Clause) -> int | None:
    """The subject that a clause has from outside: the noun before "which", the subject of what it is joined to."""
    if clause.kind in {"relative", "restrictive"}:
        return parse.tokens[clause.head].head
    at = clause.head
    if clause.kind == "participle":
        return parse.child(parse.tokens[at].head, *SUBJECTS)
    while clause.kind == "joined" and parse.tokens[at].dep == "conj":
        at = parse.tokens[at].head
        subject = parse.child(at, *SUBJECTS)
        if subject is not None:
            return subject
    return None


def _of_subject(parse: Parse, clause: Clause, named: Mapping[int, str]) -> dict[int, str]:
    """What the pronouns in the subject of a clause stand for: those a title cannot do without."""
    subject = parse.child(clause.head, "nsubj", "nsubjpass")
    inside = set() if subject is None else {parse.tokens[k].start for k in parse.below(subject)}
    return {start: name for start, name in named.items() if start in inside}


def _unnamed(parse: Parse, clause: Clause, named: Mapping[int, Antecedent]) -> bool:
    """Whether the subject of a clause is left out, or is a pronoun and nobody can say whom it stands for."""
    subject = parse.child(clause.head, *SUBJECTS)
    if subject is None:
        return clause.kind == "main" and parse.tokens[clause.head].is_verb
    token = parse.tokens[subject]
    return (
        token.low in {"he", "she", "it", "they", "this", "that"}
        and token.start not in named
        and not parse.children[subject]
    )


def _says_something(parse: Parse, clause: Clause, dated: Collection[int]) -> bool:
    """Whether a clause has more than function words and dates: a noun, a verb, an adjective or a number."""
    words = (parse.tokens[k] for k in clause.own if k not in dated)
    return any(token.is_word and token.tag != "CC" and token.tag[:1] in {"N", "V", "J", "C"} for token in words)


def _tokens_in(parse: Parse, mentions: Sequence[Mention]) -> list[int]:
    """The tokens that stand in time expressions."""
    return [k for k, token in enumerate(parse.tokens) if any(m.start <= token.start < m.end for m in mentions)]


def _chain(text: str, reading: _Reading) -> tuple[AttributionHop, ...]:
    """Who says the clause, outermost first; hearsay inside it last."""
    start, end = reading.span
    hearsay = [
        frame
        for frame in reading.unit.hearsay
        if start <= frame.cue[0] < end and not any(a <= frame.cue[0] < b for a, b in reading.holes)
    ]
    hops = tuple(_hop(text, frame) for frame in (*reading.unit.frames, *hearsay))
    label = reading.unit.label
    if label is None:
        return hops
    return (AttributionHop(source=_span(text, *label), cue=None, role="speaker"), *hops)


def _hop(text: str, frame: Frame) -> AttributionHop:
    source = None if frame.source is None else _span(text, *frame.source)
    return AttributionHop(source=source, cue=_span(text, *frame.cue), role=frame.role, name=frame.name)


def _words(text: str, parse: Parse, at: int | None, named: Mapping[int, str]) -> str | None:
    """The words of a noun phrase, without the clauses in it; the name that it stands for where it is a pronoun."""
    if at is None:
        return None
    token = parse.tokens[at]
    if token.start in named:
        return named[token.start]
    if token.tag in {"PRP", "EX", "WP", "WDT", "DT"}:
        return None
    without = frozenset(
        k for k in parse.children[at] if parse.tokens[k].dep in {"relcl", "acl", "appos", "punct", "prep"}
    )
    kept = parse.below(at, without)
    return " ".join(text[parse.tokens[kept[0]].start : parse.tokens[kept[-1]].end].split())


def _span(text: str, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=text[start:end])
