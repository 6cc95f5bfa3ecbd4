"""Reading documents: what each reader makes of its input, and every way in which an input can be no document."""

import json

import pytest

from dateline.documents import (
    Received,
    parse_documents,
    parse_jsonl,
    parse_publication,
    parse_text,
    read_document,
)
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
        ("Łódź ".encode() + b"caf\xe9 au lait", r"byte 0xe9 at offset 11"),
        (b"end \xe2\x82", r"byte 0xe2 at offset 4"),
        (b"<!DOCTYPE html><html></html>", "is a web page or a feed"),
    ],
)
def test_bytes_that_are_no_document(data, said):
    with pytest.raises(UnreadableDocument, match=said):
        text(data, published="2025-08-13")


@pytest.mark.parametrize(
    ("data", "written", "assumed"),
    [
        (b"A caf\xe9 burnt down.", "A café burnt down.", "cp1252"),
        (b"The \x93port\x94 is open.", "The “port” is open.", "cp1252"),
        ("Порт закрыт из-за шторма, сообщили власти города.".encode("cp1251"), "Порт закрыт", "cp1251"),
        ("The port is open.".encode("utf-16-le"), "The port is open.", "utf-16-le"),
    ],
)
def test_text_in_another_encoding_is_read_and_what_was_assumed_is_said(data, written, assumed):
    document = text(data, published="2025-08-13")
    assert document.text.startswith(written)
    assert document.notes == (f"Nobody says in which encoding it is: {assumed} was assumed.",)
    assert (document.raw, document.reader) == (data, f"text/2 {assumed}")


def test_utf_16_with_a_mark_needs_no_assumption():
    document = text("The port is open.".encode("utf-16"), published="2025-08-13")
    assert (document.text, document.notes) == ("The port is open.", ())


def test_header_lines_are_read_in_any_order():
    lines = (
        "Source: Harbour Post\nURL: https://post.example/7\nAuthor: Ann Lee and Bo Dahl\n"
        "Updated: 14 August 2025, 6 pm\n"
    )
    document = text(f"{lines}The port is open.".replace(", 6 pm", ", 6:05 pm").encode(), published="2025-08-13")
    assert (document.source_name, document.url) == ("Harbour Post", "https://post.example/7")
    assert (document.authors, document.updated) == (("Ann Lee", "Bo Dahl"), "14 August 2025, 6:05 pm")
    assert document.text[document.body_start :] == "The port is open."
    assert document.date_basis == "given"


@pytest.mark.parametrize(
    "body", ["Source: the mayor said so.\nIt rained.", "URL: none\nIt rained.", "Updated: see below\nIt rained."]
)
def test_a_sentence_that_looks_like_a_header_line_is_a_sentence(body):
    assert text(body.encode(), published="2025-08-13").body_start == 0


def test_front_matter_of_markdown_is_a_header():
    front = '---\ntitle: "Storm closes the port"\ndate: 2025-08-13\nauthor: [Ann Lee, Bo Dahl]\ntags: storm\n---\n'
    document = text(f"{front}\nIt closed at noon.\n".encode())
    assert (document.title, document.publication.local) == ("Storm closes the port", "2025-08-13")
    assert document.authors == ("Ann Lee", "Bo Dahl")
    assert document.text[document.body_start :].strip() == "It closed at noon."


def test_what_no_reader_sees_makes_no_other_document():
    one = text(("Published: 2025-08-13 19:20\r\nThe cafe\u0301 is shut.\r\n\r\n").encode(), zone="Europe/Kyiv")
    other = text("Published: 2025-08-13 19:20\nThe café is shut.".encode())
    assert one.id == other.id
    assert one.text != other.text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{\\rtf1 The port.}", "is RTF. Save it as docx"),
        ("BEGIN:VCALENDAR\nVERSION:2.0\n", "a calendar or an address card"),
        ("function a() {\n  b();\n}\nlet c = 1;\nd();\n", "is a program"),
        (
            '"""Counts ferries, one a day."""\n\nimport csv\n\ndef count(path):\n    rows = list(path)\n'
            "    return len(rows)\n",
            "is a program",
        ),
        ('{"cells": [{"kind": 1}], "names": ["a"]}', "is JSON of no kind that is known here"),
        ('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><path d="M1 1"/></svg>', "is XML of no kind"),
        ("M10 12 L 14.2 33 Z 88 c 1.1 2.2 3.3 4.4 " * 30, "too few of its characters belong to words"),
    ],
)
def test_what_is_no_prose_is_refused(content, said):
    with pytest.raises(UnreadableDocument, match=said):
        parse_documents(Received(content.encode(), "case.txt", NOW, published="2025-08-13"))


@pytest.mark.parametrize(
    "content", ["[08-13] The bridge collapsed.", "[Editor's note: it rained.]", "{sic} It rained."]
)
def test_a_bracket_does_not_make_json(content):
    (document,) = parse_documents(Received(content.encode(), "case.txt", NOW, published="2025-08-13"))
    assert (document.format, document.text) == ("text", content)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "is an old Office file. Save it as docx"),
        (b"\x1f\x8b\x08\x00", "is a gzip archive. Unpack it first"),
        (b"\x89PNG\r\n", "is a picture. Give the text"),
        (b"PK\x03\x04 broken", "is a broken or locked archive"),
    ],
)
def test_bytes_that_no_reader_reads_say_what_to_give_instead(data, said):
    with pytest.raises(UnreadableDocument, match=said):
        parse_documents(Received(data, "case.bin", NOW, published="2025-08-13"))


@pytest.mark.parametrize(
    ("written", "local", "zone"),
    [
        ("Wed, 13 Aug 2025 19:20:55 +0200", "2025-08-13T19:20:55", "+02:00"),
        ("Wed, 13 Aug 25 19:20 EST", "2025-08-13T19:20:00", "-05:00"),
        ("Aug. 13, 2025, 7:20 p.m.", "2025-08-13T19:20:00", None),
        ("13th August 2025", "2025-08-13", None),
        ("20250813T192055Z", "2025-08-13T19:20:55", "UTC"),
        ("2025-08-13T19:20:55.1234567+02", "2025-08-13T19:20:55.123456", "+02:00"),
        ("Wed Aug 13 19:20:55 2025", "2025-08-13T19:20:55", None),
    ],
)
def test_publication_times_as_formats_and_people_write_them(written, local, zone):
    publication = parse_publication(written)
    assert (publication.raw, publication.local, publication.zone) == (written, local, zone)


@pytest.mark.parametrize(
    "written", ["03/04/2025", "13 Smarch 2025", "Aug. 13, 2025, 13:20 pm", "31 June 2025", "12:61, 1 May 2025"]
)
def test_what_could_be_two_dates_or_none_is_no_publication_time(written):
    with pytest.raises(InvalidInput, match="is no publication time"):
        parse_publication(written)


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
