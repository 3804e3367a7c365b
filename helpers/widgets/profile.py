"""The screen on which a learner says who the two are, and how to speak of the partner."""

from collections.abc import Iterable, Mapping

from helpers.content import ui
from helpers.profile import Names, Profile, PronounWords, write_profile
from helpers.widgets import blocks as b
from helpers.widgets.screen import Learner, Page

PRONOUNS = ("he", "she", "they", "own")
ROLES = ("they", "them", "their", "theirs", "themselves")


class ProfileScreen(Page):
    """Names and pronouns; the exercises follow them."""

    def __init__(self, learner: Learner) -> None:
        super().__init__(learner, id="profile", name=ui("profile_name"))

    def begin(self) -> None:
        self.example = ""
        self.fields = {**_fields_of(self.learner.names.profile), **self.fields}

    def view(self) -> Iterable[b.Block]:
        yield from _form(self.fields)
        yield b.Button("save", ui("save_this"))
        if self.example:
            yield b.Prose("example", self.example, lead=ui("profile_reads"))

    def outline(self) -> Iterable[b.Block]:
        return _form({})

    def press(self, block: str) -> None:
        profile = _profile_of(self.fields)
        if profile.pronouns == "own" and not all(getattr(profile.own, role) for role in ROLES):
            return self.say("profile_own_missing")
        write_profile(self.learner.journal.folder, profile)
        self.clear()
        self.fields = _fields_of(profile)
        self.example = Names(profile).fill(ui("profile_example"))
        self.say("profile_saved")


def _profile_of(fields: Mapping[str, str]) -> Profile:
    picked = fields.get("pronouns", "")
    return Profile(
        my_name=fields.get("my-name", ""),
        partner_name=fields.get("partner-name", ""),
        pronouns=next((one for one in ("she", "they", "own") if one == picked), "he"),
        own=PronounWords(
            plural=fields.get("own-verb") == "plural",
            **{role: fields.get(f"own-{role}", "") for role in ROLES},
        ),
    )


def _fields_of(profile: Profile) -> dict[str, str]:
    own = {f"own-{role}": getattr(profile.own, role) for role in ROLES}
    return {
        "my-name": profile.my_name,
        "partner-name": profile.partner_name,
        "pronouns": profile.pronouns,
        "own-verb": "plural" if profile.own.plural else "singular",
        **own,
    }


def _form(fields: Mapping[str, str]) -> Iterable[b.Block]:
    def line(key: str, label: str, hint: str = "") -> b.Line:
        return b.Line(key, ui(label), fields.get(key, ""), hint)

    yield line("my-name", "profile_my_name", ui("profile_name_hint"))
    yield line("partner-name", "profile_partner_name", ui("profile_name_hint"))
    options = tuple((pronouns, ui(f"profile_{pronouns}")) for pronouns in PRONOUNS)
    yield b.Choice("pronouns", ui("profile_pronouns"), options, fields.get("pronouns", ""))
    own = tuple(line(f"own-{role}", f"profile_own_{role}") for role in ROLES)
    verbs = tuple((verb, ui(f"profile_own_{verb}")) for verb in ("singular", "plural"))
    verb = b.Choice("own-verb", ui("profile_own_verb"), verbs, fields.get("own-verb", ""))
    yield b.More("own-words", ui("profile_own_summary"), (*own, verb))
