"""The page on which a facilitator sees the group: where the folder is, and two pictures."""

import contextlib
from collections.abc import Callable, Iterable
from pathlib import Path

from helpers.content import ui
from helpers.journal import Journal, JournalError, disk
from helpers.journal.lock import one_writer
from helpers.paths import share_folder
from helpers.profile import Names, Profile, clean
from helpers.widgets import blocks as b
from helpers.widgets.screen import Learner, Page
from helpers.workshop.group import kept, looking, made_up_group, picture
from helpers.workshop.group.asked import asked, in_words
from helpers.workshop.group.looking import Look, Skipped

PAGE = "group_picture"
PATIENCE = 10.0  # seconds to wait for another page
MOST_NAMED = 20  # files told one by one

ANY_PARTNER = Names(Profile(pronouns="they"))

Draw = Callable[..., Iterable[b.Block]]


class Group:
    """What the cells of the page call. Opening it writes nothing."""

    def __init__(self, *, made_up: bool = False) -> None:
        self.learner = Learner(journal=Journal(), names=ANY_PARTNER, lesson=PAGE)
        self.asked = in_words(asked(), ANY_PARTNER)
        self.made_up = made_up
        self.look = _made_up() if made_up else Look({})
        self._pictures: dict[str, PictureScreen] = {}

    def folder(self) -> "FolderScreen":
        """Where people share their numbers."""
        return FolderScreen(self)

    def before_and_after(self) -> "PictureScreen":
        """Closeness by strategy, before and after trying."""
        return self._picture("change", picture.before_and_after)

    def beginnings(self) -> "PictureScreen":
        """Where people begin, question by question."""
        return self._picture("start", picture.beginnings)

    def look_into(self, folder: Path) -> Look:
        """A look into the folder, and the pictures drawn anew. One look at a time: two at once
        could each keep what the other does not know of."""
        own = self.learner.journal.folder  # not the group's: others could put a link there
        disk.make_folder(own)
        with one_writer(own, PATIENCE) as mine:
            if not mine:
                raise JournalError("group_busy")
            self.show(looking.look(folder, asked()))
        return self.look

    def recall(self, folder: Path) -> None:
        """The pictures as they stood at the last look, from what is kept in the folder."""
        with contextlib.suppress(JournalError):
            self.show(Look(looking.shown(kept.read(folder), asked())))

    def show(self, look: Look) -> None:
        """Draws the pictures of this look."""
        self.look = look
        for one in self._pictures.values():
            one.draw_anew()

    def _picture(self, id: str, draw: Draw) -> "PictureScreen":
        screen = PictureScreen(self, id, draw)
        self._pictures[id] = screen
        return screen


class PictureScreen(Page):
    """One picture of the group, drawn anew after each look."""

    def __init__(self, group: Group, id: str, draw: Draw) -> None:
        self.group = group
        self.draws = draw
        self.words = f"group_{id}"
        name = f"made-up-{id}" if group.made_up else id
        super().__init__(group.learner, id=name, name=ui(f"{self.words}_name"))

    def view(self) -> Iterable[b.Block]:
        if not self.group.look.shown:
            return (b.Prose("preview", ui(f"{self.words}_preview")),)
        return self.draws(self.group.look.shown, self.group.asked, made_up=self.group.made_up)

    def outline(self) -> Iterable[b.Block]:
        if self.group.made_up:
            return self.view()
        return (b.Prose("preview", ui(f"{self.words}_preview")),)

    def press(self, block: str) -> None:
        """There is nothing to press."""

    def draw_anew(self) -> None:
        """Shows what the group says now."""
        self._draw()


class FolderScreen(Page):
    """Name the folder, look into it, see which files do not count."""

    def __init__(self, group: Group) -> None:
        self.group = group
        super().__init__(group.learner, id="folder", name=ui("group_folder_name"))

    def begin(self) -> None:
        self.fields = {"folder": str(share_folder() or ""), **self.fields}
        if self.field("folder"):
            self.group.recall(Path(self.field("folder")).expanduser())

    def view(self) -> Iterable[b.Block]:
        hint = ui("group_folder_hint")
        yield b.Line("folder", ui("group_folder"), self.fields.get("folder", ""), hint)
        yield b.Button("look", ui("group_look"))
        look = self.group.look
        if look.people:
            yield b.Prose("people", ui("group_counted", people=_about(look.people)))
        if look.skipped:
            yield b.Prose("skipped", ui("group_skipped"), "heading")
            yield b.Listing("files", tuple(_told(look.skipped)))
        yield b.Prose("rule", ui("group_rule"), "quiet")

    def outline(self) -> Iterable[b.Block]:
        yield b.Prose("preview", ui("group_folder_preview"))
        yield b.Prose("rule", ui("group_rule"))

    def press(self, block: str) -> None:
        if block != "look":
            return
        folder = Path(self.field("folder")).expanduser()
        if not self.field("folder") or not folder.is_absolute():
            return self.say("group_which_folder")
        look = self.group.look_into(folder)
        self.say("group_looked" if look.people else "group_nobody")


def open_group(made_up: bool = False) -> Group:
    """The group that shares its numbers, or with `made_up` one that does not exist."""
    return Group(made_up=made_up)


def _made_up() -> Look:
    people = made_up_group.people(asked())
    batches = looking.counted(people, asked(), {})
    return Look(looking.shown(batches, asked()), len(people))


def _about(people: int) -> str:
    few = people < 5
    return ui("group_fewer_than_five") if few else picture.people_in_words(people)


def _told(skipped: tuple[Skipped, ...]) -> Iterable[str]:
    for one in skipped[:MOST_NAMED]:
        yield ui(f"group_skipped_{one.reason}", file=clean(one.name) or ui("group_no_name"))
    if len(skipped) > MOST_NAMED:
        yield ui("group_more_files", count=len(skipped) - MOST_NAMED)
