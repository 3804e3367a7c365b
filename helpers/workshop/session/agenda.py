"""A session's agenda: which blocks, how long, in which order.

Minutes add up to the length that was asked for, to the minute. A block is never shorter than its
notes allow, and what found no room is named.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from helpers.model.workshop import Block, Frame, Notes

Who = Literal["couples", "singles", "mixed"]

FRAME = ""  # stands for a lesson where a block belongs to none
LARGE, VERY_LARGE = 13, 25  # people; finding partners and coming back then takes a minute more each
MOVING = ("pairs", "fours")
LONG = 110  # minutes; a shorter session has a short break
AT_MOST = 1.3  # times its minutes, for a block that may use what is left over


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a facilitator wants: minutes, people, who they are, and lessons in their order."""

    minutes: int
    people: int
    who: Who
    lessons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A block at its place: it begins `start` minutes after the session does. Of its minutes `more`
    are for the size of the group: these are needed however late it is."""

    start: int
    minutes: int
    block: Block
    lesson: str
    more: int = 0

    @property
    def least(self) -> int:
        """The minutes it takes at the least, unless it is dropped."""
        return self.block.least + self.more

    @property
    def end(self) -> int:
        """When the next one begins."""
        return self.start + self.minutes


@dataclass(frozen=True, slots=True)
class Agenda:
    """A session. `left_out` are blocks of the chosen lessons that found no room; `no_room` lessons
    of which not even the least did."""

    steps: tuple[Step, ...]
    left_out: tuple[tuple[str, Block], ...] = ()
    no_room: tuple[str, ...] = ()

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return sum(step.minutes for step in self.steps)

    @property
    def lessons(self) -> tuple[str, ...]:
        """The lessons of which something is in it."""
        return tuple(dict.fromkeys(step.lesson for step in self.steps if step.lesson))


def plan(
    wish: Wish,
    frame: Frame,
    notes: Mapping[str, Notes],
    *,
    done: Collection[str] = (),
    first: bool = True,
    last: bool = True,
) -> Agenda:
    """One session. In a series, `done` are the ids of blocks of earlier sessions."""
    opening = frame.opening if first else frame.reopening
    calm = _planned(wish, frame, notes, done, opening, last)
    if calm.no_room or _any_core_cut(calm):  # what need not be goes before a lesson is cut
        brief = tuple(block for block in opening if not block.drop)
        tight = _planned(wish, frame, notes, done, brief, last)
        if len(tight.no_room) < len(calm.no_room) or _any_core_cut(calm):
            dropped = tuple((FRAME, block) for block in opening if block.drop)
            return replace(tight, left_out=(*dropped, *tight.left_out))
    return calm


def _planned(
    wish: Wish,
    frame: Frame,
    notes: Mapping[str, Notes],
    done: Collection[str],
    opening: tuple[Block, ...],
    last: bool,
) -> Agenda:
    closing = (*(() if last else frame.between), *frame.closing)
    pauses = _pauses(wish.minutes)
    blocks = (*opening, *frame.breaks[:1] * pauses, *closing)
    around = [_around(block, block in frame.breaks, wish) for block in blocks]
    room = wish.minutes - sum(part.minutes for part in around)
    if room < 0:  # only a frame; what may go goes, and the rest is as short as it can be
        around = [replace(p, minutes=p.least) for p in around if not p.block.drop]
        pauses, room = 0, wish.minutes - sum(part.minutes for part in around)
    there = {slug: _candidates(notes[slug], slug, wish, done) for slug in wish.lessons}
    chosen, no_room = _fill(there, room)
    ids = {(part.lesson, part.block.id) for part in chosen}
    known = [part for slug in wish.lessons for part in there[slug]]
    body = [next(c for c in chosen if c.block.id == p.block.id and c.lesson == p.lesson)
            for p in known if (p.lesson, p.block.id) in ids]  # fmt: skip
    spare = room - sum(part.minutes for part in body)
    body, spare = _stretched(body, spare)
    begin = [part for part in around if part.block in opening]
    end = [part for part in around if part.block in closing]
    if spare:  # nothing to fill it with: a calm end
        end[0] = replace(end[0], minutes=end[0].minutes + spare)
    middle = _with_pauses(body, [part for part in around if part.block in frame.breaks][:pauses])
    left_out = tuple(
        (part.lesson, part.block)
        for part in known
        if (part.lesson, part.block.id) not in ids and part.lesson not in no_room
    )
    return Agenda(timed([*begin, *middle, *end]), left_out, no_room)


# --- inside --------------------------------------------------------------------------------------


def _any_core_cut(agenda: Agenda) -> bool:
    """Whether something that has to be done is shorter than its notes say."""
    of_lessons = (step for step in agenda.steps if step.lesson and not step.block.drop)
    return any(step.minutes < step.block.minutes + step.more for step in of_lessons)


def _of(block: Block, lesson: str = FRAME, people: int = 0) -> Step:
    """A block that has no place yet, with the minutes that so many people need."""
    more = _for_size(block, people)
    return Step(0, block.minutes + more, block, lesson, more)


def _around(block: Block, is_break: bool, wish: Wish) -> Step:
    """A block of the frame; the break of a short evening is short."""
    part = _of(block, people=wish.people)
    return replace(part, minutes=part.least) if is_break and wish.minutes < LONG else part


def _pauses(minutes: int) -> int:
    """How many breaks: none within an hour and a quarter, one up to two and a half hours, then two.
    It is also where somebody can have a word with the facilitator."""
    return max(0, (minutes - 15) // 75)


def _candidates(notes: Notes, slug: str, wish: Wish, done: Collection[str]) -> list[Step]:
    """The blocks of a lesson that these people can do, in teaching order."""
    return [
        _of(block, slug, wish.people)
        for block in notes.blocks
        if block.id not in done and _fits(block, wish.who)
    ]


def _fits(block: Block, who: Who) -> bool:
    if who == "mixed":
        return "couples" in block.fits and ("singles" in block.fits or bool(block.singles))
    return who in block.fits or (who == "singles" and bool(block.singles))


def _for_size(block: Block, people: int) -> int:
    if block.grouping not in MOVING:
        return 0
    return (people >= LARGE) + (people >= VERY_LARGE)


def _fill(there: Mapping[str, list[Step]], room: int) -> tuple[list[Step], tuple[str, ...]]:
    """The most important blocks that fit, and the lessons for which there was no room at all."""
    chosen: list[Step] = []
    no_room: list[str] = []
    for slug, steps in there.items():
        core = [replace(s, minutes=s.least) for s in steps if not s.block.drop]
        if not core:
            core = [replace(s, minutes=s.least) for s in sorted(steps, key=importance)[:1]]
        fits = sum(s.minutes for s in (*chosen, *core)) <= room
        if fits or not chosen:  # of the first lesson, as much as there is room for
            chosen += core if fits else _most_important(core, room)
        if steps and not any(s.lesson == slug for s in chosen):
            no_room.append(slug)
    chosen = _grown(chosen, there, room)
    in_it = {(s.lesson, s.block.id) for s in chosen}
    others = [s for slug, steps in there.items() if slug not in no_room for s in steps]
    for step in sorted(others, key=importance):
        left = room - sum(s.minutes for s in chosen)
        if (step.lesson, step.block.id) in in_it or step.least > left:
            continue
        chosen.append(replace(step, minutes=min(step.minutes, left)))
    return chosen, tuple(no_room)


def _most_important(steps: list[Step], room: int) -> list[Step]:
    taken: list[Step] = []
    for step in sorted(steps, key=importance):
        if sum(s.minutes for s in (*taken, step)) <= room:
            taken.append(step)
    return taken


def _grown(chosen: list[Step], there: Mapping[str, list[Step]], room: int) -> list[Step]:
    """Each block as long as its notes say, the most important first, as far as there is room."""
    full = {(s.lesson, s.block.id): s.minutes for steps in there.values() for s in steps}
    spare = room - sum(step.minutes for step in chosen)
    grown = {}
    for step in sorted(chosen, key=importance):
        more = min(spare, full[step.lesson, step.block.id] - step.minutes)
        grown[step.lesson, step.block.id] = replace(step, minutes=step.minutes + more)
        spare -= more
    return [grown[step.lesson, step.block.id] for step in chosen]


def _stretched(body: list[Step], spare: int) -> tuple[list[Step], int]:
    """Minutes left over go to the blocks in which people talk, one each, up to a limit."""
    body = list(body)
    while spare:
        can = [s for s in body if s.minutes + 1 <= AT_MOST * s.block.minutes + s.more]
        if not can:
            break
        step = max(can, key=lambda s: (s.block.grouping in MOVING, -s.minutes / s.block.minutes))
        body[body.index(step)] = replace(step, minutes=step.minutes + 1)
        spare -= 1
    return body, spare


def _with_pauses(body: list[Step], pauses: list[Step]) -> list[Step]:
    """Breaks between blocks, as evenly as these allow."""
    total, made, seen = sum(s.minutes for s in body), list[Step](), 0
    waiting = list(pauses)
    for at, step in enumerate(body):
        made.append(step)
        seen += step.minutes
        part = total * (len(pauses) - len(waiting) + 1) / (len(pauses) + 1)
        following = body[at + 1].minutes if at + 1 < len(body) else 0
        if waiting and following and abs(seen - part) <= abs(seen + following - part):
            made.append(waiting.pop(0))
    return made + waiting


def importance(step: Step) -> int:
    """Low is important. What frames a session comes before any lesson's block."""
    return step.block.priority if step.lesson else step.block.priority - 100


def timed(steps: Iterable[Step], begin: int = 0) -> tuple[Step, ...]:
    placed = []
    for step in steps:
        placed.append(replace(step, start=begin))
        begin += step.minutes
    return tuple(placed)
