"""What every record system that names linked people must do. Its test is this suite and its own `record_system`."""

from __future__ import annotations

import time
from typing import Protocol

import pytest

from victimcare.services.ports import NamedContactPoint, NamedLinkedPerson, PeopleLookup, PeopleLookupFailed

LINKED = ("44/10288/26", "V10288-1")  # two people
ALONE = ("44/10296/26", "V10296-1")  # no known person
STRANGER = ("44/10288/26", "V99999-1")


class RecordSystem(Protocol):
    """A record system that runs and knows these three."""

    @property
    def people(self) -> PeopleLookup:
        """The adapter, which waits for at most two seconds."""

    @property
    def people_with_wrong_secret(self) -> PeopleLookup: ...

    @property
    def people_at_nowhere(self) -> PeopleLookup: ...

    def misbehave(self, mode: str) -> None:
        """At the next question: 5xx, hang or accept_then_drop."""


class PeopleContract:
    """Inherit, and give a fixture `record_system`."""

    def test_it_names_each_linked_person_with_their_numbers_and_addresses(self, record_system: RecordSystem) -> None:
        reference, record_id = LINKED

        suspect, relative = record_system.people.linked_people(reference=reference, record_id=record_id)

        assert suspect == NamedLinkedPerson(
            record_id="P88101",
            relation="suspect",
            name="Baris Demir",
            points=(
                NamedContactPoint("mobile", "07700 900072"),
                NamedContactPoint("email", "b.demir@letterbox.example"),
                NamedContactPoint("address", "17 Curlew Road\nZZ9 4HT"),
            ),
        )
        assert (relative.relation, len(relative.points)) == ("family", 1)

    def test_nobody_linked_is_an_answer(self, record_system: RecordSystem) -> None:
        reference, record_id = ALONE

        assert record_system.people.linked_people(reference=reference, record_id=record_id) == ()

    def test_a_person_whom_it_does_not_have_is_not_known(self, record_system: RecordSystem) -> None:
        reference, record_id = STRANGER

        with pytest.raises(PeopleLookupFailed) as not_known:
            record_system.people.linked_people(reference=reference, record_id=record_id)

        assert record_id not in str(not_known.value)

    def test_a_wrong_secret_is_not_known(self, record_system: RecordSystem) -> None:
        reference, record_id = LINKED

        with pytest.raises(PeopleLookupFailed):
            record_system.people_with_wrong_secret.linked_people(reference=reference, record_id=record_id)

    def test_a_record_system_that_cannot_be_reached_is_not_known(self, record_system: RecordSystem) -> None:
        reference, record_id = LINKED

        with pytest.raises(PeopleLookupFailed):
            record_system.people_at_nowhere.linked_people(reference=reference, record_id=record_id)

    @pytest.mark.parametrize("mode", ["5xx", "hang", "accept_then_drop"])
    def test_a_record_system_that_fails_is_not_known_in_time_and_asked_again_later(
        self, record_system: RecordSystem, mode: str
    ) -> None:
        reference, record_id = LINKED
        record_system.misbehave(mode)

        began = time.monotonic()
        with pytest.raises(PeopleLookupFailed):
            record_system.people.linked_people(reference=reference, record_id=record_id)

        assert time.monotonic() - began < 4
        assert len(record_system.people.linked_people(reference=reference, record_id=record_id)) == 2
