"""What a hosted carrier does for us besides answering: it rings the victim, puts callers through, and takes
messages."""

from __future__ import annotations

import io
import threading
import time
import wave
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.channels.phone.contract.hosted_line import PUBLIC, TOKEN
from tests.channels.phone.contract.world import Caller, a_caller
from tests.conftest import Database
from tests.outside import PATIENT
from tests.services.calls.waiting import on_duty
from tests.services.people_and_cases import NOW, a_team, staff

from victimcare.adapters.carriers.twilio import NAME, TwilioApi, TwilioCarrier, TwilioLine, TwilioSignatures
from victimcare.channels.phone.twiml.turn_effects import desk_worker
from victimcare.config.supplier_wiring import _find_known_call
from victimcare.demo.outside.hosted_telephones import HostedTelephone, SignedProduct
from victimcare.demo.outside.http_server import OutsideServer
from victimcare.demo.outside.outside_journal import OutsideJournal
from victimcare.demo.outside.supplier_modes import SupplierModes
from victimcare.demo.outside.twilio_server import ACCOUNT, TwilioServer
from victimcare.records.models import Agent, Call, CallRecording, EmergencyCall, HostedCall, Notification, QueueEntry
from victimcare.records.models.telephone.call_queue import AgentEndpointKind
from victimcare.rules.calls.agents import AgentState
from victimcare.rules.calls.audio import pack_samples
from victimcare.rules.calls.call_queue import CallerNeed, QueueLimits
from victimcare.services import port_registry
from victimcare.services.access import Role
from victimcare.services.calls import caller_actions, hosted_calls
from victimcare.services.calls.agents import agent_calls, agent_duty
from victimcare.services.calls.call_queue import line_opening
from victimcare.services.calls.call_queue.line_opening import LineClosingReason
from victimcare.services.job_queue import Job
from victimcare.services.ports import OutgoingCall, ProviderMessage, Recipient

OURS = "+448081570999"


@dataclass
class World:
    product: SignedProduct
    twilio: TwilioServer
    carrier: TwilioCarrier
    answers: list[str] = field(default_factory=lambda: ["human"])  # who picks up


