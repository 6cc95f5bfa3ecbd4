import subprocess
import sys
from pathlib import Path

import pytest

import dateline
from dateline.cli.commands import COMMANDS, loaded
from tests.cli.running import Shell


def test_alone_it_tells_what_it_can_do(run: Shell) -> None:
    for words in ((), ("--help",), ("-h",)):
        ran = run(*words)
        assert ran.code == 0
        for command in (b"demo", b"ingest", b"timeline", b"export", b"serve", b"resolve", b"extract", b"log", b"db"):
            assert command in ran.out


@pytest.mark.parametrize("group", ["log", "db", "projections"])
def test_a_group_alone_tells_what_is_in_it(run: Shell, group: str) -> None:
    ran = run(group)
    assert ran.code == 0
    assert b"Usage: dateline " + group.encode() in ran.out


def test_the_version(run: Shell) -> None:
    assert run("--version").out.decode() == f"dateline {dateline.__version__}\n"


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("unheard-of",), "No such command 'unheard-of'."),
        (("export",), "Missing argument 'slug'."),
        (("export", "a", "--format", "pdf"), "Invalid value for '--format'"),
        (("export", "a", "--fromat", "ics"), "No such option: --fromat"),
        (("serve", "--port", "70000"), "Invalid value for '--port'"),
        (("db", "sideways"), "No such command 'sideways'."),
    ],
)
def test_wrong_use_is_one_line(run: Shell, words: tuple[str, ...], complaint: str) -> None:
    assert complaint in run(*words).complaint


def test_a_setting_that_cannot_be_used_is_one_line(run: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_DEVELOPMENT", "perhaps")
    assert 'DATELINE_DEVELOPMENT cannot be "perhaps"' in run("export", "a", "--format", "ics").complaint


def test_every_command_and_option_says_what_it_does() -> None:
    def undescribed(command: object, name: str) -> list[str]:
        found = [] if getattr(command, "help", None) else [name]
        for parameter in getattr(command, "params", []):
            found += [] if getattr(parameter, "help", None) else [f"{name} {parameter.name}"]
        for each, inner in getattr(command, "commands", {}).items():
            found += undescribed(inner, f"{name} {each}")
        return found

    assert [fault for name in COMMANDS for fault in undescribed(loaded(name), name)] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_what_is_told_of_a_command_is_how_its_own_help_begins(name: str) -> None:
    assert " ".join((loaded(name).help or "").split("\n\n")[0].split()) == COMMANDS[name]


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_telling_what_there_is_loads_no_command(option: str, tmp_path: Path) -> None:
    code = "import sys, atexit; atexit.register(lambda: print(*sys.modules, file=sys.stderr))\n"
    code += "from dateline.cli import main; main()"
    ran = subprocess.run([sys.executable, "-c", code, option], capture_output=True, text=True, cwd=tmp_path, check=True)
    loaded_modules = set(ran.stderr.split())
    assert "dateline.cli.commands" in loaded_modules
    assert not loaded_modules & {"dateline.app", "dateline.temporal", "sqlalchemy", "strawberry", "alembic"}


def test_completion_is_offered(run: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_DATELINE_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "dateline ex")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert run().out.decode().split() == ["export", "extract"]


def test_a_reader_that_has_had_enough_is_no_fault(tmp_path: Path) -> None:
    code = "from dateline.cli import main; main()"
    arguments = [sys.executable, "-c", code, "--help"]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("timeline", "nosuch"),
        ("timelines",),
        ("export", "nosuch", "--format", "ics"),
        ("projections", "status"),
        ("projections", "rebuild"),
        ("projections", "rollback", "happenings"),
    ],
)
def test_reading_makes_no_log(run: Shell, words: tuple[str, ...]) -> None:
    said = run(*words).complaint
    assert said == "dateline: There is no log at log.db yet: `dateline ingest` makes one.\n"
    assert list(Path().iterdir()) == []


def test_who_lacks_a_publication_time_is_told_the_option(run: Shell) -> None:
    Path("brief.txt").write_text("Talks began on Tuesday.")
    for words in (("ingest", "brief.txt"), ("extract", "brief.txt"), ("resolve", "brief.txt")):
        said = "brief.txt does not say when it was published: give the time as `--published`."
        assert run(*words).complaint == f"dateline: {said}\n"


def test_what_was_given_is_not_told_at_length(run: Shell) -> None:
    run("db", "upgrade")
    said = run("timeline", "x" * 10_000).complaint
    assert "x" * 80 in said
    assert len(said) < 250


def test_a_complaint_of_the_migrations_is_one_sentence(run: Shell) -> None:
    run("db", "upgrade", "--to", "0001")
    assert run("db", "check").complaint.endswith("is not up to date.\n")
