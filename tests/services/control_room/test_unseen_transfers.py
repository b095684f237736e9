"""A message between control rooms that no person has seen rises to supervisors, then to the duty number, once each."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.conf import settings
from django.test import override_settings
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.services.control_room.room_staff import NOW, a_handler, a_room_supervisor, an_incident
from tests.services.control_room.test_incident_exchange import MINUTE, from_fire, take
from tests.services.control_room.test_unseen_danger import _Texts, a_threat
from victimcare.records.models import Incident, IncidentTransfer
from victimcare.rules.control_room.incidents.incident_kinds import TransferKind
from victimcare.services import port_registry
from victimcare.services.control_room.alarms.unseen_danger import raise_unseen_danger, send_room_duty_text
from victimcare.services.control_room.alarms.unseen_transfers import count_risen_transfers
from victimcare.services.control_room.incidents.incident_queries import open_incident_detail
from victimcare.services.control_room.incidents.incident_transfers import GivenTransfer, tell_control_room
from victimcare.services.job_queue import Job
from victimcare.wording import say

pytestmark = pytest.mark.django_db


def an_offer_from_fire() -> IncidentTransfer:
    take(from_fire(TransferKind.OFFER, 1), minutes=0)
    return IncidentTransfer.objects.get()


def an_offer_to_fire() -> IncidentTransfer:
    handler = a_handler()
    tell_control_room(actor=handler, incident_id=an_incident(handler), given=GivenTransfer("fire"), now=NOW)
    return IncidentTransfer.objects.get()


@pytest.mark.parametrize("offer", [an_offer_from_fire, an_offer_to_fire])
def test_it_rises_then_rings_each_once_whichever_side_has_not_looked(offer) -> None:  # type: ignore[no-untyped-def]
    row = offer()

    taken = [raise_unseen_danger(now=NOW + minute * MINUTE) for minute in (1, 4, 5, 6, 14, 15, 16, 60)]

    row.refresh_from_db()
    assert taken == [0, 0, 1, 0, 0, 1, 0, 0]
    assert (row.rose_at, row.rang_at) == (NOW + 5 * MINUTE, NOW + 15 * MINUTE)
    assert ProcrastinateJob.objects.filter(task_name=Job.TEXT_ROOM_DUTY).count() == 1
    assert count_risen_transfers(actor=a_room_supervisor(), now=NOW + 20 * MINUTE) == 1


def test_once_a_person_here_opens_it_nothing_rises_and_no_text_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    an_offer_from_fire()
    raise_unseen_danger(now=NOW + 15 * MINUTE)
    texts = _Texts()
    monkeypatch.setattr(port_registry.ports, "texts", {"notify": texts})

    incident = Incident.objects.get()
    open_incident_detail(actor=a_handler(), incident_id=incident.public_id, now=NOW + 16 * MINUTE)

    phones = replace(settings.FORCE.telephones, duty="07700 900199")
    with override_settings(FORCE=replace(settings.FORCE, telephones=phones)):
        assert not send_room_duty_text(at=NOW + 15 * MINUTE, now=NOW + 16 * MINUTE)
    assert texts.sent == []
    assert count_risen_transfers(actor=a_handler(), now=NOW + 20 * MINUTE) == 0


def test_danger_and_a_message_make_one_text(monkeypatch: pytest.MonkeyPatch) -> None:
    a_threat()
    an_offer_from_fire()
    texts = _Texts()
    monkeypatch.setattr(port_registry.ports, "texts", {"notify": texts})

    raise_unseen_danger(now=NOW + 15 * MINUTE)
    phones = replace(settings.FORCE.telephones, duty="07700 900199")
    with override_settings(FORCE=replace(settings.FORCE, telephones=phones)):
        assert send_room_duty_text(at=NOW + 15 * MINUTE, now=NOW + 15 * MINUTE)

    [sent] = texts.sent
    assert say("control-room-incidents-duty-text", count=1) in sent.body
    assert say("control-room-sorting-duty-text", count=1, minutes=15) in sent.body


def test_a_flood_of_messages_rings_once_in_five_minutes() -> None:
    for number in range(3):
        IncidentTransfer.objects.filter(id=an_offer_number(number)).update(created_at=NOW + number * MINUTE)

    for minute in range(15, 21):
        raise_unseen_danger(now=NOW + minute * MINUTE)

    assert ProcrastinateJob.objects.filter(task_name=Job.TEXT_ROOM_DUTY).count() == 2


def an_offer_number(number: int) -> int:
    take(from_fire(TransferKind.OFFER, 1, our_reference=f"F{number}"), minutes=0)
    return IncidentTransfer.objects.latest("id").id
