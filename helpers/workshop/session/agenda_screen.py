"""The agenda builder: what there is, how long, with whom; then the plan, and files of it."""

from collections.abc import Iterable
from datetime import UTC, datetime

from helpers import facilitating
from helpers.content import ui
from helpers.widgets import blocks as b
from helpers.widgets.screen import Learner, Page
from helpers.workshop.printed import printing
from helpers.workshop.session import agenda_files
from helpers.workshop.session.agenda import Agenda, Step
from helpers.workshop.session.agenda_files import clock, exercise_title, heading, lesson_name
from helpers.workshop.session.series import SESSIONS
from helpers.workshop.session.wished import LENGTHS, SERIES, WHO, NotYet, Planned, planned

AGENDA = "agenda"


class AgendaScreen(Page):
    """What is filled in is kept as a draft, so the agenda is there again after a restart."""

    def __init__(self, learner: Learner) -> None:
        super().__init__(learner, id=AGENDA, name=ui("agenda_name"))

    def begin(self) -> None:
        self.planned: Planned | None = None
        if self.fields.get("planned") == "yes":
            try:
                self.planned = planned(self.fields)
            except NotYet:
                self.fields["planned"] = ""

    def view(self) -> Iterable[b.Block]:
        if self.planned is None:
            yield from self._form()
        else:
            yield from self._agenda(self.planned)

    def outline(self) -> Iterable[b.Block]:
        yield b.Prose("preview", ui("agenda_preview"))

    def press(self, block: str) -> None:
        match block:
            case "plan":
                self._plan()
            case "change":
                self.planned, self.fields["planned"] = None, ""
                self.go_to("minutes")
            case "markdown" if self.planned:
                text = agenda_files.markdown(self.planned.sessions, self.planned.begins)
                self.download(ui("agenda_file_markdown"), "text/markdown", text)
                self.say("agenda_downloaded")
            case "pdf" if self.planned:
                self._print(self.planned)
            case "calendar" if self.planned:
                made_at = datetime.now(UTC).replace(microsecond=0)
                sessions, begins = self.planned.sessions, self.planned.begins
                text = agenda_files.calendar_file(sessions, begins, made_at)
                self.download(ui("agenda_file_calendar"), "text/calendar", text)
                self.say("agenda_downloaded")
        self._keep_draft()

    def _plan(self) -> None:
        try:
            self.planned = planned(self.fields)
        except NotYet as missing:
            return self.say(missing.key, **missing.params)
        self.fields["planned"] = "yes"
        self.say("agenda_planned", count=len(self.planned.sessions))
        self.go_to("title")

    def _print(self, planned: Planned) -> None:
        data = agenda_files.paper(planned.sessions, planned.begins)
        try:
            pdf = printing.to_pdf("agenda.typ", data)
        except printing.CannotPrint as error:
            return self.say(error.key, **error.params)
        self.download(ui("agenda_file_pdf"), "application/pdf", pdf)
        self.say("agenda_downloaded")

    # --- asking -----------------------------------------------------------------------------------

    def _form(self) -> Iterable[b.Block]:
        lengths = [(length, ui("agenda_length", minutes=length)) for length in LENGTHS]
        options = (*lengths, (SERIES, ui("agenda_series")))
        yield b.Choice("minutes", ui("agenda_minutes"), options, self._kept("minutes", LENGTHS[1]))
        people = self._kept("people", "12")
        yield b.Line("people", ui("agenda_people"), people, ui("agenda_people_hint"))
        who = tuple((one, ui(f"agenda_who_{one}")) for one in WHO)
        yield b.Choice("who", ui("agenda_who"), who, self._kept("who", WHO[-1]), row=True)
        yield b.Prose("lessons", ui("agenda_lessons"), "heading")
        first = facilitating.taught()[0]
        for slug in facilitating.taught():
            ticked = self._kept(f"lesson-{slug}", "yes" if slug == first else "")
            yield b.Check(f"lesson-{slug}", lesson_name(slug), ticked)
        tomorrow = datetime.now().date().isoformat()
        day, time = self._kept("day", tomorrow), self._kept("time", "19:00")
        yield b.Line("day", ui("agenda_day"), day, ui("agenda_day_hint"), "date")
        yield b.Line("time", ui("agenda_time"), time, "", "time")
        yield b.Button("plan", ui("agenda_plan"))

    def _kept(self, key: str, otherwise: str) -> str:
        """What stands in the field; at first, what is usual."""
        return self.fields.setdefault(key, otherwise)

    # --- showing ----------------------------------------------------------------------------------

    def _agenda(self, planned: Planned) -> Iterable[b.Block]:
        yield b.Prose("title", ui("agenda_title"), "heading")
        count = len(planned.sessions)
        if self.fields.get("minutes") == SERIES and count < SESSIONS:
            yield b.Prose("fewer", ui("agenda_fewer", count=count), "note")
        for at, (agenda, begin) in enumerate(zip(planned.sessions, planned.begins, strict=True)):
            yield _table(f"table{at}", heading(at + 1, count), agenda, begin)
            if agenda.no_room:
                names = ", ".join(map(lesson_name, agenda.no_room))
                yield b.Prose(f"no-room{at}", ui("agenda_no_room", lessons=names), "note")
            if agenda.left_out:
                names = "; ".join(block.title for _, block in agenda.left_out)
                yield b.Prose(f"left-out{at}", ui("agenda_left_out", blocks=names), "quiet")
            steps = tuple(_step(f"{at}.{place}", s) for place, s in enumerate(agenda.steps))
            yield b.More(f"words{at}", ui("agenda_words"), steps)
        files = (
            b.Button("pdf", ui("agenda_pdf")),
            b.Button("markdown", ui("agenda_markdown")),
            b.Button("calendar", ui("agenda_calendar")),
            b.Button("change", ui("agenda_change"), "quiet"),
        )
        yield b.Group("files", files, row=True)


def _table(key: str, name: str, agenda: Agenda, begin: datetime) -> b.Table:
    head = tuple(ui(f"agenda_head_{part}") for part in ("time", "minutes", "what", "how"))
    rows = tuple(
        (
            clock(begin, step.start),
            str(step.minutes),
            step.block.title,
            ui(f"agenda_grouping_{step.block.grouping}"),
        )
        for step in agenda.steps
    )
    caption = ui("agenda_caption", name=name, day=begin.strftime("%Y-%m-%d"))
    return b.Table(key, caption, head, rows)


def _step(key: str, step: Step) -> b.Block:
    """One block with all its words, behind a line that opens."""
    summary = ui("agenda_step", title=step.block.title, minutes=step.minutes)
    return b.More(f"step{key}", summary, words_of(key, step))


def words_of(key: str, step: Step) -> tuple[b.Block, ...]:
    """What to say, to do, to ask and to drop in this step."""
    block = step.block
    found: list[b.Block] = []
    if title := exercise_title(block, step.lesson):
        found.append(b.Prose(f"exercise{key}", title, lead=ui("agenda_exercise")))
    for part, lines in (("say", block.say), ("do", block.do), ("debrief", block.debrief)):
        if lines:
            found.append(b.Prose(f"{part}-head{key}", ui(f"agenda_{part}"), "heading"))
            if part == "say":
                found.append(b.Prose(f"{part}{key}", "\n\n".join(lines), "said"))
            else:
                found.append(b.Listing(f"{part}{key}", lines))
    for part, text in (("late", block.late), ("singles", block.singles)):
        if text:
            found.append(b.Prose(f"{part}{key}", text, lead=ui(f"agenda_{part}")))
    return tuple(found)
