"""Answers an exercise of any kind by keyboard, and says which rows that leaves in the journal."""

from collections.abc import Callable
from datetime import date
from typing import Any

from playwright.sync_api import Locator, expect

from helpers.content import lesson, ui
from helpers.exercises import conversation, series
from helpers.model import (
    Cards,
    CheckIn,
    Choice,
    Composer,
    Conversation,
    Exchange,
    Exercise,
    Plan,
    Reading,
    Reflection,
    Sort,
    Timer,
    Verdict,
)
from helpers.profile import Names
from tests.browser.keyboard import Keyboard

Rows = list[dict[str, Any]]
WORDS = "He said “fine”, and then, slowly, the rest: =SUM(1), café, שלום 🙂"


def answer(learner: Keyboard, exercise: Exercise) -> Rows:
    """Works through one exercise to its end."""
    given = Names().into(exercise)
    screen = learner.exercise(exercise.id)
    ways: dict[type[Exercise], Callable[..., Rows]] = {
        CheckIn: check_in,
        Choice: choice,
        Sort: answer_series,
        Reading: answer_series,
        Conversation: talk,
        Composer: compose,
        Timer: time,
        Plan: plan,
        Exchange: exchange,
        Reflection: reflect,
        Cards: cards,
    }
    return ways[type(exercise)](learner, screen, given)


def saved(screen: Locator) -> None:
    screen.get_by_role("status").filter(has_text="Saved at").wait_for()


def row(table: str, **columns: Any) -> dict[str, Any]:
    return {"table": table, **columns}


def answered(exercise: Exercise, item: str, words: str, verdict: Verdict, **more: Any) -> Any:
    return row("answers", exercise=exercise.id, item=item, answer=words, verdict=verdict, **more)


def check_in(learner: Keyboard, screen: Locator, given: CheckIn) -> Rows:
    rows = []
    for step, measure in enumerate(given.measures, 2):
        learner.pick(screen, measure.question, measure.steps[step - 1])
        rows.append(
            row("checkins", moment=given.moment, measure=measure.id, value=str(step), practised="")
        )
    learner.press(screen, ui("save_this"))
    saved(screen)
    return rows


def choice(learner: Keyboard, screen: Locator, given: Choice) -> Rows:
    option = next((o for o in given.options if o.verdict is Verdict.FITS), given.options[-1])
    learner.pick(screen, given.question, option.text)
    learner.press(screen, ui("see_what_it_does"))
    screen.get_by_role("status").filter(has_text=last_words(option.feedback)).wait_for()
    return [answered(given, "", option.id, option.verdict)]


def answer_series(learner: Keyboard, screen: Locator, given: Sort | Reading) -> Rows:
    rows = []
    for step in series.steps(given):
        option = step.options[0]
        screen.get_by_text(step.words).wait_for()
        learner.pick(screen, given.question, option.text)
        learner.press(screen, ui("see_what_fits"))
        words = last_words(option.feedback)
        screen.get_by_role("status").filter(has_text=words).wait_for()
        learner.press(screen, ui("next"))
        rows.append(answered(given, step.id, option.id, option.verdict))
    screen.get_by_role("table").wait_for()
    return rows


def talk(learner: Keyboard, screen: Locator, given: Conversation) -> Rows:
    rows, state = [], conversation.begin(given)
    while not state.finished:
        here = state.here
        reply = here.options[len(rows) % 3]  # type: ignore[union-attr]
        learner.pick(screen, ui("talk_what_do_you_say"), reply.text)
        learner.press(screen, ui("talk_say"))
        state = conversation.say(given, state, reply.id)
        screen.get_by_role("status").filter(has_text=last_words(reply.heard)).wait_for()
        rows.append(answered(given, here.id, reply.id, reply.verdict))
    screen.get_by_text(state.here.title, exact=True).wait_for()  # type: ignore
    return rows


