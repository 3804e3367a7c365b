"""The guide and the notes on each lesson, to read before the day and to open during it."""

from collections.abc import Iterable

from helpers import facilitating
from helpers.content import ui
from helpers.model.workshop import GuidePart, Notes
from helpers.widgets import blocks as b
from helpers.widgets.screen import Learner, Page
from helpers.workshop.session.agenda import Step
from helpers.workshop.session.agenda_files import lesson_name
from helpers.workshop.session.agenda_screen import words_of


class GuideScreen(Page):
    """Everything that holds whichever lesson is taught, part by part."""

    def __init__(self, learner: Learner) -> None:
        super().__init__(learner, id="guide", name=ui("guide_name"))

    def view(self) -> Iterable[b.Block]:
        for part in facilitating.guide().parts:
            yield b.More(part.id, part.title, tuple(_part(part)))

    def outline(self) -> Iterable[b.Block]:
        for part in facilitating.guide().parts:
            yield b.Prose(f"title-{part.id}", part.title, "heading")
            yield from _part(part)

    def press(self, block: str) -> None:
        """There is nothing to press."""


class NotesScreen(Page):
    """The notes on the lesson that is picked."""

    def __init__(self, learner: Learner) -> None:
        super().__init__(learner, id="notes", name=ui("notes_name"))

    def view(self) -> Iterable[b.Block]:
        slugs = facilitating.taught()
        shown = self.fields.get("shown", slugs[0])
        options = tuple((slug, lesson_name(slug)) for slug in slugs)
        yield b.Choice("lesson", ui("notes_lesson"), options, self.fields.get("lesson", shown))
        yield b.Button("show", ui("notes_show"))
        yield from _notes(facilitating.notes(shown if shown in slugs else slugs[0]))

    def outline(self) -> Iterable[b.Block]:
        yield b.Prose("preview", ui("notes_preview"))

    def press(self, block: str) -> None:
        self.fields["shown"] = self.fields.get("lesson", "")
        self._keep_draft()
        self.go_to("goal")


def _part(part: GuidePart) -> Iterable[b.Block]:
    yield b.Prose(f"lead-{part.id}", part.lead)
    yield b.Listing(f"points-{part.id}", part.points)
    if part.say:
        yield b.Prose(f"say-head-{part.id}", ui("agenda_say"), "heading")
        yield b.Prose(f"say-{part.id}", "\n\n".join(part.say), "said")


def _notes(notes: Notes) -> Iterable[b.Block]:
    yield b.Prose("goal", notes.goal, lead=ui("notes_goal"))
    yield b.More("prepare", ui("notes_prepare"), (b.Listing("prepare-list", notes.prepare),))
    blocks = tuple(
        b.More(
            f"block-{block.id}",
            ui("agenda_step", title=block.title, minutes=block.minutes),
            words_of(block.id, Step(0, block.minutes, block, notes.lesson)),
        )
        for block in notes.blocks
    )
    yield b.More("blocks", ui("notes_blocks"), blocks)
    questions = tuple(
        b.Prose(f"question{at}", one.answer, lead=one.question)
        for at, one in enumerate(notes.questions)
    )
    yield b.More("questions", ui("notes_questions"), questions)
    upset: list[b.Block] = []
    for at, one in enumerate(notes.upset):
        upset += [b.Prose(f"see{at}", one.see, "heading"), b.Listing(f"do{at}", one.do)]
    yield b.More("upset", ui("notes_upset"), tuple(upset))
    yield b.More("safety", ui("notes_safety"), (b.Listing("safety-list", notes.safety),))
