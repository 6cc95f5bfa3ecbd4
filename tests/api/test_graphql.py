from enum import Enum
from typing import Any, get_args

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    build_schema,
    get_introspection_query,
)

from dateline import errors, evidence
from dateline.api import enums
from dateline.api.knowledge import Context
from dateline.api.schema import SCHEMA
from dateline.projections.views import AsOf, ClaimView, DocumentView
from tests.api.fake import FakeReader, FakeService

CLAIM = f"claim-{1:032x}"
EVERYTHING = """
query($slug: String!, $first: Int) { timeline(slug: $slug) {
  id slug title description selection { documents names earliest latest } revision createdAt changedAt publishedPosition
  entries(first: $first) { pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  edges { cursor node { pinned happening {
    id title titledBy modality edtf earliest latest precision contested disagreements names revision createdAt changedAt
    figures { speaker claimId documentId quantity { text minimum maximum bound unit } }
    documents { id title status }
    claims {
      id documentId sourceId sourceName section speaker modality polarity names status statusNote happeningId recordedAt
      position version span { start end text }
      publication { raw local zone zoneBasis publicBy }
      attribution { role source { text } cue { text } }
      times { start end text type value mod edtf earliest latest precision anchor rule why basis }
      quantities { start end text minimum maximum bound unit }
      document { id sourceName url format length textSha256 status statusNote revisedBy recordedAt position retrievedAt
        sections { name start end } observations { name value observedAt }
        claims { id document { id } happening { id } } }
      happening { id claims { document { id } } }
    } } } } nodes { pinned } } } }
"""


def ask(service: FakeService, query: str, **variables: Any) -> Any:
    """The answer to a query, which must have no errors."""
    result = SCHEMA.execute_sync(query, variable_values=variables, context_value=Context(service))
    assert result.errors is None, result.errors
    return result.data


def refused(service: FakeService, query: str, **variables: Any) -> Any:
    """The one error of a query, as clients see it."""
    result = SCHEMA.execute_sync(query, variable_values=variables, context_value=Context(service))
    assert result.errors
    return result.errors[0].formatted


def test_every_field_of_the_schema_can_be_read() -> None:
    timeline = ask(FakeService(), EVERYTHING, slug="call")["timeline"]
    assert [edge["cursor"] for edge in timeline["entries"]["edges"]] == ["1", "2", "3"]
    happening = timeline["entries"]["edges"][0]["node"]["happening"]
    assert happening["modality"] == "OCCURRED"
    (claim,) = happening["claims"]
    assert claim["times"][0]["why"] == "the Tuesday before Wednesday 13 August 2025"
    assert claim["quantities"][0]["bound"] == "RANGE"
    assert claim["happening"]["claims"][0]["document"]["id"] == claim["document"]["id"]
    assert timeline["entries"]["pageInfo"] == {
        "hasNextPage": False,
        "hasPreviousPage": False,
        "startCursor": "1",
        "endCursor": "3",
    }


@pytest.mark.parametrize("length", [5, 50])
def test_questions_do_not_grow_with_the_page(length: int) -> None:
    service = FakeService(FakeReader(50))
    ask(service, EVERYTHING, slug="call", first=length)
    assert [kind for kind, _ in service.reader.asked] == ["timeline", "entries", "documents", "claims", "happenings"]


def test_all_of_a_root_field_is_read_at_its_moment_and_roots_may_differ() -> None:
    service = FakeService()
    fields = "entries { nodes { happening { claims { document { id } } } } }"
    ask(
        service,
        f'{{ then: timeline(slug: "call", asOf: {{recorded: "7"}}) {{ {fields} }}'
        f' now: timeline(slug: "call") {{ {fields} }} }}',
    )
    assert {moment for _, moment in service.reader.asked[:3]} == {AsOf(recorded=7)}
    assert {moment for _, moment in service.reader.asked[3:]} == {AsOf(recorded=40)}


