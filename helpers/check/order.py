"""The order of the course, and what the folders hold."""

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from helpers.check.material import AROUND, FILES, LessonFiles, Material
from helpers.check.problem import Problem
from helpers.check.spots import short, top
from helpers.paths import WORKSHOP

OF_A_LESSON = ("lesson.yml", "exercises.yml")


def wrong_order(material: Material) -> Iterator[Problem]:
    """Lessons without a folder, folders of no lesson, and files that nothing reads."""
    folders = {lesson.slug for lesson in material.lessons}
    named = {spot.text("slug"): spot for spot in top(material.course).each("lessons")}
    for slug, spot in named.items():
        if slug and slug not in folders:
            write = "Add it with a lesson.yml, or take the lesson out."
            yield spot.at("slug").problem(f"no folder {short(slug)}", write)
    for slug in sorted(folders - named.keys()) if material.course.whole else ():
        write = "Add it to course.yml, or take the folder away."
        yield Problem(file=slug, found="a folder of no lesson", write=write)
    yield from _unread(material.folder, material.folder, FILES)
    notes = tuple(f"{slug}.yml" for slug in sorted(folders))
    yield from _unread(material.folder, material.folder / WORKSHOP, (*AROUND, *notes))
    for lesson in material.lessons:
        yield from _unread_of(material.folder, lesson)


def wrong_promises(material: Material) -> Iterator[Problem]:
    """What to keep mirrors the objectives, line by line."""
    for lesson in material.lessons:
        spot = top(lesson.lesson)
        keep, objectives = (len(list(spot.every(key))) for key in ("keep", "objectives"))
        if keep != objectives and {"keep", "objectives"} <= spot.data.keys():
            found = f"a number of lines ({keep}) other than that of objectives ({objectives})"
            yield spot.at("keep").problem(found, "Mirror the objectives, line by line.")


def _unread_of(content: Path, lesson: LessonFiles) -> Iterator[Problem]:
    folder = content / lesson.slug
    talks = tuple(tree.file.rsplit("/", 1)[-1] for tree in lesson.conversations)
    yield from _unread(content, folder, OF_A_LESSON)
    yield from _unread(content, folder / "conversations", talks)


def _unread(content: Path, folder: Path, read: tuple[str, ...]) -> Iterator[Problem]:
    """YAML files in this folder that have a name which nothing looks for."""
    for path in sorted((*folder.glob("*.yml"), *folder.glob("*.yaml"))):
        if path.name not in read:
            near = get_close_matches(path.name, read, 1, 0.7)
            hint = f"Did you mean {near[0]}?" if near else "Move it, or take it away."
            write = "Let its name end in .yml." if path.suffix == ".yaml" else hint
            file = path.relative_to(content).as_posix()
            yield Problem(file=file, found="a file that nothing reads", write=write)
