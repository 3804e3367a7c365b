"""Rows as the journal would give them, without a journal."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest

from helpers.model import AnswerRow, Verdict

Answers = Callable[..., AnswerRow]


@pytest.fixture
def answered() -> Answers:
    """Makes answer rows, one minute apart."""
    ids: Iterator[int] = count()

    def make(item: str, answer: str, **more: object) -> AnswerRow:
        n = next(ids)
        row: dict[str, object] = {
            "id": f"a{n}",
            "saved_at": datetime(2026, 11, 1, tzinfo=UTC) + timedelta(minutes=n),
            "local_date": date(2026, 11, 1),
            "who": "me",
            "lesson": "active_listening",
            "exercise": "any",
            "item": item,
            "answer": answer,
            "verdict": Verdict.OPEN.value,
            "private": False,
        }
        return AnswerRow(**{**row, **more})  # type: ignore[arg-type]

    return make
