from helpers.exercises import conversation
from helpers.model import Conversation, Ending, Person, Reply, Scene, Verdict


def reply(id: str, next: str) -> Reply:
    return Reply(
        id=id, text=id, verdict=Verdict.OPEN, reaction="Nods.", heard="Lands. He nods.", next=next
    )


TALK = Conversation(
    id="any",
    title="Talk",
    situation="A kitchen.",
    you=Person(name="Ana", pronouns="she"),
    partner=Person(name="Ben", pronouns="he"),
    start="door",
    scenes=(
        Scene(id="door", line="Hm.", options=(reply("ask", "table"), reply("leave", "quiet"))),
        Scene(id="table", line="Work.", options=(reply("wait", "close"), reply("fix", "quiet"))),
    ),
    endings=(
        Ending(id="quiet", title="Quiet", text="Later.", note="It can wait."),
        Ending(id="close", title="Close", text="He talks.", note="He was asked."),
    ),
)


def test_it_begins_with_the_first_scene():
    state = conversation.begin(TALK)
    assert state.here.id == "door"
    assert state.verdict is Verdict.NOTHING_CHOSEN


def test_replies_lead_from_scene_to_ending():
    state = conversation.say(TALK, conversation.begin(TALK), "ask")
    state = conversation.say(TALK, state, "wait")
    assert state.finished
    assert (state.here.id, state.value) == ("close", ("ask", "wait"))


def test_a_reply_the_scene_does_not_have_changes_nothing():
    state = conversation.begin(TALK)
    assert conversation.say(TALK, state, "wait") == state


def test_stepping_back_undoes_one_reply_and_never_more_than_there_are():
    state = conversation.say(TALK, conversation.begin(TALK), "ask")
    assert conversation.step_back(state) == conversation.begin(TALK)
    assert conversation.step_back(conversation.begin(TALK)) == conversation.begin(TALK)


def test_it_comes_back_where_it_was_left_also_after_stepping_back(answered):
    rows = [
        answered("door", "ask"),
        answered("table", "fix"),
        answered("quiet", "step_back"),
        answered("table", "wait"),
    ]
    assert conversation.resume(TALK, rows).value == ("ask", "wait")


def test_rows_that_no_longer_fit_the_content_are_passed_over(answered):
    rows = [answered("attic", "ask"), answered("door", "gone"), answered("door", "ask")]
    assert conversation.resume(TALK, rows).value == ("ask",)


def test_starting_over_begins_at_the_first_scene(answered):
    rows = [answered("door", "leave"), answered("", "start_over")]
    assert conversation.resume(TALK, rows) == conversation.begin(TALK)
