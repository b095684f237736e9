"""What the page of calls shows an agent who rings back: the code word, who hears whom, and what a cap stopped."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from tests.channels.web.desk.conftest import StaffBrowser
from tests.channels.web.desk.test_phone import MemoryPhone, page, promised, sign_on
from tests.services.calls.waiting import a_call
from tests.services.people_and_cases import NOW, a_victim
from tests.services.plans import call_to
from victimcare.records.models import Call, Callback, CallbackAttempt
from victimcare.services import port_registry
from victimcare.services.calls import caller_actions
from victimcare.services.calls.agents import callback_calls
from victimcare.services.calls.placed_calls import CallbackCallResult
from victimcare.services.contact import contact_recording
from victimcare.services.ports.desk_telephone import ReturnCallProgress

ASKS_FOR_IT = "A code word is agreed. Say hello and nothing else, and wait for their word."


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> MemoryPhone:
    made = MemoryPhone()
    monkeypatch.setattr(port_registry.ports, "desk_phone", made)
    return made


def test_before_a_word_is_said_the_page_with_the_microphone_says_that_a_code_word_is_agreed(
    sol: StaffBrowser, line: MemoryPhone
) -> None:
    sign_on(sol)
    about = f"/desk/call-backs/{_word_agreed(sol).public_id}"
    sol.post(f"{about}/ring", by="line", **{"ring-has_looked": "on"})
    line.stands = replace(line.stands, back=ReturnCallProgress.VICTIM_PHONE_RINGS, is_joined=False)
    rings = page(sol)
    line.stands = replace(line.stands, back=ReturnCallProgress.TALKS, is_joined=True, is_muted=True)
    picked_up = page(sol)
    sol.post(f"{about}/word", word="swan")
    wrong = page(sol)
    sol.post(f"{about}/word", word="heron")
    right = page(sol)
    line.stands = replace(line.stands, is_muted=False)
    both = page(sol)

    assert [ASKS_FOR_IT in each for each in (rings, picked_up, wrong, right, both)] == [True, True, True, False, False]
    assert "You hear them, and they do not hear you: your microphone is off." in picked_up
    assert "You hear one another." not in picked_up
    assert ["They said their word." in each for each in (wrong, right, both)] == [False, True, True]
    assert "You hear one another." in both


def test_where_none_is_agreed_the_page_asks_for_none(sol: StaffBrowser, line: MemoryPhone) -> None:
    sign_on(sol)
    sol.post(f"/desk/call-backs/{promised('07700 900333').public_id}/ring", by="line")
    line.stands = replace(line.stands, back=ReturnCallProgress.TALKS)

    assert "code word" not in page(sol)
    assert "You hear one another." in page(sol)


@pytest.mark.parametrize(
    ("how", "when"),
    [
        (CallbackCallResult.AT_ONCE, "Try again in a few minutes."),
        (CallbackCallResult.AN_HOUR, "It rings again within the hour."),
        (CallbackCallResult.A_DAY, "The line rings such numbers again after midnight."),
    ],
)
def test_the_agent_reads_which_cap_stopped_it_and_when_it_ends(
    sol: StaffBrowser, line: MemoryPhone, how: CallbackCallResult, when: str
) -> None:
    sign_on(sol)
    a_call_back = promised("07700 900333")
    _rings(sol, a_call_back.public_id, how)

    stopped = page(sol)
    link = f'href="/desk/call-backs/{a_call_back.public_id}"' in sol.get("/desk/phone").content.decode()
    sol.post("/desk/phone/change", to="ready")

    assert "They were not rung" in stopped
    assert f"{when} This is no try, and the promise stands." in stopped
    assert link
    assert "Your last call is over." not in stopped
    assert "They were not rung" not in page(sol)


def test_an_agent_not_stopped_by_a_cap_is_not_told_so(sol: StaffBrowser, line: MemoryPhone) -> None:
    sign_on(sol)
    a_call_back = promised("07700 900333")
    _rings(sol, a_call_back.public_id, CallbackCallResult.A_DAY)
    sol.post("/desk/phone/change", to="ready")
    _rings(sol, a_call_back.public_id, CallbackCallResult.ENGAGED)

    assert CallbackAttempt.objects.count() == 2
    assert "Your last call is over." in page(sol)


def _word_agreed(sol: StaffBrowser) -> Callback:
    """A call back promised to a victim with whom a code word is agreed."""
    marta = a_victim(mobile="07700 900123")
    sol.prove(marta)
    plan = replace(call_to(marta.person.contact_points.get(kind="mobile")), code_word="heron")
    contact_recording.confirm_plan(actor=sol.actor, victim_id=marta.id, plan=plan, now=NOW)
    caller_actions.request_callback(call_id=a_call(marta), wish="back", keyed_number="", caller_number="", now=NOW)
    return Callback.objects.get()


def _rings(sol: StaffBrowser, callback_id: UUID, how: CallbackCallResult) -> None:
    sol.post(f"/desk/call-backs/{callback_id}/ring", by="line")
    row = Call.objects.get(direction="back", ended_at=None).public_id
    callback_calls.claim_callback_call(row=row, now=NOW)
    callback_calls.authorise_dialling(row=row, now=NOW)
    callback_calls.end_callback_call(row=row, how=how, now=NOW)
