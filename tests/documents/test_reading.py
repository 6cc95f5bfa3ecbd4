"""Reading documents: what each reader makes of its input, and every way in which an input can be no document."""

import json

import pytest

from dateline.documents import parse_jsonl, parse_publication, parse_text, read_document
from dateline.errors import DatelineError, InvalidInput, MissingPublication, UnreadableDocument

ADDRESS = "https://courier.example/1?a=b#c"
NOW = "2025-08-14T08:00:00Z"
HEADER = "Published: 2025-08-13 19:20:55 | Views: 8\n"


def text(data: bytes, **given: str):
    (document,) = parse_text(data, name="case.txt", retrieved_at=NOW, **given)
    return document


def lines(*objects: object, **given: str):
    data = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in objects)
    return parse_jsonl(data.encode(), name="case.jsonl", retrieved_at=NOW, **given)


def test_header_line_gives_publication_views_and_where_the_body_begins():
    document = text((HEADER + "The port is open.").encode())
    assert document.publication.raw == "2025-08-13 19:20:55"
    assert document.publication.local == "2025-08-13T19:20:55"
    assert (document.publication.zone, document.publication.zone_basis) == (None, "assumed")
    assert document.publication.public_by == "2025-08-13T19:20:55Z"
    (views,) = document.observations
    assert (views.name, views.value, views.observed_at) == ("views", 8, NOW)
    assert document.text[document.body_start :] == "The port is open."
    assert document.format == "text"


def test_views_are_an_observation_and_no_part_of_the_identity():
    assert text((HEADER + "A.").encode()).id == text((HEADER.replace("8\n", "9,100\n") + "A.").encode()).id
    assert text((HEADER + "A.").encode()).id != text((HEADER + "B.").encode()).id
    assert text((HEADER + "A.").encode()).id != text((HEADER + "A.").encode(), source="The Courier").id


def test_brief_has_its_bold_headings_as_sections():
    body = "It rained.\n**Who:**\nAnna.\n**What's Next:**\nMore rain.\n"
    document = text(body.encode(), published="2025-08-13")
    assert [section.name for section in document.sections] == ["Who", "What's Next"]
    first, second = document.sections
    assert body[first.start : first.end] == "**Who:**\nAnna.\n"
    assert second.end == len(body)
    assert document.format == "brief"


def test_a_day_alone_is_public_by_the_end_of_that_day():
    assert text(b"A.", published="2025-08-13").publication.public_by == "2025-08-14T00:00:00Z"


@pytest.mark.parametrize(
    ("written", "zone", "expected"),
    [
        ("2025-08-13T19:20:55Z", None, ("UTC", "stated", "2025-08-13T19:20:55Z")),
        ("2025-08-13T19:20:55+03:00", "Asia/Seoul", ("+03:00", "stated", "2025-08-13T16:20:55Z")),
        ("2025-08-13 19:20", "Europe/Kyiv", ("Europe/Kyiv", "source_default", "2025-08-13T16:20:00Z")),
        ("2025-08-13 19:20 Europe/Kyiv", None, ("Europe/Kyiv", "stated", "2025-08-13T16:20:00Z")),
        ("2025-08-13", "+09:00", ("+09:00", "source_default", "2025-08-13T15:00:00Z")),
        ("2025-10-26 02:30", "Europe/Berlin", ("Europe/Berlin", "source_default", "2025-10-26T01:30:00Z")),
    ],
)
def test_publication_zone(written, zone, expected):
    found = parse_publication(written, zone=zone)
    assert (found.zone, found.zone_basis, found.public_by) == expected


@pytest.mark.parametrize(
    "written",
    ["yesterday", "13.08.2025", "2025-13-01", "2025-08-32", "2025-08-13T25:00", "9999-12-31", "", "٢٠٢٥-٠٨-١٣"],
)
def test_nonsense_is_no_publication_time(written):
    with pytest.raises(InvalidInput, match="is no publication time") as raised:
        parse_publication(written)
    assert raised.value.values == {"written": written}


def test_unknown_zone():
    with pytest.raises(InvalidInput, match="'Europe/Atlantis'"):
        parse_publication("2025-08-13", zone="Europe/Atlantis")


def test_a_document_that_does_not_say_when_needs_to_be_told():
    with pytest.raises(MissingPublication, match=r"case\.txt does not say when it was published"):
        text(b"A brief.")


def test_a_documents_own_word_wins_over_what_is_given():
    assert text((HEADER + "A.").encode(), published="1999-01-01").publication.local == "2025-08-13T19:20:55"


def test_offsets_stay_true_to_the_bytes_decoded():
    data = ("\ufeffPublished: 2025-08-13\r\nThe “port” is open.\r\n").encode()
    document = text(data)
    assert document.text == data.decode("utf-8")
    assert document.text[document.body_start :].startswith("The “port”")
    assert document.publication.local == "2025-08-13"


def test_title_is_a_first_line_that_stands_alone():
    assert text((HEADER + "Storm closes the port\n\nIt closed at noon.").encode()).title == "Storm closes the port"
    assert text((HEADER + "# Storm\nIt closed at noon.").encode()).title == "Storm"
    assert text((HEADER + "It closed at noon.\n\nNobody was hurt.").encode()).title is None


