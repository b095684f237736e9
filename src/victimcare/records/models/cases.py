from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower


class Officer(models.Model):
    """An officer as the record system knows them, with the details of the latest event that named them."""

    source = models.CharField(max_length=200)
    record_id = models.CharField(max_length=200)  # longer ids are stored as their hash
    name = models.TextField()
    email = models.TextField(blank=True)
    phone = models.TextField(blank=True)
    team = models.TextField(blank=True)
    # The event that these details come from, so that every loading order gives the same row.
    named_at = models.DateTimeField()
    named_sequence = models.BigIntegerField()
    named_by_id = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(name="officer_once_per_source", fields=["source", "record_id"])]
        indexes = [  # to match signed-in staff with their officer row
            models.Index(name="officer_by_record_id", fields=["record_id"]),
            models.Index(Lower("email"), name="officer_by_email", condition=~Q(email="")),
        ]


class Case(models.Model):
    """One recorded crime. Everything here is derived from its timeline and can be rebuilt from it."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    reference = models.CharField(max_length=100)
    source = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()
    reported_at = models.DateTimeField()
    offence_group = models.CharField(max_length=40)
    offence_title = models.TextField()
    offence_code = models.TextField(blank=True)
    flags = ArrayField(models.CharField(max_length=40), default=list)
    area = models.TextField()
    borough = models.TextField(blank=True)
    reported_by = models.CharField(max_length=20, blank=True)
    officer = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="cases")
    officer_since = models.DateTimeField(null=True)
    edition = models.CharField(max_length=20)
    is_guarded_by_offence = models.BooleanField()
    # Events may be dated up to a day ahead: the stored duties hold until the first such event.
    duties_until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            # Not `unique=True`, which would add a second index for LIKE that no query uses.
            models.UniqueConstraint(name="case_once_per_reference", fields=["reference"]),
            models.CheckConstraint(
                name="case_officer_and_since_together",
                condition=Q(officer=None, officer_since=None) | Q(officer__isnull=False, officer_since__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="case_duties_end", fields=["duties_until"], condition=Q(duties_until__isnull=False)),
        ]


class Event(models.Model):
    """One line of a case's timeline. Never edited or deleted: a trigger refuses both.

    `facts` is the feed's `data` without names, numbers, addresses, birth dates and free text. Those are in
    `EventPrivate`, which an audited redaction can blank while this row and its digest remain.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="events", db_index=False)
    source = models.CharField(max_length=200)
    source_event_id = models.CharField(max_length=200)
    type = models.CharField(max_length=60)
    time = models.DateTimeField()
    recorded_at = models.DateTimeField(null=True)
    sequence = models.BigIntegerField()
    facts = models.JSONField()
    digest = models.BinaryField(max_length=32)  # SHA-256 of the whole line as parsed, with sorted keys
    received_at = models.DateTimeField()
    is_history = models.BooleanField(default=False)  # loaded with --history: starts no messages

    class Meta:
        constraints = [
            models.UniqueConstraint(name="event_once_per_source", fields=["source", "source_event_id"]),
            models.CheckConstraint(name="event_sequence_positive", condition=Q(sequence__gte=1)),
        ]
        indexes = [models.Index(name="event_by_case_in_order", fields=["case", "time", "sequence"])]


class EventPrivate(models.Model):
    """The parts of an event that name or locate a person, and its free text. A redaction removes parts; nothing ever
    replaces them."""

    event = models.OneToOneField(Event, models.PROTECT, primary_key=True, related_name="private")
    content = models.JSONField(null=True)
    redacted_at = models.DateTimeField(null=True)
    redacted_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="event_private_blank_only_by_redaction",
                condition=Q(content__isnull=False) | Q(redacted_at__isnull=False),
            ),
        ]
