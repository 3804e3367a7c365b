"""What the checker says of one fault."""

from dataclasses import dataclass

from helpers.faults import sentence


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Problem:
    """One fault: where it is, what was found there, and what to write.

    `id` names the thing it belongs to, as `exercise first-reply`; `field` is the way on from there.
    """

    file: str
    line: int = 0
    id: str = ""
    field: str = ""
    found: str
    write: str

    def __str__(self) -> str:
        return sentence(self.file, self.line, self.id, self.field, self.found, self.write)