def test_a_node_is_found_by_its_id_alone() -> None:
    query = "query($id: ID!) { node(id: $id) { id __typename ... on Claim { speaker } } }"
    for kind, number in (("claim", 1), ("document", 1), ("happening", 1)):
        id_ = f"{kind}-{number:032x}"
        node = ask(FakeService(), query, id=id_)["node"]
        assert (node["id"], node["__typename"]) == (id_, kind.capitalize())
    assert ask(FakeService(), query, id="timeline-" + "a" * 32)["node"]["__typename"] == "Timeline"
    assert refused(FakeService(), query, id="Q2xhaW06MQ==")["extensions"]["code"] == "not-found"


def test_single_things_and_listings() -> None:
    data = ask(
        FakeService(),
        """query($claim: ID!, $document: ID!, $happening: ID!) {
             claim(id: $claim) { speaker document { id } happening { id } }
             document(id: $document) { title } happening(id: $happening) { documents { id } }
             timelines(first: 5) { nodes { slug } edges { cursor node { slug } } pageInfo { hasNextPage } } }""",
        claim=CLAIM,
        document=f"document-{1:032x}",
        happening=f"happening-{1:032x}",
    )
    assert data["claim"]["speaker"] == "Kremlin"
    assert data["timelines"]["edges"] == [{"cursor": "call", "node": {"slug": "call"}}]


@pytest.mark.parametrize(
    ("query", "code", "words"),
    [
        ('{ timeline(slug: "nowhere") { id } }', "not-found", 'There is no timeline "nowhere".'),
        ('{ timeline(slug: "call") { entries(after: "?") { nodes { pinned } } } }', "malformed-cursor", "no cursor"),
        (
            '{ timeline(slug: "call") { entries(first: 0) { nodes { pinned } } } }',
            "invalid-input",
            "from 1 to 100, not 0",
        ),
        ('{ timeline(slug: "call") { entries(last: 101) { nodes { pinned } } } }', "invalid-input", "from 1 to 100"),
        (
            '{ timeline(slug: "call") { entries(first: 1, last: 1) { nodes { pinned } } } }',
            "invalid-input",
            "Not for both.",
        ),
        ("{ timelines(first: -1) { nodes { slug } } }", "invalid-input", "from 1 to 100, not -1"),
        (
            '{ timeline(slug: "call", asOf: {recorded: "9", published: "2025-08-13"}) { id } }',
            "inverted-as-of",
            "Inverted.",
        ),
        ('{ claim(id: "claim-0") { id } }', "not-found", "There is no claim claim-0."),
    ],
)
def test_bad_input_is_a_typed_error(query: str, code: str, words: str) -> None:
    error = refused(FakeService(), query)
    assert error["extensions"]["code"] == code
    assert words in error["message"]


def test_what_is_unexpected_is_masked() -> None:
    error = refused(FakeService(), '{ timeline(slug: "broken") { id } }')
    assert error["message"] == "Something went wrong here. It is in the service's log."
    assert error["extensions"] == {"code": "error"}


def test_mistakes_in_the_query_are_told() -> None:
    assert "Cannot query field" in refused(FakeService(), "{ nothing }")["message"]
    assert "Syntax Error" in refused(FakeService(), "{")["message"]


MUTATIONS = {
    "ingestDocument": 'input: {text: "T", name: "a.txt", published: "2025-08-13", zone: "Europe/Kyiv"}',
    "recordClaim": 'input: {documentId: "document-1", start: 0, end: 4, recordedBy: "me", modality: DENIED, '
    'attribution: [{source: {start: 0, end: 1, text: "A"}}], '
    'quantities: [{span: {start: 0, end: 2, text: "10"}, minimum: "10", bound: AT_LEAST}]}',
    "correctClaim": f'input: {{claimId: "{CLAIM}", modality: PLANNED, expectedVersion: 3, '
    'decision: {by: "me", why: "misread"}}',
    "retractClaim": f'input: {{claimId: "{CLAIM}", decision: {{by: "me", why: "wrong"}}, expectedVersion: 1}}',
    "createTimeline": 'input: {slug: "call", title: "T", selection: {names: ["Kremlin"]}, '
    'decision: {by: "me", why: "asked"}}',
}
SHOWN = {
    "ingestDocument": "document { id } claims { id document { id } } repeated",
    "createTimeline": "timeline { slug entries { nodes { pinned } } }",
}
ERRORS = """errors { __typename message code path
    ... on WrongExpectedVersionError { expected actual } ... on SpanOutsideDocumentError { start end length } }"""


