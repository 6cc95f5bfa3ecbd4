import json
import threading
from collections.abc import AsyncIterator
from email.utils import parsedate_to_datetime
from typing import Any

import anyio
import anyio.to_thread
import httpx
import icalendar
import pytest
from starlette.types import Message

from dateline import errors
from dateline.api import http
from dateline.api.http import create_http
from dateline.projections.views import AsOf, TimelineView
from tests.api.client import Client
from tests.api.fake import FakeReader, FakeService
from tests.exports.specimens import CHANGED
from tests.exports.test_json import validate

JSON = {"Content-Type": "application/json"}


@pytest.fixture
def service() -> FakeService:
    return FakeService()


@pytest.fixture
def client(service: FakeService) -> Client:
    return Client(create_http(service))


def problem(response: Any, status: int, code: str | None = None) -> str:
    """What a problem says, after checking its shape."""
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert body.keys() >= {"type", "title", "status", "detail", "instance"}
    assert (body["status"], body.get("code")) == (status, code)
    return str(body["detail"])


def test_a_timeline_is_a_calendar_at_an_address(client: Client) -> None:
    response = client.get("/timelines/call.ics")
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/calendar; charset=utf-8"
    assert len(icalendar.Calendar.from_ical(response.content).events) == 3
    assert parsedate_to_datetime(response.headers["last-modified"]) == CHANGED
    assert "must-revalidate" in response.headers["cache-control"]


def test_a_timeline_is_json_at_an_address(client: Client) -> None:
    response = client.get("/timelines/call.json")
    assert response.headers["content-type"] == "application/json"
    validate(response.content)
    assert response.json()["as_of"] == {"recorded": 40, "published": None}
    assert len(response.json()["documents"]) == 3
    assert client.get("/timelines/call.json?as_of=7").json()["as_of"]["recorded"] == 7


