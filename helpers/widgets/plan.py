"""The screen of an if-then plan: make it, change it, look back on it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from helpers.content import ui
from helpers.exercises import plan
from helpers.journal import new_id, stamp
from helpers.model import Plan, PlanRow
from helpers.widgets import blocks as b
from helpers.widgets.days import day_in_words
from helpers.widgets.screen import Screen, intro, private_check


class PlanScreen(Screen[Plan]):
    """If this, then that; and later: did it happen?"""

    def begin(self) -> None:
        self.state = plan.resume(self.rows(PlanRow), self.learner.lesson)
        self.changing = self.state.plan is None

    def view(self) -> Iterable[b.Block]:
        yield from intro(self.given)
        if self.state.plan and not self.changing:
            yield from self._made(self.state.plan)
            return
        yield from _form(self.given, self.fields, self._day())
        yield private_check(self.fields.get("private", ""))
        yield b.Button("save", ui("plan_save"))

    def sketch(self, exercise: Plan) -> Iterable[b.Block]:
        yield from intro(exercise)
        yield from _form(exercise, {}, "")

    def press(self, block: str) -> None:
        match block:
            case "save":
                self._save()
            case "change":
                self._change()
            case "new-plan":
                self.clear()
                self.state = plan.State()
                self.changing = True
                self.go_to("cue")
            case "look-back":
                self._look_back()
            case "calendar":
                self._calendar()

    def _day(self) -> str:
        return self.fields.get("due") or plan.due_day(self.given, date.today()).isoformat()

    def _save(self) -> None:
        made = self.state.plan
        before = (made.cue, made.action) if made else ("", "")
        cue = plan.chosen(self.fields, "cue", self.given.cues, before[0])
        action = plan.chosen(self.fields, "action", self.given.actions, before[1])
        if not cue or not action:
            return self.say("plan_incomplete")
        saved = self.learner.journal.save(self._row(cue, action))
        self.clear()
        self.begin()
        self.say_saved(saved)
        self.go_to("made")

    def _row(self, cue: str, action: str) -> PlanRow:
        """A new plan, or the one being changed: of now, so that a calendar takes it for newer."""
        day, private = plan.read_day(self._day()), self.field("private") == "yes"
        row = self.state.plan or self._new()
        return replace(row, **stamp(), cue=cue, action=action, due=day, private=private)

    def _new(self) -> PlanRow:
        return PlanRow(
            **stamp(),
            id=new_id(),
            who="me",
            lesson=self.learner.lesson,
            cue="",
            action="",
            due=None,
            outcome="",
            looked_back_on=None,
            why="",
            private=False,
        )

    def _change(self) -> None:
        made = self.state.plan
        assert made
        self.changing = True
        self.fields |= {
            "cue": plan.OWN_WORDS,
            "own-cue": made.cue,
            "action": plan.OWN_WORDS,
            "own-action": made.action,
            "due": made.due.isoformat() if made.due else "",
            "private": "yes" if made.private else "",
        }
        self.go_to("own-cue")

    def _look_back(self) -> None:
        made = self.state.plan
        if not made or self.field("outcome") not in plan.OUTCOMES:
            return self.say("nothing_chosen")
        row = plan.look_back(made, self.field("outcome"), self.field("why"), date.today())
        saved = self.learner.journal.save(row)
        self.clear()
        self.state = plan.State(row)
        self.say_saved(saved)

    def _calendar(self) -> None:
        """A calendar may be shared: so its entry says that something is planned, not what."""
        from helpers.calendar import reminder

        made = self.state.plan
        if made and made.due and plan.for_calendar(made):
            content = reminder(
                made.id,
                made.due,
                title=ui("calendar_title"),
                made_at=made.saved_at,
                sequence=plan.sequence(made),
            )
            self.download("reminder.ics", "text/calendar", content)
            self.say("calendar_made")

    def _made(self, made: PlanRow) -> Iterable[b.Block]:
        words = ui("plan_words", cue=made.cue, action=made.action)
        yield b.Prose("made", words, "sentence", lead=ui("plan_yours"))
        if made.due and made.due > date.today() and not made.outcome:
            yield b.Prose("due", ui("plan_due", day=day_in_words(made.due)), "quiet")
        if made.outcome:
            yield b.Prose("happened", _outcome(made.outcome), lead=ui("plan_happened"))
        elif self.state.to_look_back_on(date.today()):
            yield from looking_back(self.fields)
            yield b.Button("look-back", ui("save_this"))
        yield b.Group("buttons", tuple(self._buttons(made)), row=True)

    def _buttons(self, made: PlanRow) -> Iterable[b.Block]:
        if not made.outcome:
            yield b.Button("change", ui("plan_change"), "quiet")
            if plan.for_calendar(made):
                yield b.Button("calendar", ui("plan_calendar"), "quiet")
        yield b.Button("new-plan", ui("plan_new"), "quiet")


def _outcome(outcome: str) -> str:
    """What became of it; one that was put there by hand as it stands there."""
    return ui(f"plan_outcome_{outcome}") if outcome in plan.OUTCOMES else outcome


def looking_back(fields: Mapping[str, str], of: str = "") -> Iterable[b.Block]:
    """Did it happen? And a line about it. `of` ends the keys where several plans can follow."""
    options = tuple((outcome, ui(f"plan_outcome_{outcome}")) for outcome in plan.OUTCOMES)
    outcome, why = f"outcome{of}", f"why{of}"
    yield b.Choice(outcome, ui("plan_did_it_happen"), options, fields.get(outcome, ""))
    yield b.Line(why, ui("plan_why"), fields.get(why, ""), ui("plan_why_hint"))


def _form(exercise: Plan, fields: Mapping[str, str], day: str) -> Iterable[b.Block]:
    yield b.Prose("question", exercise.question, "heading")
    yield from _part(exercise.cues, "cue", fields)
    yield from _part(exercise.actions, "action", fields)
    yield b.Line("due", ui("plan_when_to_look_back"), day, input="date")


def _part(offered: tuple[str, ...], part: str, fields: Mapping[str, str]) -> Iterable[b.Block]:
    options = tuple((str(at), words) for at, words in enumerate(offered))
    own = (plan.OWN_WORDS, ui("own_words"))
    yield b.Choice(part, ui(f"plan_{part}"), (*options, own), fields.get(part, ""))
    label, hint = ui(f"plan_own_{part}"), ui("own_words_hint")
    yield b.Line(f"own-{part}", label, fields.get(f"own-{part}", ""), hint)
