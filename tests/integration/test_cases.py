"""Every case of fixtures/integration, on SQLite and on PostgreSQL."""

import json

import pytest

from dateline.store.database import Database
from tests.integration.case import CASES, NAMES, Case


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str, database: Database) -> None:
    case = Case(name, database)
    for moment in case.told["moments"]:
        expected = json.loads(case.expected(moment).read_text(encoding="utf-8"))
        assert case.timeline(moment) == expected, moment
    assert all(case.app.runner.rebuild(projection).same for projection in case.app.runner.names)


def test_there_are_cases_and_no_file_that_no_case_asks_for() -> None:
    assert len(NAMES) >= 4
    for name in NAMES:
        moments = json.loads((CASES / name / "case.json").read_text(encoding="utf-8"))["moments"]
        assert {path.stem for path in (CASES / name / "expected").iterdir()} == set(moments)
