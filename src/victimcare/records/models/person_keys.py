"""The keys that seal words about a person (`services.person_keys`)."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from victimcare.records.models.control_room.room_contacts import RoomContact, RoomMail
from victimcare.records.models.officer_updates import OfficerReply
from victimcare.records.models.people import Person
from victimcare.records.models.victim_contact.correspondence import ReceivedMessage


class PersonKey(models.Model):
    """A key of one person, or of one message whose person is not known yet.

    The table is in no backup of the data: `victimcare backup` writes it to a separate file, and only the newest of
    these files is kept. So an erased key is in no file, and what it sealed in older backups can never be opened.
    """

    # Random, because sealed words name their key: after a restore an old number must not come to mean another key.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="keys")
    # A message has a key of its own, and `person` once we know whom it is from.
    received = models.OneToOneField(
        ReceivedMessage, models.PROTECT, to_field="public_id", null=True, related_name="person_key"
    )
    reply = models.OneToOneField(
        OfficerReply, models.PROTECT, to_field="public_id", null=True, related_name="person_key"
    )
    room_contact = models.OneToOneField(
        RoomContact, models.PROTECT, to_field="public_id", null=True, related_name="person_key"
    )
    room_mail = models.OneToOneField(
        RoomMail, models.PROTECT, to_field="public_id", null=True, related_name="person_key"
    )
    sealed_key = models.BinaryField()  # sealed with the installation's key; empty: the key was erased
    made_at = models.DateTimeField(db_default=Now())
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="person_key_made_for_one",
                condition=Q(person__isnull=False, received=None, reply=None, room_contact=None, room_mail=None)
                | Q(received__isnull=False, reply=None, room_contact=None, room_mail=None)
                | Q(received=None, reply__isnull=False, room_contact=None, room_mail=None)
                | Q(received=None, reply=None, room_contact__isnull=False, room_mail=None)
                | Q(received=None, reply=None, room_contact=None, room_mail__isnull=False),
            ),
            models.CheckConstraint(
                name="person_key_erased_is_empty",
                condition=Q(erased_at=None) & ~Q(sealed_key=b"") | Q(erased_at__isnull=False, sealed_key=b""),
            ),
            models.UniqueConstraint(  # the key in use; words written after an erasure get a new one
                name="person_key_one_that_seals",
                fields=["person"],
                condition=Q(received=None, reply=None, room_contact=None, room_mail=None, erased_at=None),
            ),
        ]
