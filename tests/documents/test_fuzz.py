"""Whatever the bytes are, a reader gives documents whose blocks lie in their text, or one error of ours."""

import random
from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.documents import FORMATS, Document, Received, parse_documents
from dateline.documents.formats import reader_of
from dateline.errors import DatelineError
from tests.documents.expected import GIVEN, NOW, fixtures

SEEDS = [(path.name, path.read_bytes()) for path in fixtures()]
PIECES = [
    b"", b"\0", b"\xff\xfe", b"<", b">", b"&#0;", b"&#xD800;", b"<!--", b"]]>", b"<![CDATA[", b"{", b"}", b"[", b'"',
    b"\\u0000", b"\\ud800", b",,,,", b"\t", b"\r\n\r\n", b"\xe2\x80\xae", b"\xe2\x80\x8b", b"99999999999999999999",
    b"-1", b"1e999", b"0000-00-00", b"9999-12-31T23:59:59+14:00", b"0001-01-01", b"null", b"true", b"[[]]", b"{}",
    b"\xc3", b"<p>", b"</p>",
]  # fmt: skip
TEXTS = st.text(max_size=400).map(lambda text: text.encode("utf-8", "replace"))
READABLE = sorted({form.name for form in FORMATS})


def mutated(data: bytes, seed: int) -> bytes:
    """Data with a few of its parts cut out, doubled, swapped or replaced."""
    chance = random.Random(seed)
    out = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        start = chance.randint(0, len(out))
        end = min(len(out), start + chance.choice((0, 1, 2, 8, 64, 512)))
        piece = chance.choice((chance.choice(PIECES), bytes(out[start:end]) * 2, bytes([chance.randint(0, 255)])))
        out[start:end] = piece
    return bytes(out)


def check(documents: list[Document]) -> None:
    for document in documents:
        document.text.encode("utf-8")
        assert document.publication.public_by
        last = 0
        for block in document.blocks:
            assert last <= block.start < block.end <= len(document.text)
            assert document.text[block.start : block.end].strip()
            last = block.end


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(SEEDS), st.integers(0, 2**32))
def test_fixtures_with_faults_are_read_or_refused(seed, number):
    name, data = seed
    given_with = {"published": "2025-04-01", **GIVEN.get(name, {})}
    with suppress(DatelineError):
        check(parse_documents(Received(mutated(data, number), name, NOW, **given_with)))


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(READABLE),
    st.one_of(st.binary(max_size=400), st.text(max_size=400).map(lambda t: t.encode("utf-8", "replace"))),
)
def test_every_reader_bears_any_bytes(form, data):
    with suppress(DatelineError):
        check(reader_of(form)(Received(data, "any", NOW, published="2025-04-01")))


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(READABLE), st.sampled_from(SEEDS))
def test_every_reader_bears_the_files_of_all_others(form, seed):
    name, data = seed
    with suppress(DatelineError):
        check(reader_of(form)(Received(data, name, NOW, published="2025-04-01")))