def mutate(service: FakeService, name: str, arguments: str | None = None) -> Any:
    """The payload of a mutation."""
    shown = SHOWN.get(name, "claim { id document { id } }")
    query = f"mutation {{ {name}({arguments or MUTATIONS[name]}) {{ {shown} {ERRORS} }} }}"
    return ask(service, query)[name]


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_mutation_hands_its_command_on_and_shows_what_came_of_it(name: str) -> None:
    service = FakeService()
    payload = mutate(service, name)
    assert payload["errors"] == []
    assert len(service.given) == 1
    assert payload.get("claim", {"id": CLAIM})["id"] == CLAIM


def test_a_claim_arrives_with_the_words_of_the_core() -> None:
    service = FakeService()
    mutate(service, "recordClaim")
    mutate(service, "correctClaim")
    claim, (correction, expected) = service.given  # type: ignore[misc]
    assert (claim.modality, claim.polarity, claim.quantities[0].bound) == ("denied", None, "at_least")
    assert type(claim.modality.encode()) is bytes
    assert (correction.modality, correction.decision.why, expected) == ("planned", "misread", 3)


@pytest.mark.parametrize("name", MUTATIONS)
@pytest.mark.parametrize(
    ("error", "typename"),
    [
        (errors.InvalidInput("No."), "InvalidInputError"),
        (errors.UnreadableDocument("No."), "UnreadableDocumentError"),
        (errors.MissingPublication("No."), "MissingPublicationError"),
        (errors.SpanOutsideDocument("No.", start=1, end=9, length=4), "SpanOutsideDocumentError"),
        (errors.NotFound("No."), "NotFoundError"),
        (errors.AlreadyDone("No."), "AlreadyDoneError"),
        (errors.WrongExpectedVersion("No.", expected=1, actual=2), "WrongExpectedVersionError"),
        (errors.EventIdReused("No."), "ConflictError"),
        (errors.StorageFull("No."), "UnavailableError"),
    ],
)
def test_a_refused_mutation_answers_with_a_typed_error(name: str, error: errors.DatelineError, typename: str) -> None:
    payload = mutate(FakeService(failure=error), name)
    (told,) = payload["errors"]
    assert (told["__typename"], told["message"], told["code"]) == (typename, "No.", error.code)
    assert all(told[key] == value for key, value in error.values.items())
    assert not any(payload.get(thing) for thing in ("claim", "claims", "timeline", "document"))


def test_the_input_field_at_fault_is_named() -> None:
    blank = f'input: {{claimId: "{CLAIM}", decision: {{by: " ", why: "x"}}}}'
    (told,) = mutate(FakeService(), "retractClaim", blank)["errors"]
    assert (told["code"], told["path"]) == ("invalid-input", ["input", "decision", "by"])
    failing = FakeService(failure=errors.InvalidInput("Bad.", slug="X"))
    assert mutate(failing, "createTimeline")["errors"][0]["path"] == ["input", "slug"]


def test_a_fault_of_the_log_is_no_user_error() -> None:
    service = FakeService(failure=errors.LogAltered("Event 7 has been changed.", position=7))
    error = refused(service, f"mutation {{ retractClaim({MUTATIONS['retractClaim']}) {{ claim {{ id }} }} }}")
    assert error["extensions"] == {"code": "log-altered", "values": {"position": 7}}