@pytest.fixture
def world(
    real_database: Database, hosted_carrier: SignedProduct, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[World]:
    a_team()
    stopping, answers = threading.Event(), ["human"]
    twilio = TwilioServer(
        journal=OutsideJournal(tmp_path / "journal"),
        modes=SupplierModes(),
        token=TOKEN,
        stopping=stopping,
        picks_up=lambda _: answers[0],
        reached_at=hosted_carrier.reached_at,
    )
    server = OutsideServer(("127.0.0.1", 0), twilio.answer)
    server.start()
    api = TwilioApi(base_url=f"http://127.0.0.1:{server.port}", account=ACCOUNT, token=TOKEN, timeout=PATIENT)
    monkeypatch.setattr(
        port_registry.ports, "hosted_line", TwilioLine(signatures=TwilioSignatures(token=TOKEN), api=api, shows=OURS)
    )
    carrier = TwilioCarrier(
        api,
        rings_from=OURS,
        address=lambda reference: f"{PUBLIC}/phone/twiml/placed/{reference}",
        known=_find_known_call,
        strangers=partial(hosted_calls.find_unknown_calls, NAME),
    )
    yield World(hosted_carrier, twilio, carrier, answers)
    stopping.set()
    server.shutdown()
    server.server_close()


def eventually(holds: Callable[[], bool], *, within: float = 30) -> None:
    ends = time.monotonic() + within
    while not holds():
        assert time.monotonic() < ends, "it never came to hold"
        time.sleep(0.05)


# Calls that we place.


def a_message(caller: Caller) -> Notification:
    telling = Notification.objects.create(
        victim=caller.victim,
        channel="call",
        template="news",
        queued_at=NOW,
        not_before=NOW,
        status="accepted",
        provider=NAME,
    )
    telling.refresh_from_db()
    return telling


def rung(world: World, telling: Notification) -> Call:
    order = OutgoingCall(str(telling.reference), Recipient("07700 900123"), "en", False, "", shown="neutral")
    world.carrier.send(order)
    eventually(Call.objects.filter(direction="out", ended_at__isnull=False).exists)
    # The message is settled a moment after its call has ended.
    eventually(lambda: Notification.objects.exclude(status="accepted").filter(id=telling.id).exists())
    return Call.objects.get(direction="out")


@pytest.mark.parametrize(
    ("answered_by", "outcome", "status"),
    [
        ("human", "ended", "failed"),
        ("machine_start", "machine", "failed"),
        ("machine_end_beep", "machine", "failed"),
        ("fax", "nobody_spoke", "failed"),
        ("unknown", "nobody_spoke", "failed"),
        ("busy", "no_answer", "failed"),
        ("no-answer", "no_answer", "failed"),
        ("failed", "refused", "failed"),
    ],
)
def test_a_person_who_picks_up_is_told_nothing_without_the_code(
    world: World, answered_by: str, outcome: str, status: str
) -> None:
    world.answers[0] = answered_by
    telling = a_message(a_caller(1))

    call = rung(world, telling)

    telling.refresh_from_db()
    assert (call.outcome, telling.status) == (outcome, status)
    [placed] = world.twilio.calls.values()
    heard = placed.telephone.heard if placed.telephone else []
    said = [each.rpartition("/")[2].removesuffix(".wav") for each in heard]
    assert said == (["calls-called", "calls-called", "calls-called-over"] if answered_by == "human" else [])


def test_asked_again_for_the_same_message_the_product_knows_how_it_went(world: World) -> None:
    world.answers[0] = "busy"
    telling = a_message(a_caller(1))
    rung(world, telling)

    found = world.carrier.find(str(telling.reference))

    assert isinstance(found, ProviderMessage)
    assert found.state == "failed_for_now"
    assert world.carrier.find("00000000-0000-4000-8000-000000000000") is None


# A person.


def a_waiting_caller(world: World) -> HostedTelephone:
    telephone = HostedTelephone(world.product)
    telephone.ring()
    for _ in range(12):
        desk_worker.settled()
        if telephone.told.tag == "Dial" or Call.objects.latest("id").path[-1] == "waiting":
            return telephone
        if Call.objects.latest("id").path[-1] == "start":
            telephone.keys("0")
        else:
            telephone.passes()
    raise AssertionError(Call.objects.latest("id").path)


def test_a_waiting_caller_hears_within_one_look_that_the_line_closed(world: World) -> None:
    on_duty(way=AgentEndpointKind.EXTENSION, extension="02079460123")
    Agent.objects.update(state=AgentState.AWAY)
    telephone = a_waiting_caller(world)
    line_opening.close_line(actor=staff("Sam Okoye", Role.SUPERVISOR), reason=LineClosingReason.FAULT, now=NOW)

    for _ in range(2):
        telephone.passes()
        desk_worker.settled()

    assert Call.objects.get().path[-2:] == ["looking_again", "closed_meanwhile"]


def test_a_waiting_caller_is_put_through_to_the_agent_with_the_offer(world: World, settings: Any) -> None:
    settings.FORCE = replace(settings.FORCE, queue=QueueLimits(answers_within=timedelta(seconds=40)))
    sol = on_duty(way=AgentEndpointKind.EXTENSION, extension="02079460123")
    telephone = a_waiting_caller(world)
    while telephone.told.tag != "Dial":
        telephone.passes()

    [number] = telephone.told
    assert (number.text, telephone.told.attrib["timeout"]) == ("+442079460123", "40")
    picked_up = telephone.form(CallSid=f"CA{'1' * 32}", ParentCallSid=telephone.sid)
    joined = [world.product.ask(number.attrib["url"], picked_up) for _ in range(2)]
    entry = QueueEntry.objects.get()
    assert [one.status_code for one in joined] == [200, 200]
    assert b"Hangup" not in joined[0].content
    assert entry.answered_by is not None
    assert (entry.left_how, entry.answered_by.staff_id) == ("answered", sol.staff_id)
    assert Call.objects.get().path[-1] == "joined"

    telephone.spoke(was_answered=True)

    entry.refresh_from_db()
    assert entry.ended_at == NOW
    assert Call.objects.get().path[-1] == "after_person"
    telephone.hang_up()
    assert Call.objects.get().outcome == "person"


def test_where_no_agent_picks_up_the_caller_goes_on_waiting(world: World) -> None:
    on_duty(way=AgentEndpointKind.EXTENSION, extension="02079460123")
    telephone = a_waiting_caller(world)
    while telephone.told.tag != "Dial":
        telephone.passes()

    telephone.spoke(was_answered=False)

    assert Call.objects.get().path[-1] in ("waiting", "still")
    assert QueueEntry.objects.get().left_at is None
    telephone.hang_up()
    desk_worker.settled()
    assert QueueEntry.objects.get().left_how == "abandoned"


def test_no_agent_with_only_a_browser_gets_an_offer_and_the_caller_hears_that_no_one_is_there(
    world: World,
) -> None:
    on_duty(way=AgentEndpointKind.BROWSER)
    telephone = HostedTelephone(world.product)
    telephone.ring()
    telephone.keys("0")
    while Call.objects.get().path[-1] == "person":
        desk_worker.settled()
        telephone.passes()

    assert Call.objects.get().path[-1] == "nobody"
    assert not QueueEntry.objects.exists()


def test_a_caller_who_cannot_talk_is_not_promised_an_agent_whom_the_carrier_cannot_ring(
    world: World,
) -> None:
    on_duty(way=AgentEndpointKind.BROWSER)
    telephone = HostedTelephone(world.product)
    telephone.ring()
    telephone.keys("3")
    while Call.objects.get().path[-1] == "cant_talk":
        desk_worker.settled()
        telephone.passes()

    assert Call.objects.get().path[-1] == "cant_talk_nobody"


def test_our_own_line_rings_no_agent_for_this_caller_and_the_agent_sees_our_number_not_theirs(world: World) -> None:
    on_duty("Ana Brook", way=AgentEndpointKind.BROWSER)
    on_duty(way=AgentEndpointKind.EXTENSION, extension="02079460123")
    telephone = a_waiting_caller(world)
    while telephone.told.tag != "Dial":
        assert agent_calls.take_queue_snapshot(line="", now=NOW).offers == ()
        telephone.passes()

    assert agent_calls.take_queue_snapshot(line="", now=NOW).offers == ()
    assert telephone.told.attrib["callerId"] == OURS
    assert QueueEntry.objects.get().line == hosted_calls.HOSTED


def test_a_caller_passed_on_waits_for_another_in_the_same_call(world: World) -> None:
    sol = on_duty(way=AgentEndpointKind.EXTENSION, extension="02079460123")
    telephone = a_waiting_caller(world)
    while telephone.told.tag != "Dial":
        telephone.passes()
    [number] = telephone.told
    world.product.ask(number.attrib["url"], telephone.form(CallSid=f"CA{'1' * 32}", ParentCallSid=telephone.sid))

    agent_calls.return_to_queue(actor=sol, need=CallerNeed.HATE, now=NOW)
    telephone.spoke(was_answered=True)

    assert Call.objects.get().path[-1] == "passed_on"
    assert QueueEntry.objects.standing().get().need == CallerNeed.HATE


# Messages that the caller leaves.


def a_recording(seconds: int = 3) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(pack_samples([n % 3000 for n in range(8000 * seconds)]))
    return file.getvalue()


RECORDING = f"RE{'a' * 32}"


def speaking(world: World) -> HostedTelephone:
    telephone = HostedTelephone(world.product)
    telephone.ring()
    keyed = {"start": "0", "nobody": "3", "message_desk": "1"}
    while telephone.told.tag != "Record":
        desk_worker.settled()
        if key := keyed.get(Call.objects.get().path[-1]):
            telephone.keys(key)
        else:
            telephone.passes()
    return telephone


def test_a_message_is_kept_by_us_and_deleted_at_the_carrier(world: World) -> None:
    world.twilio.recordings[RECORDING] = a_recording()
    telephone = speaking(world)
    kept_at = telephone.told.attrib["recordingStatusCallback"]

    telephone.says(RECORDING)
    desk_worker.settled()
    telephone.passes()
    told = {"CallSid": telephone.sid, "RecordingSid": RECORDING, "RecordingStatus": "completed"}
    assert world.product.ask(kept_at, told).status_code == 204

    sound = CallRecording.objects.get()
    assert (sound.length, sound.call) == (3 * 8000, Call.objects.get())
    assert "message_kept" in Call.objects.get().path
    for _ in range(2):  # a job may run twice
        hosted_calls.fetch_recording(call_id=Call.objects.get().public_id, recording=RECORDING, now=NOW)
    assert world.twilio.recordings == {}
    assert CallRecording.objects.count() == 1


def test_a_message_ended_by_hanging_up_is_kept(world: World) -> None:
    world.twilio.recordings[RECORDING] = a_recording()
    telephone = speaking(world)
    telephone.hang_up()
    told = {"CallSid": telephone.sid, "RecordingSid": RECORDING, "RecordingStatus": "completed"}

    assert world.product.ask(f"{PUBLIC}/phone/twiml/recorded", told).status_code == 204

    [job] = jobs_of(Job.KEEP_RECORDING)
    hosted_calls.fetch_recording(call_id=Call.objects.get().public_id, recording=str(job["recording"]), now=NOW)
    assert CallRecording.objects.get().for_whom == "desk"
    assert world.twilio.recordings == {}


def jobs_of(job: Job) -> list[dict[str, Any]]:
    from procrastinate.contrib.django.models import ProcrastinateJob

    return [each.args for each in ProcrastinateJob.objects.filter(task_name=job)]


def test_a_recording_of_a_call_that_is_none_of_ours_is_refused(world: World) -> None:
    told = {"CallSid": f"CA{'9' * 32}", "RecordingSid": RECORDING, "RecordingStatus": "completed"}

    assert world.product.ask(f"{PUBLIC}/phone/twiml/recorded", told).status_code == 403
    assert jobs_of(Job.KEEP_RECORDING) == []


# Calls whose end was not reported.


def test_a_call_whose_end_was_never_told_is_ended_after_hours(world: World) -> None:
    telephone = HostedTelephone(world.product)
    telephone.ring()

    assert hosted_calls.list_open_hosted_calls(now=NOW) == ()
    [(call_id, reference)] = hosted_calls.list_open_hosted_calls(now=NOW + 2 * hosted_calls.ABANDONED_AFTER)
    hosted_calls.abandon_hosted_call(call_id=call_id, now=NOW)
    caller_actions.end_cut_off_calls(call_ids=[call_id], now=NOW)

    assert (call_id, reference) == (Call.objects.get().public_id, "")
    assert hosted_calls.list_open_hosted_calls(now=NOW + 2 * hosted_calls.ABANDONED_AFTER) == ()
    assert bytes(HostedCall.objects.get().memory) == b""


# Calls to the control room's number.


def test_a_101_caller_hears_the_flow_of_our_own_line_is_recorded_and_reaches_a_handler(
    world: World, settings: Any
) -> None:
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, control_room_line_number="101")
    maeve = staff("Maeve Byrne", Role.CONTROL_ROOM)
    extension = "02079460123"
    agent_duty.sign_on_agent(actor=maeve, way=AgentEndpointKind.EXTENSION, extension=extension, now=NOW)
    caller = HostedTelephone(world.product, rings="101")
    caller.ring()
    caller.passes()
    caller.hears()
    desk_worker.settled()
    begun = EmergencyCall.objects.get()
    caller.keys("1")
    while caller.told.tag != "Dial":
        desk_worker.settled()
        caller.passes()
    [number] = caller.told
    world.product.ask(number.attrib["url"], caller.form(CallSid=f"CA{'1' * 32}", ParentCallSid=caller.sid))
    joined = EmergencyCall.objects.get()
    caller.hang_up()
    desk_worker.settled()

    said = [each.rpartition("/")[2].removesuffix(".wav") for each in caller.heard]
    assert said[:3] == ["calls-room-safety", "calls-room-menu", "calls-one-moment"]
    assert (begun.service, begun.source, begun.end) == ("101", "line", "")
    assert QueueEntry.objects.get().need == "control_room"
    assert (joined.answered_at, joined.taker_id, joined.end) == (NOW, maeve.staff_id, "")
    assert EmergencyCall.objects.get().end == "answered"


def test_a_caller_of_another_number_of_ours_hears_the_lines_own_greeting(world: World, settings: Any) -> None:
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, control_room_line_number="101")
    caller = HostedTelephone(world.product)
    caller.ring()
    caller.hang_up()
    desk_worker.settled()

    assert Call.objects.get().path[0] == "greeting"
    assert not EmergencyCall.objects.exists()
