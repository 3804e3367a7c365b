"""Things to read only: the evidence card and the help lines. The same running or not."""

from collections.abc import Iterable
from typing import Any

from helpers.content import ui
from helpers.model import Finding, Safety
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
    head = tuple(ui(key) for key in ("help_where", "help_service", "help_contact", "help_for"))
    rows = tuple(
        (line.country, line.service, line.contact, line.for_whom)
        for line in safety.help_lines
        if line.verified != "memory"
    )
    return Static(
        (
            b.Prose("not-for", ui("help_not_for"), "heading"),
            b.Listing("not-for-list", safety.not_for),
            b.Table("help", ui("help_caption"), head, rows),
        )
    )
