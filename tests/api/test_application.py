"""The whole way from a document to a feed through the API, and what is refused on the way leaves nothing behind."""

import json
from collections.abc import Iterator
from contextlib import closing
from typing import Any
from urllib.parse import quote

import icalendar
import pytest

from dateline.api.http import create_http
from dateline.app import App, Settings, open_app
from dateline.store.database import Database
from dateline.store.migration import upgrade
from tests.api.client import Client

TEXT = "Published: 2025-08-13 19:20:55\nTalks in Oslo\n\nThe ministers met in Oslo on Tuesday, the embassy said.\n"
SENTENCE = "The ministers met in Oslo on Tuesday"
START = TEXT.index(SENTENCE)
DECISION = {"by": "A. Editor", "why": "misquoted"}
ERRORS = """errors { __typename code message path ... on WrongExpectedVersionError { expected actual }
    ... on SpanOutsideDocumentError { start end length } }"""


@pytest.fixture
def app(database_url: str) -> Iterator[App]:
    database = Database(database_url)
    upgrade(database)
    database.dispose()
    with closing(open_app(Settings(database_url=database_url))) as app:
        yield app


@pytest.fixture
def client(app: App) -> Client:
    return Client(create_http(app))


def mutate(client: Client, name: str, shown: str, /, **values: Any) -> Any:
    """The payload of a mutation with this input."""
    kind = name[0].upper() + name[1:]
    query = f"mutation($input: {kind}Input!) {{ {name}(input: $input) {{ {shown} {ERRORS} }} }}"
    # Not `json=`, which would refuse what a hostile client would not.
    body = json.dumps({"query": query, "variables": {"input": values}})
    answer = client.post("/graphql", content=body, headers={"Content-Type": "application/json"}).json()
    assert "errors" not in answer, answer
    return answer["data"][name]


def ask(client: Client, query: str) -> Any:
    """The data of an answer."""
    answer = client.post("/graphql", json={"query": query}).json()
    assert "errors" not in answer, answer
    return answer["data"]


def ingested(client: Client) -> Any:
    """The payload of ingesting the article."""
    shown = "repeated document { id title length } claims { id version span { text } times { text edtf } }"
    return mutate(client, "ingestDocument", shown, text=TEXT, name="oslo.txt", source="The Outlet")


def test_from_a_document_to_a_calendar(client: Client, app: App) -> None:
    first, again = ingested(client), ingested(client)
    assert (first["repeated"], again["repeated"]) == (False, True)
    assert first["document"] == again["document"]
    assert first["claims"]
    created = mutate(client, "createTimeline", "timeline { slug }", slug="oslo", title="Oslo", decision=DECISION)
    assert created == {"timeline": {"slug": "oslo"}, "errors": []}
    (event,) = icalendar.Calendar.from_ical(client.get("/timelines/oslo.ics").content).events
    assert f"{event['dtstart'].dt} {event['dtend'].dt}" == "2025-08-12 2025-08-13"
    before = app.reader.position()
    claim = first["claims"][0]
    changed = mutate(
        client,
        "correctClaim",
        "claim { modality status version }",
        claimId=claim["id"],
        modality="PLANNED",
        decision=DECISION,
    )
    assert changed["claim"] == {"modality": "PLANNED", "status": "CORRECTED", "version": 2}
    (later,) = icalendar.Calendar.from_ical(client.get("/timelines/oslo.ics").content).events
    assert later["uid"] == event["uid"]
    assert later["sequence"] > event["sequence"]
    assert (event["status"], later["status"]) == ("CONFIRMED", "TENTATIVE")
    (then,) = icalendar.Calendar.from_ical(client.get(f"/timelines/oslo.ics?as_of={before}").content).events
    assert then["status"] == "CONFIRMED"


