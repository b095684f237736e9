"""The keys under which words about a person are sealed (`services.person_keys`)."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from victimcare.records.models.officer_updates import OfficerReply
from victimcare.records.models.people import Person
from victimcare.records.models.victim_contact.correspondence import ReceivedMessage


class PersonKey(models.Model):
    """A key of one person, or of one message whose person is not known yet.

    The table is in no backup of the data: `victimcare backup` writes it to a file beside, of which the newest alone is
    kept. A key that was erased is then in no file, and what it sealed in older backups stays shut.
    """

    # Random, since sealed words name their key: after a restore an older number must not come to mean another key.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="keys")
    # A message gets a key of its own, and `person` once it is known whose it is.
    received = models.OneToOneField(
        ReceivedMessage, models.PROTECT, to_field="public_id", null=True, related_name="person_key"
    )
    reply = models.OneToOneField(
        OfficerReply, models.PROTECT, to_field="public_id", null=True, related_name="person_key"
    )
    sealed_key = models.BinaryField()  # with the installation's key; empty: it is erased
    made_at = models.DateTimeField(db_default=Now())
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="person_key_made_for_one",
                condition=Q(person__isnull=False, received=None, reply=None)
                | Q(received__isnull=False, reply=None)
                | Q(received=None, reply__isnull=False),
            ),
            models.CheckConstraint(
                name="person_key_erased_is_empty",
                condition=Q(erased_at=None) & ~Q(sealed_key=b"") | Q(erased_at__isnull=False, sealed_key=b""),
            ),
            models.UniqueConstraint(  # the one that seals; words of after an erasure get a new one
                name="person_key_one_that_seals",
                fields=["person"],
                condition=Q(received=None, reply=None, erased_at=None),
            ),
        ]
