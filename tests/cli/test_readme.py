"""What the README and the docs show is what the program does: the picture, the query and its answer, every command."""

import json
import re
import shlex
from contextlib import closing
from pathlib import Path

import pytest

from dateline.api.http import create_http
from dateline.app import Settings, open_app
from tests.api.client import Client
from tests.cli.running import Shell

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
WRITTEN_BY_HAND = [page for page in PAGES if page.name not in {"commands.md", "settings.md"}]


def block(language: str) -> str:
    """The text of the README's first fenced block in this language."""
    found = re.search(rf"```{language}\n(.*?)```", README, re.DOTALL)
    assert found is not None, f"the README has no block of {language}"
    return found[1]


def commands() -> list[tuple[str, str]]:
    """Every command line of `dateline` that the pages show, with the page's name."""
    line = re.compile(r"^(?:    )?(?:\$ )?(?:\.venv/bin/)?(dateline [a-z].*?)(?:\s+#.*)?$", re.MULTILINE)
    return [
        (page.name, found[1]) for page in WRITTEN_BY_HAND for found in line.finditer(page.read_text(encoding="utf-8"))
    ]


@pytest.fixture
def demo(run: Shell, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", "100")
    return run("demo").out.decode()


def test_the_picture_is_what_the_demo_prints(demo: str) -> None:
    printed = "\n".join(line.rstrip() for line in demo.splitlines())
    assert block("text").rstrip() in printed, "the README shows an older picture: paste what `make demo` prints"


def test_the_query_has_the_answer_shown(demo: str) -> None:
    with closing(open_app(Settings(database_url="sqlite:///out/demo.db"))) as app:
        answer = Client(create_http(app, development=False)).post("/graphql", json={"query": block("graphql")})
    assert answer.json() == json.loads(block("json"))


def test_every_page_is_linked_by_a_name_that_is_there() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}, which is not there"


@pytest.mark.parametrize(("page", "line"), commands())
def test_every_command_shown_is_known(run: Shell, page: str, line: str) -> None:
    words = shlex.split(line.split(" | ")[0].split(" > ")[0])[1:]
    group = [words[0], *(words[1:2] if words[0] in {"log", "db", "projections", "timelines"} else [])]
    options = [word.split("=")[0] for word in words if word.startswith("--") and word != "--"]
    told = run(*[word for word in group if not word.startswith("-")], "--help")
    assert told.code == 0, f"{page} shows `{line}`, which is no command"
    for option in options:
        assert option in told.out.decode(), f"{page} shows `{line}`, but there is no {option}"