def test_the_timeline_before_the_second_document_was_recorded(client: Client, app: App) -> None:
    ingested(client)
    mutate(client, "createTimeline", "timeline { slug }", slug="oslo", title="Oslo", decision=DECISION)
    before = app.reader.position()
    later = "Published: 2025-08-14 08:00:00\nMore talks\n\nThe ministers left Oslo on Wednesday, the embassy said.\n"
    mutate(client, "ingestDocument", "repeated", text=later, name="later.txt")
    dates = "entries { nodes { happening { edtf earliest } } }"
    data = ask(
        client,
        f'''{{ now: timeline(slug: "oslo") {{ {dates} }}
              recorded: timeline(slug: "oslo", asOf: {{recorded: "{before}"}}) {{ {dates} }}
              published: timeline(slug: "oslo", asOf: {{published: "2025-08-13T23:00:00Z"}}) {{ {dates} }}
              nothing: timeline(slug: "oslo", asOf: {{published: "2025-08-13T12:00:00+02:00"}}) {{ {dates} }} }}''',
    )
    found = {
        name: [node["happening"]["earliest"][:10] for node in timeline["entries"]["nodes"]]
        for name, timeline in data.items()
    }
    assert found == {
        "now": ["2025-08-12", "2025-08-13"],
        "recorded": ["2025-08-12"],
        "published": ["2025-08-12"],
        "nothing": [],
    }


