"""Handouts: everything of a lesson is on paper, whole, where it belongs, for every reader."""

import ctypes
import io
import math
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
import pypdfium2
import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from helpers import cli, content
from helpers.model import EXERCISE_KINDS, Conversation, Exercise
from helpers.profile import NEVER_FILLED, Names, Profile
from helpers.references import reference
from helpers.workshop.printed import handouts, printing
from helpers.workshop.printed.printing import CannotPrint, Paper

PAPERS: tuple[Paper, ...] = ("a4", "letter")
SIZES = {"a4": (595, 842), "letter": (612, 792)}
LESSONS = handouts.printable()
BOOKLET = "booklet"
MOST_PAGES = 11
EDGE = 36  # points: half an inch, which every printer can reach
NAMES = Names(Profile(pronouns="they"))

ON_SCREEN_ONLY = {"id", "template", "nothing", "name", "you", "partner", "people", "start"}
"""Fields that are for the program, or for a screen that answers."""

every_sheet = pytest.mark.parametrize("paper", PAPERS)
every_lesson = pytest.mark.parametrize("slug", LESSONS)
every_print = pytest.mark.parametrize("slug", [*LESSONS, BOOKLET])


@cache
def pdf(slug: str, paper: Paper) -> bytes:
    if slug == BOOKLET:
        return handouts.booklet(LESSONS, paper)
    return handouts.handout(slug, paper)


def reader(slug: str, paper: Paper) -> PdfReader:
    return PdfReader(io.BytesIO(pdf(slug, paper)))


def squeezed(text: str) -> str:
    """The text without white space and hyphens: where a line ends is no matter.

    The engine reads a hyphen at the end of a line as U+FFFE.
    """
    return re.sub(r"[\s\ufffe-]", "", text)


@cache
def sheets(slug: str, paper: Paper) -> tuple[Any, ...]:
    """The text of each page as another engine than ours sees it."""
    return tuple(page.get_textpage() for page in pypdfium2.PdfDocument(pdf(slug, paper)))


@cache
def words(slug: str, paper: Paper = "a4") -> str:
    """All that is printed, page after page, without the feet of the pages."""
    pages = (squeezed(sheet.get_text_range()) for sheet in sheets(slug, paper))
    foot = re.compile(re.escape(squeezed(content.course().title)) + r"(·.{0,60}?)?\d+of\d+")
    return "".join(foot.sub("", page) for page in pages)


def rects(sheet: Any) -> list[tuple[float, float, float, float]]:
    """Where the words of a page stand: left, bottom, right and top of each piece of a line."""
    found = [sheet.get_rect(at) for at in range(sheet.count_rects())]
    assert found
    return found


def lowest_in(sheet: Any, left: float, right: float) -> int | None:
    """The first character of the lowest line between these two, above the foot of the page."""
    found = None
    lowest = math.inf
    for at in range(sheet.count_chars()):
        box = sheet.get_charbox(at)
        inside = left <= box[0] and box[2] <= right and box[1] > 1.6 * EDGE
        if inside and box[3] - box[1] > 1 and box[3] < lowest - 2:
            found, lowest = at, box[3]
    return found


def font_of(sheet: Any, at: int) -> str:
    """The name of the font in which this character is set."""
    name = ctypes.create_string_buffer(100)
    pypdfium2.raw.FPDFText_GetFontInfo(sheet, at, name, len(name), ctypes.c_int())
    return name.value.decode()


def holds(printed: str, text: str) -> bool:
    """Whether a text is there, in one piece or in two: it may go on in the next column."""
    if squeezed(text) in printed:
        return True
    parts = text.split()
    return any(
        squeezed("".join(parts[:at])) in printed and squeezed("".join(parts[at:])) in printed
        for at in range(1, len(parts))
    )


def texts(value: Any) -> Iterator[str]:
    """Every text in an exercise that its handout should show, paragraph by paragraph."""
    if isinstance(value, str):
        yield from value.split("\n\n")
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in ON_SCREEN_ONLY | NEVER_FILLED:
                yield from texts(getattr(value, field.name))


def shown(exercise: Exercise) -> Iterator[str]:
    """What of an exercise has to be on its handout."""
    filled = NAMES.into(exercise)
    yield filled.title
    if isinstance(filled, Conversation):
        first = next(scene for scene in filled.scenes if scene.id == filled.start)
        yield from (filled.situation, first.line, *texts(first.options))
        return
    for text in texts(filled):
        if text != filled.intro or not filled.on_paper:
            yield text


# --- all of it -----------------------------------------------------------------------------------


def test_every_lesson_with_something_to_do_has_a_handout() -> None:
    assert LESSONS[0] == "start_here"
    assert {entry.slug for entry in content.course().lessons if entry.worked_through} < {*LESSONS}


