"""Who gets in: a made-up name, the workshop's word, and a secret of one's own.

FirstUseAuthenticator keeps the secrets: the first login under a name binds it. This adds the word,
which keeps strangers on the network out, and says each refusal in a sentence.
"""

import hmac
import time
from typing import Any

from firstuseauthenticator import FirstUseAuthenticator
from jupyterhub.handlers import LoginHandler
from traitlets import Instance

from helpers.content import ui
from helpers.workshop.hub import accounts, names
from helpers.workshop.hub.day import Day

LONGEST_SECRET = 72  # bytes; bcrypt, which keeps it, takes no more
TRIES = 5
PAUSE = 60  # seconds


class LoginPage(LoginHandler):  # type: ignore[misc]
    """The login page, with the sentence that says why somebody was not let in."""

    custom_login_error = ""

    def _render(self, login_error: str = "", username: str = "", **more: Any) -> Any:
        return super()._render(self.custom_login_error or login_error, username, **more)


class WorkshopAuthenticator(FirstUseAuthenticator):  # type: ignore[misc]
    """Lets in whoever knows the word and, under a name already taken, its secret."""

    day = Instance(Day).tag(config=True)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._failed: dict[str, list[float]] = {}

    async def authenticate(self, handler: Any, data: dict[str, str]) -> str | None:
        """The account to log in to; None, and a sentence on the login page, if there is none."""
        name = names.tidy(data.get("username", ""))
        key = self._refusal(name, data.get("word", ""), data.get("password", ""))
        if not key:
            account: str | None = await super().authenticate(
                handler, {"username": f"{self.day.prefix}{name}", "password": data["password"]}
            )
            if account:
                self._failed.pop(name, None)
                return account
            self._failed.setdefault(name, []).append(time.monotonic())
            key = "hub_secret_wrong"
        handler.custom_login_error = ui(key, least=self.min_password_length, longest=names.LONGEST)
        return None

    def get_handlers(self, app: Any) -> list[Any]:
        """The login page alone: a secret lasts for the day."""
        return [("/login", LoginPage)]

    def _refusal(self, name: str, word: str, secret: str) -> str:
        """The ui key of why there is no point in looking at the secret."""
        if key := names.refusal(name):
            return key
        if not _same(word, self.day.word):
            return "hub_word_wrong"
        if accounts.belongs_to_the_machine(self.day, name):
            return "hub_name_reserved"
        if len(secret) < self.min_password_length:
            return "hub_secret_short"
        if len(secret.encode()) > LONGEST_SECRET or "\0" in secret:
            return "hub_secret_long"
        return "hub_too_many_tries" if self._pauses(name) else ""

    def _pauses(self, name: str) -> bool:
        """Whether this name was tried too often just now."""
        since = time.monotonic() - PAUSE
        recent = [when for when in self._failed.get(name, []) if when > since]
        self._failed[name] = recent
        return len(recent) >= TRIES


def _same(typed: str, word: str) -> bool:
    """Whether this is the word, whatever the case and the spaces around it."""
    return hmac.compare_digest(_plain(typed), _plain(word))


def _plain(text: str) -> bytes:
    return text.strip().casefold().encode()
