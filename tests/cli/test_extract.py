"""`dateline extract` and `dateline resolve`: what they print and how they fail."""

import json

import pytest
import typer
from typer.testing import CliRunner

from dateline.cli.extract import extract, resolve
from dateline.errors import InvalidInput, MissingPublication, UnreadableDocument

app = typer.Typer()
app.command()(extract)
app.command()(resolve)


def run(*arguments: str, stdin: str | bytes | None = None):
    result = CliRunner().invoke(app, list(arguments), input=stdin, env={"COLUMNS": "200"})
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0
    return result.stdout


@pytest.fixture
def article(tmp_path):
    file = tmp_path / "storm.txt"
    file.write_text(
        "Published: 2025-08-13 19:20:55 | Views: 8\nMore than 40 boats sank on Tuesday, the coast guard said.\n"
    )
    return file


def test_extract_prints_a_json_line_a_document(article, tmp_path):
    brief = tmp_path / "brief.md"
    brief.write_text("**What:**\nThe dam held.\n")
    first, second = map(
        json.loads, run("extract", str(article), str(brief), "--published", "2025-08-14", "--json").splitlines()
    )
    assert first["document"]["id"] == "storm.txt"
    assert first["document"]["published"] == "2025-08-13T19:20:55"
    assert second["document"]["published"] == "2025-08-14"
    (claim,) = first["claims"]
    text = article.read_text()
    assert text[claim["start"] : claim["end"]] == claim["text"] == "More than 40 boats sank on Tuesday"
    assert (claim["modality"], claim["polarity"]) == ("occurred", "positive")
    (hop,) = claim["attribution"]
    assert (hop["source"]["text"], hop["cue"]["text"], hop["role"]) == ("the coast guard", "said", "speaker")
    (time,) = claim["times"]
    assert (time["value"], time["earliest"], time["latest"]) == (
        "2025-08-12",
        "2025-08-12T00:00:00",
        "2025-08-13T00:00:00",
    )
    assert (time["type"], time["basis"]) == ("DATE", "resolved")
    (quantity,) = claim["quantities"]
    assert (quantity["minimum"], quantity["maximum"], quantity["bound"], quantity["unit"]) == (
        40,
        None,
        "more_than",
        "boats",
    )


def test_extract_reads_jsonl_by_its_own_ids(tmp_path):
    file = tmp_path / "many.jsonl"
    file.write_text('{"id": "a", "published": "2025-08-13", "text": "The tank lost 0.5 tonnes."}\n')
    (line,) = map(json.loads, run("extract", str(file), "--json").splitlines())
    assert line["document"]["id"] == "a"
    assert [q["minimum"] for q in line["claims"][0]["quantities"]] == [0.5]


def test_extract_prints_a_table(article):
    printed = run("extract", str(article))
    assert "the coast guard" in printed
    assert "More than 40 boats" in printed


def test_nothing_is_printed_when_one_file_is_bad(article, tmp_path):
    with pytest.raises(UnreadableDocument):
        run("extract", str(article), str(tmp_path / "none.txt"), "--json")
    with pytest.raises(MissingPublication):
        run("extract", str(_plain(tmp_path)))
    with pytest.raises(InvalidInput, match="'soon' is no publication time"):
        run("extract", str(_plain(tmp_path)), "--published", "soon")


def _plain(tmp_path):
    file = tmp_path / "plain.txt"
    file.write_text("It rained.")
    return file


def test_resolve_takes_words_a_file_or_standard_input(article):
    (mention,) = json.loads(run("resolve", "It rained on Tuesday", "--published", "2025-08-13", "--json"))
    assert (mention["start"], mention["end"], mention["text"], mention["value"]) == (13, 20, "Tuesday", "2025-08-12")
    assert (mention["anchor"], mention["earliest"]) == ("2025-08-13", "2025-08-12T00:00:00")
    assert {"rule", "why", "type", "mod", "edtf", "latest", "precision"} <= mention.keys()
    assert "Tuesday" in [m["text"] for m in json.loads(run("resolve", str(article), "--json"))]
    (piped,) = json.loads(run("resolve", "--published", "2025-08-13", "--json", stdin="It rained yesterday"))
    assert piped["value"] == "2025-08-12"


def test_resolve_prints_a_table():
    assert "2025-08-12" in run("resolve", "It rained on Tuesday [sic]", "--published", "2025-08-13")


def test_resolve_needs_an_anchor_and_a_text(tmp_path):
    with pytest.raises(MissingPublication):
        run("resolve", "on Tuesday")
    with pytest.raises(UnreadableDocument, match="is a directory"):
        run("resolve", str(tmp_path), "--published", "2025-08-13")
    with pytest.raises(UnreadableDocument, match="cannot be read: No such file"):
        run("resolve", str(tmp_path / "no-such-brief.md"), "--published", "2025-08-13")
    with pytest.raises(UnreadableDocument, match="standard input is not UTF-8 all through"):
        run("resolve", "-", "--published", "2025-08-13", stdin=b"\xc3\x9cber on \xff")
    assert json.loads(run("resolve", "x" * 5000, "--published", "2025-08-13", "--json")) == []


def test_resolve_shows_what_else_the_words_may_mean():
    shown = run("resolve", "They will meet on Friday", "--published", "2025-08-13")
    assert "future, 'will'; or 2025-08-08 (10%)" in shown


def test_resolve_reads_seasons_by_the_zone():
    words = ("resolve", "It froze in the summer of 2023.", "--json", "--published")
    (mention,) = json.loads(run(*words, "2025-08-13T10:00:00 Australia/Sydney"))
    assert mention["earliest"] == "2023-12-01T00:00:00"


@pytest.mark.parametrize("words", ["", " \n"])
def test_resolve_says_that_a_text_is_empty(words):
    with pytest.raises(UnreadableDocument, match=r"^The text is empty\.$"):
        run("resolve", words, "--published", "2025-08-13")


def test_resolve_prints_a_table_in_which_nothing_is_cut_short():
    words = "The vote is due on Friday at 10 p.m., after talks early in August."
    printed = CliRunner().invoke(app, ["resolve", words, "--published", "2025-08-13"], env={"COLUMNS": "80"}).stdout
    assert "2025-08-15T22:00   2025-08-15 22:00   2025-08-15 22:01" in printed
    assert "2025-08 START      2025-08-01         2025-09-01" in printed
    assert "…" not in printed


def test_resolve_says_that_it_found_nothing():
    assert run("resolve", "She may march second.", "--published", "2025-08-13") == "No time expression was found.\n"
