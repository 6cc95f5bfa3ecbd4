"""The gate on complexity: what is above it and not listed breaks it, and so does a list longer than it need be."""

from tests.complexity import faults, listed


def test_a_function_above_the_gate_and_not_listed_breaks_it() -> None:
    assert faults({"service/a.py:read": 11}, {}) == [
        "service/a.py:read has a complexity of 11: make it small rules, at most 10"
    ]


def test_a_listed_function_may_stay_as_complex_as_it_was() -> None:
    allowed = listed("service/a.py:read 14\n")

    assert faults({"service/a.py:read": 14}, allowed) == []
    assert faults({"service/a.py:read": 15}, allowed) != []


def test_a_function_that_is_no_longer_above_must_leave_the_list() -> None:
    assert faults({}, {"service/a.py:read": 14}) == ["service/a.py:read is not over 10: take it off complexity.txt"]
