"""From the answers in the journal to where an exercise stands; starting over keeps them."""

from collections.abc import Iterable

from helpers.model import AnswerRow

START_OVER = "start_over"
STEP_BACK = "step_back"


def current(attempts: Iterable[AnswerRow]) -> tuple[AnswerRow, ...]:
    """The attempts since the learner last started over, oldest first."""
    since: list[AnswerRow] = []
    for row in attempts:
        if row.answer == START_OVER and not row.item:
            since.clear()
        else:
            since.append(row)
    return tuple(since)


def latest(attempts: Iterable[AnswerRow]) -> dict[str, str]:
    """The latest answer to each item, in the order in which items were first answered."""
    return {item: row.answer for item, row in latest_rows(attempts).items()}


def latest_rows(attempts: Iterable[AnswerRow]) -> dict[str, AnswerRow]:
    """The same as whole rows, for kinds that ask whether an answer is private."""
    rows: dict[str, AnswerRow] = {}
    for row in current(attempts):
        rows[row.item] = row
    return rows
