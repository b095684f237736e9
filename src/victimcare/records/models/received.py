from __future__ import annotations

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from victimcare.records.models.contact import PointKind
from victimcare.records.models.desk import Task
from victimcare.records.models.messages import Telling
from victimcare.records.models.one_of import one_of
from victimcare.records.models.people import Victim


class ReceivedChannel(models.TextChoices):
    TEXT = "text"
    EMAIL = "email"


class ReceivedKind(models.TextChoices):
    REPLY = "reply"  # from a number or address that is somebody's here
    STOP = "stop"  # it asks for no more messages
    BOUNCE = "bounce"  # a mail server says that a message of ours will not arrive
    REPORT = "report"  # a mail server says something else of one
    AUTOMATIC = "automatic"  # a machine answered: out of the office
    UNKNOWN = "unknown"  # from a number or address that is nobody's here


class ReceivedMessage(models.Model):
    """What came in by text or e-mail: for a person to read, never a command. Whose number or address it came from says
    nothing of who wrote it."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    channel = models.CharField(max_length=10, choices=ReceivedChannel)
    kind = models.CharField(max_length=10, choices=ReceivedKind)
    supplier = models.CharField(max_length=20)
    supplier_id = models.CharField(max_length=100)  # theirs, or made of the message: told twice, it is one
    received_at = models.DateTimeField()
    victim = models.ForeignKey(Victim, models.PROTECT, null=True, related_name="received")
    telling = models.ForeignKey(Telling, models.PROTECT, null=True, related_name="received")  # answered or reported on
    # It names a message of ours by a reference that only whoever received that one knows. An e-mail's sender alone is
    # what somebody typed.
    answers_by_name = models.BooleanField(db_default=False, default=False)
    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="received")  # with whom it is read
    read_at = models.DateTimeField(null=True)  # first opened by whoever had that task
    from_key = models.TextField()  # a keyed digest of the sender (`services.secret_hashes`); empty: redacted
    # Sealed under the key of this message (`PersonKey`), and what a redaction blanks: sender, subject and SHA-256; what
    # it says; an e-mail as it came, with whatever was attached.
    sealed_head = models.BinaryField(default=b"", db_default=b"")
    sealed_words = models.BinaryField(default=b"", db_default=b"")
    sealed_content = models.BinaryField(default=b"", db_default=b"")
    sha256 = models.CharField(max_length=64)  # a keyed digest of its own SHA-256
    reason = models.CharField(max_length=60, blank=True)  # what made it this kind, in a word
    settled_at = models.DateTimeField(null=True)  # by the product itself; else its task says how far it is

    class Meta:
        constraints = [
            one_of("received_channel", "channel", ReceivedChannel),
            one_of("received_kind", "kind", ReceivedKind),
            models.UniqueConstraint(name="received_once", fields=["supplier", "supplier_id"]),
            models.CheckConstraint(  # nothing that a person wrote is settled without a person
                name="received_people_are_read",
                condition=Q(settled_at=None) | Q(kind__in=["bounce", "report", "automatic"]),
            ),
        ]
        indexes = [
            models.Index(name="received_by_victim", fields=["victim", "-received_at"]),
            models.Index(name="received_by_sender", fields=["from_key", "-received_at"]),
            models.Index(name="received_for_people", fields=["received_at"], condition=Q(task__isnull=False)),
        ]


class StoppedPoint(models.Model):
    """Somebody asked from this number or address for no more messages to it. It holds until a plan is confirmed anew
    with whoever it belongs to: asking for less needs no proof, asking for more does."""

    kind = models.CharField(max_length=10, choices=PointKind)
    match_key = models.TextField()
    stopped_at = models.DateTimeField()
    received = models.ForeignKey(ReceivedMessage, models.PROTECT, related_name="stops")

    class Meta:
        constraints = [one_of("stopped_point_kind", "kind", PointKind)]
        indexes = [models.Index(name="stopped_point_by_key", fields=["match_key", "-stopped_at"])]
