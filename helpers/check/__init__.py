"""The writers' checker: every problem in all content at once, each with its line and what to write.

It reads files that may hold anything, and never stops at the first fault.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from helpers import content, facilitating
from helpers.check.conversations import wrong_talks
from helpers.check.evidence import wrong_evidence
from helpers.check.exercises import wrong_exercises
from helpers.check.fit import misfits
from helpers.check.help_lines import not_shown_lines, wrong_help_lines
from helpers.check.ids import wrong_ids
from helpers.check.labels import wrong_labels
from helpers.check.material import Material, read_material
from helpers.check.order import wrong_order, wrong_promises
from helpers.check.pages import wrong_pages
from helpers.check.problem import Problem
from helpers.check.texts import wrong_words
from helpers.check.workshop import wrong_workshop
from helpers.paths import PACKAGE, content_folder, notebooks_folder

__all__ = ["Problem", "not_shown", "problems"]

RULES = (
    misfits,
    wrong_ids,
    wrong_words,
    wrong_exercises,
    wrong_talks,
    wrong_order,
    wrong_promises,
    wrong_evidence,
    wrong_help_lines,
    wrong_workshop,
)


def problems(
    folder: Path | None = None, *, notebooks: Path | None = None, code: Path | None = None
) -> list[Problem]:
    """Every problem in the content of this folder (the course's own), by file and line.

    The notebooks are looked for beside the folder, the code that shows it in this package.
    """
    material = read_material(folder or content_folder())
    pages = notebooks or (folder.parent / "notebooks" if folder else notebooks_folder())
    found = [*_problems(material), *wrong_pages(material, pages, code or PACKAGE)]
    found += wrong_labels(material, code or PACKAGE)
    return sorted(set(found)) or list(_refusals(material))


def not_shown(folder: Path | None = None) -> list[Problem]:
    """Help lines that are kept back until somebody confirms them. No problems: only to be known."""
    return sorted(not_shown_lines(read_material(folder or content_folder())))


def _problems(material: Material) -> Iterator[Problem]:
    for tree in material.trees:
        yield from tree.problems
    if not material.lessons:
        write = "Look whether this is the content folder."
        yield Problem(file=material.folder.name, found="no lessons", write=write)
    for rule in RULES:
        yield from rule(material)


def _refusals(material: Material) -> Iterator[Problem]:
    """What a lesson would refuse to open though no rule found a fault: the last word is its own."""
    reads: list[Callable[[Path], object]]
    reads = [content.course, content.safety, content.reflection_prompts]
    reads += [facilitating.frame, facilitating.guide]
    reads += [partial(content.lesson, lesson.slug) for lesson in material.lessons]
    reads += [partial(facilitating.notes, slug) for slug in material.workshop.notes]
    for read in reads:
        try:
            read(material.folder)
        except content.ContentError as error:
            yield Problem(
                file=error.file,
                id=error.id,
                field=error.field,
                found=error.found,
                write=error.write,
            )
