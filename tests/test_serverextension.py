"""A course page is saved as it stands on disk; what was typed on it never is."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from pathlib import Path
from typing import Any

import nbformat
import pytest
from jupyter_server.services.contents.filemanager import FileContentsManager
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager
from jupyter_server.services.contents.manager import ContentsManager

from helpers import pages, serverextension

TYPED = "what I never told anybody"
VIEW = "application/vnd.jupyter.widget-view+json"
PREVIEW = {"text/html": "<p>What would you say?</p>", "text/plain": "What would you say?"}


def a_page(*, locked: bool = True) -> nbformat.NotebookNode:
    page = nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_markdown_cell("# A lesson\n\nWith “words”.", id="title"),
            nbformat.v4.new_code_cell("# Wake up.\nstart()", id="start"),
            nbformat.v4.new_code_cell("# Try it.\nexercise()", id="try-it"),
        ]
    )
    page.cells[2].outputs = [output(PREVIEW, marked=True)]
    pages.lock(page, "active_listening")
    pages.clean(page)
    if not locked:
        pages.unlock(page)
    return page


def output(data: dict[str, Any], *, marked: bool) -> nbformat.NotebookNode:
    metadata = {"course_preview": True} if marked else {}
    return nbformat.v4.new_output("display_data", data=data, metadata=metadata)


def after_use(page: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """The page as the browser sends it: run in another order, answered, with a tool's notes."""
    used = deepcopy(page)
    used.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": TYPED}}
    used.metadata["language_info"] = {"name": "python", "version": "3.12.1"}
    used.cells[2].execution_count = 17
    used.cells[2].metadata["execution"] = {"shell.execute_reply": "2026-01-01T10:00:00Z"}
    used.cells[2].outputs = [
        output({**PREVIEW, VIEW: {"model_id": "1"}}, marked=True),
        output({"text/html": TYPED, "text/plain": TYPED}, marked=False),
        nbformat.v4.new_output("stream", text=TYPED),
        nbformat.v4.new_output("error", ename="E", evalue=TYPED, traceback=[TYPED]),
    ]
    return used


def write(path: Path, page: nbformat.NotebookNode) -> bytes:
    path.write_text(pages.as_text(page), encoding="utf-8")
    return path.read_bytes()


@pytest.fixture
def manager(tmp_path: Path) -> FileContentsManager:
    manager = FileContentsManager(root_dir=str(tmp_path))
    manager.register_pre_save_hook(serverextension.keep_page_clean)
    return manager


def save(manager: FileContentsManager, page: nbformat.NotebookNode, name: str = "p.ipynb") -> None:
    manager.save({"type": "notebook", "content": json.loads(nbformat.writes(page))}, name)


def test_a_locked_page_is_saved_byte_for_byte_as_it_was(
    manager: FileContentsManager, tmp_path: Path
) -> None:
    page = a_page()
    before = write(tmp_path / "p.ipynb", page)
    save(manager, after_use(page))
    assert (tmp_path / "p.ipynb").read_bytes() == before


def test_cells_a_reader_deleted_or_changed_come_back(
    manager: FileContentsManager, tmp_path: Path
) -> None:
    page = a_page()
    before = write(tmp_path / "p.ipynb", page)
    broken = after_use(page)
    del broken.cells[0]
    broken.cells[0].source = TYPED
    save(manager, broken)
    assert (tmp_path / "p.ipynb").read_bytes() == before


def test_a_writers_words_are_kept_and_their_runs_are_not(
    manager: FileContentsManager, tmp_path: Path
) -> None:
    page = a_page(locked=False)
    write(tmp_path / "p.ipynb", page)
    used = after_use(page)
    used.cells[0].source = "# A better title"
    save(manager, used)
    saved = nbformat.read(tmp_path / "p.ipynb", as_version=4)
    assert saved.cells[0].source == "# A better title"
    assert [cell.execution_count for cell in saved.cells[1:]] == [1, 2]
    assert saved.cells[2].outputs == [output(PREVIEW, marked=True)]
    assert TYPED not in (tmp_path / "p.ipynb").read_text()


@pytest.mark.parametrize("on_disk", [None, "", "{torn", '{"cells": [], "metadata": {}}'])
def test_where_the_file_is_missing_or_broken_nothing_typed_is_saved(
    manager: FileContentsManager, tmp_path: Path, on_disk: str | None
) -> None:
    if on_disk is not None:
        (tmp_path / "p.ipynb").write_text(on_disk)
    save(manager, after_use(a_page()))
    saved = (tmp_path / "p.ipynb").read_text()
    assert TYPED not in saved
    assert VIEW not in saved
    assert "What would you say?" in saved


def test_words_that_got_into_a_locked_file_go_with_the_next_save(
    manager: FileContentsManager, tmp_path: Path
) -> None:
    page = a_page()
    tainted = deepcopy(page)
    tainted.cells[1].outputs = [nbformat.v4.new_output("stream", text=TYPED)]
    tainted.metadata["widgets"] = {"state": TYPED}
    write(tmp_path / "p.ipynb", tainted)
    save(manager, after_use(page))
    assert (tmp_path / "p.ipynb").read_text(encoding="utf-8") == pages.as_text(page)


def test_checkpoints_hold_nothing_typed(manager: FileContentsManager, tmp_path: Path) -> None:
    page = a_page()
    before = write(tmp_path / "p.ipynb", page)
    save(manager, after_use(page))
    manager.create_checkpoint("p.ipynb")
    kept = [file for file in tmp_path.rglob("*checkpoint*") if file.is_file()]
    assert kept
    assert all(file.read_bytes() == before for file in kept)


def test_other_notebooks_are_left_alone(manager: FileContentsManager, tmp_path: Path) -> None:
    other = after_use(a_page())
    del other.metadata["course"]
    save(manager, other, "other.ipynb")
    saved = nbformat.read(tmp_path / "other.ipynb", as_version=4)
    assert saved.cells[2].execution_count == 17
    assert len(saved.cells[2].outputs) == 4


def test_an_error_while_cleaning_blocks_no_save_and_lets_nothing_out(
    manager: FileContentsManager, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(page: object) -> None:
        raise RuntimeError(TYPED)

    used = after_use(a_page())
    monkeypatch.setattr(pages, "clean", fail)
    save(manager, used)
    saved = nbformat.read(tmp_path / "p.ipynb", as_version=4)
    assert saved.cells[0].source.startswith("# A lesson")
    assert TYPED not in (tmp_path / "p.ipynb").read_text()


def test_the_servers_own_manager_obeys_the_hook_too(tmp_path: Path) -> None:
    manager = AsyncLargeFileManager(root_dir=str(tmp_path))
    manager.register_pre_save_hook(serverextension.keep_page_clean)
    page = a_page()
    before = write(tmp_path / "p.ipynb", page)
    model = {"type": "notebook", "content": json.loads(nbformat.writes(after_use(page)))}
    with ThreadPoolExecutor() as thread:  # a browser test may have left a loop in this one
        thread.submit(asyncio.run, manager.save(model, "p.ipynb")).result()
    assert (tmp_path / "p.ipynb").read_bytes() == before


def test_a_manager_without_files_gets_a_clean_page() -> None:
    model = {"type": "notebook", "content": after_use(a_page())}
    serverextension.keep_page_clean(model, "p.ipynb", ContentsManager())
    assert TYPED not in nbformat.writes(model["content"])


def test_the_extension_registers_its_hook() -> None:
    class Server:
        contents_manager = ContentsManager()

    serverextension._load_jupyter_server_extension(Server())
    assert serverextension.keep_page_clean in Server.contents_manager._pre_save_hooks
