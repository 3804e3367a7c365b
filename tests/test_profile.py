"""Names and pronouns: kept safely, and grammatical in every text whatever somebody typed."""

import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import content
from helpers.journal import JournalError
from helpers.model import Choice, Exercise, Option, Verdict
from helpers.profile import (
    LONGEST,
    Names,
    Profile,
    PronounWords,
    profile_problems,
    read_profile,
    write_profile,
)

ZE = PronounWords(they="ze", them="zir", their="zir", theirs="zirs", themselves="zirself")

SENTENCES = (
    """
{They} {is|are} here. / He is here. / She is here. / They are here.
{They|is|are} here. / He is here. / She is here. / They are here.
Where {they|has|have} been. / Where he has been. / Where she has been. / Where they have been.
{Is|Are} {they} in? / Is he in? / Is she in? / Are they in?
{They} {doesn't|don't} talk. / He doesn't talk. / She doesn't talk. / They don't talk.
{They've} gone. / He's gone. / She's gone. / They've gone.
{They're} in. / He's in. / She's in. / They're in.
If {they'd} say, {they'll} see. / If he'd say, he'll see. / If she'd say, she'll see. / \
If they'd say, they'll see.
{They'd} {they've} {they're} / He'd he's he's / She'd she's she's / They'd they've they're
Ask {them}. {Them}? / Ask him. Him? / Ask her. Her? / Ask them. Them?
{Their} cup is {theirs}. / His cup is his. / Her cup is hers. / Their cup is theirs.
{Theirs}, {their} cup. / His, his cup. / Hers, her cup. / Theirs, their cup.
By {themselves}. {Themselves}! / By himself. Himself! / By herself. Herself! / \
By themselves. Themselves!
""".replace("\\\n", "")
    .strip()
    .splitlines()
)


# --- grammar -------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", SENTENCES)
def test_sentences_are_right_for_he_she_and_they(line: str) -> None:
    text, he, she, they = line.split(" / ")
    assert Names().fill(text) == he
    assert Names(Profile(pronouns="she")).fill(text) == she
    assert Names(Profile(pronouns="they")).fill(text) == they


def test_own_words_take_the_verbs_that_were_chosen_for_them() -> None:
    text = (
        "{They|is|are} late, {they've} lost {their} key. Is it {theirs}? Ask {them} {themselves}."
    )
    singular = Names(Profile(pronouns="own", own=ZE)).fill(text)
    assert singular == "Ze is late, ze's lost zir key. Is it zirs? Ask zir zirself."
    plural = PronounWords(they="xey", them="xem", their="xyr", theirs="xyrs", plural=True)
    assert Names(Profile(pronouns="own", own=plural)).fill("{They're} {they've}") == "Xey're xey've"


def test_own_words_left_empty_are_those_of_they() -> None:
    names = Names(Profile(pronouns="own", own=PronounWords(they="ze")))
    assert names.fill("{They|is|are} with {them}") == "Ze is with them"


def test_a_partner_without_a_name_is_your_partner() -> None:
    assert (
        Names().fill("{Partner} sighs. Ask {partner}.") == "Your partner sighs. Ask your partner."
    )


def test_a_name_that_was_given_is_used_and_begins_a_sentence_with_a_capital() -> None:
    names = Names(Profile(partner_name="de Vries"))
    assert names.fill("{Partner} and {partner}'s cup") == "De Vries and de Vries's cup"


def test_a_writer_may_use_either_apostrophe() -> None:
    assert Names(Profile(pronouns="they")).fill("{They’ve} {doesn’t|don’t}") == "They’ve don’t"


@pytest.mark.parametrize(
    "bad", ["{}", "{name}", "{THEY}", "{they|is}", "{a|b|c}", "{partner|is|are}"]
)
def test_an_unknown_placeholder_is_named(bad: str) -> None:
    with pytest.raises(ValueError, match=re.escape(bad)):
        Names().fill(f"So {bad} it is")


# --- into exercises ------------------------------------------------------------------------------


def exercise(text: str) -> Choice:
    option = Option(
        id="one", text=text, verdict=Verdict.FITS, feedback="Lands. {They} {is|are} glad."
    )
    return Choice(id="x", title="For {partner}", question="Plain", options=(option,))


def test_every_text_of_an_exercise_is_filled_however_deep() -> None:
    filled = Names(Profile(partner_name="Ana", pronouns="she")).into(exercise("Ask {them}"))
    assert filled.title == "For Ana"
    assert filled.options[0].text == "Ask her"
    assert filled.options[0].feedback == "Lands. She is glad."
    assert filled.options[0].verdict is Verdict.FITS
    assert filled.options[0].id == "one"


