"""Exercises that ask for one's own words or marks, on paper: lines, tables and boxes."""

from collections.abc import Iterable

from helpers import content
from helpers.content import ui
from helpers.model import (
    Adapt,
    Audit,
    Cards,
    CheckIn,
    Composer,
    Deck,
    Draw,
    Exchange,
    Ladder,
    Log,
    Map,
    Match,
    Measure,
    Plan,
    Reflection,
    Rewrite,
    Ritual,
    Timer,
    Tried,
    Watch,
)
from helpers.workshop.printed.paper import (
    Answer,
    Block,
    Boxes,
    Key,
    Label,
    Lines,
    Listing,
    Prose,
    Sorting,
    Steps,
    Table,
    Ticks,
)
from helpers.workshop.printed.questions import OnPaper

RATINGS = ("again", "new", "willing", "rather_not")  # those of a match


def check_in(given: CheckIn) -> OnPaper:
    return tuple(_rating(measure, given.moment == "day") for measure in given.measures), ()


def _rating(measure: Measure, every_day: bool) -> Block:
    """One row of steps; a week of them where it is about a day."""
    if not every_day:
        return Steps(measure.question, measure.steps)
    return _grid(measure.question, measure.steps, ui("weekdays").split())


def _grid(question: str, steps: Iterable[str], names: Iterable[str]) -> Table:
    """A row of boxes to tick for each name."""
    steps = tuple(steps)
    rows = tuple((name, *(None for _ in steps)) for name in names)
    return Table((question, *steps), rows, (3, *(2 for _ in steps)))


def composer(given: Composer) -> OnPaper:
    parts = tuple((part.label, _with_examples(part.hint, part.starters)) for part in given.parts)
    labels = {part.id: part.label for part in given.parts}
    pattern = given.template
    for id, label in labels.items():
        pattern = pattern.replace(f"[[{id}]]", f"[{label}]")
    blocks: tuple[Block, ...] = (
        Prose(given.scene, "scene"),
        Listing(parts, ordered=True),
        Prose(ui("handout_together", pattern=pattern), "small"),
        Lines(ui("handout_your_sentence"), 4),
    )
    model = Answer("", ui("composer_one_way"), given.model)
    return blocks, (Key("", (model, *_look_out(given.watch))),)


def _with_examples(hint: str, starters: tuple[str, ...]) -> str:
    return f"{hint} {ui('for_example', words=' / '.join(starters))}" if starters else hint


def _look_out(watch: Iterable[Watch]) -> Iterable[Answer]:
    for one in watch:
        words = " ".join(ui("handout_quoted", words=word) for word in one.words)
        yield Answer("", words, one.message)


def rewrite(given: Rewrite) -> OnPaper:
    blocks: list[Block] = [Label(given.question)]
    answers = []
    for at, item in enumerate(given.items, 1):
        happened = ui("handout_numbered", at=at, text=item.happened)
        blocks.append(Lines(item.vague, 3, happened))
        answers.append(Answer(str(at), "", f"{item.model} {item.note}"))
    return tuple(blocks), (Key("", (*answers, *_look_out(given.watch))),)


def ladder(given: Ladder) -> OnPaper:
    rungs = tuple((step, "", "") for step in reversed(given.risk.steps))
    head = (given.risk.question, ui("ladder_topic"), ui("ladder_heading"))
    kinds = tuple((heading.name, heading.meaning) for heading in given.headings)
    return (
        Label(given.question),
        Listing(kinds),
        Table(head, rungs, (3, 5, 2), height=3),
        Prose(given.next_rung),
        Prose(ui("ladder_pass"), "small"),
    ), ()


def map_(given: Map) -> OnPaper:
    boxes = tuple((heading.name, heading.meaning) for heading in given.headings)
    asked = (Lines(given.subject), Label(given.question))
    return (*asked, Boxes(boxes, 9), Prose(given.afterwards)), ()


def log(given: Log) -> OnPaper:
    head = (ui("handout_day"), *(prompt.text for prompt in given.prompts))
    rows = tuple((str(at), *("" for _ in given.prompts)) for at in range(1, given.days + 1))
    widths = (1, *(5 for _ in given.prompts))
    return (Table(head, rows, widths, height=3), Prose(given.done)), ()


