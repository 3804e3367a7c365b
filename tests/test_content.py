"""The course's texts at run time: read fast, once, and refused in words."""

import shutil
import subprocess
import sys
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
import yaml

from helpers import content, parsing
from helpers.content import ContentError
from helpers.model import Choice, Conversation, Reflection, Sort, Verdict
from helpers.paths import content_folder

SOUND = Path(__file__).parent / "sound_content" / "content"
BROKEN = Path(__file__).parent / "broken_content"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A content folder that a test may change."""
    shutil.copytree(SOUND, tmp_path, dirs_exist_ok=True)
    return tmp_path


def change(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def refusal(folder: Path, slug: str = "choosing") -> ContentError:
    with pytest.raises(ContentError) as error:
        content.lesson(slug, folder)
    return error.value


# --- what is read --------------------------------------------------------------------------------


def test_every_lesson_of_the_course_opens() -> None:
    slugs = [entry.slug for entry in content.course().lessons]
    assert slugs
    for slug in slugs:
        assert content.lesson(slug).slug == slug


def test_an_exercise_becomes_the_dataclass_of_its_kind() -> None:
    choice = content.lesson("choosing", SOUND).exercise("first-reply")
    assert isinstance(choice, Choice)
    assert choice.options[1].verdict is Verdict.FITS
    assert isinstance(content.lesson("sorting", SOUND).exercise("reply-types"), Sort)


def test_a_file_in_conversations_is_a_conversation() -> None:
    talk = content.lesson("talking", SOUND).exercise("late-shift")
    assert isinstance(talk, Conversation)
    assert talk.kind == "conversation"
    assert talk.partner.name == "Farah"


def test_a_reflection_asks_the_questions_that_all_share() -> None:
    reflection = content.lesson("rating", SOUND).exercise("after-trying")
    assert isinstance(reflection, Reflection)
    assert reflection.happened_on == "Which day was it?"
    assert reflection.title == "After you have tried it"
    assert content.reflection_prompts(SOUND).happened_on == reflection.happened_on


def test_a_lesson_may_word_a_question_of_its_reflection_anew(folder: Path) -> None:
    change(
        folder, "rating/exercises.yml", "id: after-trying", "id: after-trying\n    what_next: So?"
    )
    reflection = content.lesson("rating", folder).exercise("after-trying")
    assert isinstance(reflection, Reflection)
    assert (reflection.what_next, reflection.what_happened) == ("So?", "What happened?")


def test_a_lesson_without_exercises_opens() -> None:
    assert content.lesson("progress", SOUND).exercises == ()


def test_what_is_read_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        content.safety(SOUND).note = "other"  # type: ignore[misc]


def test_a_lesson_is_read_once() -> None:
    assert content.lesson("choosing", SOUND) is content.lesson("choosing", SOUND)


def test_reading_texts_takes_msgspec_and_nothing_heavier() -> None:
    code = (
        "import sys; before = set(sys.modules); import helpers.content, helpers.profile;"
        "new = {name.partition('.')[0] for name in set(sys.modules) - before};"
        "print(*sorted(new - set(sys.stdlib_module_names)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    brought_along = {"typing_extensions", "cython_runtime"}
    found = {name for name in run.stdout.split() if not name.startswith("_")}
    assert found - brought_along == {"helpers", "msgspec"}


def test_without_the_fast_yaml_the_slow_one_reads_the_same() -> None:
    for file in (SOUND / "ui.yml", *sorted(content_folder().glob("active_listening/*.yml"))):
        text = file.read_text(encoding="utf-8")
        assert yaml.load(text, yaml.SafeLoader) == yaml.load(text, parsing.LOADER)


# --- what is refused -----------------------------------------------------------------------------


def test_a_missing_key_is_refused_with_file_exercise_and_place(folder: Path) -> None:
    change(folder, "choosing/exercises.yml", "feedback: Lands.", "intro: Lands.")
    error = refusal(folder)
    assert error.file == "choosing/exercises.yml"
    assert error.id == "exercise first-reply"
    assert error.field == "option 2"
    assert error.found == "no feedback"
    assert error.write


def test_an_unknown_key_is_refused_however_deep(folder: Path) -> None:
    verdict = "        verdict: fits\n"
    change(folder, "choosing/exercises.yml", verdict, f"{verdict}        hint: Listen.\n")
    error = refusal(folder)
    assert (error.field, error.found) == ("option 2, hint", "unknown key")


def test_text_that_yaml_reads_as_something_else_is_to_be_put_in_quotes(folder: Path) -> None:
    change(folder, "choosing/exercises.yml", "text: Is there a letter?", "text: no")
    error = refusal(folder)
    assert (error.field, error.found) == ("option 1, text", "False")
    assert "in quotes" in error.write


def test_an_unknown_kind_is_refused_with_those_there_are(folder: Path) -> None:
    change(folder, "choosing/exercises.yml", "kind: choice", "kind: quiz")
    error = refusal(folder)
    assert (error.field, error.found) == ("kind", "'quiz'")
    assert "choice" in error.write


@pytest.mark.parametrize("sample", ["tab_for_indentation", "binary_file", "empty_file"])
def test_a_file_that_is_no_yaml_is_refused_by_its_name(sample: str, folder: Path) -> None:
    shutil.copytree(BROKEN / sample / "content", folder, dirs_exist_ok=True)
    assert refusal(folder).file == "choosing/exercises.yml"


def test_a_lesson_that_is_not_there_is_refused_by_its_file() -> None:
    error = refusal(SOUND, "gratitude")
    assert str(error).startswith("gratitude/lesson.yml: no such file or directory.")


# --- words on the screens ------------------------------------------------------------------------


def test_values_are_filled_into_the_words_of_a_screen() -> None:
    assert content.ui("draft_kept", time="10:42") == "Draft kept 10:42"


def test_an_unknown_key_is_named() -> None:
    with pytest.raises(ContentError, match="no_such_words"):
        content.ui("no_such_words")


def test_a_value_that_was_not_given_is_named() -> None:
    with pytest.raises(ContentError, match=r"draft_kept: no value for \{time\}"):
        content.ui("draft_kept")


@pytest.mark.parametrize("typed", ["{time}", "{0}", "{", "}", "%s", r"\1", "{they}"])
def test_what_a_learner_typed_is_shown_as_typed(typed: str) -> None:
    assert content.ui("draft_kept", time=typed) == f"Draft kept {typed}"


def test_placeholders_for_names_wait_for_the_names() -> None:
    assert "{partner}" in content.ui("profile_example")
