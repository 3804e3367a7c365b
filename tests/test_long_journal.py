"""A very long journal: every row is read, counted and shown, and none is lost on the way."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from helpers.content import ui
from helpers.journal import Journal, transfer
from helpers.model import ROW_KINDS
from helpers.profile import Names
from helpers.progress import Progress
from helpers.widgets.own_words import AT_ONCE
from tests.benchmark import journal_of
from tests.widgets.conftest import Reader


@pytest.mark.parametrize("rows", [2_000, pytest.param(200_000, marks=pytest.mark.slow)])
def test_every_row_is_read_and_every_view_has_something_to_say(rows: int) -> None:
    with journal_of(rows) as folder:
        journal = Journal(folder)
        counted = {kind.table: len(journal.read(kind)) for kind in ROW_KINDS.values()}
        assert counted == lines(folder)
        assert sum(counted.values()) == rows
        page = Progress(journal, Names())
        views = (page.overview, page.before_and_after, page.closeness, page.calendar, page.plans)
        for view in views:
            shown = view()
            assert shown.said is not None and shown.table is not None, view
            assert len(shown.table.rows) < 300, "a table that nobody could read"
        reader = Reader(page.own_words())
        words = counted["reflections"] + counted["plans"]
        assert reader.text("count") == ui("words_count_all", count=words)
        assert str(reader.page.blocks).count("'heading'") == AT_ONCE


@pytest.mark.parametrize("rows", [2_000, pytest.param(200_000, marks=pytest.mark.slow)])
def test_it_goes_out_and_in_again_row_by_row(rows: int, tmp_path: Path) -> None:
    with journal_of(rows) as folder:
        before = {kind: Journal(folder).read(kind) for kind in ROW_KINDS.values()}
        parcel = transfer.unpack(transfer.pack(folder))
    elsewhere = Journal(tmp_path / "my_journal")
    transfer.merge(elsewhere, parcel)
    assert {kind: elsewhere.read(kind) for kind in ROW_KINDS.values()} == before
    assert not transfer.compare(elsewhere, parcel).changes


def lines(folder: Path) -> Counter[str]:
    """How many rows each file has by any other reader of CSV."""
    found: Counter[str] = Counter()
    for file in folder.glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as opened:
            found[file.stem] = sum(1 for _ in csv.DictReader(opened))
    return found
