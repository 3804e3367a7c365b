"""Sort and reading: one thing after the other, each answered by picking one of several.

Both kinds are turned into the same steps, so that they are answered, resumed and counted alike.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from helpers.exercises.history import latest
from helpers.model import AnswerRow, Option, Reading, Sort, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to answer; `shown` is what is read first, `words` what is said."""

    id: str
    words: str
    shown: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class State:
    """All steps, and the option id answered with for each that has been answered."""

    steps: tuple[Step, ...]
    answers: dict[str, str] = field(default_factory=dict)

    @property
    def value(self) -> dict[str, str]:
        return self.answers

    @property
    def verdict(self) -> Verdict:
        """What fits only when every step does."""
        if not self.finished:
            return Verdict.NOTHING_CHOSEN if not self.answers else Verdict.NOT_YET
        verdicts = {self.verdict_of(step) for step in self.steps}
        return Verdict.NOT_YET if Verdict.NOT_YET in verdicts else Verdict.FITS

    @property
    def finished(self) -> bool:
        return all(step.id in self.answers for step in self.steps)

    @property
    def next_step(self) -> int:
        """Where to go on: the first step without an answer, or one past the last."""
        open_steps = (at for at, step in enumerate(self.steps) if step.id not in self.answers)
        return next(open_steps, len(self.steps))

    def chosen(self, step: Step) -> Option | None:
        answer = self.answers.get(step.id)
        return next((option for option in step.options if option.id == answer), None)

    def verdict_of(self, step: Step) -> Verdict:
        option = self.chosen(step)
        return option.verdict if option else Verdict.NOTHING_CHOSEN


def steps(exercise: Sort | Reading) -> tuple[Step, ...]:
    """The exercise as steps. In a sort, every item offers the same headings."""
    if isinstance(exercise, Reading):
        return tuple(
            Step(id=moment.id, words=moment.words, shown=moment.cues, options=moment.options)
            for moment in exercise.moments
        )
    return tuple(
        Step(
            id=item.id,
            words=item.text,
            shown="",
            options=tuple(
                Option(
                    id=heading.id,
                    text=heading.name,
                    verdict=Verdict.FITS if heading.id == item.heading else Verdict.NOT_YET,
                    feedback=item.feedback,
                )
                for heading in exercise.headings
            ),
        )
        for item in exercise.items
    )


def resume(exercise: Sort | Reading, attempts: Iterable[AnswerRow]) -> State:
    """The state left in the journal; answers to what is gone from content are passed over."""
    all_steps = steps(exercise)
    known = {step.id: {option.id for option in step.options} for step in all_steps}
    answers = {
        item: answer for item, answer in latest(attempts).items() if answer in known.get(item, ())
    }
    return State(all_steps, answers)


def answer(state: State, step: Step, option: str) -> State:
    """The state after answering a step."""
    return State(state.steps, {**state.answers, step.id: option})
