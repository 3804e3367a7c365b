"""The Today part of the start page: what waits, if anything, and one tap."""

from collections.abc import Iterable
from datetime import date, datetime

from helpers import content
from helpers.content import ui
from helpers.exercises import plan
from helpers.journal import new_id, stamp
from helpers.model import ROW_KINDS, CheckIn, PlanRow
from helpers.practice import Due, DueKind, only
from helpers.widgets import blocks as b
from helpers.widgets.check_in import CheckInScreen
from helpers.widgets.days import weekday
from helpers.widgets.plan import looking_back
from helpers.widgets.screen import Learner
from helpers.widgets.waiting import smallest, waiting

TAP = "today-tap"
AND_NOW = (plan.KEEP, plan.CHANGE, plan.DROP)
LOOKED_BACK = ("outcome", "why", "and-now")


class TodayScreen(CheckInScreen):
    """At most three small things above the day's tap. A plan is looked back on right here."""

    def __init__(self, learner: Learner) -> None:
        tap = content.lesson(learner.lesson).exercise(TAP)
        assert isinstance(tap, CheckIn)
        super().__init__(tap, learner)

    def begin(self) -> None:
        super().begin()
        self.to_change = ""
        self._look()

    def _look(self) -> None:
        """What the journal says now."""
        rows = tuple(row for kind in ROW_KINDS.values() for row in self.rows(kind))
        found = waiting(self.learner, rows, datetime.now())
        self.due, self.slots = found.due, found.slots
        id = next((due.row for due in self.due if due.kind is DueKind.LOOK_BACK), "")
        self.plan = next((row for row in only(PlanRow, rows) if row.id == id), None)

    def view(self) -> Iterable[b.Block]:
        if self.to_change:
            yield b.Prose("to-change", ui("today_change", lesson=_short_name(self.to_change)))
            yield _open(self.to_change, "go-to-change")
        if not self.due and not self.to_change:
            yield b.Prose("nothing-due", ui("today_nothing"))
        for due in self.due:
            yield from self._waiting(due)
        yield from super().view()

    def sketch(self, exercise: CheckIn) -> Iterable[b.Block]:
        yield b.Prose("preview", ui("today_preview"))
        yield from super().sketch(exercise)

    def press(self, block: str) -> None:
        button, _, id = block.partition(":")
        if button == "look-back":
            # Pressed twice, it says nothing about the plan that waits next.
            if self.plan and self.plan.id == id:
                self._look_back(self.plan)
        else:
            super().press(block)

    def _look_back(self, made: PlanRow) -> None:
        """What became of the plan, and whether it goes on."""
        said = {part: self.field(f"{part}:{made.id}") for part in LOOKED_BACK}
        and_now = said["and-now"]
        if said["outcome"] not in plan.OUTCOMES or and_now not in AND_NOW:
            return self.say("today_look_back_incomplete")
        today = date.today()
        looked = plan.look_back(made, said["outcome"], said["why"], today)
        saved = self.learner.journal.save(looked)
        if and_now == plan.KEEP:
            when = stamp()
            self.learner.journal.save(plan.again(made, new_id(), when["saved_at"], today))
        self.clear(*(f"{part}:{made.id}" for part in LOOKED_BACK))
        self._look()
        self.to_change = made.lesson if and_now == plan.CHANGE else ""
        self.say_saved(saved)

    def _waiting(self, due: Due) -> Iterable[b.Block]:
        match due.kind:
            case DueKind.LOOK_BACK:
                if self.plan:
                    yield b.Group(f"what-{due.key}", tuple(self._looking_back(self.plan)))
            case DueKind.RECAP:
                yield b.Prose(f"what-{due.key}", ui("today_recap"))
            case DueKind.SLOT:
                slot = self.slots[due.row]
                time = f"{slot.when:%H:%M}"
                words = ui("today_slot", day=weekday(slot.when), time=time, what=slot.what)
                yield b.Prose(f"what-{due.key}", words)
            case DueKind.TRY:
                small = smallest(self.learner, due)
                yield b.Prose(f"what-{due.key}", small, lead=ui("today_try"))
            case _:
                lesson = _short_name(due.lesson)
                yield b.Prose(f"what-{due.key}", ui(f"today_{due.kind}", lesson=lesson))
                yield _open(due.lesson, f"go-{due.key}")

    def _looking_back(self, made: PlanRow) -> Iterable[b.Block]:
        words = ui("plan_words", cue=made.cue, action=made.action)
        yield b.Prose("plan", words, "sentence", lead=ui("today_look_back"))
        yield from looking_back(self.fields, f":{made.id}")
        options, key = (
            tuple((one, ui(f"today_plan_{one}")) for one in AND_NOW),
            f"and-now:{made.id}",
        )
        yield b.Choice(key, ui("today_and_now"), options, self.field(key))
        yield b.Button(f"look-back:{made.id}", ui("today_save_look_back"))


def _open(slug: str, key: str) -> b.Link:
    entry = next(entry for entry in content.course().lessons if entry.slug == slug)
    return b.Link(key, ui("today_open", lesson=entry.short), entry.notebook)


def _short_name(slug: str) -> str:
    return next(entry.short for entry in content.course().lessons if entry.slug == slug)
