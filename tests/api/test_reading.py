import icalendar
import pytest

from dateline.api.http import create_http
from dateline.evidence import Selection
from dateline.projections.runner import Runner
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from dateline.store.recorded import ANY, new_event
from tests.api.client import Client
from tests.api.filled import filled, statements
from tests.api.test_graphql import EVERYTHING, ask, refused
from tests.exports.test_json import validate
from tests.given import created


def test_statements_do_not_grow_with_the_page(database: Database) -> None:
    service = filled(database, 60)
    counts = []
    for length in (5, 50):
        with statements(database) as sent:
            edges = ask(service, EVERYTHING, slug="call", first=length)["timeline"]["entries"]["edges"]
        assert len(edges) == length
        counts.append(len(sent))
    assert counts[0] == counts[1]


def test_statements_do_not_grow_with_the_timelines(database: Database) -> None:
    service = filled(database, 12)
    store = EventStore(database)
    for number in range(6):
        timeline = created(f"news-{number}", Selection(earliest=f"2025-01-{number + 1:02}"))
        store.append(timeline.stream, (new_event(timeline),), expected_version=ANY)
    Runner(store).catch_up()
    query = """query($first: Int) { timelines(first: $first) { nodes { slug entries(first: 3) {
        nodes { happening { edtf claims { document { title } } } } pageInfo { hasNextPage } }
        latest: entries(last: 1) { nodes { happening { edtf } } } } } }"""
    counts, told = [], {}
    for length in (2, 7):
        with statements(database) as sent:
            nodes = ask(service, query, first=length)["timelines"]["nodes"]
        assert len(nodes) == length
        for node in nodes:
            told[node["slug"]] = [entry["happening"]["edtf"] for entry in node["entries"]["nodes"]]
        counts.append(len(sent))
    assert counts[0] == counts[1]
    assert told["call"] == told["news-0"] == ["2025-01-01", "2025-01-02", "2025-01-03"]
    assert told["news-5"] == ["2025-01-06", "2025-01-07", "2025-01-08"]
    assert {node["latest"]["nodes"][0]["happening"]["edtf"] for node in nodes} == {"2025-01-12"}


def test_pages_follow_one_another_and_stay_where_they_are(database: Database) -> None:
    service = filled(database, 12)
    query = """query($first: Int, $after: String, $last: Int, $before: String) { timeline(slug: "call") {
        entries(first: $first, after: $after, last: $last, before: $before) {
            nodes { happening { edtf } } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } } }"""

    def page(**arguments: object) -> tuple[list[str], dict[str, object]]:
        entries = ask(service, query, **arguments)["timeline"]["entries"]
        return [node["happening"]["edtf"] for node in entries["nodes"]], entries["pageInfo"]

    first, info = page(first=5)
    second, info = page(first=5, after=info["endCursor"])
    third, info = page(first=5, after=info["endCursor"])
    assert first + second + third == [f"2025-01-{day:02}" for day in range(1, 13)]
    assert (info["hasNextPage"], info["hasPreviousPage"]) == (False, True)
    back, _ = page(last=5, before=info["startCursor"])
    assert back == second


def test_a_cursor_of_another_service_is_refused(database: Database) -> None:
    service = filled(database, 1)
    for cursor in ("?", "eyJhIjoxfQ", ""):
        error = refused(
            service, f'{{ timeline(slug: "call") {{ entries(after: "{cursor}") {{ nodes {{ pinned }} }} }} }}'
        )
        assert error["extensions"]["code"] == "malformed-cursor"


@pytest.mark.parametrize(
    ("moment", "code"),
    [
        ('{recorded: "-1"}', "invalid-input"),
        ('{recorded: "999"}', "invalid-input"),
        ('{recorded: "soon"}', "invalid-input"),
        ('{published: "2999-01-01"}', "invalid-input"),
        ('{recorded: "2025-08-01", published: "2025-08-13"}', "inverted-as-of"),
    ],
)
def test_a_moment_that_is_none_is_refused(sqlite_database: Database, moment: str, code: str) -> None:
    error = refused(filled(sqlite_database, 1), f'{{ timeline(slug: "call", asOf: {moment}) {{ id }} }}')
    assert error["extensions"]["code"] == code


def test_the_feeds_read_the_log(database: Database) -> None:
    client = Client(create_http(filled(database, 3)))
    assert len(icalendar.Calendar.from_ical(client.get("/timelines/call.ics").content).events) == 3
    written = client.get("/timelines/call.json")
    validate(written.content)
    assert written.json()["as_of"]["recorded"] == 10
    assert client.get("/timelines/call.json?published_by=2025-08-12").json()["entries"] == []
    for query in ("as_of=2025-08-01&published_by=2025-08-13", "as_of=-1"):
        assert client.get(f"/timelines/call.ics?{query}").status_code == 400
