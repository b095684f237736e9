"""A call back at the desk: its number is shown only to the officer who rings, once the gate says yes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from html import unescape
from typing import Any
from uuid import UUID

import pytest
from django.http import HttpResponse

from tests.channels.web.desk.conftest import StaffBrowser, news_for
from tests.services.people_and_cases import NOW, staff
from tests.services.plans import call_to
from victimcare.records.models import (
    AuditEntry,
    Call,
    Callback,
    CallbackAttempt,
    CallbackNotice,
    SafeContactPlan,
    Task,
    Victim,
)
from victimcare.rules.calls.steps import CallbackReason
from victimcare.rules.clock import LONDON
from victimcare.rules.safe_contact.contact_points import telephone_key
from victimcare.services.access import Role
from victimcare.services.access_codes import victim_codes
from victimcare.services.calls import caller_actions
from victimcare.services.calls.callbacks import callback_slots
from victimcare.services.contact import contact_recording
from victimcare.services.contact_plans import guard_marks
from victimcare.services.contact_plans.plan_rows import hash_code_word

pytestmark = pytest.mark.django_db

NUMBER = "07700 900333"


def asked(victim: Victim | None = None, wish: str = "back", opens: str = "case") -> Callback:
    """`victim`: whose code was keyed in the call, and what it opens."""
    if victim is not None:
        victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens=opens, now=NOW)
    call_id = caller_actions.record_inbound_call(carrier_call_id="1@carrier", direction="in", now=NOW)
    Call.objects.filter(public_id=call_id).update(victim=victim)
    caller_actions.request_callback(call_id=call_id, wish=wish, keyed_number=NUMBER, caller_number="", now=NOW)
    return Callback.objects.get()


def page(person: StaffBrowser, callback: Callback) -> str:
    """The page's own part, without what is on every page."""
    whole = person.get(f"/desk/call-backs/{callback.public_id}").content.decode()
    return whole.partition("<main")[2].partition("</main>")[0]


def press(person: StaffBrowser, callback: Callback, what: str, **typed: Any) -> HttpResponse:
    return person.post(f"/desk/call-backs/{callback.public_id}/{what}", **typed)


def went(person: StaffBrowser, callback: Callback, outcome: str, **typed: Any) -> HttpResponse:
    return press(person, callback, "went", **{"went-outcome": outcome, "went-time": "", "went-note": ""} | typed)


@pytest.fixture
def noted(sol: StaffBrowser) -> Callback:
    """A caller without a code was promised a call back."""
    return asked()


@pytest.fixture
def agreed(sol: StaffBrowser, marta: Victim) -> Callable[..., Callback]:
    """The victim agreed to calls on their own number, and asked for one."""

    def ask(opens: str = "case", **values: Any) -> Callback:
        sol.prove(marta)
        plan = call_to(marta.person.contact_points.get(kind="mobile"), **values)
        contact_recording.confirm_plan(actor=sol.actor, victim_id=marta.id, plan=plan, now=NOW)
        return asked(marta, opens=opens)

    return ask


def test_the_number_is_shown_only_to_the_officer_who_rings(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], noted: Callback
) -> None:
    assert noted.task is not None
    sol.post(f"/desk/tasks/{noted.task.public_id}/take")
    assert NUMBER not in page(sol, noted)
    assert NUMBER not in sol.get(f"/desk/tasks?task={noted.task.public_id}").content.decode()

    press(sol, noted, "ring")

    assert NUMBER in page(sol, noted)
    ewas = page(sign_in("Ewa Tomala"), noted)
    assert NUMBER not in ewas
    assert "Sol Pereira is ringing them now." in ewas
    assert AuditEntry.objects.filter(act="callback.rung", actor=sol.actor.id).count() == 1


def test_a_colleagues_call_back_offers_only_what_can_be_pressed(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], noted: Callback
) -> None:
    assert noted.task is not None
    sol.post(f"/desk/tasks/{noted.task.public_id}/take")
    ewas, leads = page(sign_in("Ewa Tomala"), noted), page(sign_in("Ines Moreau", Role.DESK, Role.SUPERVISOR), noted)
    assert ("Sol Pereira has it. Ask them" in ewas, "Hand on" in ewas, "End it" in ewas) == (True, False, False)
    assert ("Sol Pereira has it. Hand it on" in leads, "End it" in leads) == (True, True)


