"""Pages as files: refreshed from a real run, the same each time, locked and unlocked."""

from pathlib import Path

import nbformat
import pytest

from helpers import notebooks, pages
from helpers.notebooks import PageError

EXERCISE = """# Try it.
from IPython.display import display
print("noise")
display({"text/html": "<p>What now?</p>", "text/plain": "What now?", "application/x-live": "id"},
        raw=True, metadata={"course_preview": True})
display({"text/plain": "what a learner wrote"}, raw=True)"""


def a_file(folder: Path, *sources: str, slug: str | None = "practice") -> Path:
    cells = [nbformat.v4.new_markdown_cell("# Title", id="title")]
    cells += [nbformat.v4.new_code_cell(s, id=f"cell-{n}") for n, s in enumerate(sources)]
    page = nbformat.v4.new_notebook(cells=cells)
    if slug:
        page.metadata["course"] = {"slug": slug}
    path = folder / "page.ipynb"
    nbformat.write(page, path)
    return path


def test_a_refreshed_page_keeps_its_previews_alone(tmp_path: Path) -> None:
    path = a_file(tmp_path, "# Wake up.\n1 + 1", EXERCISE)
    assert notebooks.refresh(path)
    page = nbformat.read(path, as_version=4)
    assert [cell.execution_count for cell in pages.code_cells(page)] == [1, 2]
    assert page.cells[1].outputs == []
    assert [output.data for output in page.cells[2].outputs] == [
        {"text/html": "<p>What now?</p>", "text/plain": "What now?"}
    ]
    nbformat.validate(page)


def test_a_refreshed_page_is_locked_and_its_code_is_folded(tmp_path: Path) -> None:
    path = a_file(tmp_path, EXERCISE)
    notebooks.refresh(path)
    page = nbformat.read(path, as_version=4)
    assert pages.is_locked(page)
    assert all(cell.metadata.deletable is False for cell in page.cells)
    assert page.cells[1].metadata.jupyter.source_hidden
    assert page.cells[1].metadata.tags == ["hide-input", "remove-input"]
    assert [cell.id for cell in page.cells] == ["title", "cell-0"]
    assert page.metadata.course.slug == "practice"
    assert page.metadata.language_info == {"name": "python"}


def test_a_second_refresh_changes_no_byte_and_the_page_is_not_stale(tmp_path: Path) -> None:
    path = a_file(tmp_path, EXERCISE)
    assert notebooks.stale(path)
    notebooks.refresh(path)
    first = path.read_bytes()
    assert not notebooks.stale(path)
    assert not notebooks.refresh(path)
    assert path.read_bytes() == first


def test_one_changed_word_of_a_preview_makes_a_page_stale(tmp_path: Path) -> None:
    path = a_file(tmp_path, EXERCISE)
    notebooks.refresh(path)
    page = nbformat.read(path, as_version=4)
    page.cells[1].outputs[0].data["text/plain"] = "What then?"
    path.write_text(pages.as_text(page), encoding="utf-8")
    assert notebooks.stale(path)


def test_a_writer_can_unlock_a_page_and_a_refresh_locks_it_again(tmp_path: Path) -> None:
    path = a_file(tmp_path, EXERCISE)
    notebooks.refresh(path)
    locked = path.read_bytes()
    notebooks.unlock(path)
    page = nbformat.read(path, as_version=4)
    assert not any("editable" in c.metadata or "jupyter" in c.metadata for c in page.cells)
    notebooks.refresh(path)
    assert path.read_bytes() == locked


def test_a_page_that_writes_merely_by_being_run_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = a_file(
        tmp_path, "import os, pathlib\npathlib.Path(os.environ['COURSE_JOURNAL']).mkdir()"
    )
    before = path.read_bytes()
    with pytest.raises(PageError) as refused:
        notebooks.refresh(path)
    assert refused.value.key == "page_wrote"
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("source", "slug", "key"),
    [("1 / 0", "practice", "page_stopped"), ("1", None, "page_without_lesson")],
)
def test_a_page_that_cannot_be_refreshed_says_why_and_is_left_alone(
    tmp_path: Path, source: str, slug: str | None, key: str
) -> None:
    path = a_file(tmp_path, source, slug=slug)
    before = path.read_bytes()
    with pytest.raises(PageError) as refused:
        notebooks.refresh(path)
    assert (refused.value.key, refused.value.params["page"]) == (key, "page.ipynb")
    assert path.read_bytes() == before


def test_a_file_that_is_no_notebook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.ipynb"
    path.write_text("not a notebook")
    with pytest.raises(PageError, match="page_unreadable"):
        notebooks.stale(path)


def test_the_pages_of_the_course_are_found_without_copies_and_journals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("00.ipynb", "workshop/plan.ipynb", ".ipynb_checkpoints/00.ipynb"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "my_journal").mkdir()
    (tmp_path / "my_journal" / "x.ipynb").touch()
    monkeypatch.setattr(notebooks.paths, "notebooks_folder", lambda: tmp_path)
    found = [page.relative_to(tmp_path).as_posix() for page in notebooks.all_pages()]
    assert found == ["00.ipynb", "workshop/plan.ipynb"]
