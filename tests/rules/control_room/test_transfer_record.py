"""The record that control rooms exchange is the same after a journey, and gaps in its numbers are found."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from uuid import UUID

from victimcare.rules.control_room.incidents.incident_kinds import IncidentGrade, TransferKind
from victimcare.rules.control_room.incidents.transfer_record import (
    AskedFor,
    SequenceWarnings,
    TransferHandling,
    TransferLine,
    TransferLocation,
    TransferPerson,
    TransferRecord,
    find_sequence_warnings,
    read_transfer,
    write_transfer,
)

NOON = datetime(2026, 12, 2, 12, 0, tzinfo=UTC)
LEAST = TransferRecord(UUID(int=7), TransferKind.NOTE, "fire", ("police",), "F-1", NOON, 1)
WHOLE = TransferRecord(
    message_id=UUID(int=8), kind=TransferKind.OFFER, from_agency="fire", to_agencies=("police",), our_reference="F-2",
    sent_at=NOON, sequence=3, their_reference="20261202-0001", reply_to=UUID(int=7), incident_kind="OTHER",
    grade=IncidentGrade.PRIORITY, opened_at=NOON, location=TransferLocation("Dock Lane", "", 530120, 0),
    people=(TransferPerson("resident"),), casualties=0, hazards=("smoke",), asked_for=AskedFor.DECISION,
    log_lines=(TransferLine(NOON, "Two people inside."),), handling=TransferHandling.RESTRICTED,
)  # fmt: skip


def test_a_record_is_the_same_after_a_journey_as_json() -> None:
    for record in (LEAST, WHOLE):
        assert read_transfer(json.loads(json.dumps(write_transfer(record)))) == record


def test_nothing_empty_travels() -> None:
    assert set(write_transfer(LEAST)) == {
        "message_id", "kind", "from_agency", "to_agencies", "our_ref", "sent_at", "sequence", "handling",
    }  # fmt: skip


def test_gaps_and_late_numbers_are_found() -> None:
    assert find_sequence_warnings([1, 2, 3]) == SequenceWarnings()
    assert find_sequence_warnings([1, 4, 2]) == SequenceWarnings(missing=(3,), late=(2,))
    assert find_sequence_warnings([]) == SequenceWarnings()
