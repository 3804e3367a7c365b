"""How much machine so many people need, reckoned from what one person was measured to use."""

from dataclasses import dataclass
from math import ceil

MB = 1024**2
GB = 1024**3

PER_PERSON = 250 * MB  # a server and one lesson's kernel, with a fifth to spare; measured
RESERVE = 1 * GB  # a machine's own system; on one machine JupyterHub, proxy and culler too
TO_ARRIVE = 8.0  # seconds of a core from coming in to the last answer of lesson 1; measured
ARRIVE_WITHIN = 300.0  # seconds in which everybody comes
CORES_WORKING = 0.02  # cores for each who reads and answers; assumed, not measured
MACHINE = (8, 32 * GB)  # the kind of machine the table is reckoned for: cores and memory
PODS_ON_A_MACHINE = 100  # Kubernetes' usual limit is 110, and some are its own


@dataclass(frozen=True, slots=True)
class Need:
    """What a number of people need at once."""

    people: int
    memory: int
    cores_working: float
    cores_arriving: float
    machines: int


def room_for(free: int) -> int:
    """How many people fit into this much free memory; one at least."""
    return max(1, (free - RESERVE) // PER_PERSON)


def need(people: int) -> Need:
    """What so many people need."""
    memory = people * PER_PERSON
    working = people * CORES_WORKING
    arriving = people * TO_ARRIVE / ARRIVE_WITHIN
    cores, held = MACHINE
    machines = max(
        ceil(memory / (held - RESERVE)),
        ceil(max(working, arriving) / cores),
        ceil(people / PODS_ON_A_MACHINE),
    )
    return Need(people, memory, working, arriving, machines)
