"""The report: a file that asks for nothing; words stay words, and private ones stay out."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from helpers.content import course, lesson, ui
from helpers.journal import Journal
from helpers.model import AnswerRow, Composer, PlanRow, ReflectionRow, Row
from helpers.profile import Names
from helpers.progress import Progress, open_progress
from helpers.progress.report import PRIVATE, VIEWS, WORDS, Gathered, Reporter, build
from tests.journal_rows import LISTENING, TODAY, common, plan, progress_of, rated, reflection, tap

OPEN = (*VIEWS, WORDS)
ALL = (*OPEN, PRIVATE)
VOID = {"meta"}

NUMBERS = (
    *(tap(at, at % 5 + 1, LISTENING if at % 2 else "") for at in range(9)),
    rated(0, "my-listening", 2, "before"),
    *(rated(at, "my-listening", 4, "after") for at in (3, 4, 5)),
    plan(0, "yes"),
)


class Page(HTMLParser):
    """A file as it is read: every element closed in turn, and what stands in it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
            self.texts.append((tag, ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.texts[-1][0] == self.open[-1]:
            self.texts[-1] = (self.open[-1], self.texts[-1][1] + data)

    def of(self, tag: str) -> list[str]:
        return [text for name, text in self.texts if name == tag]

    def attributes(self, name: str) -> list[str]:
        return [attrs[name] or "" for _, attrs in self.tags if name in attrs]


def gathered(page: Progress, chosen: tuple[str, ...]) -> Gathered:
    return page._gathered(chosen)


def report(*rows: Row, chosen: tuple[str, ...] = OPEN) -> str:
    return build(chosen, gathered(progress_of(*rows), chosen), TODAY)


def answer(exercise: str, item: str, words: str, *, private: bool) -> AnswerRow:
    given = {"exercise": exercise, "item": item, "answer": words, "verdict": "open"}
    return AnswerRow(**common(TODAY, LISTENING), **given, private=private)


def private(row: ReflectionRow | PlanRow) -> ReflectionRow | PlanRow:
    return replace(row, private=True)


# --- a file that asks for nothing ----------------------------------------------------------------


def test_the_file_forbids_itself_every_request_and_every_script() -> None:
    html = report(*NUMBERS, reflection(3, 4, what_happened="words"))
    (policy,) = [
        attrs["content"] or ""
        for tag, attrs in Page(html).tags
        if tag == "meta" and attrs.get("http-equiv") == "Content-Security-Policy"
    ]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    style = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    (one,) = style
    digest = base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()
    assert rules["style-src"] == f"'sha256-{digest}'"
    assert len(rules) == 4


def test_the_policy_stands_before_anything_it_could_forbid() -> None:
    html = report(*NUMBERS)
    assert html.index("Content-Security-Policy") < html.index("<style")


def test_nothing_in_the_file_leads_anywhere_or_runs() -> None:
    words = "see https://example.org and //example.org/x.png"
    page = Page(report(*NUMBERS, reflection(3, 4, what_happened=words)))
    loads = {"src", "href", "xlink:href", "srcset", "data", "action", "poster", "background"}
    assert [name for _, attrs in page.tags for name in attrs if name in loads] == []
    assert [name for _, attrs in page.tags for name in attrs if name.startswith("on")] == []
    assert page.attributes("style") == []
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "form", "a", "base"}
    css = "".join(page.of("style"))
    assert css
    assert "url(" not in css and "@import" not in css
    assert words in page.of("blockquote")


def test_it_is_small_says_its_language_and_suits_both_themes_and_paper() -> None:
    html = report(*NUMBERS)
    page = Page(html)
    assert len(html) < 40_000
    assert page.tags[0] == ("html", {"lang": ui("report_lang")})
    css = "".join(page.of("style"))
    assert "prefers-color-scheme: dark" in css
    assert "@media print" in css


def test_headings_go_down_one_step_at_a_time() -> None:
    page = Page(report(*NUMBERS, reflection(3, 4, what_happened="words")))
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert {1, 2, 3, 4} == set(levels)


# --- what it shows -------------------------------------------------------------------------------


def test_each_view_has_its_message_for_a_title_then_sentences_chart_and_table() -> None:
    page = progress_of(*NUMBERS)
    views = gathered(page, OPEN).views
    read = Page(report(*NUMBERS))
    for view in views.values():
        assert view.said and view.table
        assert view.said.title in read.of("h2")
        assert " ".join(view.said.sentences) in read.of("p")
        assert view.table.caption in read.of("caption")
    charts = [view for view in views.values() if view.figure]
    assert len(charts) == 4
    labels = [attrs["aria-label"] for tag, attrs in read.tags if tag == "svg"]
    assert labels == [ui("report_chart", title=view.said.title) for view in charts if view.said]


def test_tables_say_what_each_heading_is_for() -> None:
    page = Page(report(*NUMBERS))
    scopes = [attrs.get("scope") for tag, attrs in page.tags if tag == "th"]
    assert set(scopes) == {"col", "row"}


def test_a_part_that_was_not_picked_leaves_no_trace() -> None:
    rows = (*NUMBERS, reflection(3, 4, what_happened="words of mine"))
    whole = report(*rows)
    for left_out, word in (
        ("plans", "progress_plans_caption"),
        ("done", "progress_overview_caption"),
    ):
        some = report(*rows, chosen=tuple(part for part in OPEN if part != left_out))
        assert ui(word) in whole
        assert ui(word) not in some
    assert "words of mine" in whole
    assert "words of mine" not in report(*rows, chosen=VIEWS)


def test_own_words_stand_by_strategy_in_the_order_of_the_course_and_by_day() -> None:
    html = report(
        reflection(9, 3, "show_appreciation", what_happened="third"),
        reflection(8, 3, what_happened="second"),
        reflection(2, 3, what_happened="first", what_next="next"),
    )
    page = Page(html)
    assert page.of("blockquote") == ["first", "next", "second", "third"]
    names = {entry.slug: entry.short for entry in course().lessons}
    assert page.of("h3") == [names[LISTENING], names["show_appreciation"]]
    assert page.of("h4")[0] == "Reflection, 3 October 2026"


def test_an_empty_journal_makes_a_report_that_says_so() -> None:
    html = report(chosen=ALL)
    assert Page(html).of("p").count(ui("report_nothing")) == len(ALL)
    assert "Start this lesson" not in html


def test_words_of_a_lesson_that_left_the_course_are_kept() -> None:
    page = Page(report(reflection(2, 3, "gone_one", what_happened="still here")))
    assert ui("progress_gone", slug="gone_one") in page.of("h3")
    assert "still here" in page.of("blockquote")


def test_the_made_up_learner_never_gets_into_a_report() -> None:
    with pytest.raises(TypeError):
        open_progress(made_up=True).report()
    with pytest.raises(ValueError, match="exists"):
        gathered(open_progress(made_up=True), ALL)


# --- words stay words ----------------------------------------------------------------------------

ODD = {
    "a script": "<script>alert(1)</script>",
    "an image": '<img src=x onerror="alert(1)">',
    "the end of the style": "</style></blockquote></main><h1>mine</h1>",
    "a template": "{{ 7 * 7 }} {% raw %} ${x} &amp; &lt;b&gt;",
    "a formula": '=HYPERLINK("http://example.org";"click")',
    "right to left": "שלום, מה שלומך? مرحبا",
    "turned by hand": "\u202eabc\u202c \u2066x\u2069 \u200f",
    "many scripts": "你好 नमस्ते สวัสดี ᚠᚢᚦ 👩‍👩‍👧‍👦 é é ﷽",
    "controls": "a\x01b\x0bc\x7f\x85d\u2028e\ufeff",
    "lines": "one\n\n  two\n\tthree",
    "long": "ten characters " * 667,
    "one long word": "x" * 10_000,
}


@pytest.mark.parametrize("name", ODD)
def test_whatever_was_written_comes_out_as_it_is(name: str) -> None:
    words = ODD[name]
    made = replace(plan(1), cue=words, action=words, why=words)
    page = Page(report(reflection(2, 3, what_happened=words, what_next=words), made))
    assert page.of("blockquote") == [words] * 5
    plain = Page(report(reflection(2, 3, what_happened="a", what_next="a"), plan(1)))
    assert {tag for tag, _ in page.tags} == {tag for tag, _ in plain.tags}


def test_markup_in_the_name_of_a_lesson_or_in_a_chart_is_text() -> None:
    bad = "<b>x</b><script>"
    html = report(tap(0, 3, bad), tap(1, 4, bad), tap(2, 3), reflection(3, 3, bad))
    page = Page(html)
    assert not {tag for tag, _ in page.tags} & {"b", "script"}
    assert any("<b>x</b>" in text for text in page.of("text"))
    assert any("<b>x</b>" in text for text in page.of("title"))


# --- private words -------------------------------------------------------------------------------


def test_private_words_are_nowhere_in_the_file_unless_chosen() -> None:
    composer = next(e.id for e in lesson(LISTENING).exercises if isinstance(e, Composer))
    rows = (
        *NUMBERS,
        reflection(3, 4, what_happened="open words"),
        private(reflection(4, 1, what_happened="SECRET-one", what_next="SECRET-two")),
        private(replace(plan(2), cue="SECRET-cue", action="SECRET-do", why="SECRET-why")),
        answer(composer, "sentence", "SECRET-sentence", private=True),
    )
    html = report(*rows)
    assert "open words" in html
    assert "SECRET" not in html
    assert ui("report_private") not in html
    let_in = report(*rows, chosen=ALL)
    for word in ("one", "two", "cue", "do", "why", "sentence"):
        assert f"SECRET-{word}" in let_in


def test_private_reflections_and_plans_count_in_no_part_unless_chosen() -> None:
    rows = (*NUMBERS, private(reflection(4, 1)), private(plan(2, "no")))
    assert report(*rows) == report(*NUMBERS)
    assert report(*rows, chosen=ALL) != report(*NUMBERS, chosen=ALL)


def test_private_alone_puts_in_no_open_words() -> None:
    rows = (reflection(3, 4, what_happened="open"), private(reflection(4, 1, what_happened="shut")))
    page = Page(report(*rows, chosen=(PRIVATE,)))
    assert page.of("blockquote") == ["shut"]
    assert ui("report_private_here") in page.of("p")


def test_an_older_version_that_was_open_cannot_come_back() -> None:
    older = reflection(3, 4, what_happened="OLD words")
    newer = replace(older, what_happened="NEW words", private=True)
    assert "words" not in "".join(Page(report(older, newer)).of("blockquote"))
    assert report(older, newer) == report()
    opened = replace(newer, private=False)
    assert Page(report(older, newer, opened)).of("blockquote") == ["NEW words"]


# --- a journal on disk ---------------------------------------------------------------------------


def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_there(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    for row in (tap(0, 3), tap(1, 4), reflection(2, 5, what_happened="kept words")):
        journal.save(row)
    (tmp_path / "plans.csv").write_text("somebody,else's,file\n1,2,3\n", encoding="utf-8")
    page = Progress(Journal(tmp_path), Names(), TODAY)
    for chosen in (OPEN, ALL):
        html = build(chosen, gathered(page, chosen), TODAY)
        assert "plans.csv" in html
        assert "kept words" in html
        assert ui("progress_closeness_caption") in html


def test_damaged_lines_are_told(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.save(reflection(2, 5, what_happened="kept words"))
    with (tmp_path / "reflections.csv").open("a", encoding="utf-8") as file:
        file.write('"half","a row\n')
    found = gathered(Progress(Journal(tmp_path), Names(), TODAY), OPEN)
    assert ui("journal_damaged", file="reflections.csv") in build(OPEN, found, TODAY)


def test_the_file_is_named_by_its_day_and_says_nothing_else() -> None:
    page = progress_of(*NUMBERS)
    prepared = Reporter(page._gathered, page._day).prepare(OPEN)
    assert prepared.name == "report-2026-11-24.html"
    assert prepared.html == report(*NUMBERS)
