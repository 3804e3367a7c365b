"""A zip from anywhere: what is no journal is a sentence, and the journal here is as it was."""

import hashlib
import io
import json
import random
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from helpers.journal import Journal, JournalError
from helpers.journal.parcel import FORMAT, MANIFEST
from helpers.journal.transfer import LARGEST, compare, merge, pack, unpack
from helpers.model import AnswerRow, ReflectionRow
from helpers.profile import Profile, write_profile
from tests.journal_kit import answer, as_written, reflection

GOOD = as_written(answer("one", id="r1"), answer("two", id="r2"))
NEWER = GOOD.replace(b'"private"', b'"private","mood"').replace(b'"no"\n', b'"no","calm"\n')


def zipped(files: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def manifest(files: dict[str, bytes], **other: Any) -> bytes:
    listed = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    given = {"format": FORMAT, "version": 1, "taken_out": "2026-11-30", "files": listed, **other}
    return json.dumps(given).encode()


def ours(files: dict[str, bytes] | None = None, **other: Any) -> bytes:
    """A zip as `pack` makes it, of any files, with whatever else stands in its manifest."""
    files = {"answers.csv": GOOD} if files is None else files
    return zipped({MANIFEST: manifest(files, **other), **files})


def edited(name: str, data: bytes) -> bytes:
    """A zip in which a file was changed after it was made."""
    return zipped({MANIFEST: manifest({name: GOOD}), name: data})


def extra(name: str) -> bytes:
    """A zip of ours in which one more file has this very name."""
    stand_in = "x" * len(name)
    whole = zipped({MANIFEST: manifest({"answers.csv": GOOD}), "answers.csv": GOOD, stand_in: b"."})
    return whole.replace(stand_in.encode(), name.encode())


def twice() -> bytes:
    whole = zipped(
        {MANIFEST: manifest({"answers.csv": GOOD}), "answers.csv": GOOD, "Answers.csv": b""}
    )
    return whole.replace(b"Answers.csv", b"answers.csv")


def locked() -> bytes:
    """A zip that says that its files take a password."""
    whole = bytearray(ours())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := whole.find(mark, start + 1)) >= 0:
            whole[start + at] |= 1
    return bytes(whole)


def flipped() -> bytes:
    """A zip with one bit of a file turned over."""
    data = zipped(
        {MANIFEST: manifest({"answers.csv": GOOD}), "answers.csv": GOOD}, zipfile.ZIP_STORED
    )
    return data.replace(b'"one"', b'"onf"')


