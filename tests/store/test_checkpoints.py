"""Signed notes as transparency logs write them (c2sp.org/signed-note), checkpoints in them, and what is refused."""

import base64

import pytest

from dateline.errors import InvalidInput, LogAltered
from dateline.store.checkpoints import Checkpoint, PrivateKey, PublicKey, sign, verify

# The key, text and signature of the published example of the form.
PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PRIVATE = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
SIGNATURE = (
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)

KEY = PrivateKey.generate("example.org/log")
HEAD = Checkpoint("example.org/log", 3, bytes(32))


def test_the_published_example() -> None:
    private = PrivateKey.parse(PRIVATE)
    assert str(private) == PRIVATE
    assert str(private.public_key) == PUBLIC
    assert private.sign(TEXT) == f"{TEXT}\n{SIGNATURE}"
    assert PublicKey.parse(PUBLIC).verify(f"{TEXT}\n{SIGNATURE}") == TEXT


def test_a_checkpoint_comes_back() -> None:
    note = sign(HEAD, KEY)
    assert note.startswith("example.org/log\n3\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n— example.org/log ")
    assert verify(note, KEY.public_key) == HEAD


def test_other_signatures_are_passed_over() -> None:
    witness = PrivateKey.generate("witness.example")
    note = sign(HEAD, KEY) + witness.sign(HEAD.text()).rsplit("\n\n", 1)[1]
    assert verify(note, KEY.public_key) == HEAD
    assert verify(note, witness.public_key) == HEAD


def test_a_changed_text_and_another_key() -> None:
    note = sign(HEAD, KEY)
    with pytest.raises(LogAltered, match="does not belong to this text"):
        verify(note.replace("\n3\n", "\n4\n"), KEY.public_key)
    with pytest.raises(LogAltered, match="has not signed"):
        verify(note, PrivateKey.generate("example.org/log").public_key)


@pytest.mark.parametrize(
    "note",
    ["", "no note", f"{TEXT}\nx PeterNeumann AAAAAAAA\n", f"{TEXT}\n— PeterNeumann ???\n", f"{TEXT}\n{SIGNATURE}"[:-1]],
)
def test_what_is_no_note(note: str) -> None:
    with pytest.raises(InvalidInput):
        PublicKey.parse(PUBLIC).verify(note)


@pytest.mark.parametrize(
    "text", ["one\n", "log\nthree\nAAAA\n", "log\n03\n" + base64.b64encode(bytes(32)).decode() + "\n"]
)
def test_what_is_no_checkpoint(text: str) -> None:
    with pytest.raises(InvalidInput, match="no checkpoint"):
        verify(KEY.sign(text), KEY.public_key)


def test_what_is_no_key() -> None:
    with pytest.raises(InvalidInput, match="name\\+id\\+key"):
        PublicKey.parse("nothing")
    with pytest.raises(InvalidInput, match="does not belong to this key"):
        PublicKey.parse(PUBLIC.replace("c74f20a3", "c74f20a4"))
    with pytest.raises(InvalidInput, match="PRIVATE"):
        PrivateKey.parse(PUBLIC)
    with pytest.raises(InvalidInput, match="no white space"):
        PrivateKey.generate("a log")
