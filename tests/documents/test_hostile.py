"""Input that is made to harm: it is refused with a sentence that says what to do, and takes little memory."""

import io
import json
import zipfile
import zlib

import pytest

from dateline.documents import Received, parse_documents
from dateline.errors import DatelineError, UnreadableDocument

NOW = "2025-04-10T08:00:00Z"


def read(data: bytes, name: str = "case.bin", **given):
    return parse_documents(Received(data, name, NOW, published="2025-04-01", **given))


def zipped(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return held.getvalue()


BOMB = b"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<rss version="2.0"><channel><title>t</title><item><title>&b;</title></item></channel></rss>"""
THEFT = b"""<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<nitf><body><body.content><p>&x;</p></body.content></body></nitf>"""


@pytest.mark.parametrize("data", [BOMB, THEFT, BOMB.replace(b"rss", b"newsItem")], ids=["bomb", "theft", "newsml"])
def test_entities_are_never_resolved(data):
    with pytest.raises(UnreadableDocument, match=r"defines entities of its own.*Save it without them"):
        read(data)


def test_an_external_document_type_is_not_fetched():
    data = b'<!DOCTYPE nitf SYSTEM "http://127.0.0.1:9/x.dtd"><nitf><body><body.content><p>A.</p></body.content></body></nitf>'
    assert read(data)[0].text == "A."


def test_an_archive_that_unpacks_to_gigabytes_is_refused():
    data = zipped({"word/document.xml": b" " * 90_000_000, "[Content_Types].xml": b"<a/>"})
    assert len(data) < 100_000
    with pytest.raises(
        UnreadableDocument, match="unpacks to more than the 40,000,000 bytes or 200,000 elements allowed: split it"
    ):
        read(data)


def test_an_archive_of_thousands_of_parts_is_refused():
    data = zipped({f"xl/{number}.xml": b"" for number in range(5_100)})
    with pytest.raises(UnreadableDocument, match="is an archive of 5,100 parts"):
        read(data)


def test_a_sheet_whose_cells_lie_far_apart_is_refused():
    cells = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    data = zipped(
        {"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": b"<sheetData>" + cells + b"</sheetData>"}
    )
    with pytest.raises(UnreadableDocument, match=r"1,048,576 rows and 16,384 columns.*save it as CSV"):
        read(data)


def _pdf(stream: bytes, extra: bytes = b"") -> bytes:
    return (
        b"%%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>\nendobj\n"
        b"4 0 obj\n<< /Length %d %s >>\nstream\n%s\nendstream\nendobj\n"
        b"trailer\n<< /Size 5 /Root 1 0 R >>\n%%%%EOF\n" % (len(stream), extra, stream)
    )


def test_a_stream_of_a_pdf_that_unpacks_to_gigabytes_is_refused():
    packed = zlib.compress(zlib.compress(b" " * 300_000_000))
    with pytest.raises(UnreadableDocument, match="is a PDF"):
        read(_pdf(packed, b"/Filter [/FlateDecode /FlateDecode]"), "bomb.pdf")


def test_pages_of_a_pdf_that_hold_themselves_are_refused():
    data = _pdf(b"").replace(b"/Kids [3 0 R] /Count 1", b"/Kids [2 0 R 2 0 R] /Count 2")
    with pytest.raises(UnreadableDocument, match="is a PDF"):
        read(data, "loop.pdf")


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 200_000,
        b'{"a":' * 200_000,
        b'{"@context": "https://schema.org", "@type": "NewsArticle", "a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b"<?xml version='1.0'?><rss>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</rss>",
        b"<?xml version='1.0'?><newsItem>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</newsItem>",
        b"<html><body>" + b"<div>" * 100_000 + b"deep" + b"</div>" * 100_000 + b"</body></html>",
    ],
    ids=["list", "object", "json-ld", "feed", "newsml", "page"],
)
def test_what_is_nested_too_deep_is_refused_in_a_sentence(data):
    with pytest.raises(DatelineError, match=r"[^.]\.$"):
        read(data)