def test_what_the_caller_was_told_is_shown_word_for_word(sol: StaffBrowser, noted: Callback) -> None:
    told = CallbackNotice.objects.get(callback=noted)

    assert told.words.startswith("Our care team will ring you no later than")
    assert told.at == NOW
    assert told.words in unescape(page(sol, noted))


def test_outside_the_victims_hours_the_button_gives_no_number_and_in_them_it_does(
    sol: StaffBrowser, agreed: Callable[..., Callback], settings: Any
) -> None:
    callback = agreed(hours=({"days": ["fri"], "from": "14:00", "to": "16:00"},))
    assert callback.starts_at.astimezone(LONDON).strftime("%a %H:%M") == "Fri 14:00"
    assert "They may be rung again from" in page(sol, callback)

    press(sol, callback, "ring")

    assert "07700 900123" not in page(sol, callback)
    assert not CallbackAttempt.objects.exists()
    assert AuditEntry.objects.get(act="callback.not_rung").detail["answer"] == "wait"

    settings.VICTIMCARE_NOW = callback.starts_at
    press(sol, callback, "ring")

    shown = page(sol, callback)
    assert "07700 900123" in shown
    assert "Ask for Marta Kowal" in shown
    assert "dial 141 first" in shown, "a call shows no number unless the victim agreed to see one"


def test_before_the_victims_hours_it_is_said_when_the_chosen_time_begins(
    sol: StaffBrowser, agreed: Callable[..., Callback]
) -> None:
    callback = agreed(hours=({"days": ["wed", "thu"], "from": "12:00", "to": "20:00"},))
    assert "They may be rung again from today 12:00" in page(sol, callback)
    assert callback.call is not None
    call_id = callback.call.public_id
    later = callback_slots.list_open_slots(call_id=call_id, now=NOW)[1]

    caller_actions.request_callback(
        call_id=call_id, wish="back", keyed_number="", caller_number="", slot=later, now=NOW
    )

    start = later.start.astimezone(LONDON)
    assert start.hour > 12
    assert f"They may be rung again from today {start:%H:%M}" in page(sol, callback)


def test_a_plan_that_changes_before_the_press_decides(
    sol: StaffBrowser, marta: Victim, agreed: Callable[..., Callback], settings: Any
) -> None:
    callback = agreed()
    assert "They may be rung at this moment." in page(sol, callback)
    settings.VICTIMCARE_NOW = NOW + timedelta(minutes=1)
    guard_marks.mark_guarded(
        actor=sol.actor, victim_id=marta.id, reason="He has her telephone", now=settings.VICTIMCARE_NOW
    )

    press(sol, callback, "ring")

    assert "07700 900123" not in page(sol, callback)
    assert "They are guarded, and no plan is agreed with them that counts." in page(sol, callback)


def test_the_code_word_comes_before_the_name_and_before_any_outcome(
    sol: StaffBrowser, marta: Victim, agreed: Callable[..., Callback], settings: Any
) -> None:
    callback = agreed()
    settings.VICTIMCARE_NOW = NOW + timedelta(minutes=1)  # an identity check from before the call proves nothing now
    SafeContactPlan.objects.filter(victim=marta).update(code_word_hash=hash_code_word("heron"))
    press(sol, callback, "ring")
    assert "Say hello and nothing else." in page(sol, callback)
    assert "Marta" not in page(sol, callback)

    refused = went(sol, callback, "done").content.decode()
    wrong = press(sol, callback, "word", word="magpie").content.decode()
    assert "Their word was not heard in this call." in refused
    assert "Say nothing of them, and end the call." in wrong
    assert "Marta" not in wrong

    assert "Ask for Marta Kowal" in press(sol, callback, "word", word="Heron").content.decode()
    assert went(sol, callback, "done").status_code == 303
    callback.refresh_from_db()
    assert callback.outcome == "reached"


