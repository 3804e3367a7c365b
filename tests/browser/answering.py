"""Answers an exercise of any kind by keyboard, and says which rows that leaves in the journal."""

from collections.abc import Callable
from datetime import date
from typing import Any

from playwright.sync_api import Locator, expect

from helpers.content import course, lesson, ui
from helpers.exercises import conversation, deck, pile, series
from helpers.exercises import match as matching
from helpers.exercises import ritual as rituals
from helpers.exercises.audit import TO_CHANGE
from helpers.model import (
    Adapt,
    Audit,
    Cards,
    CheckIn,
    Choice,
    Composer,
    Conversation,
    Deck,
    Draw,
    Exchange,
    Exercise,
    Ladder,
    Log,
    Map,
    Match,
    Plan,
    Reading,
    Reflection,
    Rewrite,
    Ritual,
    Sort,
    Timer,
    Tried,
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
        Rewrite: rewrite,
        Ladder: climb,
        Map: draw_map,
        Log: log,
        Audit: audit,
        Match: match,
        Deck: draw_questions,
        Draw: draw_activity,
        Ritual: ritual,
        Tried: tried,
        Adapt: adapt,
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
    slug = (screen.get_attribute("data-course-exercise") or "").partition("/")[0]
    after = Names().into(next(e for e in lesson(slug).exercises if isinstance(e, CheckIn)))
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


def rewrite(learner: Keyboard, screen: Locator, given: Rewrite) -> Rows:
    """Says the first again, and leaves the others."""
    learner.write(screen, given.question, WORDS)
    learner.press(screen, ui("rewrite_keep"))
    saved(screen)
    for at, item in enumerate(given.items):
        screen.get_by_text(item.vague).wait_for()
        expect(screen.get_by_label(given.question, exact=True)).to_have_value("" if at else WORDS)
        learner.press(screen, ui("next"))
    screen.get_by_role("cell", name=WORDS).wait_for()
    return [answered(given, given.items[0].id, WORDS, Verdict.OPEN, private="no")]


def climb(learner: Keyboard, screen: Locator, given: Ladder) -> Rows:
    """Puts one topic on the ladder and says it."""
    heading = given.headings[-1]
    learner.write(screen, ui("ladder_topic"), WORDS)
    learner.pick(screen, ui("ladder_heading"), heading.name)
    learner.pick(screen, given.risk.question, given.risk.steps[1])
    learner.press(screen, ui("ladder_put"))
    saved(screen)
    expect(screen.get_by_label(ui("ladder_topic"), exact=True)).to_have_value("")
    learner.pick(screen, ui("ladder_which"), WORDS)
    learner.press(screen, ui("ladder_said"))
    said = screen.get_by_role("listitem").filter(has_text=WORDS)
    expect(said).to_contain_text(ui("ladder_rung_said"))
    rows = (("n1.heading", heading.id), ("n1.risk", "2"), ("n1", WORDS), ("n1.state", "said"))
    return [answered(given, item, words, Verdict.OPEN, private="yes") for item, words in rows]


def draw_map(learner: Keyboard, screen: Locator, given: Map) -> Rows:
    """Puts one note on the map and moves it."""
    first, *_, last = given.headings
    learner.write(screen, given.subject, "Bees")
    learner.write(screen, ui("map_note"), WORDS)
    learner.pick(screen, ui("map_heading"), first.name)
    learner.press(screen, ui("map_put"))
    saved(screen)
    expect(screen.get_by_label(ui("map_note"), exact=True)).to_have_value("")
    learner.pick(screen, ui("map_which"), WORDS)
    learner.pick(screen, ui("map_where"), last.name)
    learner.press(screen, ui("map_move"))
    moved = screen.locator(f'[data-key="notes-{last.id}"]')
    expect(moved.get_by_role("listitem")).to_have_text(WORDS)
    rows = (("subject", "Bees"), ("n1.heading", first.id), ("n1", WORDS), ("n1.heading", last.id))
    return [answered(given, item, words, Verdict.OPEN) for item, words in rows]


def log(learner: Keyboard, screen: Locator, given: Log) -> Rows:
    """Writes about today."""
    rows = []
    for prompt in given.prompts:
        learner.write(screen, prompt.text, f"{prompt.id}: {WORDS}")
        item = f"{date.today()}.{prompt.id}"
        rows.append(answered(given, item, f"{prompt.id}: {WORDS}", Verdict.OPEN))
    learner.press(screen, ui("save_this"))
    saved(screen)
    screen.get_by_text(ui("log_progress", count=1, all=given.days)).wait_for()
    return rows


def audit(learner: Keyboard, screen: Locator, given: Audit) -> Rows:
    rows = []
    for habit, step in zip(given.habits, "524", strict=False):
        learner.pick(screen, habit.text, given.steps[int(step) - 1])
        rows.append(answered(given, habit.id, step, Verdict.OPEN))
    learner.press(screen, ui("save_this"))
    saved(screen)
    first = given.habits[0]
    learner.pick(screen, given.pick, first.text)
    learner.press(screen, ui("audit_pick"))
    screen.get_by_text(first.instead).last.wait_for()
    return [*rows, answered(given, TO_CHANGE, first.id, Verdict.OPEN)]


def match(learner: Keyboard, screen: Locator, given: Match) -> Rows:
    """One activity is rated by both, gladly; the partner hands over after the first page."""
    learner.pick(screen, ui("match_who_first"), ui("me"))
    learner.press(screen, ui("exchange_begin"))
    rows = [answered(given, "first", "yes", Verdict.OPEN)]
    one, pages = given.activities[0], matching.pages(given)
    for who, name in (("me", ui("me")), ("partner", ui("my_partner"))):
        screen.get_by_text(ui("exchange_turn", name=name)).wait_for()
        expect(screen.locator("input:checked")).to_have_count(0)
        learner.pick(screen, one.text, ui("match_rate_new"))
        for at in range(2, pages + 1 if who == "me" else 2):
            learner.press(screen, ui("next"))
            screen.get_by_text(ui("match_page", at=at, all=pages)).wait_for()
        learner.press(screen, ui("match_hand_over"))
        rows.append(answered(given, one.id, "new", Verdict.OPEN, who=who))
        rows.append(answered(given, "done", "yes", Verdict.OPEN, who=who))
    learner.press(screen, ui("exchange_reveal"))
    screen.get_by_role("rowheader", name=one.text).wait_for()
    return [*rows, answered(given, "revealed", "yes", Verdict.OPEN)]


def draw_questions(learner: Keyboard, screen: Locator, given: Deck) -> Rows:
    """Draws one of the first depth, keeps it, passes on to another."""
    depth, state, rows = given.depths[0].id, deck.State(), []
    for label in (ui("deck_draw"), ui("deck_another")):
        id = deck.next_question(given, state, depth)
        learner.press(screen, label)
        screen.get_by_text(deck.question(given, id).text).first.wait_for()
        rows.append(answered(given, id, "drawn", Verdict.OPEN))
        state = deck.after(state, id, deck.DRAWN)
        if label == ui("deck_draw"):
            learner.press(screen, ui("deck_favourite"))
            saved(screen)
            rows.append(answered(given, id, "favourite", Verdict.OPEN))
    return rows


def draw_activity(learner: Keyboard, screen: Locator, given: Draw) -> Rows:
    """Draws one of the activities that are all rated as new in the other lesson."""
    offered = lesson(given.lesson).exercise(given.match).activities
    id = pile.draw(tuple(activity.id for activity in offered), (), given.id)
    one = next(activity for activity in offered if activity.id == id)
    learner.press(screen, ui("draw_one"))
    screen.get_by_text(Names().fill(one.text)).first.wait_for()
    return [answered(given, one.id, "drawn", Verdict.OPEN)]


def ritual(learner: Keyboard, screen: Locator, given: Ritual) -> Rows:
    """Plans one for the first rhythm, from the first idea."""
    rhythm = given.rhythms[0]
    idea = rituals.ideas(given, rhythm)[0]
    if len(given.rhythms) > 1:
        learner.press(screen, ui(f"ritual_plan_{rhythm}"))
    learner.pick(screen, ui(f"ritual_what_{rhythm}"), idea.text)
    learner.reach(screen.get_by_label(ui("ritual_first"), exact=True))
    learner.keys.type("11202026")  # month, day, year: how this browser asks for a date
    learner.reach(screen.get_by_label(ui("ritual_time"), exact=True))
    learner.keys.type("0730PM")  # and for a time
    learner.pick(screen, ui("ritual_minutes"), ui("ritual_minutes_20"))
    learner.press(screen, ui("save_this"))
    saved(screen)
    screen.get_by_text("at 19:30").wait_for()
    parts = {"what": idea.text, "first": "2026-11-20", "time": "19:30", "minutes": "20"}
    written = {**parts, rituals.STATE: rituals.PLANNED}
    return [
        answered(given, f"{rhythm}.{part}", words, Verdict.OPEN) for part, words in written.items()
    ]


def tried(learner: Keyboard, screen: Locator, given: Tried) -> Rows:
    """Answers for each strategy that the journal says was tried."""
    rows = []
    for entry in course().lessons:
        name = ui("tried_helped", strategy=entry.short, question=given.helped.question)
        if screen.get_by_role("group", name=name, exact=True).count():
            learner.pick(screen, name, given.helped.steps[2])
            rows.append(answered(given, entry.slug, "3", Verdict.OPEN))
    if not rows:
        screen.get_by_text(given.nothing).wait_for()
        return []
    learner.press(screen, ui("save_this"))
    saved(screen)
    return rows


def adapt(learner: Keyboard, screen: Locator, given: Adapt) -> Rows:
    """Looks at two situations, and keeps a version for the second."""
    rows = []
    for situation in given.situations[:2]:
        learner.pick(screen, given.question, situation.name)
        learner.press(screen, ui("adapt_see"))
        screen.get_by_text(situation.note).wait_for()
        rows.append(answered(given, "", situation.id, Verdict.OPEN))
    learner.write(screen, given.keep, WORDS)
    learner.press(screen, ui("save_this"))
    saved(screen)
    return [*rows, answered(given, given.situations[1].id, WORDS, Verdict.OPEN)]


def last_words(feedback: str) -> str:
    """The end of a feedback; its first words stand apart, in bold."""
    return feedback.split(". ")[-1]
