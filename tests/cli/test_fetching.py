"""Documents from the web and from web archives: the whole way from an address to a printed timeline."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from dateline.cli.follow import seconds_of
from dateline.errors import InvalidInput
from tests.cli.running import Shell
from tests.fetching.server import Answer, Site, serve

TEXT = "Published: 2025-08-13 10:00:00\nBridge\n\nAna Silva opened the bridge in Lisbon on Tuesday{rest}.\n"
PLAIN = {"Content-Type": "text/plain; charset=utf-8"}


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as site:
        site.answers["/bridge"] = Answer(TEXT.format(rest="").encode(), headers=PLAIN)
        yield site


def recorded(run: Shell, kind: str = "document-recorded") -> list[dict[str, object]]:
    out = run("log", "events", "--type", kind, "--json").out.decode()
    return [json.loads(line) for line in out.splitlines()]


def test_an_address_goes_onto_a_timeline(run: Shell, site: Site) -> None:
    ran = run("ingest", f"{site.url}/bridge", "--source", "Courier", "--timeline", "bridge", "--allow-private")
    assert (ran.code, ran.err) == (0, "")
    assert "Ana Silva opened the bridge" in " ".join(run("timeline", "bridge").out.decode().split())
    (event,) = recorded(run)
    assert f"{site.url}/bridge" in json.dumps(event)


def test_an_address_that_cannot_be_fetched(run: Shell, site: Site) -> None:
    assert "--allow-private" in run("ingest", f"{site.url}/bridge").complaint
    assert "404 Not Found" in run("ingest", f"{site.url}/missing", "--allow-private").complaint
    ran = run("ingest", f"{site.url}/missing", f"{site.url}/bridge", "--allow-private")
    assert ran.code == 2
    assert ran.out.decode().startswith(f"{site.url}/bridge: ")
    assert f"{site.url}/missing could not be fetched" in ran.err


def test_following_records_what_is_new_and_revised(run: Shell, site: Site) -> None:
    follow = ("follow", f"{site.url}/bridge", "--source", "Courier", "--allow-private", "--once")
    assert run(*follow).out.decode().startswith(f"{site.url}/bridge: ")
    assert run(*follow).out == b""
    site.answers["/bridge"] = Answer(TEXT.format(rest=" and wept").encode(), headers=PLAIN)
    assert run(*follow).out != b""
    assert len(recorded(run)) == 2
    assert len(recorded(run, "document-revised")) == 1
    site.answers["/bridge"] = Answer(status=410)
    said = run(*follow).err
    assert "410 Gone" in said
    assert "it is not asked again" in said


def test_what_cannot_be_followed(run: Shell) -> None:
    assert "is no address on the web" in run("follow", "notes.txt").complaint
    assert "is no time to wait" in run("follow", "https://courier.example/", "--every", "often").complaint
    assert "a minute at the least" in run("follow", "https://courier.example/", "--every", "5s").complaint


@pytest.mark.parametrize(("written", "seconds"), [("90s", 90), ("15m", 900), ("1.5h", 5400), ("1d", 86_400)])
def test_how_often_to_ask(written: str, seconds: float) -> None:
    assert seconds_of(written) == seconds
    with pytest.raises(InvalidInput):
        seconds_of(f"{written}x")


def archive(*pages: tuple[str, str, str, bytes]) -> bytes:
    """A packed archive (WARC 1.1) of answers: address, status, media type, body."""
    records = []
    for number, (url, status, media_type, body) in enumerate(pages):
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0-{number}>\r\nWARC-Target-URI: {url}\r\n"
            f"WARC-Date: 2025-08-14T09:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        )
        records.append(gzip.compress(head.encode() + answer + b"\r\n\r\n"))
    return b"".join(records)


def test_the_pages_of_a_web_archive(run: Shell) -> None:
    first, second = (TEXT.format(rest=rest).encode() for rest in ("", " and wept"))
    data = archive(
        ("https://courier.example/a", "200 OK", "text/plain", first),
        ("https://courier.example/old", "301 Moved", "text/plain", b""),
        ("https://courier.example/logo.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://courier.example/b", "200 OK", "text/plain", second),
        ("https://courier.example/empty", "200 OK", "text/plain", b" "),
    )
    Path("pages.warc.gz").write_bytes(data)
    ran = run("ingest", "pages.warc.gz", "--workers", "1")
    assert [line.rpartition(": ")[0] for line in ran.out.decode().splitlines()][:2] == [
        "https://courier.example/a",
        "https://courier.example/b",
    ]
    assert ran.code == 2
    assert "https://courier.example/empty is empty." in ran.err
    assert all("2025-08-14T09:00:00Z" in json.dumps(event) for event in recorded(run))


def test_a_web_archive_that_breaks_off(run: Shell) -> None:
    text = TEXT.format(rest="".join(f", then {number}" for number in range(500))).encode()
    data = archive(("https://courier.example/a", "200 OK", "text/plain", text))
    for size in range(30, len(data) - 30, 97):
        Path("torn.warc.gz").write_bytes(data[:size])
        ran = run("ingest", "torn.warc.gz")
        assert ran.code == 2
    assert recorded(run) == []


def test_what_would_be_recorded(run: Shell) -> None:
    Path("a.txt").write_text(TEXT.format(rest=""))
    Path("empty.txt").write_text("")
    run("ingest", "a.txt")
    Path("b.txt").write_text(TEXT.format(rest=" and wept"))
    ran = run("ingest", "a.txt", "b.txt", "empty.txt", "--dry-run")
    assert ran.code == 2
    assert "empty.txt is empty." in ran.err
    lines = ran.out.decode().splitlines()
    assert lines[0].startswith("a.txt: Bridge, published 2025-08-13T10:00:00 (stated)")
    assert [line.endswith("known already") for line in lines] == [True, False]
    values = json.loads(run("ingest", "b.txt", "--dry-run", "--json").out)
    assert (values["title"], values["known"], values["rows"]) == ("Bridge", False, [])
    assert len(recorded(run)) == 1


def test_a_mapping_says_what_the_columns_of_a_sheet_hold(run: Shell) -> None:
    Path("a.csv").write_text("Year,What,Who\n2019,The bridge opened,Silva\n,Nobody knows when,Berg\n2021,It closed,\n")
    dry = ("ingest", "a.csv", "--published", "2025-08-13", "--source", "Courier", "--dry-run")
    assert "--map" in run(*dry).complaint
    for mapping in (
        ("--map", "date=Year,headline=What,ignore=Who"),
        ("--map", "date=Year", "--map", "headline=What,ignore=*"),
    ):
        ran = run(*dry, *mapping)
        assert ran.code == 0
        out = ran.out.decode()
        assert "row 1: " in out
        assert "The bridge opened" in out
        assert "Nobody knows when" not in out.split("row 2")[0]
    assert "write FIELD=COLUMN" in run(*dry, "--map", "date=").complaint
    assert "No mapping goes by the name 'gedlt'; there are" in run(*dry, "--map", "gedlt").complaint
    mapped = (*dry[:-1], "--map", "date=Year,headline=What,ignore=*", "--timeline", "bridge")
    assert run(*mapped).code == 0
    assert b"bridge" in run("timeline", "bridge").out.lower()


def test_the_schema_of_a_line(run: Shell) -> None:
    schema = json.loads(run("schema", "document").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    line = {"id": "a", "published": "2025-08-13", "text": TEXT, "source": None, "unheard of": 1}
    validator.validate(line)
    Path("a.jsonl").write_text(json.dumps(line))
    assert run("ingest", "a.jsonl").code == 0
    for wrong in ({"id": "a"}, {"id": "a", "text": ""}, {"id": "a", "text": "x", "url": 7}):
        assert not validator.is_valid(wrong)
        Path("wrong.jsonl").write_text(json.dumps({"published": "2025-08-13", **wrong}))
        assert run("ingest", "wrong.jsonl").code == 2