def compose(learner: Keyboard, screen: Locator, given: Composer) -> Rows:
    parts = {part.id: f"{part.label} {at}, שלום" for at, part in enumerate(given.parts)}
    for part in given.parts:
        learner.write(screen, part.label, parts[part.id])
    learner.tick(screen, ui("private"))
    learner.press(screen, ui("composer_keep"))
    saved(screen)
    sentence = given.template
    for id, words in parts.items():
        sentence = sentence.replace(f"[[{id}]]", words)
    written = [*parts.items(), ("sentence", sentence)]
    return [answered(given, id, words, Verdict.OPEN, private="yes") for id, words in written]


def time(learner: Keyboard, screen: Locator, given: Timer) -> Rows:
    learner.press(screen, ui("clock_start"))
    for at, turn in enumerate(given.turns):
        screen.get_by_text(f"{at + 1} / {len(given.turns)} · {turn.label}").wait_for()
        learner.press(screen, ui("clock_next"))
    screen.get_by_text(given.done).wait_for()
    return [answered(given, "all", "done", Verdict.OPEN)]


def plan(learner: Keyboard, screen: Locator, given: Plan) -> Rows:
    learner.pick(screen, ui("plan_cue"), given.cues[1])
    learner.pick(screen, ui("plan_action"), given.actions[2])
    learner.press(screen, ui("plan_save"))
    saved(screen)
    return [row("plans", cue=given.cues[1], action=given.actions[2], outcome="", private="no")]


def exchange(learner: Keyboard, screen: Locator, given: Exchange) -> Rows:
    learner.pick(screen, ui("exchange_who_first"), ui("my_partner"))
    learner.press(screen, ui("exchange_begin"))
    rows = [answered(given, "first", "yes", Verdict.OPEN, who="partner")]
    for who, name in (("partner", ui("my_partner")), ("me", ui("me"))):
        screen.get_by_text(ui("exchange_turn", name=name)).wait_for()
        for question in given.questions:
            words = f"{who}: {question.id}"
            learner.write(screen, question.text, words)
            rows.append(answered(given, question.id, words, Verdict.OPEN, who=who))
        learner.press(screen, ui("exchange_hand_over"))
        expect(screen.get_by_text(f"{who}: {given.questions[0].id}")).to_have_count(0)
        rows.append(answered(given, "done", "yes", Verdict.OPEN, who=who))
    learner.press(screen, ui("exchange_reveal"))
    screen.get_by_text(f"partner: {given.questions[0].id}").wait_for()
    return [*rows, answered(given, "revealed", "yes", Verdict.OPEN)]


def reflect(learner: Keyboard, screen: Locator, given: Reflection) -> Rows:
    learner.reach(screen.get_by_label(given.happened_on))
    learner.keys.type("11202026")  # month, day, year: how this browser asks for a date
    learner.pick(screen, given.closeness.question, given.closeness.steps[3])
    learner.pick(screen, given.how_it_went.question, given.how_it_went.steps[2])
    learner.write(screen, given.what_happened, WORDS)
    learner.write(screen, given.what_next, "Wait a little.")
    after = next(e for e in lesson("active_listening").exercises if isinstance(e, CheckIn))
    after = Names().into(after)
    rows = []
    for measure in after.measures:
        learner.pick(screen, measure.question, measure.steps[4])
        rows.append(row("checkins", moment="after", measure=measure.id, value="5", practised=""))
    learner.press(screen, ui("save_this"))
    saved(screen)
    words = {"what_happened": WORDS, "what_next": "Wait a little.", "private": "no"}
    day = date(2026, 11, 20).isoformat()
    return [
        row("reflections", happened_on=day, closeness="4", how_it_went="3", **words),
        *rows,
    ]


def cards(learner: Keyboard, screen: Locator, given: Cards) -> Rows:
    rows = []
    for card in given.cards:
        screen.get_by_text(card.question).wait_for()
        learner.press(screen, ui("cards_turn"))
        screen.get_by_text(card.answer).wait_for()
        learner.pick(screen, ui("cards_how"), ui("cards_good"))
        learner.press(screen, ui("next"))
        rows.append(row("reviews", card=card.id, rating="good"))
    screen.get_by_text(ui("cards_end", all=len(given.cards))).wait_for()
    return rows


def last_words(feedback: str) -> str:
    """The end of a feedback; its first words stand apart, in bold."""
    return feedback.split(". ")[-1]
