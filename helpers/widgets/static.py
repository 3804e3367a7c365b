"""Things to read only: the evidence card and the help lines. The same running or not."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from helpers.content import ui
from helpers.model import Finding, HelpLine, Safety
from helpers.widgets import blocks as b
from helpers.widgets.preview import preview


class Static:
    """Blocks shown as plain HTML, from content alone."""

    def __init__(self, blocks: Iterable[b.Block]) -> None:
        self.blocks = tuple(blocks)

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, bool]]:
        return preview(self.blocks), {"course_preview": True}


def evidence_card(findings: Iterable[Finding]) -> Static:
    """Each finding with what was done, how big it was, what it does not show, and its source."""
    return Static(block for finding in findings for block in _finding(finding))


def _finding(finding: Finding) -> Iterable[b.Block]:
    from helpers.references import reference  # late: only evidence cards need the bibliography

    yield b.Prose(finding.id, finding.claim, "heading")
    sources = tuple(reference(key) for key in finding.references)
    yield b.Listing(
        f"{finding.id}-details",
        (
            ui("evidence_design", text=finding.design),
            ui("evidence_size", text=finding.size),
            ui("evidence_limit", text=finding.limit),
            *(ui("evidence_source", text=source) for source in sources),
        ),
    )


def help_lines(safety: Safety) -> Static:
    """When not to do this, and where to find help. Lines nobody has checked are not shown."""
    return Static(
        (
            b.Prose("not-for", ui("help_not_for"), "heading"),
            b.Listing("not-for-list", safety.not_for),
            *_by_country(line for line in safety.help_lines if line.is_shown),
        )
    )


def _by_country(lines: Iterable[HelpLine]) -> Iterable[b.Block]:
    """A short list for each country, in the order of the file: fits a narrow page, and paper."""
    for country, those in groupby(lines, key=lambda line: line.country):
        yield b.Prose(f"country-{country}", country, "heading")
        yield b.Listing(f"lines-{country}", tuple(_in_words(line) for line in those))


def _in_words(line: HelpLine) -> str:
    return ui("help_line", service=line.service, contact=line.contact, for_whom=line.for_whom)
