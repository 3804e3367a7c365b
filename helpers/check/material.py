"""All that writers wrote, read once: content files, pages, and the code that asks for words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from helpers.check.owners import is_conversation
from helpers.check.spots import Spot, top
from helpers.check.trees import Tree, read_tree
from helpers.model import EXERCISE_KINDS, Conversation, Exercise
from helpers.paths import WORKSHOP

FILES = ("course.yml", "reflection.yml", "safety.yml", "ui.yml")
AROUND = ("frame.yml", "guide.yml")
NO_LESSONS = frozenset({"new_lesson", WORKSHOP})


@dataclass(frozen=True)
class LessonFiles:
    """The files of one lesson. Without exercises.yml there are none."""

    slug: str
    lesson: Tree
    exercises: Tree | None
    conversations: tuple[Tree, ...]

    @property
    def trees(self) -> tuple[Tree, ...]:
        """All of them."""
        return (self.lesson, *filter(None, [self.exercises]), *self.conversations)

    @property
    def whole(self) -> bool:
        """Whether all of them could be read."""
        return all(tree.whole for tree in self.trees)

    def each_exercise(self) -> Iterator[Spot]:
        """Where each exercise begins, conversations among them."""
        if self.exercises:
            yield from top(self.exercises).each("exercises")
        yield from map(top, self.conversations)


@dataclass(frozen=True)
class WorkshopFiles:
    """What a facilitator reads. `notes` are by the slug of their lesson."""

    frame: Tree
    guide: Tree
    notes: Mapping[str, Tree]

    @property
    def trees(self) -> tuple[Tree, ...]:
        """All of them."""
        return (self.frame, self.guide, *self.notes.values())


@dataclass(frozen=True)
class Material:
    """The content folder, read."""

    folder: Path
    course: Tree
    reflection: Tree
    safety: Tree
    ui: Tree
    lessons: tuple[LessonFiles, ...]
    workshop: WorkshopFiles

    @cached_property
    def trees(self) -> tuple[Tree, ...]:
        """Every YAML file."""
        own = (self.course, self.reflection, self.safety, self.ui)
        of_lessons = (tree for lesson in self.lessons for tree in lesson.trees)
        return (*own, *of_lessons, *self.workshop.trees)

    def each_exercise(self) -> Iterator[Spot]:
        """Where each exercise of each lesson begins."""
        return (spot for lesson in self.lessons for spot in lesson.each_exercise())


def blocks_around(material: Material) -> Iterator[Spot]:
    """The blocks that surround any session of a workshop, in the order of the file."""
    frame = top(material.workshop.frame)
    return (block for key in frame.data for block in frame.each(key))


def read_material(folder: Path) -> Material:
    """Every file of the course that lies in this folder."""
    course, reflection, safety, ui = (read_tree(folder, file) for file in FILES)
    lessons = tuple(_read_lesson(folder, slug) for slug in lesson_folders(folder))
    workshop = _read_workshop(folder, [lesson.slug for lesson in lessons])
    return Material(folder, course, reflection, safety, ui, lessons, workshop)


def lesson_folders(folder: Path) -> list[str]:
    """The names of the folders that are lessons."""
    found = (path.name for path in folder.glob("*/") if path.is_dir())
    return sorted(name for name in found if name not in NO_LESSONS and name[0] not in "._")


def kind_of(spot: Spot) -> type[Exercise] | None:
    """The class of an exercise; a conversation says its own by where it lies."""
    if is_conversation(spot.tree.file):
        return None if spot.way else Conversation
    return EXERCISE_KINDS.get(spot.text("kind"))


def _read_workshop(folder: Path, slugs: list[str]) -> WorkshopFiles:
    frame, guide = (read_tree(folder, f"{WORKSHOP}/{name}") for name in AROUND)
    files = {slug: f"{WORKSHOP}/{slug}.yml" for slug in slugs}
    notes = {slug: read_tree(folder, f) for slug, f in files.items() if (folder / f).exists()}
    return WorkshopFiles(frame, guide, notes)


def _read_lesson(folder: Path, slug: str) -> LessonFiles:
    has_exercises = (folder / slug / "exercises.yml").exists()
    talks = sorted((folder / slug / "conversations").glob("*.yml"))
    return LessonFiles(
        slug,
        read_tree(folder, f"{slug}/lesson.yml"),
        read_tree(folder, f"{slug}/exercises.yml") if has_exercises else None,
        tuple(read_tree(folder, f"{slug}/conversations/{path.name}") for path in talks),
    )
