"""The notebooks as files: run for their previews, locked for readers, unlocked for a writer."""

from pathlib import Path
from subprocess import DEVNULL
from tempfile import TemporaryDirectory

import nbformat

from helpers import content, pages, paths
from helpers.refusal import Refusal

SECONDS_PER_CELL = 120


class PageError(Refusal):
    """A page that cannot be prepared."""


def all_pages() -> tuple[Path, ...]:
    """Every notebook of the course, in the order of their names."""
    folder = paths.notebooks_folder()
    found = sorted(folder.rglob("*.ipynb"))
    return tuple(p for p in found if not _set_apart(p.relative_to(folder)))


def refresh(path: Path) -> bool:
    """Runs the page, keeps its previews alone and locks it; says whether the file changed."""
    text = _fresh_text(path)
    if text == path.read_text(encoding="utf-8"):
        return False
    path.write_text(text, encoding="utf-8", newline="\n")
    return True


def stale(path: Path) -> bool:
    """Whether a refresh would change this page."""
    return _fresh_text(path) != path.read_text(encoding="utf-8")


def unlock(path: Path) -> bool:
    """Opens the page for a writer, until `refresh` locks it again; says whether it was locked."""
    page = _read(path)
    was_locked = pages.is_locked(page)
    pages.unlock(page)
    path.write_text(pages.as_text(page), encoding="utf-8", newline="\n")
    return was_locked


def _fresh_text(path: Path) -> str:
    page = _read(path)
    slug = _slug(path, page)
    _run(page, path)
    pages.lock(page, slug)
    pages.clean(page)
    return pages.as_text(page)


def _read(path: Path) -> pages.Notebook:
    try:
        page: pages.Notebook = nbformat.read(path, as_version=4)
    except Exception as error:
        raise PageError("page_unreadable", page=path.name, reason=str(error)) from error
    return page


def _slug(path: Path, page: pages.Notebook) -> str:
    """What this page is called: course.yml says so, or for other pages the page itself."""
    course, whole = content.course(), path.resolve()
    places = {entry.notebook: entry.slug for entry in course.lessons}
    places |= {entry.notebook: entry.slug for entry in course.workshop}
    listed = next((slug for place, slug in places.items() if whole.match(place)), None)
    slug = listed or pages.slug(page)
    if slug is None:
        raise PageError("page_without_lesson", page=path.name)
    return slug


def _run(page: pages.Notebook, path: Path) -> None:
    """Runs all cells as a new learner would, who has no journal; running must not begin one."""
    # imported late: most of the course command needs no kernel
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    with TemporaryDirectory() as folder:
        journal = Path(folder, "journal")
        client = NotebookClient(
            nbformat.from_dict(page),
            timeout=SECONDS_PER_CELL,
            kernel_name="python3",
            resources={"metadata": {"path": str(path.parent)}},
        )
        kernel = client.create_kernel_manager().kernel_spec
        assert kernel is not None
        kernel.env["COURSE_JOURNAL"] = str(journal)
        try:
            page.update(client.execute(stderr=DEVNULL))
        except CellExecutionError as error:
            raise PageError("page_stopped", page=path.name, reason=str(error)) from error
        if journal.exists():
            raise PageError("page_wrote", page=path.name)


def _set_apart(path: Path) -> bool:
    """Whether this lies among checkpoints, or among what a learner keeps."""
    return any(part.startswith(".") or part == "my_journal" for part in path.parts)
