"""What a notebook opens: a lesson with its exercises, ready to be shown one by one."""

from typing import Any

from helpers import content
from helpers.journal import Journal
from helpers.model import AnswerRow
from helpers.paths import journal_folder
from helpers.profile import Names, read_profile
from helpers.widgets.adapt import AdaptScreen
from helpers.widgets.audit import AuditScreen
from helpers.widgets.cards import CardsScreen
from helpers.widgets.check_in import CheckInScreen
from helpers.widgets.choice import ChoiceScreen
from helpers.widgets.composer import ComposerScreen
from helpers.widgets.conversation import ConversationScreen
from helpers.widgets.deck import DeckScreen
from helpers.widgets.draw import DrawScreen
from helpers.widgets.exchange import ExchangeScreen
from helpers.widgets.ladder import LadderScreen
from helpers.widgets.log import LogScreen
from helpers.widgets.map import MapScreen
from helpers.widgets.match import MatchScreen
from helpers.widgets.plan import PlanScreen
from helpers.widgets.reflection import ReflectionScreen
from helpers.widgets.rewrite import RewriteScreen
from helpers.widgets.ritual import RitualScreen
from helpers.widgets.screen import Learner, Page, Screen
from helpers.widgets.series import ReadingScreen, SortScreen
from helpers.widgets.static import Static, evidence_card, help_lines
from helpers.widgets.timer import TimerScreen
from helpers.widgets.tried import TriedScreen

SCREENS: dict[str, type[Screen[Any]]] = {
    "adapt": AdaptScreen,
    "audit": AuditScreen,
    "cards": CardsScreen,
    "check-in": CheckInScreen,
    "choice": ChoiceScreen,
    "composer": ComposerScreen,
    "conversation": ConversationScreen,
    "deck": DeckScreen,
    "draw": DrawScreen,
    "exchange": ExchangeScreen,
    "ladder": LadderScreen,
    "log": LogScreen,
    "map": MapScreen,
    "match": MatchScreen,
    "plan": PlanScreen,
    "reading": ReadingScreen,
    "reflection": ReflectionScreen,
    "rewrite": RewriteScreen,
    "ritual": RitualScreen,
    "sort": SortScreen,
    "timer": TimerScreen,
    "tried": TriedScreen,
}


class OpenLesson:
    """A lesson in a notebook. Every method returns something to show; none writes anything."""

    def __init__(self, slug: str) -> None:
        self._lesson = content.lesson(slug)
        self._learner = learner(slug)

    def exercise(self, id: str) -> Screen[Any]:
        """The exercise with this id, as it was left."""
        exercise = self._lesson.exercise(id)
        return SCREENS[exercise.kind](exercise, self._learner)

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

    def erase(self) -> Page:
        """Everything kept on this computer, and the way to delete it."""
        from helpers.widgets.erase import EraseScreen

        return EraseScreen(self._learner)


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
    answers = [row for row in journal.read(AnswerRow) if row.lesson == slug]
    latest = max(answers, key=lambda row: row.saved_at, default=None)
    return latest.exercise if latest else ""