def test_no_message_is_left_that_the_victim_did_not_agree_to(
    sol: StaffBrowser, agreed: Callable[..., Callback]
) -> None:
    callback = agreed()
    press(sol, callback, "ring")

    shown = page(sol, callback)

    assert "A machine answers: hang up." in shown
    assert 'value="message_left"' not in shown


def test_a_number_that_may_be_a_guarded_victims_is_not_rung_and_the_page_does_not_say_whose_it_is(
    sol: StaffBrowser, noted: Callback, marta: Victim
) -> None:
    marta.person.contact_points.filter(kind="mobile").update(match_key=telephone_key(NUMBER))
    guard_marks.mark_guarded(actor=sol.actor, victim_id=marta.id, reason="He lives there.", now=NOW)

    assert press(sol, noted, "ring").status_code == 303

    shown = page(sol, noted)
    assert "Nobody rings the number that was left." in shown
    assert not CallbackAttempt.objects.exists()
    for word in (NUMBER, marta.person.family_name, marta.case.reference, str(marta.public_id)):
        assert word not in shown


def test_a_victim_not_reached_is_promised_another_time_and_each_try_is_kept(sol: StaffBrowser, noted: Callback) -> None:
    press(sol, noted, "ring")
    assert went(sol, noted, "machine", **{"went-note": "A machine answered."}).status_code == 303

    noted.refresh_from_db()
    assert (noted.outcome, noted.number_note) == ("promised", NUMBER)
    assert noted.starts_at >= NOW + timedelta(hours=1)
    assert noted.task is not None
    assert (noted.task.closed_at, noted.task.due_at, noted.task.owner_id) == (None, noted.due_at, sol.actor.staff_id)
    shown = page(sol, noted)
    for words in ("A machine answered", "the number noted", "Rung, not reached"):
        assert words in shown

    press(sol, noted, "ring")
    went(sol, noted, "done")

    noted.refresh_from_db()
    assert (noted.outcome, noted.made_by_id, noted.made_at) == ("reached", sol.actor.staff_id, NOW)
    assert list(CallbackAttempt.objects.order_by("id").values_list("outcome", flat=True)) == ["machine", "reached"]
    assert "They were reached" in page(sol, noted)


def test_the_victim_chooses_another_time_while_on_the_telephone(sol: StaffBrowser, noted: Callback) -> None:
    press(sol, noted, "ring")
    offered = re.findall(r'<option value="([^"]+)"', page(sol, noted))
    tomorrow = next(unescape(time) for time in offered if time.startswith("2026-11-26T09:00"))

    assert went(sol, noted, "again", **{"went-time": tomorrow}).status_code == 303

    noted.refresh_from_db()
    assert noted.outcome == "promised"
    assert noted.chosen_from == datetime(2026, 11, 26, 9, tzinfo=LONDON)
    assert "Not now." in page(sol, noted)


def test_two_colleagues_never_ring_at_once(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], noted: Callback
) -> None:
    ewa, sam = sign_in("Ewa Tomala"), sign_in("Sam Okoye", Role.SUPERVISOR)
    press(sol, noted, "ring")

    answers = [press(other, noted, "ring") for other in (ewa, sam)]

    assert [answer.status_code for answer in answers] == [409, 409]
    assert CallbackAttempt.objects.count() == 1


def test_a_silent_caller_is_not_rung_before_the_officer_has_looked_at_the_call(sol: StaffBrowser) -> None:
    silent = asked(wish="silent")

    assert "Look at the silent call first." in press(sol, silent, "ring").content.decode()
    assert not CallbackAttempt.objects.exists()

    press(sol, silent, "ring", **{"ring-has_looked": "on"})
    assert CallbackAttempt.objects.count() == 1


