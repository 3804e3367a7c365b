"""The facilitator's page: guide, agenda, the session while it runs, pairs, and notes."""

from helpers.journal import Journal
from helpers.profile import Names, Profile
from helpers.widgets.screen import Learner
from helpers.workshop.session.agenda_screen import AgendaScreen
from helpers.workshop.session.live_screen import LiveScreen
from helpers.workshop.session.notes_screen import GuideScreen, NotesScreen
from helpers.workshop.session.pairs_screen import PairsScreen
from helpers.workshop.session.room_clock import RoomClock

PAGE = "facilitate"


class Facilitator:
    """What the cells of the page call. Opening it writes nothing."""

    def __init__(self) -> None:
        names = Names(Profile(pronouns="they"))
        self._learner = Learner(journal=Journal(), names=names, lesson=PAGE)

    def guide(self) -> GuideScreen:
        """What holds whichever lesson is taught."""
        return GuideScreen(self._learner)

    def agenda(self) -> AgendaScreen:
        """The agenda builder."""
        return AgendaScreen(self._learner)

    def live(self) -> LiveScreen:
        """The session while it runs."""
        return LiveScreen(self._learner)

    def pairs(self) -> PairsScreen:
        """Pairs, round after round."""
        return PairsScreen(self._learner)

    def clock(self) -> RoomClock:
        """Turns with a bell, for the whole room."""
        return RoomClock(self._learner)

    def notes(self) -> NotesScreen:
        """The notes on each lesson."""
        return NotesScreen(self._learner)


def open_facilitator() -> Facilitator:
    """The facilitator's page."""
    return Facilitator()
