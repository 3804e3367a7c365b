"""Exercises that have answers, on paper: to tick or to sort, with the feedback in a key."""

from collections.abc import Iterable
from string import ascii_uppercase

from helpers.content import ui
from helpers.model import Choice, Conversation, Option, Reading, Reply, Scene, Sort, Verdict
from helpers.workshop.printed.paper import Answer, Block, Key, Label, Options, Prose, Sorting

SCENES, SCENES_ANOTHER_DAY = 2, 1  # the whole tree of a talk would take five pages
OnPaper = tuple[tuple[Block, ...], tuple[Key, ...]]


def choice(given: Choice) -> OnPaper:
    scene = (Prose(given.scene, "scene"),) if given.scene else ()
    texts = tuple(option.text for option in given.options)
    return (*scene, Options(given.question, texts)), (Key("", _feedback(given.options)),)


def sort(given: Sort) -> OnPaper:
    names = {heading.id: heading.name for heading in given.headings}
    headings = tuple((heading.name, heading.meaning) for heading in given.headings)
    sorting = Sorting(given.question, headings, tuple(item.text for item in given.items))
    answers = tuple(
        Answer(str(at), f"{names[item.heading]}:", item.feedback)
        for at, item in enumerate(given.items, 1)
    )
    return (sorting,), (Key("", answers),)


def reading(given: Reading) -> OnPaper:
    blocks: list[Block] = [Label(given.question)]
    keys = []
    for at, moment in enumerate(given.moments, 1):
        words = ui("handout_moment", at=at, words=moment.words)
        options = Options("", tuple(option.text for option in moment.options))
        blocks += (Prose(words, "said"), Prose(moment.cues, "scene"), options)
        keys.append(Key(words, _feedback(moment.options)))
    return tuple(blocks), tuple(keys)


def conversation(given: Conversation) -> OnPaper:
    """The situation and the first scenes, for two to read aloud; the rest is at the screen."""
    you, partner = given.you.name, given.partner.name
    blocks: list[Block] = [
        Prose(given.situation, "scene"),
        Prose(ui("handout_talk_aloud", you=you, other=partner, count=len(given.endings)), "small"),
    ]
    keys = []
    for at, scene in enumerate(_first_scenes(given), 1):
        if at > 1:
            blocks.append(Prose(ui("handout_talk_goes_on"), "small"))
        if scene.stage:
            blocks.append(Prose(scene.stage, "scene"))
        blocks.append(Prose(ui("handout_talk_line", name=partner, words=scene.line), "said"))
        question = ui("talk_what_do_you_say")
        blocks.append(Options(question, tuple(reply.text for reply in scene.options)))
        keys.append(Key(ui("handout_talk_turn", at=at), _reactions(scene.options)))
    return tuple(blocks), tuple(keys)


def _first_scenes(given: Conversation) -> Iterable[Scene]:
    """The first scenes along replies that fit; a talk may end sooner."""
    scenes = {scene.id: scene for scene in given.scenes}
    scene = scenes.get(given.start)
    for _ in range(SCENES_ANOTHER_DAY if given.another_day else SCENES):
        if scene is None:
            return
        yield scene
        fitting = (reply for reply in scene.options if reply.verdict is Verdict.FITS)
        scene = scenes.get(next(fitting, scene.options[0]).next)


def _feedback(options: Iterable[Option]) -> tuple[Answer, ...]:
    return tuple(
        Answer(letter, *_parted(option.feedback))
        for letter, option in zip(ascii_uppercase, options, strict=False)
    )


def _reactions(replies: Iterable[Reply]) -> tuple[Answer, ...]:
    return tuple(
        Answer(letter, *_parted(reply.heard), reply.reaction)
        for letter, reply in zip(ascii_uppercase, replies, strict=False)
    )


def _parted(feedback: str) -> tuple[str, str]:
    """The verdict with which feedback begins, and the rest of it."""
    lead, stop, rest = feedback.partition(". ")
    return (f"{lead}.", rest) if stop else ("", feedback)
