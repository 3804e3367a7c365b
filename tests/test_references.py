"""Citations: whole, in plain letters, and never without their DOI where it is known."""

from pathlib import Path

import pytest

from helpers import content, references
from helpers.content import ContentError
from helpers.references import reference

ENTRY = r"""
@article{curie1911,
  title = {The ``active'' part of {Café} listening: na{\"i}ve or not?},
  author = {Curie, Jr., M. and van der Berg, A. B. and {\'E}mile, C.},
  year = {1911}, journal = {Journal of Trials}, volume = {4}, number = {2},
  pages = {5--9}, doi = {10.1000/xyz_1},
}
@book{solo, title = {On waiting}, author = {Woolf, V.}, year = {1929}, publisher = {A Press}}
"""


@pytest.fixture(autouse=True)
def bibliography(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "references.bib"
    file.write_text(ENTRY, encoding="utf-8")
    monkeypatch.setattr(references, "content_folder", lambda: tmp_path)
    return file


def test_an_article_is_cited_with_all_that_is_known_of_it() -> None:
    assert reference("curie1911") == (
        "Curie, M., Jr., van der Berg, A. B. & Émile, C. (1911). "
        "The “active” part of Café listening: naïve or not? "
        "Journal of Trials, 4(2), 5–9. https://doi.org/10.1000/xyz_1"
    )


def test_what_is_not_known_is_left_out() -> None:
    assert reference("solo") == "Woolf, V. (1929). On waiting. A Press."


def test_an_unknown_key_is_named() -> None:
    with pytest.raises(ContentError, match=r"references\.bib, nobody: no such entry"):
        reference("nobody")


@pytest.mark.parametrize("damage", ["", "@article{a, title = {x"])
def test_a_file_without_the_entry_is_refused_in_words(damage: str, bibliography: Path) -> None:
    bibliography.write_text(damage, encoding="utf-8")
    with pytest.raises(ContentError, match=r"references\.bib"):
        reference("curie1911")


def test_every_finding_of_the_course_can_be_cited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    lessons = [content.lesson(entry.slug) for entry in content.course().lessons]
    keys = {key for one in lessons for finding in one.findings for key in finding.references}
    assert keys
    for key in keys:
        assert not set(reference(key)) & set("{}\\`$~")
