"""An agenda to take along: as Markdown, and as calendar entries that give nothing away."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from helpers import calendar
from helpers.content import course, ui
from helpers.model.workshop import Block
from helpers.workshop.session.agenda import Agenda, Step


def clock(begin: datetime, minutes: int) -> str:
    """The time of day so many minutes after the beginning, as 19:05."""
    return (begin + timedelta(minutes=minutes)).strftime("%H:%M")


def lesson_name(slug: str) -> str:
    """How a lesson is called for short; "" for what belongs to none."""
    return next((entry.short for entry in course().lessons if entry.slug == slug), "")


def heading(number: int, sessions: int) -> str:
    """How a session is called: by its number where there are several."""
    key = "agenda_session" if sessions > 1 else "agenda_one_session"
    return ui(key, number=number, all=sessions)


def markdown(sessions: Sequence[Agenda], begins: Sequence[datetime]) -> str:
    """All sessions with what to say, to do, to ask and to drop."""
    parts = [f"# {ui('agenda_title')}"]
    for at, (agenda, begin) in enumerate(zip(sessions, begins, strict=True), start=1):
        day = begin.strftime("%Y-%m-%d")
        parts.append(f"## {heading(at, len(sessions))} · {day} · {agenda.minutes} min")
        parts += [_step(step, begin) for step in agenda.steps]
        if agenda.left_out:
            names = "; ".join(block.title for _, block in agenda.left_out)
            parts.append(ui("agenda_left_out", blocks=names))
    return "\n\n".join(parts) + "\n"


def calendar_file(sessions: Sequence[Agenda], begins: Sequence[datetime], made_at: datetime) -> str:
    """One entry a session, with its steps in the description."""
    entries = [
        calendar.Entry(
            uid=f"workshop-{begin:%Y%m%d%H%M}",
            begin=begin,
            minutes=agenda.minutes,
            title=ui("agenda_calendar_title"),
            notes="\n".join(_line(step, begin) for step in agenda.steps),
        )
        for agenda, begin in zip(sessions, begins, strict=True)
    ]
    return calendar.entries(entries, made_at)


def paper(sessions: Sequence[Agenda], begins: Sequence[datetime]) -> dict[str, Any]:
    """What `agenda.typ` prints."""
    made = [
        _session(heading(at, len(sessions)), agenda, begin)
        for at, (agenda, begin) in enumerate(zip(sessions, begins, strict=True), start=1)
    ]
    return {"title": ui("agenda_title"), "sessions": made}


def _session(title: str, agenda: Agenda, begin: datetime) -> dict[str, Any]:
    named = ui("agenda_caption", name=title, day=begin.strftime("%Y-%m-%d"))
    notes = []
    if agenda.no_room:
        lessons = ", ".join(map(lesson_name, agenda.no_room))
        notes.append(ui("agenda_no_room", lessons=lessons))
    if agenda.left_out:
        names = "; ".join(block.title for _, block in agenda.left_out)
        notes.append(ui("agenda_left_out", blocks=names))
    head = [ui(f"agenda_head_{part}") for part in ("time", "minutes", "what", "how")]
    steps = [_printed(step, begin) for step in agenda.steps]
    return {"title": named, "head": head, "steps": steps, "notes": notes}


def _printed(step: Step, begin: datetime) -> dict[str, Any]:
    block, time = step.block, clock(begin, step.start)
    parts = [
        {"lead": ui(f"agenda_{part}"), "kind": kind, "lines": list(lines)}
        for part, kind, lines in (
            ("exercise", "text", [exercise_title(block, step.lesson)]),
            ("say", "said", block.say),
            ("do", "list", block.do),
            ("debrief", "list", block.debrief),
            ("late", "text", [block.late]),
            ("singles", "text", [block.singles]),
        )
        if any(lines)
    ]
    return {
        "time": time,
        "minutes": str(step.minutes),
        "title": block.title,
        "how": ui(f"agenda_grouping_{block.grouping}"),
        "name": ui("agenda_step", title=f"{time} {block.title}", minutes=step.minutes),
        "parts": parts,
    }


def _line(step: Step, begin: datetime) -> str:
    return ui("agenda_line", time=clock(begin, step.start), title=step.block.title)


def _step(step: Step, begin: datetime) -> str:
    lines = [
        f"### {clock(begin, step.start)} · {step.block.title} ({step.minutes} min)",
        _about(step),
        *_listed("agenda_say", (f"“{said}”" for said in step.block.say)),
        *_listed("agenda_do", step.block.do),
        *_listed("agenda_debrief", step.block.debrief),
        *([f"*{ui('agenda_late')}* {step.block.late}"] if step.block.late else []),
        *([f"*{ui('agenda_singles')}* {step.block.singles}"] if step.block.singles else []),
    ]
    return "\n\n".join(line for line in lines if line)


def _about(step: Step) -> str:
    """How people sit, and which exercise of which lesson it is."""
    parts = [ui(f"agenda_grouping_{step.block.grouping}"), lesson_name(step.lesson)]
    return " · ".join(part for part in (*parts, exercise_title(step.block, step.lesson)) if part)


def exercise_title(block: Block, lesson: str) -> str:
    """The name of the block's exercise; "" if it has none."""
    from helpers import content
    from helpers.profile import Names, Profile

    if not block.exercise:
        return ""
    found = content.lesson(lesson or "start_here").exercise(block.exercise)
    return Names(Profile(pronouns="they")).fill(found.title)


def _listed(key: str, lines: Iterable[str]) -> list[str]:
    points = [f"- {line}" for line in lines]
    return [f"**{ui(key)}**", "\n".join(points)] if points else []