def test_a_request_with_a_guarded_code_is_not_called_silent_and_a_person_decides(
    sol: StaffBrowser, marta: Victim, agreed: Callable[..., Callback]
) -> None:
    guard_marks.mark_guarded(actor=sol.actor, victim_id=marta.id, reason="He has her telephone", now=NOW)
    callback = agreed("short")
    assert callback.task is not None

    the_list = sol.get("/desk/call-backs?which=all").content.decode()
    assert "Decide how to reach them" in the_list
    assert "a call, with their code: a person decides how to reach them" in the_list
    the_task = sol.get(f"/desk/tasks?task={callback.task.public_id}").content.decode()
    assert "Somebody with their code asked for a call, on the line or on their page." in the_task
    assert "silent" not in the_list + the_task + page(sol, callback)

    assert "Decide first how to reach them." in press(sol, callback, "ring").content.decode()
    assert not CallbackAttempt.objects.exists()
    press(sol, callback, "ring", **{"ring-has_looked": "on"})
    assert CallbackAttempt.objects.count() == 1


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        (CallbackReason.BACK, "Asked for, on the line or on their page."),
        (CallbackReason.PERSON, "Wanted a person on the line."),
        (CallbackReason.PLACE, "Waited on the line for one of us, and keeps their place."),
        (CallbackReason.SILENT, "Said nothing on the line."),
    ],
)
def test_the_tasks_say_why_a_caller_is_rung_back_whatever_they_wished(
    sol: StaffBrowser, wish: CallbackReason, why: str
) -> None:
    asked(wish=wish)

    assert why in sol.get("/desk/tasks").content.decode()


def test_only_a_supervisor_gives_one_up_and_says_why(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], noted: Callback
) -> None:
    sam = sign_in("Sam Okoye", Role.SUPERVISOR)
    assert press(sol, noted, "end", **{"end-how": "not_reached", "end-note": "No such number"}).status_code == 200
    assert "Say why" in press(sam, noted, "end", **{"end-how": "not_reached", "end-note": ""}).content.decode()
    assert Callback.objects.get().outcome == "promised"

    press(sam, noted, "end", **{"end-how": "not_reached", "end-note": "No such number"})

    noted.refresh_from_db()
    assert noted.task is not None
    assert (noted.outcome, noted.task.closed_at) == ("not_reached", NOW)


def test_one_that_a_colleague_has_is_theirs_to_end_and_can_be_handed_on(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], noted: Callback
) -> None:
    ewa = sign_in("Ewa Tomala")
    assert noted.task is not None
    sol.post(f"/desk/tasks/{noted.task.public_id}/take")
    ended = {"end-how": "not_wanted", "end-note": "She wrote"}
    refused = press(ewa, noted, "end", **ended)
    assert refused.status_code == 409
    assert "Sol Pereira has it" in refused.content.decode()

    colleague = UUID(ewa.actor.id.removeprefix("staff:"))
    press(sol, noted, "hand-on", **{"hand-to": f"person:{colleague}", "hand-note": "I am off at one"})

    assert "Kept: said on the telephone" in press(ewa, noted, "end", **ended).content.decode()


def test_the_task_is_not_closed_by_a_tick(sol: StaffBrowser, noted: Callback) -> None:
    assert noted.task is not None
    sol.post(f"/desk/tasks/{noted.task.public_id}/close", **{"close-outcome": "done", "close-note": ""})

    assert Task.objects.get(kind="call_back").closed_at is None


def test_the_list_says_which_are_due_late_and_mine(
    sol: StaffBrowser, noted: Callback, agreed: Callable[..., Callback], settings: Any
) -> None:
    settings.VICTIMCARE_NOW = noted.due_at + timedelta(minutes=20)
    press(sol, noted, "ring")

    for which, is_there in (("due", True), ("late", True), ("mine", True), ("all", True)):
        shown = sol.get(f"/desk/call-backs?which={which}").content.decode()
        assert (str(noted.public_id) in shown) is is_there, which
        assert NUMBER not in shown
    assert str(noted.public_id) not in sol.get("/desk/call-backs?which=nonsense&start=900").content.decode()


def test_a_promise_after_a_code_says_why_it_ranks_high_and_not_whom_it_is_about(sol: StaffBrowser) -> None:
    """The victim is owed more than others, and has no confirmed number: the number they keyed is linked to no case."""
    ines = news_for("44/09877/26", name="Ines", mobile="07700 900456")
    Victim.objects.filter(id=ines.id).update(is_enhanced=True)
    callback = asked(ines)

    assert callback.task is not None
    shown = sol.get(f"/desk/tasks?task={callback.task.public_id}").content.decode()

    assert "the caller proved who they are" in shown
    assert "Ines" not in shown.partition('id="chosen"')[2]
    assert "Ines" not in page(sol, callback)