def test_every_kind_of_exercise_has_a_form_on_paper() -> None:
    kinds = {kind for kinds in handouts.SECTIONS.values() for kind in kinds}
    assert kinds == handouts.ON_PAPER.keys() == EXERCISE_KINDS.keys()


@every_lesson
def test_every_question_answer_and_feedback_is_printed(slug: str) -> None:
    printed = words(slug)
    wanted = [text for one in content.lesson(slug).exercises for text in shown(one)]
    assert wanted
    assert [text for text in wanted if not holds(printed, text)] == []


@every_lesson
def test_aims_what_to_keep_and_findings_with_their_sources_are_printed(slug: str) -> None:
    lesson, printed = content.lesson(slug), words(slug)
    sources = {reference(key) for finding in lesson.findings for key in finding.references}
    claims = [
        text
        for finding in lesson.findings
        for text in (finding.claim, finding.design, finding.size, finding.limit)
    ]
    wanted = [lesson.promise, *lesson.objectives, *lesson.keep, *claims, *sources]
    assert [text for text in wanted if not holds(printed, text)] == []


@every_print
def test_every_confirmed_help_line_is_printed_and_no_other(slug: str) -> None:
    printed, safety = words(slug), content.safety()
    lines = [line for line in safety.help_lines if line.is_shown]
    assert lines
    for line in lines:
        assert holds(printed, f"{line.service}: {line.contact}. {line.for_whom}.")
    for line in safety.help_lines:
        if not line.is_shown:
            assert not holds(printed, f"{line.service}: {line.contact}. {line.for_whom}.")
    assert all(holds(printed, text) for text in safety.not_for)


@every_lesson
def test_nobody_is_addressed_by_a_placeholder(slug: str) -> None:
    assert not set("{}") & set(words(slug))
    assert "yourpartner" in words(slug).lower()


@every_lesson
def test_a_scene_told_on_paper_is_the_one_in_the_lesson(slug: str) -> None:
    """The lesson's page is where a writer changes a dialogue; the handout must not stay behind."""
    entry = next(one for one in content.course().lessons if one.slug == slug)
    notebook = Path(__file__).parents[2] / "notebooks" / entry.notebook
    page = "\n".join(cell["source"] for cell in nbformat.read(notebook, 4)["cells"])
    for exercise in content.lesson(slug).exercises:
        for said in re.findall(r"\w+: “[^”]+”", exercise.on_paper):
            assert said in page, f"{exercise.id}: {said}"


# --- on the page ---------------------------------------------------------------------------------


@every_sheet
@every_print
def test_a_sheet_has_the_size_that_was_asked_for(slug: str, paper: Paper) -> None:
    pages = reader(slug, paper).pages
    assert {(round(p.mediabox.width), round(p.mediabox.height)) for p in pages} == {SIZES[paper]}
    assert slug == BOOKLET or len(pages) <= MOST_PAGES


@every_sheet
@every_print
def test_no_word_is_cut_off_and_none_lies_on_another(slug: str, paper: Paper) -> None:
    width, height = SIZES[paper]
    for number, sheet in enumerate(sheets(slug, paper), 1):
        pieces = sorted(rects(sheet), key=lambda rect: rect[1])
        for left, bottom, right, top in pieces:
            inside = left >= EDGE and right <= width - EDGE and top <= height - EDGE
            assert inside and bottom >= EDGE / 2, (
                number,
                sheet.get_text_bounded(left, bottom, right, top),
            )
        clashes = list(on_each_other(pieces))
        assert clashes == [], (number, [sheet.get_text_bounded(*piece) for piece in clashes])


def on_each_other(pieces: list[tuple[float, ...]]) -> Iterator[tuple[float, ...]]:
    """Boxes that lie on another by more than the tails of its letters; sorted from below."""
    for at, one in enumerate(pieces):
        for other in pieces[at + 1 :]:
            if other[1] > one[3] - 3:
                break
            if min(one[2], other[2]) - max(one[0], other[0]) > 3 and other[3] - other[1] > 3:
                yield other


def test_the_test_for_words_on_words_tells_a_clash_from_close_lines() -> None:
    lines = [(0.0, 0.0, 90.0, 10.0), (0.0, 8.0, 90.0, 18.0), (0.0, 20.0, 40.0, 30.0)]
    assert list(on_each_other(lines)) == []
    assert list(on_each_other([*lines, (30.0, 24.0, 60.0, 34.0)])) == [(30.0, 24.0, 60.0, 34.0)]


@every_sheet
@every_print
def test_no_heading_stands_alone_at_the_foot_of_a_column(slug: str, paper: Paper) -> None:
    width = SIZES[paper][0]
    seen = set()
    for number, sheet in enumerate(sheets(slug, paper), 1):
        for column in ((0, width / 2), (width / 2, width)):
            at = lowest_in(sheet, *column)
            if at is not None and not is_cover(slug, number):
                font = font_of(sheet, at)
                assert "Semibold" not in font, (number, sheet.get_text_range(at, 40))
                seen.add(font)
    assert any("Libertinus" in font for font in seen)


