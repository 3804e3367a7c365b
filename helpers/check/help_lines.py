"""Help lines: those nobody has confirmed are not shown, and none claims more than its source."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from helpers.check.material import Material
from helpers.check.problem import Problem
from helpers.check.spots import Spot, top

UNSURE = re.compile(r"\b(memory|not confirmed|not checked|unconfirmed)\b", re.IGNORECASE)


def wrong_help_lines(material: Material) -> Iterator[Problem]:
    """Lines that are marked as seen while their source says otherwise, and days yet to come."""
    latest = date.today() + timedelta(days=1)  # where the writer is, it may be tomorrow
    for line in _lines(material):
        if line.text("verified") in ("page", "bib") and UNSURE.search(line.text("source")):
            found = f"{line.text('verified')}, while its source says “{line.text('source')}”"
            yield line.at("verified").problem(found, "Write memory, or name where it was seen.")
        day = line.at("checked_on")
        if isinstance(day.data, date) and str(day.data) > str(latest):
            yield day.problem(f"{day.data}, a day to come", "Write the day it was looked at.")


def not_shown_lines(material: Material) -> Iterator[Problem]:
    """Lines that are kept back: no faults, but somebody should know before a release."""
    for line in _lines(material):
        if line.text("verified") == "memory":
            write = "See it on the operator's own site, then write page and the day."
            yield line.problem("not shown, because nobody has confirmed it", write)


def _lines(material: Material) -> Iterator[Spot]:
    return top(material.safety).each("help_lines")
