from __future__ import annotations

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from victimcare.records.models.access_codes import AccessGrant
from victimcare.records.models.constraints import choices_of, limit_to_choices
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff
from victimcare.records.models.tasks import Task
from victimcare.rules.calls.outbound_calls import NumberTariff
from victimcare.rules.calls.steps import VoicemailRecipient


class Call(models.Model):
    """One telephone call with its path. Keyed digits are never stored here."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    carrier_call_id = models.CharField(max_length=250)
    direction = models.CharField(max_length=10)
    started_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    path = models.JSONField(default=list)  # names of the steps taken, in order
    state = models.JSONField(default=dict)  # of the flow, after its last step (`rules.calls.call_protocol.CallState`)
    steps = models.PositiveIntegerField(default=0)  # number of events that moved the flow on
    mark = models.PositiveSmallIntegerField(null=True)  # the caller's score for us, from 1 to 5
    outcome = models.CharField(max_length=30, blank=True)
    queue_seconds = models.PositiveIntegerField(default=0)
    victim = models.ForeignKey(Victim, models.PROTECT, null=True, related_name="calls")  # only after an identity check
    # A duress code was keyed in this call: it opened nothing of the victim's, and no identity is established.
    quiet_code = models.ForeignKey(AccessGrant, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(name="call_by_start", fields=["-started_at"])]
        constraints = [
            models.CheckConstraint(
                name="call_mark_from_1_to_5", condition=models.Q(mark=None) | models.Q(mark__range=(1, 5))
            )
        ]


class RecordingKind(models.TextChoices):
    VOICEMAIL = "voicemail"  # a message left for a person to listen to
    CONVERSATION = "conversation"  # of both sides, where the force records conversations and both were told


class RecordingErasureReason(models.TextChoices):
    """Why a recording was erased; its row remains and says so."""

    DAYS_OVER = "days_over"
    REDACTED = "redacted"


class CallRecording(models.Model):
    """A stored recording from the line: sealed, in parts, in rows that commit with this one."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    kind = models.CharField(max_length=20, choices=RecordingKind)
    call = models.ForeignKey(Call, models.PROTECT, related_name="sounds")
    victim = models.ForeignKey(Victim, models.PROTECT, null=True, related_name="sounds")  # only after an identity check
    for_whom = models.CharField(max_length=10, choices=choices_of(VoicemailRecipient), blank=True)  # of a voicemail
    talked_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # who was in the conversation
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)  # null: still being recorded
    length = models.PositiveIntegerField(default=0)  # bytes of mu-law: 8,000 a second
    sha256 = models.CharField(max_length=64, blank=True)  # of the sound as received; for a voicemail
    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="sounds")  # with which it is listened to
    heard_at = models.DateTimeField(null=True)
    heard_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    sealed_summary = models.BinaryField(null=True)  # in the words of the colleague who listened
    version = models.PositiveIntegerField(db_default=0, default=0)  # of the summary
    gone_at = models.DateTimeField(null=True)
    gone_because = models.CharField(max_length=20, choices=RecordingErasureReason, blank=True)
    # Set while it must not be deleted: it is evidence, or a complaint is about it.
    held_at = models.DateTimeField(null=True)
    held_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    sealed_held_reason = models.BinaryField(null=True)

    class Meta:
        constraints = [
            limit_to_choices("kept_sound_kind", "kind", RecordingKind),
            limit_to_choices("kept_sound_for_whom", "for_whom", VoicemailRecipient, or_blank=True),
            limit_to_choices("kept_sound_gone_because", "gone_because", RecordingErasureReason, or_blank=True),
            models.UniqueConstraint(  # a message that arrives again is the same message
                name="kept_voicemail_once", fields=["call", "sha256"], condition=Q(kind="voicemail")
            ),
            models.CheckConstraint(
                name="kept_voicemail_is_whole",
                condition=~Q(kind="voicemail")
                | (Q(ended_at__isnull=False) & ~Q(for_whom="") & ~Q(sha256="") & Q(length__gt=0)),
            ),
            models.CheckConstraint(  # only an identity check ties it to a case
                name="kept_sound_for_officer_after_proof", condition=~Q(for_whom="officer") | Q(victim__isnull=False)
            ),
            models.CheckConstraint(
                name="kept_sound_heard_at_and_by_together",
                condition=Q(heard_at=None, heard_by=None) | Q(heard_at__isnull=False, heard_by__isnull=False),
            ),
            models.CheckConstraint(
                name="kept_sound_gone_says_why",
                condition=Q(gone_at=None, gone_because="") | (Q(gone_at__isnull=False) & ~Q(gone_because="")),
            ),
            models.CheckConstraint(
                name="kept_sound_held_or_gone",
                condition=Q(held_at=None, held_by=None)
                | Q(gone_at=None, held_at__isnull=False, held_by__isnull=False, sealed_held_reason__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="kept_sound_by_age", fields=["kind", "ended_at"], condition=Q(gone_at=None)),
            models.Index(name="kept_sound_by_victim", fields=["victim", "-began_at"]),
        ]


class RecordingPart(models.Model):
    """Ten seconds of a recording, sealed; the last part may be shorter."""

    sound = models.ForeignKey(CallRecording, models.PROTECT, related_name="parts")
    number = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(name="sound_part_once", fields=["sound", "number"])]


class OutboundCallCost(models.Model):
    """The cost counted for one call that we placed: that of its longest possible length until it has ended. The number
    is not stored here."""

    reference = models.CharField(max_length=250, unique=True)
    kind = models.CharField(max_length=10, choices=choices_of(NumberTariff))
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    pence = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(name="placed_spend_by_time", fields=["begun_at"])]
        constraints = [limit_to_choices("placed_spend_kind", "kind", NumberTariff)]
