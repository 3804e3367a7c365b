"""What to write where something is missing: the reason each key is there, in a sentence."""

from helpers.check.owners import is_conversation
from helpers.check.spots import Spot
from helpers.faults import one_of

REASONS = {
    "feedback": "say what the line does to the person hearing it",
    "reaction": "what the partner says or does on hearing it",
    "heard": "the coach's note on what the partner heard in it",
    "verdict": "fits, not_yet or open",
    "next": "the id of the scene or ending that comes then",
    "id": "a word or two in lower case, joined by hyphens, and kept for ever",
    "kind": "which kind of exercise this is",
    "title": "what a screen reader announces",
    "design": "what was done, with whom, and how many took part",
    "size": "how big it was, in words and in a number",
    "limit": "what it does not show",
    "references": "the key of at least one entry in references.bib",
    "country": "where the line can be called from",
    "source": "where it was seen",
    "checked_on": "the day it was last compared with its source, as 2026-11-24",
    "verified": "page, bib or memory",
    "steps": "five answers, from least to most",
    "meaning": "one sentence that explains the heading",
    "findings": "write [] where there are none",
    "say": "what the facilitator says, in words as they are spoken",
    "do": "what the facilitator does, step by step",
    "see": "what a facilitator notices first",
    "answer": "what a facilitator can honestly say to it",
    "goal": "one sentence on what a group should take home",
    "lead": "what this part is for",
    "minutes": "how long it takes, with settling and coming back",
    "priority": "1 for what has to be in, higher for what comes in with more time",
    "grouping": "everyone, alone, pairs or fours",
    "points": "what to keep, one line each",
    "keep": "the objectives again, as what to take along, line by line",
}


def for_missing(spot: Spot, key: str) -> str:
    """What to do about a key that is not there, or that is empty."""
    reason = REASONS.get(key)
    return f"Every {_thing(spot)} needs one{': ' if reason else ''}{reason or ''}."


def _thing(spot: Spot) -> str:
    """What the thing at this spot is called: the entry of a list by the list, else the owner."""
    if spot.way and isinstance(spot.way[-1], int):
        return one_of(spot.key)
    if spot.way:
        return spot.way[-1].replace("_", " ") if isinstance(spot.way[-1], str) else "entry"
    if is_conversation(spot.tree.file):
        return "conversation"
    folder, _, name = spot.tree.file.removesuffix(".yml").rpartition("/")
    on_a_lesson = folder == "workshop" and name not in ("frame", "guide")
    return "page of notes" if on_a_lesson else name