@pytest.mark.parametrize("path", ["/timelines/call.ics", "/timelines/call.json"])
def test_an_edition_is_sent_once(client: Client, service: FakeService, path: str) -> None:
    first = client.get(path)
    service.reader.at = 41
    again = client.get(path, headers={"If-None-Match": f'"other", {first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    service.reader = FakeReader(4)
    assert client.get(path, headers={"If-None-Match": first.headers["etag"]}).status_code == 200


@pytest.mark.parametrize("path", ["/timelines/call.ics", "/timelines/call.json", "/healthz"])
def test_head_is_get_without_a_body(client: Client, path: str) -> None:
    head, get = client.request("HEAD", path), client.get(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == get.headers["content-length"]


@pytest.mark.parametrize(
    ("path", "status", "code", "words"),
    [
        ("/timelines/nowhere.ics", 404, "not-found", 'There is no timeline "nowhere".'),
        ("/timelines/nowhere.json", 404, "not-found", 'There is no timeline "nowhere".'),
        ("/timelines/call.ics?asof=7", 400, "invalid-input", 'There is no parameter "asof"'),
        ("/timelines/call.json?as_of=9&published_by=2025", 400, "inverted-as-of", "Inverted."),
        ("/nothing", 404, None, "There is nothing at /nothing."),
        ("/timelines/call.pdf", 404, None, "There is nothing at /timelines/call.pdf."),
        ("/timelines/broken.ics", 500, "error", "Something went wrong here. It is in the service's log."),
        ("/graphql", 400, None, "Send a GraphQL query"),
        ("/graphql?query={__typename}&variables=[", 400, None, "The body is not JSON."),
        ("/graphql?query=mutation{createTimeline}", 400, None, "mutations are not allowed"),
    ],
)
def test_every_error_is_a_problem(client: Client, path: str, status: int, code: str | None, words: str) -> None:
    assert words in problem(client.get(path), status, code)


@pytest.mark.parametrize("path", ["/timelines/call.ics", "/timelines/call.json"])
def test_a_database_that_cannot_be_read_is_no_empty_calendar(
    client: Client, service: FakeService, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    def unreadable(*_: object) -> None:
        raise errors.DatabaseUnreadable("The database cannot be read: file is not a database.")

    monkeypatch.setattr(service.reader, "timeline", unreadable)
    assert "not a database" in problem(client.get(path), 503, "database-unreadable")
    answer = client.get('/graphql?query={timeline(slug:"call"){id}}').json()
    assert answer["errors"][0]["extensions"]["code"] == "database-unreadable"


def test_methods_that_are_not_offered(client: Client) -> None:
    response = client.post("/timelines/call.ics")
    assert problem(response, 405) == "/timelines/call.ics cannot be asked with POST."
    assert sorted(response.headers["allow"].split(", ")) == ["GET", "HEAD"]
    problem(client.request("DELETE", "/graphql"), 405)


@pytest.mark.parametrize(
    ("body", "content_type", "words"),
    [
        (b"{", "application/json", "The body is not JSON."),
        (b"\xff\xfe{}", "application/json", "The body is not JSON."),
        (b"[" * 100_000, "application/json", "The body is not JSON."),
        (b'"query"', "application/json", "The body is not a JSON object."),
        (b"[]", "application/json", "The body is not a JSON object."),
        (b"{}", "application/json", "No GraphQL query found in the request"),
        (b'{"query": 1}', "application/json", "must be a string"),
        (b"{__typename}", "text/plain", "Unsupported content type"),
    ],
)
def test_bodies_that_are_no_query(client: Client, body: bytes, content_type: str, words: str) -> None:
    assert words in problem(client.post("/graphql", content=body, headers={"Content-Type": content_type}), 400)


def test_a_body_too_large_is_refused_as_it_comes(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "MAX_BODY", 100)
    body = json.dumps({"query": "{__typename}" + " " * 100}).encode()
    assert problem(client.post("/graphql", content=body, headers=JSON), 413) == "The request is too large."

    async def chunks() -> AsyncIterator[bytes]:
        yield body[:60]
        yield body[60:]

    assert problem(client.post("/graphql", content=chunks(), headers=JSON), 413) == "The request is too large."


def test_graphql_answers_by_post_and_get(client: Client) -> None:
    query = '{ timeline(slug: "call") { entries(first: 1) { nodes { happening { title } } } } }'
    by_post, by_get = client.post("/graphql", json={"query": query}), client.get("/graphql", params={"query": query})
    assert by_post.json() == by_get.json()
    assert by_post.json()["data"]["timeline"]["entries"]["nodes"] == [{"happening": {"title": "Phone call"}}]


def test_graphiql_is_for_development_only(service: FakeService, client: Client) -> None:
    headers = {"Accept": "text/html"}
    problem(client.get("/graphql", headers=headers), 400)
    developing = Client(create_http(service, development=True))
    assert "GraphiQL" in developing.get("/graphql", headers=headers).text


def test_health_and_readiness(client: Client, service: FakeService) -> None:
    assert client.get("/healthz").json() == {"status": "alive"}
    assert client.get("/readyz").json() == {"status": "ready"}
    service.failure = errors.DatabaseBehind("Run `dateline db upgrade`.", found="0001", needed="0002")
    assert client.get("/healthz").status_code == 200
    response = client.get("/readyz")
    assert problem(response, 503, "database-behind") == "Run `dateline db upgrade`."
    assert response.json()["values"] == {"found": "0001", "needed": "0002"}
    assert response.headers["retry-after"] == "5"


def test_a_slow_question_holds_nobody_else_up(service: FakeService, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, may_end = threading.Event(), threading.Event()
    answer = service.reader.timeline

    def slow(slug: str, as_of: AsOf) -> TimelineView:
        begun.set()
        assert may_end.wait(60)
        return answer(slug, as_of)

    monkeypatch.setattr(service.reader, "timeline", slow)
    application = create_http(service)
    ended: list[str] = []

    async def ask(client: httpx.AsyncClient, path: str) -> None:
        assert (await client.get(path)).status_code == 200
        ended.append(path)

    async def both() -> None:
        transport = httpx.ASGITransport(application)
        client = httpx.AsyncClient(transport=transport, base_url="http://dateline.test")
        async with client, anyio.create_task_group() as group:
            group.start_soon(ask, client, '/graphql?query={timeline(slug:"call"){id}}')
            group.start_soon(ask, client, "/timelines/call.ics")
            await anyio.to_thread.run_sync(begun.wait)
            await ask(client, "/healthz")
            may_end.set()

    anyio.run(both)
    assert ended[0] == "/healthz"
    assert len(ended) == 3


def test_a_client_that_leaves_is_no_fault(service: FakeService, capsys: pytest.CaptureFixture[str]) -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"content-type", b"application/json")]
    scope = {"type": "http", "method": "POST", "path": "/graphql", "headers": headers, "query_string": b""}
    anyio.run(create_http(service), scope, receive, send)
    assert sent[0]["status"] == 400
    assert capsys.readouterr().out == ""


def test_what_was_given_is_not_told_at_length(client: Client) -> None:
    slug = "x" * 10_000
    details = [client.get(f"/timelines/{slug}.ics").json()["detail"], client.get(f"/{slug}").json()["detail"]]
    query = f'{{ timeline(slug: "{slug}") {{ id }} }}'
    details.append(client.post("/graphql", json={"query": query}).json()["errors"][0]["message"])
    for detail in details:
        assert "x" * 79 + "…" in detail
        assert len(detail) < 120


SEVERAL = "query A { __typename } query B { timelines { nodes { slug } } }"


def test_one_of_several_operations_is_run_by_name_only(client: Client) -> None:
    (error,) = client.post("/graphql", json={"query": SEVERAL}).json()["errors"]
    assert error["message"] == "Must provide operation name if query contains multiple operations."
    named = client.post("/graphql", json={"query": SEVERAL, "operationName": "B"}).json()
    assert named == {"data": {"timelines": {"nodes": [{"slug": "call"}]}}}
