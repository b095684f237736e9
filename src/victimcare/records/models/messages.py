from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from victimcare.records.models.brakes import Brake
from victimcare.records.models.contact import ContactPoint
from victimcare.records.models.one_of import one_of
from victimcare.records.models.people import Victim


class Channel(models.TextChoices):
    """How a message reaches her."""

    TEXT = "text"
    EMAIL = "email"
    LETTER = "letter"
    CALL = "call"


class ConfirmedHow(models.TextChoices):
    """How we know from herself that a message reached her: a provider's receipt only says that it was delivered, and a
    reply that somebody has her telephone."""

    PAGE = "page"  # she read the news on her page
    LINE = "line"  # the line told her after her code


class TellingStatus(models.TextChoices):
    """States of a message, in the order in which they can follow one another."""

    QUEUED = "queued"
    HELD = "held"  # the gate, a ceiling or a restore stopped it; a person decides
    HANDED_OVER = "handed_over"  # the intent is committed; the provider may or may not have it
    IN_DOUBT = "in_doubt"  # the provider did not answer; it is asked by our reference before anything is sent again
    ACCEPTED = "accepted"
    SENDING = "sending"
    DELIVERED = "delivered"
    FAILED = "failed"
    NOT_NEEDED = "not_needed"  # at hand-over she had been told, nothing was owed, or an unread text says the same


class Telling(models.Model):
    """One message to one victim, in any channel, through its states."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    # Our name for it at the provider: what a send in doubt is looked up by.
    reference = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="tellings")
    channel = models.CharField(max_length=10, choices=Channel)  # that of the gate's last answer
    is_pinned = models.BooleanField(default=False)  # by this channel or not at all: a rung of the ladder to reach her
    # What was said is kept as its sentence, that sentence's version and a keyed hash of its values: never the words.
    template = models.CharField(max_length=60)  # the id of the sentence in wording/
    wording_version = models.CharField(max_length=16, blank=True)
    values_hash = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=5, blank=True)
    point = models.ForeignKey(ContactPoint, models.PROTECT, null=True, related_name="+")
    plan_version = models.PositiveIntegerField(null=True)
    duties = ArrayField(models.BigIntegerField(), default=list)  # the duties it was made for
    status = models.CharField(max_length=12, choices=TellingStatus, default=TellingStatus.QUEUED)
    queued_at = models.DateTimeField()
    not_before = models.DateTimeField()
    # By the database's own clock, which no setting freezes. Queued: before this nobody takes it. Handed over or in
    # doubt: from here on its supplier is asked what became of it; none: that is for a person.
    rests_until = models.DateTimeField(null=True)
    unanswered_questions = models.PositiveSmallIntegerField(default=0)  # to its supplier since it was handed over
    handed_over_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    held_reason = models.CharField(max_length=60, blank=True)
    brake = models.ForeignKey(Brake, models.PROTECT, null=True, related_name="tellings")  # that stopped it last
    confirmed_at = models.DateTimeField(null=True)
    confirmed_how = models.CharField(max_length=10, choices=ConfirmedHow, blank=True)
    provider = models.CharField(max_length=20, blank=True)  # whoever was given it last
    provider_id = models.CharField(max_length=100, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            one_of("telling_status", "status", TellingStatus),
            one_of("telling_channel", "channel", Channel),
            one_of("telling_confirmed_how", "confirmed_how", ConfirmedHow, or_blank=True),
            models.CheckConstraint(
                name="telling_confirmed_at_and_how_together",
                condition=Q(confirmed_at=None, confirmed_how="")
                | (Q(confirmed_at__isnull=False) & ~Q(confirmed_how="")),
            ),
            models.CheckConstraint(
                name="telling_held_has_reason",
                condition=~Q(status="held") | ~Q(held_reason=""),
            ),
        ]
        indexes = [
            models.Index(name="telling_by_hand_over", fields=["template", "handed_over_at"]),
            models.Index(
                name="telling_unsettled",
                fields=["queued_at"],
                condition=Q(status__in=["queued", "handed_over", "in_doubt", "accepted", "sending"]),
            ),
            models.Index(name="telling_by_status", fields=["status", "-id"]),
            models.Index(name="telling_unanswered", fields=["provider"], condition=Q(status="handed_over")),
            models.Index(name="telling_to_hand_over", fields=["not_before", "id"], condition=Q(status="queued")),
            models.Index(
                name="telling_in_doubt", fields=["rests_until"], condition=Q(status__in=["handed_over", "in_doubt"])
            ),
        ]


class TellingState(models.Model):
    """Each state a message was in, as it came. Append-only."""

    telling = models.ForeignKey(Telling, models.PROTECT, related_name="states")
    status = models.CharField(max_length=12, choices=TellingStatus)
    at = models.DateTimeField()
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [one_of("telling_state_status", "status", TellingStatus)]