def audit(given: Audit) -> OnPaper:
    head = (given.question, *given.steps, ui("audit_instead"))
    boxes = tuple(None for _ in given.steps)
    rows = tuple((habit.text, *boxes, habit.instead) for habit in given.habits)
    return (Table(head, rows, (7, *(2 for _ in boxes), 7)), Lines(given.pick)), ()


def match(given: Match) -> OnPaper:
    ratings = tuple((ui(f"match_rate_{rating}"), "") for rating in RATINGS)
    texts = tuple(activity.text for activity in given.activities)
    return (
        Prose(ui("handout_match_how")),
        Sorting(given.question, ratings, texts),
        Lines(given.afterwards, 2),
    ), ()


def deck(given: Deck) -> OnPaper:
    blocks: list[Block] = []
    for depth in given.depths:
        questions = [question for question in given.questions if question.depth == depth.id]
        blocks.append(Prose(ui("handout_depth", name=depth.name, meaning=depth.meaning), "said"))
        blocks.append(Listing(tuple(("", question.text) for question in questions)))
    return (*blocks, Prose(ui("deck_pass_on_paper"), "small")), ()


def timer(given: Timer) -> OnPaper:
    turns = tuple(
        (ui("handout_turn", label=turn.label, minutes=f"{turn.minutes:g}"), turn.guide)
        for turn in given.turns
    )
    return (Listing(turns, ordered=True), Prose(given.done)), ()


def plan(given: Plan) -> OnPaper:
    return (
        Label(given.question),
        Ticks(ui("plan_cue"), given.cues),
        Lines(ui("plan_own_cue"), 2),
        Ticks(ui("plan_action"), given.actions),
        Lines(ui("plan_own_action"), 2),
        Lines(ui("plan_when_to_look_back")),
    ), ()


def ritual(given: Ritual) -> OnPaper:
    blocks: list[Block] = [Label(given.question)]
    for rhythm in given.rhythms:
        ideas = tuple(idea.text for idea in given.ideas if idea.rhythm == rhythm)
        blocks.append(Ticks(ui(f"ritual_name_{rhythm}"), ideas))
        blocks.append(Lines(ui("ritual_own_what"), 2))
    when = (Lines(ui(f"ritual_{part}")) for part in ("first", "time", "minutes"))
    return (*blocks, *when), ()


def exchange(given: Exchange) -> OnPaper:
    questions = (Lines(question.text, 3) for question in given.questions)
    return (Prose(ui("handout_exchange_how")), *questions, Prose(given.afterwards)), ()


def tried(given: Tried) -> OnPaper:
    question = given.helped.question
    names = (
        ui("tried_helped", strategy=entry.short, question=question)
        for entry in content.course().lessons
        if entry.strategy
    )
    steps = (*given.helped.steps, ui("tried_too_early"))
    return (_grid(ui("tried_head_strategy"), steps, names),), ()


def adapt(given: Adapt) -> OnPaper:
    names = {entry.slug: entry.short for entry in content.course().lessons}
    blocks: list[Block] = [Label(given.question)]
    for one in given.situations:
        changes = tuple((f"{names[change.strategy]}:", change.text) for change in one.changes)
        blocks += (Ticks("", (one.name,)), Prose(one.note, "small"), Listing(changes))
    return (*blocks, Lines(given.keep, 4)), ()


def draw(given: Draw) -> OnPaper:
    return (Lines(ui("handout_drawn")),), ()


def reflection(given: Reflection) -> OnPaper:
    return (
        Lines(given.happened_on),
        Steps(given.closeness.question, given.closeness.steps),
        Steps(given.how_it_went.question, given.how_it_went.steps),
        Lines(given.what_happened, 5),
        Lines(given.what_next, 4),
    ), ()


def cards(given: Cards) -> OnPaper:
    rows = tuple((card.question, card.answer) for card in given.cards)
    head = (ui("handout_card_question"), ui("handout_card_answer"))
    return (Prose(ui("handout_cards_how")), Table(head, rows, (1, 1))), ()
