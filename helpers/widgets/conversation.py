"""The screen of a conversation."""

from collections.abc import Iterable

from helpers.content import ui
from helpers.exercises import conversation
from helpers.exercises.history import START_OVER, STEP_BACK
from helpers.model import Conversation, Ending, Reply, Scene
from helpers.widgets import blocks as b
from helpers.widgets.screen import Screen, intro, start_over


class ConversationScreen(Screen[Conversation]):
    """Their line, your choice, what happens, what they heard; and back again if you like."""

    def begin(self) -> None:
        self.state = conversation.resume(self.given, self.attempts())

    def view(self) -> Iterable[b.Block]:
        yield from intro(self.given)
        if not self.state.said:
            yield b.Prose("situation", self.given.situation)
        yield from self._came_of_it()
        if isinstance(self.state.here, Ending):
            yield from self._ending(self.state.here)
        else:
            value = self.field(self.state.here.id)
            yield from _turn(self.given, self.state.here, value)
        yield b.Group("buttons", tuple(self._buttons()), row=True)
        if self.state.said:
            yield b.More("so-far", ui("talk_so_far"), tuple(self._so_far()))

    def sketch(self, exercise: Conversation) -> Iterable[b.Block]:
        first = conversation.begin(exercise).here
        assert isinstance(first, Scene)
        yield from intro(exercise)
        yield b.Prose("situation", exercise.situation)
        yield from _turn(exercise, first, "")
        yield b.Prose("goes-on", ui("talk_goes_on", endings=len(exercise.endings)), "quiet")

    def press(self, block: str) -> None:
        match block:
            case "say":
                self._say()
            case "step-back":
                self.record(self.state.here.id, STEP_BACK)
                self.state = conversation.step_back(self.state)
                self.go_to("line")
            case "start-over":
                self.record("", START_OVER)
                self.state = conversation.begin(self.given)
                self.clear()
                self.go_to("line")

    def _say(self) -> None:
        here = self.state.here
        after = conversation.say(self.given, self.state, self.field(here.id))
        if after == self.state or not after.last:
            return self.say("nothing_chosen")
        self.record(here.id, after.last.id, after.last.verdict)
        self.state = after
        self.clear(here.id)
        self.go_to("reaction")

    def _came_of_it(self) -> Iterable[b.Block]:
        if reply := self.state.last:
            partner = self.given.partner.name
            yield b.Prose("reaction", reply.reaction, lead=ui("talk_you_said", words=reply.text))
            yield b.Feedback("heard", ui("talk_heard", name=partner, note=reply.heard), "open")

    def _ending(self, ending: Ending) -> Iterable[b.Block]:
        yield b.Prose("ending", ending.title, "heading")
        yield b.Prose("ending-text", ending.text)
        yield b.Prose("ending-note", ending.note, "note")
        yield b.More("map", ui("talk_map"), (_map(self.given, self.state),))

    def _buttons(self) -> Iterable[b.Block]:
        if not self.state.finished:
            yield b.Button("say", ui("talk_say"))
        if self.state.said:
            yield b.Button("step-back", ui("talk_step_back"), "quiet")
            yield start_over()

    def _so_far(self) -> Iterable[b.Block]:
        partner = self.given.partner.name
        for at, (scene, reply) in enumerate(self.state.said):
            yield b.Prose(f"line-{at}", scene.line, "said", lead=f"{partner}:")
            yield b.Prose(f"reply-{at}", reply.text, lead=ui("talk_you"))
            yield b.Prose(f"reaction-{at}", reply.reaction)


def _turn(exercise: Conversation, scene: Scene, value: str) -> Iterable[b.Block]:
    if scene.stage:
        yield b.Prose("stage", scene.stage, "scene")
    yield b.Prose("line", scene.line, "said", lead=f"{exercise.partner.name}:")
    options = tuple((reply.id, reply.text) for reply in scene.options)
    yield b.Choice(scene.id, ui("talk_what_do_you_say"), options, value)


def _map(exercise: Conversation, state: conversation.State) -> b.Table:
    """Every scene with all that could have been said, and the way that was taken."""
    taken = {(scene.id, reply.id) for scene, reply in state.said}
    titles = {ending.id: ending.title for ending in exercise.endings}
    lines = {scene.id: scene.line for scene in exercise.scenes}

    def leads_to(reply: Reply) -> str:
        return (
            ui("talk_ends", title=titles[reply.next]) if reply.next in titles else lines[reply.next]
        )

    rows = tuple(
        (
            scene.line,
            reply.text,
            leads_to(reply),
            ui("talk_your_way") if (scene.id, reply.id) in taken else "",
        )
        for scene in exercise.scenes
        for reply in scene.options
    )
    head = (ui("talk_map_line"), ui("talk_map_reply"), ui("talk_map_next"), ui("talk_map_way"))
    return b.Table("map-table", ui("talk_map_caption"), head, rows)
