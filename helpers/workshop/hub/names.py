"""Made-up names: what somebody types, the account it stands for, and why a name is refused."""

import re

SHORTEST, LONGEST = 2, 20
SOUND = re.compile(r"[a-z](?:[a-z0-9-]*[a-z0-9])?")


def tidy(typed: str) -> str:
    """The name as it is kept: small letters, hyphens for spaces."""
    return "-".join(typed.lower().split())


def refusal(name: str) -> str:
    """The ui key of why this name cannot be one; empty if it can."""
    if len(name) < SHORTEST:
        return "hub_name_short"
    if len(name) > LONGEST:
        return "hub_name_long"
    return "" if SOUND.fullmatch(name) else "hub_name_letters"
