"""Incidents go to other control rooms and come from them: each message once, in any order, and nothing is lost when
either side is down. Delivered, seen and decided are three facts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from tests.services.control_room.room_staff import NOW, a_handler, an_incident
from victimcare.records.models import Incident, IncidentTransfer
from victimcare.rules.control_room.incidents.incident_kinds import (
    IncidentGrade,
    TransferDecision,
    TransferKind,
    TransferState,
)
from victimcare.rules.control_room.incidents.transfer_record import (
    AskedFor,
    SequenceWarnings,
    TransferLine,
    TransferLocation,
    TransferRecord,
    read_transfer,
)
from victimcare.rules.errors import NotFound
from victimcare.services import port_registry
from victimcare.services.access import Actor, ActorKind
from victimcare.services.control_room.incidents import incident_transfers
from victimcare.services.control_room.incidents.incident_board import AskedRoom, list_open_incidents
from victimcare.services.control_room.incidents.incident_closing import GivenClosing, close_incident
from victimcare.services.control_room.incidents.incident_queries import IncidentDetail, open_incident_detail
from victimcare.services.control_room.incidents.incident_transfers import (
    GivenTransfer,
    send_transfer_again,
    tell_control_room,
)
from victimcare.services.control_room.incidents.transfer_delivery import deliver_due_transfers
from victimcare.services.control_room.incidents.transfer_intake import WrongSender, take_incident_transfer
from victimcare.services.ports import SendDeferred, SendRefused
from victimcare.services.ports.control_room_links import OutgoingTransfer

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
JOB = Actor.system("control_room.exchange_incidents")
FIRE = Actor(ActorKind.MACHINE, "token:1", sources=frozenset({"fire"}))
AMBULANCE = Actor(ActorKind.MACHINE, "token:2", sources=frozenset({"ambulance"}))


class PeerLink:
    """A control room that the test makes fail."""

    def __init__(self) -> None:
        self.records: list[TransferRecord] = []
        self.fault: Exception | None = None

    def agencies(self) -> Collection[str]:
        return {"fire"}

    def deliver(self, transfer: OutgoingTransfer, /) -> None:
        if self.fault is not None:
            raise self.fault
        self.records.append(read_transfer(transfer.record))


@pytest.fixture
def peer(monkeypatch: pytest.MonkeyPatch) -> PeerLink:
    made = PeerLink()
    monkeypatch.setattr(port_registry.ports, "control_rooms", made)
    return made


def tell(handler: Actor, incident_id: UUID, words: str = "", *, agency: str = "fire", minutes: int = 0) -> UUID:
    given = GivenTransfer(agency, words=words)
    return tell_control_room(actor=handler, incident_id=incident_id, given=given, now=NOW + minutes * MINUTE)


def deliver(*, minutes: float = 0) -> int:
    return deliver_due_transfers(actor=JOB, now=NOW + minutes * MINUTE)


def from_fire(kind: TransferKind, sequence: int, words: str = "", **more: object) -> TransferRecord:
    lines = (TransferLine(NOW + sequence * MINUTE, words),) if words else ()
    usual: dict[str, object] = {
        "message_id": uuid4(),
        "kind": kind,
        "from_agency": "fire",
        "to_agencies": ("police",),
        "our_reference": "F-77",
        "sent_at": NOW + sequence * MINUTE,
        "sequence": sequence,
        "log_lines": lines,
    }
    return TransferRecord(**(usual | more))  # type: ignore[arg-type]


def take(record: TransferRecord, *, actor: Actor = FIRE, minutes: int = 30) -> TransferState:
    return take_incident_transfer(actor=actor, record=record, now=NOW + minutes * MINUTE).state


def look(handler: Actor, incident_id: UUID, *, minutes: int = 40) -> IncidentDetail:
    return open_incident_detail(actor=handler, incident_id=incident_id, now=NOW + minutes * MINUTE)


# Out


def test_an_offer_is_delivered_then_seen_then_decided(peer: PeerLink) -> None:
    handler = a_handler()
    incident_id = an_incident(handler)
    offer = tell(handler, incident_id, "Smoke is seen.")

    assert deliver() == 1
    delivered = look(handler, incident_id).transfers[0]
    take(from_fire(TransferKind.RECEIPT, 1, reply_to=offer, their_reference="20261202-0001"), minutes=2)
    seen = look(handler, incident_id).transfers[0]
    take(
        from_fire(
            TransferKind.DECISION,
            2,
            reply_to=offer,
            their_reference="20261202-0001",
            decision=TransferDecision.ATTENDING,
        ),
        minutes=3,
    )
    decided = look(handler, incident_id).transfers[0]
    [row] = list_open_incidents(actor=handler, now=NOW).rows

    assert row.asked == (AskedRoom("fire", is_seen=True, decision=TransferDecision.ATTENDING),)
    assert (delivered.state, delivered.delivered_at, delivered.seen_at) == (TransferState.DELIVERED, NOW, None)
    assert (seen.seen_at, seen.decision) == (NOW + MINUTE, "")
    assert decided.decision == TransferDecision.ATTENDING
    [record] = peer.records
    assert (record.kind, record.our_reference, record.asked_for) == (
        TransferKind.OFFER,
        "20261202-0001",
        AskedFor.ATTENDANCE,
    )
    assert record.location is not None
    assert (record.location.easting, record.location.northing) == (530120, 179840)


def test_nothing_is_lost_while_they_are_down_and_all_arrives_in_order(peer: PeerLink) -> None:
    handler = a_handler()
    incident_id = an_incident(handler)
    peer.fault = SendDeferred("no connection")
    for count in range(3):
        tell(handler, incident_id, f"line {count}", minutes=count)
    tries = [deliver(minutes=each) for each in (3, 4, 6, 10, 20)]
    peer.fault = None

    assert tries == [0, 0, 0, 0, 0]
    assert deliver(minutes=60) == 3
    assert [(record.kind, record.sequence) for record in peer.records] == [
        (TransferKind.OFFER, 1),
        (TransferKind.UPDATE, 2),
        (TransferKind.UPDATE, 3),
    ]


def test_a_try_is_not_repeated_before_its_wait_is_over(peer: PeerLink) -> None:
    handler = a_handler()
    tell(handler, an_incident(handler))
    peer.fault = SendDeferred("no connection")
    deliver()
    peer.fault = None

    assert [deliver(minutes=4 / 60), deliver(minutes=5 / 60)] == [0, 1]


def test_what_their_machine_refuses_goes_to_a_person_and_can_be_sent_again(peer: PeerLink) -> None:
    handler = a_handler()
    incident_id = an_incident(handler)
    message = tell(handler, incident_id)
    peer.fault = SendRefused("answered 422")
    deliver()
    refused = list_open_incidents(actor=handler, now=NOW).alarms
    peer.fault = None
    send_transfer_again(actor=handler, message_id=message, now=NOW + MINUTE)

    assert [(alarm.agency, alarm.telephone, alarm.is_refused) for alarm in refused] == [("fire", "020 7946 0991", True)]
    assert deliver(minutes=1) == 1
    assert look(handler, incident_id).log[-1].detail == "not_delivered"


def test_a_room_without_a_link_is_rung(peer: PeerLink) -> None:
    handler = a_handler()
    tell(handler, an_incident(handler), agency="ambulance")

    deliver()

    [alarm] = list_open_incidents(actor=handler, now=NOW).alarms
    assert (alarm.agency, alarm.is_refused) == ("ambulance", True)
    with pytest.raises(NotFound):
        tell(handler, Incident.objects.get().public_id, agency="coastguard")


def test_we_are_warned_when_no_person_there_has_seen_it_in_the_forces_minutes(peer: PeerLink) -> None:
    handler = a_handler()
    tell(handler, an_incident(handler))
    deliver()

    def alarms(minutes: float) -> int:
        return len(list_open_incidents(actor=handler, now=NOW + minutes * MINUTE).alarms)

    assert [alarms(4.9), alarms(5)] == [0, 1]


def test_a_receipt_that_overtakes_the_answer_to_our_delivery_counts_as_delivered(peer: PeerLink) -> None:
    handler = a_handler()
    incident_id = an_incident(handler)
    offer = tell(handler, incident_id)

    take(from_fire(TransferKind.RECEIPT, 1, reply_to=offer, their_reference="20261202-0001"))

    assert deliver(minutes=31) == 0
    assert look(handler, incident_id).transfers[0].state is TransferState.DELIVERED


def test_our_close_is_told_and_theirs_closes_nothing_here(peer: PeerLink) -> None:
    handler = a_handler()
    incident_id = an_incident(handler)
    tell(handler, incident_id)
    take(from_fire(TransferKind.CLOSE, 1, "Fire is out.", their_reference="20261202-0001"))
    still_open = look(handler, incident_id)
    close_incident(
        actor=handler, incident_id=incident_id, given=GivenClosing("NO-TRACE", "Done."), version=still_open.version,
        now=NOW,
    )  # fmt: skip
    deliver(minutes=60)

    assert still_open.state == "open"
    assert [record.kind for record in peer.records][-1] == TransferKind.CLOSE


# In


def test_an_offer_opens_an_incident_once_however_often_it_comes() -> None:
    handler = a_handler()
    offer = from_fire(
        TransferKind.OFFER,
        1,
        "Two people will not leave.",
        location=TransferLocation("Boat shed", easting=1, northing=2),
    )

    first, second = (take_incident_transfer(actor=FIRE, record=offer, now=NOW + MINUTE) for _ in range(2))

    assert (first.is_new, second.is_new, first.reference) == (True, False, second.reference)
    incident = Incident.objects.get()
    detail = look(handler, incident.public_id)
    assert (detail.row.is_from_other_room, detail.row.grade) == (True, IncidentGrade.PRIORITY)
    assert (detail.summary, detail.place.words) == ("Two people will not leave.", "Boat shed")
    assert sum(line.said.words == "Two people will not leave." for line in detail.log) == 1


def test_a_receipt_leaves_when_a_person_here_opens_it_and_not_before(peer: PeerLink) -> None:
    handler = a_handler()
    offer = from_fire(TransferKind.OFFER, 1, "Help with a road.")
    take(offer)
    unseen = list_open_incidents(actor=handler, now=NOW).rows[0].needs_look
    silent = deliver(minutes=31)

    look(handler, Incident.objects.get().public_id)
    look(handler, Incident.objects.get().public_id)

    assert (unseen, silent) == (True, 0)
    assert deliver(minutes=41) == 1
    assert [(record.kind, record.reply_to, record.their_reference) for record in peer.records] == [
        (TransferKind.RECEIPT, offer.message_id, "F-77")
    ]
    assert not list_open_incidents(actor=handler, now=NOW).rows[0].needs_look


def test_updates_before_their_offer_wait_and_stand_in_order_of_time() -> None:
    handler = a_handler()
    states = [
        take(from_fire(TransferKind.UPDATE, 3, "third")),
        take(from_fire(TransferKind.UPDATE, 2, "second")),
        take(from_fire(TransferKind.OFFER, 1, "first")),
    ]

    detail = look(handler, Incident.objects.get().public_id)

    assert states == [TransferState.HELD, TransferState.HELD, TransferState.TAKEN]
    assert [line.said.words for line in detail.log if line.said.words] == ["first", "second", "third"]
    assert not list_open_incidents(actor=handler, now=NOW).held


def test_a_gap_and_a_late_message_are_kept_and_warned_of() -> None:
    handler = a_handler()
    for sequence, kind in ((1, TransferKind.OFFER), (4, TransferKind.UPDATE), (2, TransferKind.UPDATE)):
        take(from_fire(kind, sequence, f"line {sequence}"))

    assert look(handler, Incident.objects.get().public_id).warnings == {
        "fire": SequenceWarnings(missing=(3,), late=(2,))
    }


def test_a_room_reaches_no_incident_that_it_has_no_part_in() -> None:
    handler = a_handler()
    an_incident(handler)
    stray = from_fire(TransferKind.NOTE, 1, "What is this?", their_reference="20261202-0001")

    assert take(stray) is TransferState.HELD
    [held] = list_open_incidents(actor=handler, now=NOW).held
    assert (held.agency, held.reason) == ("fire", "other_agency")
    assert take(replace(stray, from_agency="ambulance"), actor=AMBULANCE) is TransferState.HELD
    with pytest.raises(WrongSender):
        take(replace(stray, message_id=uuid4()), actor=AMBULANCE)


def test_an_answer_with_words_stands_once_in_the_log(peer: PeerLink) -> None:
    handler = a_handler()
    incident_id = an_incident(handler)
    offer = tell(handler, incident_id)
    deliver()
    answer = {"reply_to": offer, "their_reference": "20261202-0001", "decision": TransferDecision.ATTENDING}

    take(from_fire(TransferKind.DECISION, 1, "One engine comes.", casualties=2, **answer))
    take(from_fire(TransferKind.CLOSE, 2, their_reference="20261202-0001"))

    theirs = [line for line in look(handler, incident_id).log if line.agency == "fire"]
    assert [(line.detail, line.said.words, dict(line.said.facts)) for line in theirs] == [
        ("they_attending", "One engine comes.", {"casualties": "2"}),
        ("they_close", "", {}),
    ]


def test_what_we_decide_on_an_offer_is_told(peer: PeerLink) -> None:
    handler = a_handler()
    offer = from_fire(TransferKind.OFFER, 1, "Close a road, please.")
    take(offer)
    incident_id = Incident.objects.get().public_id

    incident_transfers.decide_on_offer(
        actor=handler, incident_id=incident_id, agency="fire", decision=TransferDecision.NOT_ATTENDING,
        words="The council closes it.", now=NOW + 31 * MINUTE,
    )  # fmt: skip
    deliver(minutes=31)

    [record] = peer.records
    assert (record.kind, record.decision, record.reply_to) == (
        TransferKind.DECISION,
        TransferDecision.NOT_ATTENDING,
        offer.message_id,
    )
    assert IncidentTransfer.objects.get(kind="offer").decision == "not_attending"
