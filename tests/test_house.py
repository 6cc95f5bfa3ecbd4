"""Promises about the house itself: events have a name and a sentence, modules stay small, words stay ours."""

import re
from pathlib import Path

import pytest

from dateline import events
from dateline.event_names import EVENT_TYPES
from dateline.events import Event

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "service" / "dateline").rglob("*.py"))
SHUNNED = {"utils", "helpers", "common", "base", "manager", "models"}


@pytest.mark.parametrize(("name", "kind"), EVENT_TYPES.items())
def test_an_event_is_named_for_what_happened_and_says_it_in_a_sentence(name: str, kind: type[Event]) -> None:
    assert re.sub(r"(?<!^)(?=[A-Z])", "-", kind.__name__).lower() == name
    assert kind.__doc__ is not None
    assert kind.__doc__.strip().endswith(".")


def test_every_event_class_has_a_stored_name() -> None:
    facts = {
        kind
        for kind in vars(events).values()
        if isinstance(kind, type) and issubclass(kind, Event) and not kind.__subclasses__()
    }
    assert facts == set(EVENT_TYPES.values())


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(ROOT)))
def test_a_module_is_one_small_room(module: Path) -> None:
    assert module.stem not in SHUNNED
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(ROOT)))
def test_no_pattern_repeats_a_group_possessively(module: Path) -> None:
    """Python before 3.11.5 (Debian 12 has 3.11.2) skips matches where the group can backtrack: CPython gh-106052."""
    assert not re.search(r"\)(?:[*+?]|\{\{?\d*,?\d*\}?\})\+", module.read_text(encoding="utf-8"))