def test_a_page_of_more_tags_than_memory_is_allowed_for_is_refused():
    page = b"<html><body>" + b"<p>x</p>" * 300_000 + b"</body></html>"
    with pytest.raises(UnreadableDocument, match="more than the 50,000 tags allowed: split it, or raise"):
        read(page)


def test_a_page_of_fifty_thousand_links_is_no_article():
    links = b"".join(b'<li><a href="/n/%d">Story %d of the archive</a></li>' % (n, n) for n in range(50_000))
    with pytest.raises(UnreadableDocument, match="more than the 50,000 tags allowed"):
        read(b"<!doctype html><html><body><ul>" + links + b"</ul></body></html>")
    with pytest.raises(UnreadableDocument, match="without an article: a list of links"):
        read(b"<!doctype html><html><body><ul>" + links[:300_000] + b"</ul></body></html>")


def test_json_of_a_million_objects_is_refused():
    with pytest.raises(UnreadableDocument, match="more than the 400,000 objects and lists allowed: split it"):
        read(b'{"uri": "x", "bodies": [' + b"{}," * 1_000_000 + b"{}]}")


def test_what_is_too_large_is_refused_before_it_is_read():
    with pytest.raises(UnreadableDocument, match="larger than the 20,000,000 bytes allowed: split it, or raise"):
        read(b"x" * 100_000_000)


def test_characters_that_hide_words_are_left_out_of_a_page():
    words = "The port\u202e of\u200b Vessin\u2066 is closed on Monday, the harbour master said in the evening."
    page = f"<html><body><article><h1>Port</h1><p>{words}</p><p>It opens again on Tuesday at noon, he said to us.</p>"
    document = read(page.encode())[0]
    assert "The port of Vessin is closed" in document.text


def test_a_text_with_characters_that_turn_the_writing_is_read_with_a_note():
    document = read("The port \u202eis closed.".encode(), "case.txt")[0]
    assert document.text == "The port \u202eis closed."
    assert document.notes == ("It has a character that turns the direction of writing (U+202E at 9).",)


def test_a_nul_in_a_page_is_replaced_and_in_a_text_refused():
    assert read(b"<html><body><p>A b\0c is here, and so is a second clause of it.</p></body></html>")[0].text
    with pytest.raises(UnreadableDocument, match=r"has a NUL at byte 3\. Give the file in a format"):
        read(b"abc\0", "case.txt")


def test_scripts_of_a_page_are_no_words_of_it():
    page = (
        b"<html><body><article><h1>Port</h1><script>steal('everything')</script><style>p{x:y}</style>"
        b"<p>The port of Vessin is closed on Monday, the harbour master said.</p><noscript>turn it on</noscript>"
    )
    text = read(page)[0].text
    assert not any(word in text for word in ("steal", "x:y", "turn it on"))


def test_a_feed_is_never_taken_for_a_name_of_a_file():
    with pytest.raises(UnreadableDocument):
        read(b"<rss>/etc/passwd</rss>")


def test_a_message_of_thousands_of_parts_ends():
    parts = b"--b\r\nContent-Type: text/plain\r\n\r\nA word.\r\n" * 3_000
    data = (
        b"From: a@b.example\r\nSubject: S\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + parts + b"--b--\r\n"
    )
    assert read(data)[0].title == "S"


def test_a_number_of_ten_thousand_digits_is_refused():
    with pytest.raises(UnreadableDocument, match=r"too long a number|no kind that is known"):
        read(b'{"uri": ' + b"9" * 10_000 + b"}")


def test_a_list_of_a_hundred_thousand_articles_is_bounded():
    one = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "H", "articleBody": "B."}
    documents = read(json.dumps([one] * 20_000).encode(), max_bytes=20_000_000)
    assert len(documents) <= 2_000
