"""Typst templates and plain data become PDFs: tagged, with all fonts inside, alike each time.

The data travels as JSON beside the template, never inside it, so no text can be read as markup.
"""

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from helpers import content
from helpers.refusal import Refusal

Paper = Literal["a4", "letter"]

FOLDER = Path(__file__).parent
NEEDED = "typst>=0.14,<1"
PAPERS: Mapping[Paper, str] = {"a4": "a4", "letter": "us-letter"}
WITHOUT_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')


class CannotPrint(Refusal):
    """Why there is no PDF."""


def to_pdf(template: str, data: Mapping[str, Any], paper: Paper = "a4") -> bytes:
    """The PDF of a template in this folder, with data that JSON can hold; its `title` at least.

    What the fonts that come with typst lack is looked for among those of this computer; only then
    may the same data look different elsewhere.
    """
    given = json.dumps({**_of_every_sheet(), **data, "paper": PAPERS[paper]}, ensure_ascii=False)
    try:
        return _compile(template, given, ignore_system_fonts=True)
    except CannotPrint as error:
        if error.key != "print_no_glyph":
            raise
        return _compile(template, given, ignore_system_fonts=False)


def _of_every_sheet() -> dict[str, str]:
    """What `paper.typ` says at the foot of a page, and the language it is in."""
    return {
        "lang": content.ui("report_lang"),
        "course": content.course().title,
        "page_of": content.ui("print_page_of", at="{at}", all="{all}"),
    }


def _compile(template: str, given: str, *, ignore_system_fonts: bool) -> bytes:
    try:
        import typst  # late: an extra that only workshops need
    except ImportError as error:
        raise CannotPrint("print_no_typst", python=sys.executable, needed=NEEDED) from error
    try:
        pdf = typst.compile(
            FOLDER / template,
            root=FOLDER,
            format="pdf",
            sys_inputs={"data": given},
            pdf_standards=["ua-1"],
            ignore_system_fonts=ignore_system_fonts,
        )
    except typst.TypstError as error:
        raise _in_words(error.diagnostic) from error
    assert isinstance(pdf, bytes)
    return pdf


def _in_words(diagnostic: str) -> CannotPrint:
    """A sentence about what typst refused: characters that no font has, or a fault of ours."""
    if lacking := sorted(set(WITHOUT_GLYPH.findall(diagnostic))):
        named = (re.sub(r"\\u\{(\w+)\}", r"U+\1", one) for one in lacking)
        return CannotPrint("print_no_glyph", characters=" ".join(named))
    reason = diagnostic.strip().partition("\n")[0]
    return CannotPrint("print_failed", reason=reason)
