"""A template and plain data become a PDF, or a plain sentence says why not."""

import builtins
import io
import shutil
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from helpers import content
from helpers.workshop.printed import printing

TEMPLATE = """#import "paper.typ": *
#show: sheet.with(title: data.title)
= #data.title
#data.text
"""


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a small template that prints its `text`."""
    shutil.copy(printing.FOLDER / "paper.typ", tmp_path)
    (tmp_path / "small.typ").write_text(TEMPLATE, encoding="utf-8")
    monkeypatch.setattr(printing, "FOLDER", tmp_path)
    return "small.typ"


def printed(sheet: str, text: str) -> str:
    pdf = printing.to_pdf(sheet, {"title": "A sheet", "text": text})
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize(
    "text",
    [
        "#panic() *not bold* _nor this_ $x^2$ @nobody <label> \\ // = no",
        "Zażółć gęślą jaźń",
        "Καλημέρα, αγάπη μου",
        "Съешь же ещё этих мягких булок",
    ],
)
def test_a_text_is_printed_as_it_is(sheet: str, text: str) -> None:
    assert text in printed(sheet, text)


def test_a_pdf_is_the_same_when_made_again(sheet: str) -> None:
    data = {"title": "A sheet", "text": "Twice."}
    assert printing.to_pdf(sheet, data) == printing.to_pdf(sheet, data)


def test_a_character_that_no_font_has_is_named_and_nothing_is_printed(sheet: str) -> None:
    with pytest.raises(printing.CannotPrint) as caught:
        printing.to_pdf(sheet, {"title": "A sheet", "text": "so \U00011fff and \U00011ffe"})
    assert caught.value.key == "print_no_glyph"
    sentence = content.ui(caught.value.key, **caught.value.params)
    assert "U+11ffe" in sentence
    assert "\U00011fff" in sentence


def test_a_fault_of_the_template_is_a_sentence(sheet: str) -> None:
    (printing.FOLDER / sheet).write_text("#data.nothing", encoding="utf-8")
    with pytest.raises(printing.CannotPrint) as caught:
        printing.to_pdf(sheet, {"title": "A sheet"})
    assert caught.value.key == "print_failed"
    assert content.ui(caught.value.key, **caught.value.params)


def test_without_typst_a_sentence_says_what_to_install(
    sheet: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = builtins.__import__

    def missing(name: str, *rest: Any) -> Any:
        if name == "typst":
            raise ImportError(name)
        return really(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(printing.CannotPrint) as caught:
        printing.to_pdf(sheet, {"title": "A sheet", "text": ""})
    sentence = content.ui(caught.value.key, **caught.value.params)
    assert "-m pip install" in sentence
    assert printing.NEEDED in sentence