def understated(size: int) -> bytes:
    """A zip in which a file opens to much more than it says."""
    whole = bytearray(ours({"answers.csv": bytes(size)}))
    entry = size.to_bytes(4, "little")
    assert whole.count(entry) >= 2
    return bytes(whole).replace(entry, (100).to_bytes(4, "little"))


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "transfer_not_a_zip"),
    "a picture": (lambda: b"\x89PNG" * 100, "transfer_not_a_zip"),
    "a csv": (lambda: GOOD, "transfer_not_a_zip"),
    "half copied": (lambda: ours()[:-60], "transfer_torn"),
    "half of it": (lambda: ours()[: len(ours()) // 2], "transfer_torn"),
    "a bit flipped": (flipped, "transfer_torn"),
    "a name twice": (twice, "transfer_torn"),
    "another method": (
        lambda: zipped({MANIFEST: manifest({"answers.csv": GOOD})}, zipfile.ZIP_LZMA),
        "transfer_torn",
    ),
    "password": (locked, "transfer_locked"),
    "an empty zip": (lambda: zipped({}), "transfer_not_ours"),
    "somebody's zip": (lambda: zipped({"photo.jpg": b"x"}), "transfer_not_ours"),
    "tables without manifest": (lambda: zipped({"answers.csv": GOOD}), "transfer_not_ours"),
    "two journals": (
        lambda: zipped({f"{n}/{MANIFEST}": manifest({}) for n in "ab"}),
        "transfer_not_ours",
    ),
    "manifest far inside": (
        lambda: zipped({f"a/b/{MANIFEST}": manifest({})}),
        "transfer_not_ours",
    ),
    "manifest no json": (lambda: zipped({MANIFEST: b"{"}), "transfer_not_ours"),
    "manifest without end": (lambda: zipped({MANIFEST: b"[" * 100_000}), "transfer_not_ours"),
    "manifest a list": (lambda: zipped({MANIFEST: b"[]"}), "transfer_not_ours"),
    "another format": (lambda: ours(format="diary"), "transfer_not_ours"),
    "no version": (lambda: ours(version=None), "transfer_not_ours"),
    "version true": (lambda: ours(version=True), "transfer_not_ours"),
    "version 0": (lambda: ours(version=0), "transfer_not_ours"),
    "files a list": (
        lambda: zipped(
            {MANIFEST: manifest({}).replace(b'"files": {}', b'"files": ["answers.csv"]')}
        ),
        "transfer_not_ours",
    ),
    "version 2": (lambda: ours(version=2), "transfer_newer"),
    "a new column": (lambda: ours({"answers.csv": NEWER}), "transfer_newer"),
    "up": (lambda: extra("../answers.csv"), "transfer_odd_paths"),
    "up from inside": (lambda: extra("a/../../answers.csv"), "transfer_odd_paths"),
    "just up": (lambda: extra("a/.."), "transfer_odd_paths"),
    "from the root": (lambda: extra("/etc/passwd"), "transfer_odd_paths"),
    "from a drive": (lambda: extra("C:/answers.csv"), "transfer_odd_paths"),
    "backslashes": (lambda: extra("..\\answers.csv"), "transfer_odd_paths"),
    "a file missing": (
        lambda: zipped({MANIFEST: manifest({"answers.csv": GOOD})}),
        "transfer_file_missing",
    ),
    "another table": (lambda: ours({"answers.csv": b"a,b\n1,2\n"}), "transfer_file_not_ours"),
    "a column missing": (
        lambda: edited("answers.csv", GOOD.replace(b',"verdict"', b"")),
        "transfer_file_not_ours",
    ),
    "one kind under another's name": (
        lambda: ours({"plans.csv": GOOD}),
        "transfer_file_not_ours",
    ),
    "a table torn": (lambda: edited("answers.csv", GOOD[:-20]), "transfer_file_torn"),
    "too big": (lambda: b"PK\x03\x04" + bytes(LARGEST), "transfer_too_big"),
    "a bomb": (lambda: ours({"answers.csv": bytes(101 * 1024**2)}), "transfer_too_big"),
    "a bomb in what is not ours": (
        lambda: zipped({MANIFEST: manifest({}), "x": bytes(101 * 1024**2)}),
        "transfer_too_big",
    ),
    "a bomb that lies": (lambda: understated(3_000_000), "transfer_torn"),
    "thousands of files": (
        lambda: zipped({MANIFEST: manifest({}), **{f"{n}": b"" for n in range(3_000)}}),
        "transfer_too_big",
    ),
}


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    made = Journal(tmp_path / "my_journal")
    made.append(answer("here", id="r1"))
    made.save(reflection("here"))
    return made


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("fault", BAD)
def test_what_is_no_journal_is_a_sentence_and_changes_nothing(
    journal: Journal, fault: str, tmp_path: Path
) -> None:
    make, key = BAD[fault]
    before, around = files(journal.folder), sorted(tmp_path.rglob("*"))
    with pytest.raises(JournalError) as refused:
        merge(journal, unpack(make()))
    assert refused.value.key == key
    assert files(journal.folder) == before
    assert sorted(tmp_path.rglob("*")) == around


def test_the_zips_made_up_here_would_come_in_if_nothing_were_wrong(journal: Journal) -> None:
    merge(journal, unpack(ours({"answers.csv": as_written(answer("two", id="r2"))})))
    assert [row.answer for row in journal.read(AnswerRow)] == ["here", "two"]


def test_a_bomb_that_lies_never_takes_the_memory(tmp_path: Path) -> None:
    bomb = understated(64 * 1024**2)
    tracemalloc.start()
    with pytest.raises(JournalError):
        unpack(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 * 1024**2


def test_all_files_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [answer("x" * 1_000) for _ in range(50)]
    data = ours({"answers.csv": as_written(*rows), "answers.side-0a.csv": as_written(*rows)})
    assert len(unpack(data).batches[AnswerRow].rows) == 50
    monkeypatch.setattr("helpers.journal.zips.LARGEST_OPENED", 80_000)
    with pytest.raises(JournalError) as refused:
        unpack(data)
    assert refused.value.key == "transfer_too_big"


def test_other_files_are_passed_over_and_named() -> None:
    files = {"answers.csv": GOOD, "notes.txt": b"x", "drafts/draft-a-b.json": b"{}"}
    parcel = unpack(zipped({MANIFEST: manifest(files), **files, "plans.csv": GOOD}))
    assert parcel.ignored == ("notes.txt", "drafts/draft-a-b.json", "plans.csv")
    assert parcel.batches.keys() == {AnswerRow}


def test_a_zip_that_was_opened_and_made_again_comes_in() -> None:
    """Some browsers open a zip by themselves; their owners zip the folder again."""
    inner = {MANIFEST: manifest({"answers.csv": GOOD}), "answers.csv": GOOD}
    again = {f"my journal/{name}": data for name, data in inner.items()}
    parcel = unpack(
        zipped({"my journal/": b"", **again, "__MACOSX/my journal/._answers.csv": b"x"})
    )
    assert list(parcel.batches[AnswerRow].rows) == ["r1", "r2"]
    assert parcel.ignored == ("__MACOSX/my journal/._answers.csv",)
    assert parcel.edited == ()


def test_a_table_that_was_changed_and_is_whole_comes_in_and_is_named() -> None:
    parcel = unpack(edited("answers.csv", as_written(answer("changed", id="r1"))))
    assert [cells[7] for cells in parcel.batches[AnswerRow].rows.values()] == ["changed"]
    assert parcel.edited == ("answers.csv",)


def test_names_that_cannot_be_read_are_left_out_and_the_rest_comes_in() -> None:
    parcel = unpack(ours({"answers.csv": GOOD, "profile.json": b'{"my_name": "Ad'}))
    assert parcel.profile == b""
    assert parcel.batches.keys() == {AnswerRow}


def test_a_zip_harmed_anywhere_is_refused_in_words_or_whole(tmp_path: Path) -> None:
    """Whatever byte is wrong: a sentence, or rows that were in it; never anything else."""
    here = Journal(tmp_path / "here")
    here.append(answer("words, " * 20, id="r1"))
    here.save(reflection("words, " * 20, id="r2"))
    write_profile(here.folder, Profile(partner_name="Sam"))
    good, whole = pack(here.folder), unpack(pack(here.folder))
    dice = random.Random(4)
    refused = 0
    for _ in range(1_500):
        harmed = bytearray(good)
        for _ in range(dice.choice((1, 1, 2, 8))):
            harmed[dice.randrange(len(harmed))] = dice.randrange(256)
        if dice.random() < 0.2:
            del harmed[dice.randrange(len(harmed)) :]
        try:
            parcel = unpack(bytes(harmed))
        except JournalError as error:
            assert error.key.startswith("transfer_")
            refused += 1
            continue
        for kind, batch in parcel.batches.items():
            assert batch == whole.batches[kind]
    assert refused > 500
    assert compare(Journal(tmp_path / "there"), whole).counts.keys() == {AnswerRow, ReflectionRow}


def test_putting_in_never_makes_a_file_by_a_name_from_the_zip(tmp_path: Path) -> None:
    files = {"answers.csv": GOOD, "evil.py": b"x", "drafts/draft-a-b.json": b"{}"}
    merge(Journal(tmp_path / "here"), unpack(zipped({MANIFEST: manifest(files), **files})))
    names = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert names == {"answers.csv", "journal.lock"}
