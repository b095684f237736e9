"""What the product answers the flow, on the real database: the gate each time, and no caller hears about another
person."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from tests.services.calls.waiting import on_duty
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from tests.services.plans import agreed, by

from victimcare.channels.phone.desk_answers import _merge_equal_rights, answer_query
from victimcare.channels.phone.desk_memory import (
    NOT_LISTED,
    NOT_OPENED,
    NUMBER_HIDDEN,
    NUMBER_NEEDED,
    DeskAnswer,
    DeskMemory,
)
from victimcare.records.models import Call, Callback, CallRecording, ContactPoint, QueueEntry, Victim
from victimcare.rules.access_codes.access_code import parse_access_code
from victimcare.rules.calls import (
    FLOW,
    SPOKEN_CASE_PARTS,
    AskDesk,
    CallbackReason,
    DeskQuery,
    Reply,
    SpokenPart,
    VoicemailRecipient,
)
from victimcare.rules.calls.audio import RATE
from victimcare.rules.calls.steps import ReadingPart
from victimcare.rules.sentences import sentence
from victimcare.services.access_codes import victim_codes
from victimcare.services.calls import caller_actions
from victimcare.services.contact_plans import guard_marks
from victimcare.wording import say

pytestmark = pytest.mark.django_db
CASE_QUERIES = (DeskQuery.CASE, DeskQuery.HEARING, DeskQuery.KEPT, DeskQuery.RIGHTS)


@pytest.fixture(autouse=True)
def team() -> None:
    a_team()


def a_call(rings_from: str = "") -> DeskMemory:
    return DeskMemory(caller_actions.record_inbound_call(carrier_call_id="1", direction="in", now=NOW), rings_from)


def code_of(victim: Victim, opens: str = "case") -> str:
    made = victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens=opens, now=NOW)
    return parse_access_code(made.code).digits  # type: ignore[union-attr]


def asked(call: DeskMemory, what: DeskQuery, keyed: str = "", **more: object) -> DeskAnswer:
    return answer_query(call, AskDesk(what, keyed, **more), b"", NOW)  # type: ignore[arg-type]


def a_case(reference: str, *names: str, group: str = "burglary") -> list[Victim]:
    people = [a_person(name, mobile=f"07700 90{reference[3:6]}{place}") for place, name in enumerate(names)]
    load(reference, recorded(*people, group=group))
    found = load(reference, fact("suspect.arrested", NOW - timedelta(hours=2), suspect_ref="S1"))
    return [found[name] for name in names]


def opened(victim: Victim, rings_from: str = "") -> DeskMemory:
    call = a_call(rings_from)
    assert asked(call, DeskQuery.CODE, code_of(victim)).reply is Reply.OPENED
    return call


def confirm_number(victim: Victim) -> None:
    point = victim.person.contact_points.get(kind="mobile")
    ContactPoint.objects.filter(id=point.id).update(confirmed_at=NOW, confirmed_by_id=staff().staff_id)
    agreed(victim, by("call", point), line_may_say="full")


def test_a_plan_of_nothing_is_answered_as_a_wrong_code_and_so_is_all_that_follows() -> None:
    (guarded,) = a_case("44/4101/26", "V1", group="sexual")
    call, wrong = a_call(), a_call()

    own = [asked(call, DeskQuery.CODE, code_of(guarded, "short")), *(asked(call, what) for what in CASE_QUERIES)]
    his = [asked(wrong, DeskQuery.CODE, "999999999999"), *(asked(wrong, what) for what in CASE_QUERIES)]

    assert own == his == [NOT_OPENED] * 5
    assert asked(call, DeskQuery.CHALLENGE, "7") == asked(wrong, DeskQuery.CHALLENGE, "7") == NOT_OPENED


def test_each_time_the_case_is_told_the_gate_is_asked_anew() -> None:
    (victim,) = a_case("44/4201/26", "V1")
    call = opened(victim)
    before = [asked(call, what).reply for what in CASE_QUERIES]

    guard_marks.mark_guarded(actor=staff(), victim_id=victim.id, reason="He lives there.", now=NOW)

    assert before == [Reply.OPENED, Reply.OPENED, Reply.MORE, Reply.LISTED]
    assert [asked(call, what) for what in CASE_QUERIES] == [NOT_OPENED] * 4
    assert asked(call, DeskQuery.CHALLENGE, "7") == NOT_OPENED


def test_a_code_that_was_ended_in_the_call_reads_nothing_again() -> None:
    (victim,) = a_case("44/4301/26", "V1")
    call = opened(victim)

    later = NOW + timedelta(minutes=1)
    victim_codes.make_victim_code(
        actor=staff(), victim_id=victim.id, opens="case", now=later
    )  # the one that was keyed has ended

    assert [answer_query(call, AskDesk(what), b"", later) for what in CASE_QUERIES] == [NOT_OPENED] * 4


def test_two_victims_of_one_case_never_hear_of_one_another() -> None:
    """Whatever one of them is, does and asks for: the other hears word for word the same."""
    ada, _ = a_case("44/4401/26", "V1", "V2")
    alone = [asked(opened(ada), what) for what in CASE_QUERIES]

    bea = Victim.objects.get(case=ada.case, record_id="V2")
    confirm_number(bea)
    own = opened(bea)
    asked(own, DeskQuery.RIGHTS)
    asked(own, DeskQuery.CHALLENGE, "1")
    asked(own, DeskQuery.FEEDBACK, "1")
    asked(own, DeskQuery.CALLBACK, wish=CallbackReason.BACK)
    answer_query(own, AskDesk(DeskQuery.VOICEMAIL, whom=VoicemailRecipient.OFFICER), bytes(range(256)) * 40, NOW)
    guard_marks.mark_guarded(actor=staff(), victim_id=bea.id, reason="He lives there.", now=NOW)

    beside = opened(ada)
    assert [asked(beside, what) for what in CASE_QUERIES] == alone
    said = json.dumps([str(each.said) for each in alone])
    assert not any(word in said for word in ("Ada", "Marsh", "V2", "07700"))
    assert asked(beside, DeskQuery.CALLBACK, wish=CallbackReason.BACK) == NUMBER_HIDDEN, (
        "the victim's was confirmed, not this one's"
    )


def test_a_victim_chooses_a_time_and_keys_a_number_and_that_time_is_promised() -> None:
    call = a_call(rings_from="07700900999")
    listed = asked(call, DeskQuery.SLOTS)
    slot = call.slots["2"]

    needed = asked(call, DeskQuery.SLOT, "2", wish=CallbackReason.BACK)
    call = DeskMemory.from_json(call.as_json())  # another process continues with it
    promised = asked(call, DeskQuery.CALLBACK, "07700900456")

    assert (listed.reply, needed) == (Reply.LISTED, NUMBER_NEEDED)
    assert promised.reply is Reply.PROMISED
    row = Callback.objects.get()
    assert (row.starts_at, row.due_at, row.number_note) == (slot.start, slot.until, "07700900456")
    assert asked(call, DeskQuery.SLOT, "9") == NOT_LISTED


@pytest.mark.parametrize(("says_so", "rung"), [(False, None), (True, "07700900999")])
def test_the_callers_own_phone_is_noted_only_when_they_say_so(says_so: bool, rung: str | None) -> None:
    call = a_call(rings_from="07700900999")

    asked(call, DeskQuery.CALLBACK, wish=CallbackReason.BACK, this_phone=says_so)

    assert Callback.objects.values_list("number_note", flat=True).first() == rung


@pytest.mark.parametrize(
    ("rings_from", "needed"),
    [
        ("07700900999", NUMBER_NEEDED),
        ("", NUMBER_HIDDEN),
        ("09098790123", NUMBER_HIDDEN),
        ("+33639981234", NUMBER_NEEDED),
    ],
    ids=["shown", "withheld", "never rung", "from abroad"],
)
def test_the_callers_own_phone_is_offered_only_where_it_may_be_rung(rings_from: str, needed: DeskAnswer) -> None:
    assert asked(a_call(rings_from=rings_from), DeskQuery.CALLBACK, wish=CallbackReason.BACK) == needed


def test_a_victim_with_a_code_but_no_agreed_number_says_that_their_phone_may_be_used() -> None:
    ada, _ = a_case("44/4401/26", "V1", "V2")
    call = opened(ada, rings_from="07700900999")

    needed = asked(call, DeskQuery.CALLBACK, wish=CallbackReason.BACK)
    promised = asked(call, DeskQuery.CALLBACK, this_phone=True)

    assert (needed, promised.reply) == (NUMBER_NEEDED, Reply.PROMISED)
    assert Callback.objects.filter(victim=None).get().number_note == "07700900999"


def test_no_caller_hears_that_we_ring_before_the_promise_is_stored() -> None:
    """A caller who hangs up at such words waits for a call that was not promised."""
    before = [step for step in FLOW.values() if step.after in FLOW and FLOW[step.after].asks is DeskQuery.CALLBACK]
    said = [
        say(words)
        for step in before
        for words in step.says
        if isinstance(words, str) and not isinstance(words, SpokenPart)
    ]

    assert len(said) >= 3
    assert [words for words in said if "We ring" in words or "We will ring" in words] == []


def test_support_is_named_by_need_and_area_to_every_caller() -> None:
    call = a_call()
    areas = asked(call, DeskQuery.AREAS, "4")  # for a child
    everywhere = asked(call, DeskQuery.SERVICES)
    north = asked(call, DeskQuery.SERVICES, next(keys for keys, code in call.areas.items() if code == "NA"))

    assert areas.reply is Reply.LISTED
    assert [each.values for each in everywhere.said[SpokenPart.SERVICES] if each.id == "calls-service"] != []
    assert len(north.said[SpokenPart.SERVICES]) > len(everywhere.said[SpokenPart.SERVICES]) - 1
    assert asked(call, DeskQuery.SERVICES, "99") == NOT_LISTED


def test_everybody_hears_rights_in_general_and_nothing_of_a_case() -> None:
    call, parts = a_call(), [ReadingPart.FIRST, ReadingPart.NEXT, ReadingPart.SAME, ReadingPart.NEXT, ReadingPart.NEXT]
    told = [asked(call, DeskQuery.DIGEST, part=part) for part in parts]

    names = [[each.id for each in one.said[SpokenPart.DIGEST]] for one in told]
    every = [name for part, each in zip(parts, names, strict=True) if part is not ReadingPart.SAME for name in each]
    assert (names[0][0], told[0].reply, names[2]) == ("calls-digest", Reply.MORE, names[1])
    assert all(name.startswith("calls-right-") for name in every[1:])
    assert len(set(every)) == 12
    assert not SPOKEN_CASE_PARTS & {said for one in told for said in one.said}


def test_a_callers_mark_and_message_are_kept_with_the_call() -> None:
    (victim,) = a_case("44/4501/26", "V1")
    call = opened(victim)

    marked = asked(call, DeskQuery.FEEDBACK, "4")
    nothing = answer_query(call, AskDesk(DeskQuery.VOICEMAIL), b"\xff" * 10, NOW)
    kept = answer_query(
        call, AskDesk(DeskQuery.VOICEMAIL, whom=VoicemailRecipient.OFFICER), bytes(range(256)) * (3 * RATE // 256), NOW
    )

    assert (marked.reply, nothing.reply, kept.reply) == (Reply.KEPT, Reply.NOT_LISTED, Reply.KEPT)
    assert Call.objects.get(public_id=call.row).mark == 4
    assert CallRecording.objects.get().for_whom == "officer"


def test_a_waiting_caller_is_told_their_place_and_leaves_the_queue_with_a_promise() -> None:
    on_duty()
    call = a_call()

    entered = asked(call, DeskQuery.PERSON)
    turn = asked(call, DeskQuery.TURN)
    asked(call, DeskQuery.CALLBACK, wish=CallbackReason.PLACE)
    promised = asked(call, DeskQuery.CALLBACK, "07700900456")

    assert (entered.reply, turn.reply, promised.reply) == (Reply.WAITS, Reply.STILL, Reply.PROMISED)
    assert turn.said[SpokenPart.WAIT][0].id == "calls-wait-place"
    row = QueueEntry.objects.get()
    assert (row.left_how, row.keeps_place) == ("callback", True)


def test_where_no_agent_is_on_duty_that_is_said() -> None:
    assert asked(a_call(), DeskQuery.PERSON).reply is Reply.NO_STAFF_ON_DUTY


@pytest.mark.parametrize(("what", "outcome"), [(DeskQuery.KEEP, "promised"), (DeskQuery.SETTLE, "settled")])
def test_a_caller_with_an_open_call_back_is_asked_what_to_do_with_it(what: DeskQuery, outcome: str) -> None:
    (victim,) = a_case("44/4951/26", "V1")
    confirm_number(victim)
    asked(opened(victim), DeskQuery.CALLBACK, wish=CallbackReason.BACK)
    call = opened(victim)

    said = [one.id for one in asked(call, DeskQuery.CASE).said[SpokenPart.CASE]]
    told = asked(call, DeskQuery.PROMISED)

    assert said[-2:] == ["calls-promised", "calls-promised-press"]
    assert [one.id for one in told.said[SpokenPart.PROMISED]] == ["calls-promised"]
    assert asked(call, what).reply is Reply.KEPT
    assert Callback.objects.get().outcome == outcome
    assert asked(call, DeskQuery.PROMISED).reply is (Reply.LISTED if outcome == "promised" else Reply.NOT_LISTED)


def test_where_the_line_says_only_whether_there_is_news_it_reads_out_no_promise() -> None:
    """The suspect listens beside the victim, and would know when we ring."""
    (victim,) = a_case("44/4971/26", "V1")
    confirm_number(victim)
    asked(opened(victim), DeskQuery.CALLBACK, wish=CallbackReason.BACK)
    agreed(victim, by("call", victim.person.contact_points.get(kind="mobile")), line_may_say="news_or_not")
    call = a_call()

    told = asked(call, DeskQuery.CODE, code_of(victim))

    assert told.reply is Reply.OPENED_SHORT
    assert not any(each.id.startswith("calls-promised") for each in told.said[SpokenPart.CASE])


@pytest.mark.parametrize("stands", [True, False])
def test_of_a_guarded_victim_the_line_neither_tells_nor_denies_a_call_back_nor_has_a_time_chosen(stands: bool) -> None:
    """Word for word the same, whether or not a call is promised."""
    (victim,) = a_case("44/4981/26", "V1", group="sexual")
    confirm_number(victim)
    call = a_call()
    assert asked(call, DeskQuery.CODE, code_of(victim, "short")).reply is Reply.OPENED
    if stands:
        asked(call, DeskQuery.CALLBACK, wish=CallbackReason.BACK)

    answers = [asked(call, what) for what in (DeskQuery.PROMISED, DeskQuery.KEEP, DeskQuery.SETTLE, DeskQuery.SLOTS)]

    assert answers == [NOT_OPENED] * 4
    assert Callback.objects.filter(outcome="promised").count() == stands


def test_whether_anybody_could_take_the_call_is_known() -> None:
    (victim,) = a_case("44/4985/26", "V1")
    hidden, shown, proved = a_call(), a_call("07700900123"), opened(victim)
    before = [asked(call, DeskQuery.ANYBODY).reply for call in (hidden, shown, proved)]
    on_duty()

    assert before == [Reply.NUMBER_NEEDED, Reply.NO_STAFF_ON_DUTY, Reply.NO_STAFF_ON_DUTY]
    assert [asked(call, DeskQuery.ANYBODY).reply for call in (hidden, shown, proved)] == [Reply.STAFFED] * 3


def test_rights_come_in_parts_and_each_time_the_gate_is_asked() -> None:
    (victim,) = a_case("44/4991/26", "V1")
    load("44/4991/26", fact("suspect.charged", NOW - timedelta(hours=1), suspect_ref="S1"))
    call = opened(victim)
    parts = [asked(call, DeskQuery.KEPT)]
    while parts[-1].reply is Reply.MORE:
        call = DeskMemory.from_json(call.as_json())  # another process continues with it
        assert asked(call, DeskQuery.KEPT, part=ReadingPart.SAME) == parts[-1]
        parts.append(asked(call, DeskQuery.KEPT, part=ReadingPart.NEXT))

    read = [each for part in parts for each in part.said[SpokenPart.KEPT]]
    heard = caller_actions.read_case_again(call_id=call.row, now=NOW)
    assert heard is not None
    assert read == [each for row in heard.kept for each in (row.what, row.line)], "nothing is left out, nothing twice"
    assert len(parts) > 1
    guard_marks.mark_guarded(actor=staff(), victim_id=victim.id, reason="He lives there.", now=NOW)
    assert asked(call, DeskQuery.KEPT, part=ReadingPart.SAME) == NOT_OPENED


def test_a_right_whose_words_two_duties_share_is_read_once_with_how_each_stands() -> None:
    asked_of_victim, told = sentence("calls-right-4"), sentence("calls-right-3")
    kept, not_kept = sentence("calls-thanked"), sentence("calls-did-not-work")
    rows = [(asked_of_victim, kept), (told, kept), (asked_of_victim, not_kept), (asked_of_victim, kept)]

    assert _merge_equal_rights(rows, NOW) == [(asked_of_victim, kept, not_kept), (told, kept)]


def test_no_caller_without_a_code_hears_of_a_call_back_or_ends_it() -> None:
    (victim,) = a_case("44/4961/26", "V1")
    confirm_number(victim)
    asked(opened(victim), DeskQuery.CALLBACK, wish=CallbackReason.BACK)
    his = a_call("07700900496")

    assert [asked(his, what) for what in (DeskQuery.PROMISED, DeskQuery.KEEP, DeskQuery.SETTLE)] == [NOT_OPENED] * 3
    assert Callback.objects.get().outcome == "promised"