def test_every_type_field_and_argument_is_described() -> None:
    schema = build_schema(SCHEMA.as_str())
    missing = []
    for name, kind in schema.type_map.items():
        if name.startswith("__") or name in {"ID", "Int", "String", "Boolean"}:
            continue
        missing += [] if kind.description else [name]
        if isinstance(kind, GraphQLEnumType):
            missing += [f"{name}.{each}" for each, value in kind.values.items() if not value.description]
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
            missing += [f"{name}.{each}" for each, field in kind.fields.items() if not field.description]
        if isinstance(kind, GraphQLObjectType):
            missing += [
                f"{name}.{each}({argument})"
                for each, field in kind.fields.items()
                for argument, declared in field.args.items()
                if not declared.description
            ]
    assert missing == []


@pytest.mark.parametrize(
    ("enum", "literal"),
    [
        (enums.Modality, evidence.Modality),
        (enums.Polarity, evidence.Polarity),
        (enums.Basis, evidence.Basis),
        (enums.Bound, evidence.Bound),
        (enums.QuantityRole, evidence.QuantityRole),
        (enums.ZoneBasis, evidence.ZoneBasis),
        (enums.ClaimStatus, ClaimView.__dataclass_fields__["status"].type),
        (enums.DocumentStatus, DocumentView.__dataclass_fields__["status"].type),
    ],
)
def test_the_closed_sets_are_those_of_the_core(enum: type[Enum], literal: Any) -> None:
    assert tuple(member.value for member in enum) == get_args(literal)


def nested_fragments(levels: int, start: str = "Query") -> str:
    """A query that doubles with every level when its fragments are counted at each spread."""
    body = "".join(f"fragment f{n} on Query {{ ...f{n + 1} a{n}: __typename ...f{n + 1} }} " for n in range(levels))
    return f"{{ ...f0 }} {body} fragment f{levels} on {start} {{ __typename }}"


def test_nested_fragments_are_measured_once_each() -> None:
    # Counted anew at every spread these would be 2**100 fields, and this test would never end.
    error = refused(FakeService(), nested_fragments(100))
    assert error["extensions"]["code"] == "query-too-expensive"


WIDE = 'query($n: Int) { timeline(slug: "call") { entries(first: $n) { nodes {' + "pinned " * 201 + "} } } }"
DEEP = '{ timeline(slug: "call") { entries { nodes {' + "happening { claims { " * 7 + "id" + "} }" * 7 + "} } } }"
PAGE_OF_PAGES = "{ timelines(first: 100) { nodes { entries(first: 100) { nodes { pinned happening { id } } } } } }"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("{" + " ".join(f"a{n}: __typename" for n in range(31)) + "}", "31 aliases"),
        (DEEP, "levels deep"),
        (PAGE_OF_PAGES, "fields at most to answer"),
        (WIDE, "fields at most to answer"),
        ("{ __typename " + "__typename " * 2_000 + "}", "Document contains more than 2000 tokens"),
    ],
)
def test_expensive_queries_are_refused_before_they_run(query: str, words: str) -> None:
    service = FakeService()
    assert words in refused(service, query)["message"]
    assert service.reader.asked == []


def test_a_page_size_in_a_variable_counts_as_given() -> None:
    query = 'query($n: Int) { timeline(slug: "call") { entries(first: $n) { nodes {' + "pinned " * 201 + "} } } }"
    assert ask(FakeService(), query, n=5)["timeline"]["entries"]["nodes"]


def test_a_fragment_that_spreads_itself_is_a_mistake_like_any_other() -> None:
    query = "{ ...f } fragment f on Query { ...g } fragment g on Query { ...f }"
    assert "Cannot spread fragment" in refused(FakeService(), query)["message"]


def test_introspection_works_and_is_not_endless() -> None:
    assert ask(FakeService(), get_introspection_query())["__schema"]["queryType"]["name"] == "Query"
    deep = "{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }"
    assert "introspection depth" in refused(FakeService(), deep)["message"]