def test_ingesting_twice_leaves_a_feed_as_it_is(client: Client) -> None:
    ingested(client)
    mutate(client, "createTimeline", "timeline { slug }", slug="oslo", title="Oslo", decision=DECISION)
    before = client.get("/timelines/oslo.ics")
    ingested(client)
    after = client.get("/timelines/oslo.ics", headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 304


def test_a_claim_that_somebody_points_out(client: Client) -> None:
    document = ingested(client)["document"]
    end = TEXT.index("Oslo\n\n") + 4
    shown = "claim { id span { text } modality speaker document { id } }"
    values = {"documentId": document["id"], "start": end - 13, "end": end, "recordedBy": "A. Editor"}
    claim = mutate(client, "recordClaim", shown, **values, text="Talks in Oslo", modality="OCCURRED")["claim"]
    assert claim["span"]["text"] == "Talks in Oslo"
    assert claim["document"]["id"] == document["id"]
    (error,) = mutate(client, "recordClaim", shown, **values, text="Talks in Oslo", modality="OCCURRED")["errors"]
    assert error["__typename"] == "AlreadyDoneError"


def refusals(document_id: str, claim_id: str) -> dict[str, tuple[str, dict[str, Any], dict[str, Any]]]:
    """Mutations that must be refused: name, input, and what the error must say."""
    decided = {"decision": DECISION}
    span = {"documentId": document_id, "recordedBy": "A. Editor"}
    return {
        "span past the end": (
            "recordClaim",
            {**span, "start": 0, "end": len(TEXT) + 1},
            {"__typename": "SpanOutsideDocumentError", "end": len(TEXT) + 1, "length": len(TEXT)},
        ),
        "span before the start": (
            "recordClaim",
            {**span, "start": -1, "end": 5},
            {"__typename": "SpanOutsideDocumentError", "start": -1},
        ),
        "an empty span": ("recordClaim", {**span, "start": 5, "end": 5}, {"__typename": "SpanOutsideDocumentError"}),
        "other words": (
            "recordClaim",
            {**span, "start": START, "end": START + 3, "text": "Two"},
            {"__typename": "SpanOutsideDocumentError"},
        ),
        "an unknown document": (
            "recordClaim",
            {**span, "documentId": "document-0", "start": 0, "end": 5},
            {"__typename": "NotFoundError"},
        ),
        "a version too old": (
            "retractClaim",
            {"claimId": claim_id, "expectedVersion": 7, **decided},
            {"__typename": "WrongExpectedVersionError", "expected": 7, "actual": 1},
        ),
        "an unknown claim": ("retractClaim", {"claimId": "claim-0", **decided}, {"__typename": "NotFoundError"}),
        "a claim that is none": ("correctClaim", {"claimId": document_id, **decided}, {"__typename": "NotFoundError"}),
        "nothing to correct": ("correctClaim", {"claimId": claim_id, **decided}, {"__typename": "AlreadyDoneError"}),
        "no reason": (
            "retractClaim",
            {"claimId": claim_id, "decision": {"by": "A. Editor", "why": " "}},
            {"__typename": "InvalidInputError", "path": ["input", "decision", "by"]},
        ),
        "a slug that is none": (
            "createTimeline",
            {"slug": "Not a slug", "title": "T", **decided},
            {"__typename": "InvalidInputError", "path": ["input", "slug"]},
        ),
        "a title that is none": (
            "createTimeline",
            {"slug": "t", "title": " ", **decided},
            {"__typename": "InvalidInputError", "path": ["input", "title"]},
        ),
        "a selection that ends before it begins": (
            "createTimeline",
            {"slug": "t", "title": "T", "selection": {"earliest": "2025-02-01", "latest": "2025-01-01"}, **decided},
            {"__typename": "InvalidInputError", "path": ["input", "selection", "earliest"]},
        ),
        "no publication time": (
            "ingestDocument",
            {"text": "Something happened on Tuesday.", "name": "a.txt"},
            {"__typename": "MissingPublicationError"},
        ),
        "a publication time that is none": (
            "ingestDocument",
            {"text": "Something happened on Tuesday.", "name": "a.txt", "published": "lately"},
            {"code": "invalid-input"},
        ),
        "an empty document": (
            "ingestDocument",
            {"text": " \n", "name": "a.txt", "published": "2025-08-13"},
            {"__typename": "UnreadableDocumentError"},
        ),
    }


@pytest.mark.parametrize("case", refusals("", ""))
def test_what_is_refused_is_told_by_type_and_leaves_nothing(client: Client, app: App, case: str) -> None:
    known = ingested(client)
    name, values, told = refusals(known["document"]["id"], known["claims"][0]["id"])[case]
    before = app.store.head()
    (error,) = mutate(client, name, "__typename", **values)["errors"]
    assert {key: error.get(key) for key in told} == told
    assert error["message"].count("\n") == 0
    assert app.store.head() == before


def test_a_claim_is_retracted_once(client: Client, app: App) -> None:
    claim_id = ingested(client)["claims"][0]["id"]
    values = {"claimId": claim_id, "decision": DECISION, "expectedVersion": 1}
    shown = "claim { status statusNote version }"
    done = mutate(client, "retractClaim", shown, **values)
    assert done == {"claim": {"status": "RETRACTED", "statusNote": "misquoted", "version": 2}, "errors": []}
    before = app.store.head()
    (error,) = mutate(client, "retractClaim", shown, claimId=claim_id, decision=DECISION)["errors"]
    assert error["__typename"] == "AlreadyDoneError"
    (error,) = mutate(client, "retractClaim", shown, **values)["errors"]
    assert (error["__typename"], error["actual"]) == ("WrongExpectedVersionError", 2)
    assert app.store.head() == before


def test_a_timeline_is_created_once(client: Client, app: App) -> None:
    values = {"slug": "oslo", "title": "Oslo", "decision": DECISION}
    assert mutate(client, "createTimeline", "timeline { slug }", **values)["errors"] == []
    before = app.store.head()
    (error,) = mutate(client, "createTimeline", "timeline { slug }", **values)["errors"]
    assert (error["__typename"], error["path"]) == ("AlreadyDoneError", ["input", "slug"])
    assert app.store.head() == before


def test_readiness_follows_the_database(client: Client, app: App) -> None:
    assert client.get("/readyz").status_code == 200
    with app.database.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["code"] == "database-behind"
    assert "dateline db upgrade" in response.json()["detail"]


def test_a_projection_that_stopped_is_not_ready(client: Client, app: App) -> None:
    ingested(client)
    with app.database.begin() as connection:
        stop = "UPDATE projections SET fault = 'no room', fault_position = 2 WHERE name = 'happenings'"
        connection.exec_driver_sql(stop)
    response = client.get("/readyz")
    assert (response.status_code, response.json()["code"]) == (503, "unavailable")
    assert response.json()["detail"].startswith("The projection happenings stopped after position 2 of ")


def test_a_document_and_its_claims_by_id(client: Client) -> None:
    known = ingested(client)
    claim = known["claims"][0]
    data = ask(client, f'{{ node(id: "{claim["id"]}") {{ ... on Claim {{ document {{ id title sourceName }} }} }} }}')
    assert data["node"]["document"] == {
        "id": known["document"]["id"],
        "title": known["document"]["title"],
        "sourceName": "The Outlet",
    }


# SQLite knows nothing by such a name; PostgreSQL says that nothing can have it.
REFUSED = ("not-found", "invalid-input")


def test_half_a_character_is_no_text(client: Client, app: App) -> None:
    before = app.store.head()
    body = b'{"query": "mutation($t: String!) { ingestDocument(input: {text: $t, name: \\"a\\"}) { repeated } }", '
    body += b'"variables": {"t": "On Tuesday \\ud800."}}'
    response = client.post("/graphql", content=body, headers={"Content-Type": "application/json"})
    assert response.status_code == 400
    assert response.json()["detail"] == "The body has half a character in it: a surrogate without its pair."
    assert app.store.head() == before


@pytest.mark.parametrize(
    ("minimum", "maximum"),
    [("NaN", None), ("Infinity", None), ("1e9999", None), ("", None), (None, "x"), ("9", "1")],
)
def test_what_is_no_number_is_refused(client: Client, app: App, minimum: str | None, maximum: str | None) -> None:
    claim = ingested(client)["claims"][0]["id"]
    before = app.store.head()
    quantity = {"span": {"start": 0, "end": 3, "text": "The"}, "minimum": minimum, "maximum": maximum, "bound": "EXACT"}
    decision = {"by": "e", "why": "w"}
    payload = mutate(client, "correctClaim", "__typename", claimId=claim, quantities=[quantity], decision=decision)
    assert [error["code"] for error in payload["errors"]] == ["invalid-input"]
    assert app.store.head() == before


@pytest.mark.parametrize(
    ("given", "kind", "words", "path"),
    [
        (
            {},
            "MissingPublicationError",
            "a.txt does not say when it was published: give the time as `published`.",
            "published",
        ),
        ({"published": "2025-08-13", "url": "javascript:alert(1)"}, "InvalidInputError", "is none on the web", "url"),
    ],
)
def test_a_document_that_is_refused_names_the_field(
    client: Client, app: App, given: dict[str, str], kind: str, words: str, path: str
) -> None:
    (error,) = mutate(client, "ingestDocument", "repeated", text="Talks began on Tuesday.", name="a.txt", **given)[
        "errors"
    ]
    assert (error["__typename"], error["path"]) == (kind, ["input", path])
    assert words in error["message"]
    assert app.store.head() == 0


NULS = [
    ("ingestDocument", {"text": "On Tuesday.", "name": "a.txt", "published": "2025-08-13", "title": "a\0b"}, ["title"]),
    ("createTimeline", {"slug": "nul", "title": "a\0b", "decision": {"by": "e", "why": "w"}}, ["title"]),
    ("createTimeline", {"slug": "nul", "title": "a", "decision": {"by": "e", "why": "\0"}}, ["decision", "why"]),
    (
        "createTimeline",
        {"slug": "nul", "title": "a", "selection": {"names": ["\0"]}, "decision": {"by": "e", "why": "w"}},
        ["selection", "names"],
    ),
]


@pytest.mark.parametrize(("name", "input", "path"), NULS)
def test_a_nul_is_refused_before_it_reaches_the_log(
    client: Client, app: App, name: str, input: dict[str, object], path: list[str]
) -> None:
    before = app.store.head()
    errors = mutate(client, name, "__typename", **input)["errors"]
    assert [(error["code"], error["path"]) for error in errors] == [("invalid-input", ["input", *path])]
    assert app.store.head() == before
    assert [status.fault for status in app.runner.status()] == [None] * 3


@pytest.mark.parametrize("name", ["\0", "a\0b", "\N{HIGH OCTET PRESET}", "x" * 5000, "'; DROP TABLE events; --"])
def test_strange_names_are_refused(client: Client, name: str) -> None:
    for question in ("claim(id: $name)", "node(id: $name)", "document(id: $name)", "timeline(slug: $name)"):
        query = f"query($name: {'String' if 'slug' in question else 'ID'}!) {{ {question} {{ id }} }}"
        answer = client.post("/graphql", json={"query": query, "variables": {"name": name}}).json()
        assert answer["errors"][0]["extensions"]["code"] in REFUSED
    assert client.get(f"/timelines/{quote(name)}.ics").json()["code"] in REFUSED


def test_a_nul_in_a_document_does_not_stop_anything(client: Client, app: App) -> None:
    text = "Kofi\0 Annan spoke in Ge\0neva on Tuesday, Kofi Annan said."
    mutate(client, "ingestDocument", "repeated", text=text, name="a.txt", published="2025-08-13")
    assert [status.fault for status in app.runner.status()] == [None] * 3
