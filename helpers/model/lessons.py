"""Lessons, and what surrounds them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from helpers.model.kinds import Exercise
from helpers.model.parts import Finding


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Sitting:
    """One sitting: its heading in the notebook and the minutes it takes."""

    heading: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Lesson:
    """One notebook's data. `objectives` open the lesson, `keep` mirrors them at its end."""

    slug: str
    title: str
    promise: str
    objectives: tuple[str, ...]
    sittings: tuple[Sitting, ...]
    keep: tuple[str, ...]
    findings: tuple[Finding, ...]
    exercises: tuple[Exercise, ...]

    def exercise(self, id: str) -> Exercise:
        """The exercise with this id; KeyError names those there are."""
        for exercise in self.exercises:
            if exercise.id == id:
                return exercise
        known = ", ".join(e.id for e in self.exercises)
        raise KeyError(f"{self.slug} has no exercise {id!r}; it has: {known}")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class LessonEntry:
    """A lesson's place in the course. `short` names the strategy in lists and charts.

    `sittings` is for a lesson about no strategy of its own that is worked through in sittings too.
    """

    slug: str
    notebook: str
    short: str
    strategy: bool = False
    sittings: bool = False

    @property
    def worked_through(self) -> bool:
        """Whether it is a lesson to begin and to go on with."""
        return self.strategy or self.sittings


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class WorkshopEntry:
    """A page for those who run a workshop. It is no lesson, so no learner is led to it."""

    slug: str
    notebook: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Course:
    """The course in order."""

    title: str
    lessons: tuple[LessonEntry, ...]
    workshop: tuple[WorkshopEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class HelpLine:
    """A help line; `checked_on` is when it was last seen."""

    country: str
    service: str
    contact: str
    for_whom: str
    source: str
    verified: Literal["page", "bib", "memory"]
    checked_on: date

    @property
    def is_shown(self) -> bool:
        """Whether somebody has confirmed it."""
        return self.verified != "memory"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Safety:
    """Statements and help lines; there are no safety questions."""

    note: str
    not_for: tuple[str, ...]
    help_lines: tuple[HelpLine, ...]
