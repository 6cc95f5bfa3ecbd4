"""Work in other processes: its results come in order, and one that dies of its work stops no other."""

import os
import time
from collections.abc import Iterator

import pytest

from dateline.app.workers import InProcess, Processes, Workers, in_order, processors
from dateline.errors import UnreadableDocument


def doubled(number: int) -> int:
    if number == 3:
        raise ValueError("three is refused")
    if number == 5:
        os._exit(1)
    if number % 2:
        time.sleep(0.02)
    return number * 2


def results(workers: Workers, numbers: list[int]) -> list[object]:
    made = in_order(workers, doubled, numbers, lambda number: number if number >= 0 else None)
    return [str(result) if isinstance(result, Exception) else result for _, result in made]


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_order_and_an_error_stands_in_its_place(processes: int) -> None:
    with Processes(processes) if processes > 1 else InProcess() as workers:
        assert results(workers, [1, 2, -1, 3, 4, 6, 7]) == [2, 4, None, "three is refused", 8, 12, 14]


def test_a_process_that_dies_of_its_work_is_the_end_of_that_work_alone() -> None:
    with Processes(2) as workers:
        found = results(workers, [1, 2, 5, 4, 6, 7, 8])
        assert found == [2, 4, found[2], 8, 12, 14, 16]
        assert found[2] == "a document cannot be read: the process that read it ended, perhaps for want of memory."
        (_, refused) = next(in_order(workers, doubled, [5], lambda number: number))
        assert isinstance(refused, UnreadableDocument)


def test_no_more_is_taken_than_is_under_way() -> None:
    taken: list[int] = []

    def numbers() -> Iterator[int]:
        for number in range(1000, 3000, 2):
            taken.append(number)
            yield number

    with Processes(2) as workers:
        made = in_order(workers, doubled, numbers(), lambda number: number)
        next(made)
        assert len(taken) <= workers.window + 1
        made.close()  # type: ignore[attr-defined]


def test_there_is_a_processor() -> None:
    assert processors() >= 1
