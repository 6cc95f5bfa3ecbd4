"""Everything that is generated from the code: `python -m tests.generated` writes it anew, a test fails on drift."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer
from pydantic_core import PydanticUndefined

from dateline.api.schema import SCHEMA
from dateline.app import Settings
from dateline.cli.commands import COMMANDS, loaded
from dateline.exports.icalendar import to_icalendar
from dateline.exports.json import json_schema, to_json
from dateline.serialization import event_schemas
from tests.exports.specimens import example

ROOT = Path(__file__).parents[1]
GENERATED = "<!-- Generated from the code by `make generated`; a test fails when it differs. -->"


def generated() -> dict[str, bytes]:
    """Every generated file: its path from the root of the project, and its bytes."""
    files = {
        "schema/schema.graphql": SCHEMA.as_str() + "\n",
        "schema/exports/timeline.v1.json": _json(json_schema()),
        "docs/commands.md": "\n".join(_commands()),
        "docs/settings.md": "\n".join(_settings()),
    }
    files |= {f"schema/events/{name}": text for name, text in event_schemas().items()}
    examples = {"fixtures/exports/call.ics": to_icalendar(example()), "fixtures/exports/call.json": to_json(example())}
    return examples | {name: text.encode() for name, text in files.items()}


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _commands() -> Iterator[str]:
    yield "# Commands"
    yield ""
    yield GENERATED
    yield ""
    yield "Every command exits with 0 when done, with 1 when the answer is no, and with 2 on wrong use or bad input:"
    yield "one line on standard error then says why. `dateline --install-completion` sets up completion for your shell."
    for name in sorted(COMMANDS):
        yield from _command(loaded(name), f"dateline {name}")
    yield ""


def _command(command: Any, name: str) -> Iterator[str]:
    inner: dict[str, Any] = getattr(command, "commands", {})
    options = [each for each in command.params if each.param_type_name == "option" and each.name != "help"]
    if not inner or options:
        yield from _section(command, name, options)
    for each in sorted(inner):
        yield from _command(inner[each], f"{name} {each}")


def _section(command: Any, name: str, options: list[Any]) -> Iterator[str]:
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    # A group that does something by itself is shown by itself; its commands have sections of their own.
    pieces = ["[OPTIONS]"] if hasattr(command, "commands") else command.collect_usage_pieces(typer.Context(command))
    usage = " ".join([name, *pieces])
    yield from ("", f"## `{name}`", "", *_paragraphs(command.help or ""), f"    {usage}")
    rows = [f"| `{each.name.upper()}` | {_help(each)} |" for each in arguments]
    rows += [f"| `{', '.join(each.opts + each.secondary_opts)}` | {_help(each)} |" for each in options]
    if rows:
        yield from ("", "| | |", "|---|---|", *rows)


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        yield from (" ".join(paragraph.split()), "")


def _help(parameter: Any) -> str:
    help_text = " ".join((parameter.help or "").split())
    default = parameter.default
    shown = default is not None and default is not False and not callable(default) and default not in ("", ())
    return f"{help_text} Default: `{default}`." if shown else help_text


def _settings() -> Iterator[str]:
    yield "# Settings"
    yield ""
    yield GENERATED
    yield ""
    yield "Settings are environment variables. What is not set has its default."
    yield ""
    yield "| variable | default | meaning |"
    yield "|---|---|---|"
    prefix = str(Settings.model_config.get("env_prefix", ""))
    for name, field in Settings.model_fields.items():
        default = "" if field.default in (None, PydanticUndefined) else f"`{field.default}`"
        yield f"| `{(prefix + name).upper()}` | {default} | {' '.join((field.description or '').split())} |"
    yield ""


def write() -> None:
    """Write every generated file. Schemas of older versions stay as they are: what was promised stays promised."""
    for name, data in generated().items():
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    write()