def test_what_holds_no_names_stays_the_very_same_object() -> None:
    plain = Choice(id="x", title="T", question="Q", options=())
    assert Names().into(plain) is plain


def every_exercise() -> list[Exercise]:
    return [e for entry in content.course().lessons for e in content.lesson(entry.slug).exercises]


@pytest.mark.parametrize("pronouns", ["he", "she", "they", "own"])
def test_every_exercise_of_the_course_can_be_filled(pronouns: str) -> None:
    exercises = every_exercise()
    assert exercises
    names = Names(Profile(partner_name="Ana", pronouns=pronouns, own=ZE))  # type: ignore[arg-type]
    assert not [e.id for e in exercises if "{" in repr(names.into(e))]


# --- whatever somebody types ---------------------------------------------------------------------

ODD_NAMES = [
    ("  Ana\n Maria\t", "Ana Maria"),
    ("<b>Ana</b>", "<b>Ana</b>"),
    ("{x}", "{x}"),
    ("{partner}", "{partner}"),
    (r"\1 %s {0}", r"\1 %s {0}"),
    ("a" * 500, "a" * LONGEST),
    ("\u202eAna\u202c", "Ana"),
    ("שרה", "שרה"),
    ("Ana\u2028Maria", "Ana Maria"),
    ("A\x00na\x1b", "A na"),
    ("An\ud800a", "Ana"),
    ("👩‍🚀", "👩‍🚀"),
    ("   ", ""),
]


@pytest.mark.parametrize(("typed", "shown"), ODD_NAMES)
def test_an_odd_name_is_shown_on_one_line_and_breaks_nothing(typed: str, shown: str) -> None:
    profile = Profile(partner_name=typed)
    assert profile.partner_name == shown
    assert Names(profile).fill("to {partner}.") == f"to {shown or 'your partner'}."


@settings(max_examples=200, deadline=None)
@given(st.text(), st.text(), st.text())
def test_no_name_can_break_a_text(me: str, partner: str, pronoun: str) -> None:
    own = PronounWords(they=pronoun, them=partner, theirs=me)
    profile = Profile(my_name=me, partner_name=partner, pronouns="own", own=own)
    filled = Names(profile).fill("[{partner}|{They're}|{them}|{theirs}]")
    assert filled.startswith("[") and filled.endswith("]")
    assert len(filled.splitlines()) == 1
    assert len(filled) <= 5 * (LONGEST + 5)


# --- on disk -------------------------------------------------------------------------------------


def test_a_profile_comes_back_as_it_was_written(tmp_path: Path) -> None:
    profile = Profile(my_name="Mia", partner_name="Łukasz 😀", pronouns="own", own=ZE)
    write_profile(tmp_path / "journal", profile)
    assert read_profile(tmp_path / "journal") == profile
    assert not profile_problems(tmp_path / "journal")


def test_where_there_is_no_profile_there_is_the_default_and_nothing_is_written(
    tmp_path: Path,
) -> None:
    assert read_profile(tmp_path / "journal") == Profile()
    assert not profile_problems(tmp_path / "journal")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
def test_only_its_owner_can_read_a_profile(tmp_path: Path) -> None:
    write_profile(tmp_path / "journal", Profile(partner_name="Ana"))
    assert (tmp_path / "journal" / "profile.json").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "journal").stat().st_mode & 0o777 == 0o700


DAMAGED = [
    b"",
    b"\xff\xfe",
    b"[1]",
    b'{"pronouns": "it"}',
    b'{"partner_name": 3}',
    b'{"own": "ze"}',
]


@pytest.mark.parametrize("damaged", DAMAGED)
def test_a_damaged_profile_is_told_of_and_set_aside_before_writing(
    damaged: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "profile.json"
    file.write_bytes(damaged)
    assert read_profile(tmp_path) == Profile()
    (problem,) = profile_problems(tmp_path)
    assert "profile.json" in content.ui(problem.key, **problem.params)
    assert file.read_bytes() == damaged
    write_profile(tmp_path, Profile(partner_name="Ana"))
    assert read_profile(tmp_path).partner_name == "Ana"
    assert [p.read_bytes() for p in tmp_path.glob("profile.json.*.damaged")] == [damaged]


def test_a_key_from_a_newer_version_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "profile.json").write_text(json.dumps({"partner_name": "Ana", "colour": "red"}))
    assert read_profile(tmp_path).partner_name == "Ana"


def test_a_profile_that_cannot_be_written_says_so_and_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_profile(tmp_path, Profile(partner_name="Ana"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(JournalError) as error:
        write_profile(tmp_path, Profile(partner_name="Ben"))
    assert content.ui(error.value.key, **error.value.params)
    assert read_profile(tmp_path).partner_name == "Ana"
