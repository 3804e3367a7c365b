"""What a notebook opens: a lesson with its exercises, ready to be shown one by one."""

from importlib import import_module
from typing import Any

from helpers import content
from helpers.journal import Journal, JournalError
from helpers.model import AnswerRow, Exercise
from helpers.paths import journal_folder
from helpers.profile import Names, read_profile
from helpers.widgets.screen import Learner, Page, Screen
from helpers.widgets.static import Static, evidence_card, help_lines

SCREENS = {
    "adapt": ("adapt", "AdaptScreen"),
    "audit": ("audit", "AuditScreen"),
    "cards": ("cards", "CardsScreen"),
    "check-in": ("check_in", "CheckInScreen"),
    "choice": ("choice", "ChoiceScreen"),
    "composer": ("composer", "ComposerScreen"),
    "conversation": ("conversation", "ConversationScreen"),
    "deck": ("deck", "DeckScreen"),
    "draw": ("draw", "DrawScreen"),
    "exchange": ("exchange", "ExchangeScreen"),
    "ladder": ("ladder", "LadderScreen"),
    "log": ("log", "LogScreen"),
    "map": ("map", "MapScreen"),
    "match": ("match", "MatchScreen"),
    "plan": ("plan", "PlanScreen"),
    "reading": ("series", "ReadingScreen"),
    "reflection": ("reflection", "ReflectionScreen"),
    "rewrite": ("rewrite", "RewriteScreen"),
    "ritual": ("ritual", "RitualScreen"),
    "sort": ("series", "SortScreen"),
    "timer": ("timer", "TimerScreen"),
    "tried": ("tried", "TriedScreen"),
}
"""Where the screen of each kind is. It is read in when a lesson first shows one: most have few."""


class OpenLesson:
    """A lesson in a notebook. Every method returns something to show; none writes anything."""

    def __init__(self, slug: str) -> None:
        self._lesson = content.lesson(slug)
        self._learner = learner(slug)

    def exercise(self, id: str) -> Screen[Any]:
        """The exercise with this id, as it was left."""
        exercise = self._lesson.exercise(id)
        return screen_of(exercise)(exercise, self._learner)

    def evidence(self) -> Static:
        """What research found, with size, limit and source."""
        return evidence_card(self._lesson.findings)

    def help_lines(self) -> Static:
        """Where to find help."""
        return help_lines(content.safety())

    def profile(self) -> Page:
        """Names and pronouns."""
        from helpers.widgets.profile import ProfileScreen

        return ProfileScreen(self._learner)

    def today(self) -> Page:
        """What waits today, if anything."""
        from helpers.widgets.today import TodayScreen

        return TodayScreen(self._learner)

    def recap(self) -> Page:
        """The recap cards of all lessons that come back today."""
        from helpers.widgets.recap import RecapScreen

        return RecapScreen(self._learner)

    def erase(self) -> Page:
        """Everything kept on this computer, and the way to delete it."""
        from helpers.widgets.erase import EraseScreen

        return EraseScreen(self._learner)


def screen_of(exercise: Exercise) -> type[Screen[Any]]:
    """The screen that shows exercises of this kind."""
    module, name = SCREENS[exercise.kind]
    screen: type[Screen[Any]] = getattr(import_module(f"helpers.widgets.{module}"), name)
    return screen


def open_lesson(slug: str) -> OpenLesson:
    """Open a lesson by its folder's name in `content/`."""
    return OpenLesson(slug)


def learner(slug: str) -> Learner:
    """Who is working on this lesson, from the journal on disk."""
    journal = Journal(journal_folder())
    names = Names(read_profile(journal.folder))
    return Learner(journal=journal, names=names, lesson=slug, left_off=_left_off(journal, slug))


def _left_off(journal: Journal, slug: str) -> str:
    """The exercise answered last; "" before the first."""
    try:
        answers = [row for row in journal.read(AnswerRow) if row.lesson == slug]
    except JournalError:  # each exercise says so in its place
        return ""
    latest = max(answers, key=lambda row: row.saved_at, default=None)
    return latest.exercise if latest else ""
