"""The save hook: in whatever way a course page is saved, no typed word gets into its file. And as
the server starts, content is made quick to read.

What a browser sends to be saved holds the exercises as they stand on the screen. So a course page
that is locked is saved as it stands on disk already, and every other one without outputs but for
marked previews.
"""

import logging
from pathlib import Path
from typing import Any

import nbformat

from helpers import pages
from helpers.compiling import compile_content
from helpers.faults import ContentError

log = logging.getLogger(__name__)


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "helpers.serverextension"}]


def _load_jupyter_server_extension(server: Any) -> None:
    server.contents_manager.register_pre_save_hook(keep_page_clean)
    try:
        compile_content()
    except (OSError, ContentError) as error:
        log.info("Lessons will read their content as it is (%s).", type(error).__name__)


def keep_page_clean(model: dict[str, Any], path: str, contents_manager: Any, **_: Any) -> None:
    """Puts into the model what may be saved of a course page; leaves other files alone."""
    page = model.get("content")
    if model.get("type") != "notebook" or not isinstance(page, dict) or not pages.slug(page):
        return
    try:
        model["content"] = _page_to_save(page, _file(contents_manager, path))
    except Exception as error:
        # The page is saved in any case, what was typed on it in none. The error's own words stay
        # out of the log: they could quote the page.
        log.error("A course page was saved without its outputs (%s).", type(error).__name__)
        pages.empty(page)


def _page_to_save(page: pages.Notebook, file: Path | None) -> pages.Notebook:
    on_disk = _read(file)
    page = on_disk if on_disk and pages.is_locked(on_disk) else nbformat.from_dict(page)
    pages.clean(page)
    return page


def _read(file: Path | None) -> pages.Notebook | None:
    """The course page that stands on disk; None if there is none, or none that can be read."""
    if file is None or not file.is_file():
        return None
    try:
        page: pages.Notebook = nbformat.read(file, as_version=4)
    except Exception:
        return None
    return page if pages.slug(page) else None


def _file(contents_manager: Any, path: str) -> Path | None:
    """Where this contents manager keeps the page, if it keeps files at all."""
    find = getattr(contents_manager, "_get_os_path", None)
    return Path(find(path)) if find else None
