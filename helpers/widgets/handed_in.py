"""A file that the page hands in piece by piece, because a server takes no message of any size."""

import base64
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A whole file, under the name it has on the reader's side."""

    name: str
    data: bytes


class Intake:
    """Puts pieces together. They come in their order, and each file begins with piece 0."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def take(self, piece: dict[str, Any]) -> HandedIn | None:
        """Adds a piece; the whole file with its last one. A piece out of turn makes no file."""
        if piece["at"] == 0:
            self._pieces = []
        if piece["at"] != len(self._pieces):
            return None
        self._pieces.append(base64.b64decode(piece["content"], validate=True))
        if len(self._pieces) < piece["of"]:
            return None
        whole = b"".join(self._pieces)
        self._pieces = []
        return HandedIn(str(piece["name"]), whole)
