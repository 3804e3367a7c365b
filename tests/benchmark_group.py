"""A large group's picture against bare pandas, in the same run: `python -m tests.benchmark_group`.

2,000 people share 60 rows each. Ours reads the folder with all its checks, counts by the rule,
keeps what was counted and draws the picture; the floor reads the same files and groups them.
"""

import tempfile
from pathlib import Path
from random import Random

import pandas as pd

from helpers.content import course
from helpers.model import Measure
from helpers.workshop.group import kept, picture
from helpers.workshop.group.asked import STEPS, Asked, Question
from helpers.workshop.group.looking import look
from helpers.workshop.group.numbers import Answer, Numbers, file_name, written
from tests.benchmark import in_turns, report, timed

PEOPLE = 2_000
MEASURES = 6  # before and after, in each of five strategies: 60 rows
WORDS = ("Hardly ever", "Now and then", "About half the time", "Mostly", "Nearly always")
LIMIT = 1.5


def main() -> None:
    """Print the ratio of a first look, and of a look when nothing has changed."""
    asked = questions()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder, asked)
        for kind, ours in (("first look", first_look), ("looking again", picture_of)):
            runs = in_turns(
                lambda ours=ours: timed(lambda: ours(folder, asked)),
                lambda: timed(lambda: bare(folder)),
                lambda: timed(lambda: bare(folder)),
            )
            report(f"group of {PEOPLE:,}, {kind}: time", runs, 0, LIMIT)


def first_look(folder: Path, asked: Asked) -> None:
    (folder / kept.FILE).unlink(missing_ok=True)
    picture_of(folder, asked)


def picture_of(folder: Path, asked: Asked) -> None:
    """All that a press on the page does."""
    seen = look(folder, asked)
    assert seen.people == PEOPLE and len(seen.shown) == len(asked)
    assert len(list(picture.before_and_after(seen.shown, asked))) > 3


def bare(folder: Path) -> None:
    """What pandas takes to read the files and group them, with no check and no rule."""
    files = sorted(folder.glob("numbers-*.csv"))
    rows = pd.concat([pd.read_csv(file, skiprows=1) for file in files])
    shares = rows.groupby(["strategy", "time", "question"])["step"].value_counts()
    assert shares.sum() == PEOPLE * MEASURES * 2 * 5


def questions() -> Asked:
    measures = [
        Measure(id=f"m-{at}", question=f"Question {at}?", steps=WORDS) for at in range(MEASURES)
    ]
    return {
        Question(entry.slug, time, measure.id): measure
        for entry in course().lessons
        if entry.strategy
        for measure in measures
        for time in ("before", "after")
    }


def fill(folder: Path, asked: Asked) -> None:
    random = Random(1)
    for _ in range(PEOPLE):
        answers = {question: Answer(random.choice(STEPS), 1) for question in asked}
        numbers = Numbers(f"{random.getrandbits(64):016x}", answers)
        (folder / file_name(numbers.id)).write_bytes(written(numbers))


if __name__ == "__main__":
    main()
