"""Handlers of the control room who take one contact at one moment, on a database with real commits.

Short form: 12 contacts, four handlers. Long form (VICTIMCARE_FAULTS=long): 1,000. `python -m benchmarks.control_room
queue` does the same from processes.
"""

from __future__ import annotations

from collections import Counter

from tests.faults.test_desk_races import ROUNDS, Pair
from tests.services.control_room.test_contact_intake import email, take
from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import RoomContact, RoomContactChange
from victimcare.services.access import Role
from victimcare.services.control_room.contacts.contact_actions import claim_contact
from victimcare.services.control_room.contacts.contact_changes import ContactTaken

HANDLERS = ("Tunde", "Maeve", "Ruth", "Ola")


def test_of_four_who_take_one_contact_one_has_it_and_the_others_are_told_who(real_database: object) -> None:
    people = [staff(name, Role.CONTROL_ROOM) for name in HANDLERS]
    contacts = [one.contact for one in take(*(email("Where is my bicycle?") for _ in range(ROUNDS)))]

    told = Pair(*people).do(
        ROUNDS, lambda actor, number: claim_contact(actor=actor, contact_id=contacts[number], now=NOW)
    )

    for contact, errors in zip(contacts, told, strict=True):
        owner = RoomContact.objects.get(public_id=contact).owner
        assert owner is not None
        assert [error is None for error in errors].count(True) == 1
        refused = [error for error in errors if error is not None]
        assert all(isinstance(error, ContactTaken) and error.owner == owner.name for error in refused)
    claims = Counter(RoomContactChange.objects.filter(what="claimed").values_list("contact", flat=True))
    assert set(claims.values()) == {1}