def test_jsonl_gives_a_document_a_line():
    first = {
        "id": "a",
        "published": "2025-08-13",
        "text": "One.",
        "title": "T",
        "source": "The Courier",
        "url": ADDRESS,
    }
    one, two = lines(first, "", {"id": "b", "text": "Two.", "other": 1}, published="2025-08-14")
    assert (one.name, one.title, one.source_name, one.source_id, one.url) == (
        "a",
        "T",
        "The Courier",
        "source-the-courier",
        ADDRESS,
    )
    assert two.publication.local == "2025-08-14"
    assert {one.format, two.format} == {"jsonl"}


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("{", "line 2 is no JSON"),
        ("[1]", "line 2 is no JSON object"),
        ({"id": "b"}, "line 2 lacks text"),
        ({}, "line 2 lacks id and text"),
        ({"id": "b", "text": 5}, "line 2 has a text that is no text"),
        ({"id": "a", "text": "again"}, "line 2 has the id 'a' of line 1"),
        ({"id": "b", "text": "A.", "title": "a\0b"}, "line 2 has a NUL in its title"),
        ('{"id": "b", "text": "\\ud800"}', "line 2 has a text with half a character"),
        ("[" * 100_000, "line 2 is no JSON"),
    ],
)
def test_a_bad_line_is_named(bad, said):
    with pytest.raises(UnreadableDocument, match=said) as raised:
        lines({"id": "a", "text": "One."}, bad, published="2025-08-13")
    assert raised.value.values["line"] == 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (b"A\0B", "has a NUL at byte 1"),
        (b"caf\xe9 au lait", r"byte 0xe9 at offset 3"),
        (b"end \xe2\x82", r"byte 0xe2 at offset 4"),
        (b"<!DOCTYPE html><html></html>", "is a web page or a feed"),
    ],
)
def test_bytes_that_are_no_document(data, said):
    with pytest.raises(UnreadableDocument, match=said):
        text(data, published="2025-08-13")


def read(path, **given):
    return read_document(path, published="2025-08-13", retrieved_at=NOW, **given)


def test_files_that_are_no_document(tmp_path):
    with pytest.raises(UnreadableDocument, match="cannot be read: No such file"):
        read(tmp_path / "none.txt")
    with pytest.raises(UnreadableDocument, match="is a directory"):
        read(tmp_path)
    with pytest.raises(UnreadableDocument, match="cannot be read"):
        read(tmp_path / "nul\0.txt")
    with pytest.raises(UnreadableDocument, match="cannot be read"):
        read(tmp_path / ("x" * 5000))


def test_a_file_may_not_be_opened(tmp_path, monkeypatch):
    file = tmp_path / "secret.txt"
    file.write_text("A.")

    def refuse(*_args, **_given):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(file), "open", refuse)
    with pytest.raises(UnreadableDocument, match="cannot be read: Permission denied"):
        read(file)


def test_a_large_file_is_refused_before_it_is_decoded(tmp_path):
    file = tmp_path / "large.txt"
    with file.open("wb") as out:
        out.truncate(50_000_000)
    with pytest.raises(UnreadableDocument, match=r"larger than the 20,000,000 bytes allowed"):
        read(file)
    with pytest.raises(UnreadableDocument, match="larger than the 3 bytes allowed"):
        read_document(_small(tmp_path), published="2025-08-13", retrieved_at=NOW, max_bytes=3)


def _small(tmp_path):
    file = tmp_path / "small.txt"
    file.write_text("Four")
    return file


def test_every_error_is_one_sentence(tmp_path):
    for path in (tmp_path, tmp_path / "none.txt"):
        with pytest.raises(DatelineError) as raised:
            read(path)
        assert "\n" not in str(raised.value)


def test_a_publication_time_that_is_none_is_refused_even_where_it_is_not_needed():
    for given in ("never", ""):
        with pytest.raises(InvalidInput, match="is no publication time"):
            text((HEADER + "A.").encode(), published=given)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://a.example/", "//a.example", "https://", "http://a b/", "a"]
)
def test_an_address_is_one_of_the_web(url: str):
    with pytest.raises(InvalidInput, match=r"The address of a, .* is none on the web: it begins with https://"):
        lines({"id": "a", "text": "One.", "published": "2025-08-13", "url": url})


def test_an_id_has_its_article():
    with pytest.raises(UnreadableDocument, match=r"^case\.jsonl, line 1 has an id that is no text\.$"):
        lines({"id": 5, "text": "One."})


@pytest.mark.parametrize(
    "data", [b"", b"\0a", b"\xff", b"<html><body>x", b"A brief.", b"Published: soon\n\nA."], ids=lambda data: repr(data)
)
def test_what_is_wrong_is_a_whole_sentence(data: bytes):
    with pytest.raises(InvalidInput, match=r"[^.]\.$"):
        text(data)


def test_what_is_wrong_with_a_file_or_a_zone_is_a_whole_sentence(tmp_path):
    (tmp_path / "long").write_text("x" * 11)
    for name in (".", "missing", "long"):
        with pytest.raises(UnreadableDocument, match=r"[^.]\.$"):
            read_document(tmp_path / name, retrieved_at=NOW, max_bytes=10)
    with pytest.raises(InvalidInput, match=r"^No time zone goes by the name 'Nowhere'\.$"):
        parse_publication("2025-08-13", zone="Nowhere")
