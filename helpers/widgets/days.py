"""Days in words, as they stand in a sentence."""

from datetime import date

from helpers.content import ui


def day_in_words(day: date) -> str:
    """As 24 November 2026."""
    return f"{day_of_the_year(day)} {day.year}"


def day_of_the_year(day: date) -> str:
    """As 24 November."""
    return f"{day.day} {ui('months').split()[day.month - 1]}"


def weekday(day: date) -> str:
    """As Tuesday."""
    return ui("weekdays").split()[day.weekday()]
