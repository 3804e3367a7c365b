"""The file of shared numbers: plain to read, and refused where it is not to the letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from helpers.workshop.group.asked import asked, in_pairs
from helpers.workshop.group.numbers import LARGEST, Numbers, Unread, lines_of, new_id, read, written
from tests.workshop.kit import CLOSE_AFTER, CLOSE_BEFORE, LISTENED_TO, numbers

KNOWN = lines_of(asked())
FINE = written(numbers(7, {CLOSE_BEFORE: 2, CLOSE_AFTER: 4}))
FIRST = b"course-numbers,1,0000000000000007\nstrategy,time,question,step,edition\n"


def refused(data: bytes) -> str:
    with pytest.raises(Unread) as error:
        read(data, KNOWN)
    return error.value.reason


def test_a_file_reads_as_what_it_is() -> None:
    assert FINE.decode().splitlines() == [
        "course-numbers,1,0000000000000007",
        "strategy,time,question,step,edition",
        "active_listening,after,closeness,4,1",
        "active_listening,before,closeness,2,1",
    ]


@given(some.dictionaries(some.sampled_from(list(asked())), some.integers(1, 5)))
def test_what_was_written_is_read(steps: dict) -> None:  # type: ignore[type-arg]
    one = numbers(7, steps, edition=3)
    assert read(written(one), KNOWN) == one


def test_line_ends_of_another_system_are_read() -> None:
    assert read(FINE.replace(b"\n", b"\r\n"), KNOWN) == read(FINE, KNOWN)


@given(some.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for whole in (data, FIRST + data):
        try:
            assert isinstance(read(whole, KNOWN), Numbers)
        except Unread as error:
            assert error.reason


ROW = b"active_listening,before,closeness,"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not_ours"),
        (b"a,b,c\n1,2,3\n", "not_ours"),
        (b"course-numbers,1,not-an-id\n", "not_ours"),
        (b"course-numbers,1,<b>0000000000000\n", "not_ours"),
        (b"course-numbers,1,../../../../etc\n", "not_ours"),
        (b"course-numbers,2,0000000000000007\n", "newer"),
        (b"course-numbers,1,0000000000000007\nstep,edition\n", "columns"),
        (FIRST + ROW + b"3\n", "columns"),
        (FIRST + ROW + b"3,1,and more\n", "columns"),
        (FIRST.replace(b",", b";") + ROW, "not_ours"),
        (FIRST + ROW + b"0,1\n", "step"),
        (FIRST + ROW + b"6,1\n", "step"),
        (FIRST + ROW + b"-1,1\n", "step"),
        (FIRST + ROW + b"3.5,1\n", "step"),
        (FIRST + ROW + b"=1+2,1\n", "step"),
        (FIRST + ROW + b"3,1e9\n", "row"),
        (FIRST + ROW + b"3,99999\n", "row"),
        (FIRST + b"=cmd|' /C calc'!A0,before,closeness,3,1\n", "row"),
        (FIRST + b"<script>,before,closeness,3,1\n", "row"),
        (FIRST + b"active_listening,during,closeness,3,1\n", "row"),
        (FIRST + ROW + b"3,1\n" + ROW + b"4,1\n", "twice_inside"),
        (b"\xef\xbb\xbf" + FINE, "encoding"),
        (FINE.decode().encode("utf-16"), "encoding"),
        (FINE + "größe".encode(), "encoding"),
        (FINE + b"\0", "encoding"),
        (b"[" * 50_000, "not_ours"),
        (FIRST + ROW * 5_000, "too_big"),
        (FINE + b"\n" * LARGEST, "too_big"),
    ],
)
def test_what_is_not_to_the_letter_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    assert refused(data) == reason


def test_a_question_of_another_version_is_left_out_and_counted() -> None:
    other = b"a_new_lesson,before,some-question,3,1\n"
    assert read(FINE + other, KNOWN) == Numbers("0000000000000007", read(FINE, KNOWN).answers, 1)


def test_ids_are_random() -> None:
    assert len({new_id() for _ in range(100)}) == 100


def test_closeness_is_asked_before_and_after_and_the_rest_before_alone() -> None:
    assert {CLOSE_BEFORE, CLOSE_AFTER} <= in_pairs(asked())
    assert LISTENED_TO in asked()
    assert LISTENED_TO not in in_pairs(asked())
    assert {question.measure for question in in_pairs(asked())} == {"closeness"}
