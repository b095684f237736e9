"""A handler's seat on the line: callers of the control room alone, the call's form beside, and no other desk page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.test import Client, override_settings

from tests.channels.web.control_room.test_contact_pages import handler
from tests.channels.web.desk.test_phone import MemoryPhone
from tests.services.calls.waiting import A_SHIFT, a_call, connect_headset, on_duty
from tests.services.people_and_cases import NOW, a_case, a_victim
from victimcare.records.models import Agent, AuditEntry, CallIntake, QueueEntry, RoomContact, Staff, Victim
from victimcare.rules.calls.call_queue import CallerNeed
from victimcare.services import port_registry
from victimcare.services.calls.agents import agent_calls, agent_duty
from victimcare.services.calls.call_queue import caller_queue, queue_routing
from victimcare.services.calls.call_queue.caller_queue import AdmissionResult, QueueRequest
from victimcare.services.control_room.calls.line_calls import record_line_call
from victimcare.services.desk.staff_sessions import staff_actor

pytestmark = pytest.mark.django_db
PHONE = "/control-room/phone"
ROOM = CallerNeed.CONTROL_ROOM


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    with override_settings(VICTIMCARE_NOW=NOW):
        yield


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> MemoryPhone:
    made = MemoryPhone()
    monkeypatch.setattr(port_registry.ports, "desk_phone", made)
    return made


def seated(name: str, *roles: str) -> tuple[Client, Staff]:
    client, person = handler(name, *roles)
    reply = client.post(f"{PHONE}/sign-on", {"way": "browser"})
    assert reply.status_code == 303, reply.content
    connect_headset(staff_actor(person), until=NOW + A_SHIFT)
    return client, person


def waits(need: CallerNeed = ROOM, victim: Victim | None = None, at: datetime = NOW) -> tuple[UUID, AdmissionResult]:
    call_id = a_call(victim, at=at)
    if need is ROOM:
        record_line_call(call_id=call_id, number="07700 900123", now=at)
    return call_id, caller_queue.enter_queue(call_id=call_id, wants=QueueRequest(need=need), now=at).how


def route(now: datetime = NOW) -> list[UUID]:
    return [offer.call_id for offer in queue_routing.route_calls(line="", now=now)]


def show(client: Client, address: str = PHONE) -> str:
    return client.get(address).content.decode()


def test_a_handler_takes_a_call_to_101_with_its_form_beside_and_holds_and_ends_it(line: MemoryPhone) -> None:
    maeve, person = seated("maeve")
    call_id, how = waits()
    assert (how, route()) == (AdmissionResult.WAITS, [call_id])

    assert "A 101 call is ringing" in show(maeve, "/control-room/calls/ringing")
    assert 'action="/control-room/phone/answer"' in show(maeve)
    maeve.post(f"{PHONE}/answer")
    record_line_call(call_id=call_id, number="07700 900123", now=NOW)
    page, bar = show(maeve), show(maeve, "/control-room/calls/ringing?phone")

    assert "You are speaking with a 101 caller" in page
    assert 'target="_blank"' in bar
    assert "07700" not in page + bar
    taken = maeve.post("/control-room/calls/new", {"act": "take", "call": _call_in(bar)})
    assert show(maeve, taken["Location"]).count("07700 900123") == 1
    maeve.post(f"{PHONE}/sound", {"act": "hold"})
    maeve.post(f"{PHONE}/end")
    assert 'name="outcome"' in show(maeve)
    maeve.post(f"{PHONE}/finish", {"outcome": "helped", "note": ""})

    intake = CallIntake.objects.get()
    maeve.post(f"/control-room/calls/{intake.public_id}", {
        "act": "end", "words": "A bicycle is gone.", "number": "07700 900123", "ring_back": "safe",
        "contact_class": "new_crime", "outcome": "advice_given",
    })  # fmt: skip
    assert RoomContact.objects.get().route == "call_101"
    assert [each[0].value for each in line.asked] == ["hold"]
    assert Agent.objects.get(staff=person).state == "ready"
    acts = set(AuditEntry.objects.values_list("act", flat=True))
    assert {"agent.signed_on", "call.answered", "call.finished"} <= acts


def _call_in(bar: str) -> str:
    return bar.partition('name="call" value="')[2].partition('"')[0]


def test_a_handler_is_offered_no_caller_of_the_care_team_and_brought_into_none(line: MemoryPhone) -> None:
    _, person = seated("maeve")
    _, alone = waits(CallerNeed.ANYTHING)
    assert alone is AdmissionResult.NO_STAFF_ON_DUTY

    sol = on_duty()
    with_code, how = waits(CallerNeed.ANYTHING, a_victim(a_case()))
    assert (how, route()) == (AdmissionResult.WAITS, [with_code])
    assert QueueEntry.objects.get().offered_to == Agent.objects.get(staff_id=sol.staff_id or 0)
    agent_duty.answer_call(actor=sol, now=NOW)
    with pytest.raises(agent_duty.ColleagueBusy):
        agent_calls.hand_over_call(actor=sol, to=person.public_id, now=NOW)
    late = NOW + timedelta(minutes=10)
    waits(CallerNeed.ANYTHING, at=NOW)
    assert route(late) == []


def test_a_caller_to_101_reaches_a_handler_first_and_is_handed_to_another(line: MemoryPhone) -> None:
    sol = on_duty()
    maeve, _ = seated("maeve")
    _, second = seated("tunde")
    waits(victim=a_victim(a_case()))
    route()
    assert QueueEntry.objects.get().offered_to == Agent.objects.get(staff__username="maeve")
    maeve.post(f"{PHONE}/answer")

    whom = show(maeve)
    reply = maeve.post(f"{PHONE}/bring", {"whom": f"colleague:{second.public_id}", "how": "first_alone"})

    assert reply.status_code == 303
    assert "Tunde" in whom
    assert Agent.objects.get(staff=second).state == "away"
    assert not AuditEntry.objects.filter(act__startswith="identity").exists()
    assert Agent.objects.get(staff_id=sol.staff_id or 0).state == "ready"


def test_a_seat_takes_a_telephone_and_opens_no_page_of_the_desk(line: MemoryPhone) -> None:
    maeve, _ = handler("maeve")

    assert maeve.post(f"{PHONE}/sign-on", {"way": "none"}).status_code == 422
    assert maeve.post(f"{PHONE}/sign-on", {"way": "extension", "extension": "99999"}).status_code == 422
    assert maeve.post(f"{PHONE}/answer").status_code == 409
    assert [maeve.get(each).status_code for each in ("/desk/phone", "/desk/phone/standing", "/desk")] == [404] * 3
    desk, _ = handler("carys", "desk")
    assert desk.get(PHONE).status_code == 404
    assert not Agent.objects.exists()