def is_cover(slug: str, number: int) -> bool:
    return slug == BOOKLET and number == 1


# --- for every reader ----------------------------------------------------------------------------


@every_sheet
@every_print
def test_a_pdf_is_tagged_with_language_and_title_and_brings_its_fonts(
    slug: str, paper: Paper
) -> None:
    found = reader(slug, paper)
    root = found.trailer["/Root"]
    title = content.course().title if slug == BOOKLET else content.lesson(slug).title
    assert "/StructTreeRoot" in root
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert found.metadata is not None
    assert found.metadata.title == title
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "pdfuaid:part" in found.xmp_metadata.stream.get_data().decode()  # type: ignore[union-attr]
    fonts = {id(font): font for page in found.pages for font in fonts_of(page)}
    assert fonts
    assert all(is_embedded(font) for font in fonts.values())


def fonts_of(page: Any) -> Iterator[Any]:
    for font in page["/Resources"]["/Font"].values():
        yield font.get_object()


def is_embedded(font: Any) -> bool:
    inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
    return bool({"/FontFile", "/FontFile2", "/FontFile3"} & inner["/FontDescriptor"].keys())


@every_sheet
def test_a_handout_made_twice_is_the_same_to_the_byte(paper: Paper) -> None:
    assert handouts.handout("quality_time", paper) == pdf("quality_time", paper)


@every_sheet
def test_the_booklet_says_on_which_page_each_lesson_begins(paper: Paper) -> None:
    pages = [sheet.get_text_range() for sheet in sheets(BOOKLET, paper)]
    for slug in LESSONS:
        title = content.lesson(slug).title
        listed = re.search(rf"^{re.escape(title)}[ .]*(\d+)\s*$", pages[1], re.MULTILINE)
        assert listed, title
        begins = pages[int(listed[1]) - 1]
        assert squeezed(content.lesson(slug).promise) in squeezed(begins)


# --- the command ---------------------------------------------------------------------------------


def course(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, ["handouts", *arguments])


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_one_lesson_is_made_alone_and_the_file_is_named(tmp_path: Path) -> None:
    result = course("active_listening", "--to", str(tmp_path / "new" / "folder"))
    assert result.exit_code == 0, result.output
    assert names(tmp_path / "new" / "folder") == ["active-listening-a4.pdf"]
    assert "active-listening-a4.pdf" in result.output


def test_without_a_name_all_are_made_with_the_booklet(tmp_path: Path) -> None:
    result = course("--paper", "letter", "--to", str(tmp_path))
    assert result.exit_code == 0, result.output
    expected = [f"{slug.replace('_', '-')}-letter.pdf" for slug in (*LESSONS, BOOKLET)]
    assert names(tmp_path) == sorted(expected)


def test_a_booklet_of_two_holds_these_two_in_the_order_of_the_course(tmp_path: Path) -> None:
    course("quality_time", "active_listening", "--booklet", "--to", str(tmp_path))
    made = PdfReader(tmp_path / "booklet-a4.pdf")
    lessons = [one for one in made.outline if not isinstance(one, list)]
    titles = [str(one["/Title"]) for one in lessons]
    assert titles[:2] == ["Active listening", "Quality time"]
    assert len(names(tmp_path)) == 3


@pytest.mark.parametrize("slug", ["listening", "../active_listening", "your_progress", ""])
def test_a_lesson_without_a_handout_is_named_with_those_that_have_one(
    slug: str, tmp_path: Path
) -> None:
    result = course(slug, "active_listening", "--to", str(tmp_path))
    assert result.exit_code == 1
    assert ", ".join(LESSONS) in result.output
    assert names(tmp_path) == []


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    result = course("active_listening", "--to", str(tmp_path / "taken" / "folder"))
    assert result.exit_code == 1
    assert str(tmp_path / "taken") in result.output
    assert "--to" in result.output


def test_a_file_that_cannot_be_replaced_is_named_and_nothing_is_left_half_done(
    tmp_path: Path,
) -> None:
    (tmp_path / "active-listening-a4.pdf").mkdir()
    result = course("active_listening", "--to", str(tmp_path))
    assert result.exit_code == 1
    assert "active-listening-a4.pdf" in result.output
    assert names(tmp_path) == ["active-listening-a4.pdf"]


def test_what_cannot_be_printed_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> bytes:
        raise CannotPrint("print_no_typst", python="python", needed=printing.NEEDED)

    monkeypatch.setattr(handouts, "to_pdf", refuse)
    result = course("active_listening", "--to", str(tmp_path))
    assert result.exit_code == 1
    assert "pip install" in result.output
    assert "Traceback" not in result.output
    assert names(tmp_path) == []
