from __future__ import annotations

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from victimcare.records.models.calls import Call
from victimcare.records.models.desk import Task
from victimcare.records.models.one_of import one_of
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff


class SoundKind(models.TextChoices):
    VOICEMAIL = "voicemail"  # what she left for somebody to listen to
    CONVERSATION = "conversation"  # of both sides, where the force records them and both were told


class ForWhom(models.TextChoices):
    DESK = "desk"
    OFFICER = "officer"  # in her case; only after proof


class SoundGone(models.TextChoices):
    """Why a sound is no longer there; its row stays and says so."""

    DAYS_OVER = "days_over"
    REDACTED = "redacted"


class KeptSound(models.Model):
    """What was said on the line and is kept: sealed, in parts, in rows that commit with this one."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    kind = models.CharField(max_length=20, choices=SoundKind)
    call = models.ForeignKey(Call, models.PROTECT, related_name="sounds")
    victim = models.ForeignKey(Victim, models.PROTECT, null=True, related_name="sounds")  # only after proof
    for_whom = models.CharField(max_length=10, choices=ForWhom, blank=True)  # of a voicemail
    talked_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # who was in the conversation
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)  # null: still being recorded
    length = models.PositiveIntegerField(default=0)  # bytes of mu-law: 8,000 a second
    sha256 = models.CharField(max_length=64, blank=True)  # of the sound as it was taken in; a voicemail's
    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="sounds")  # with whom it is listened to
    heard_at = models.DateTimeField(null=True)
    heard_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    sealed_summary = models.BinaryField(null=True)  # what it says, in the words of the colleague who listened
    version = models.PositiveIntegerField(db_default=0, default=0)  # of the summary
    gone_at = models.DateTimeField(null=True)
    gone_because = models.CharField(max_length=20, choices=SoundGone, blank=True)
    # Not deleted while it is held: it is evidence, or a complaint is about it.
    held_at = models.DateTimeField(null=True)
    held_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    sealed_held_reason = models.BinaryField(null=True)

    class Meta:
        constraints = [
            one_of("kept_sound_kind", "kind", SoundKind),
            one_of("kept_sound_for_whom", "for_whom", ForWhom, or_blank=True),
            one_of("kept_sound_gone_because", "gone_because", SoundGone, or_blank=True),
            models.UniqueConstraint(  # a message that is handed over again is the same message
                name="kept_voicemail_once", fields=["call", "sha256"], condition=Q(kind="voicemail")
            ),
            models.CheckConstraint(
                name="kept_voicemail_is_whole",
                condition=~Q(kind="voicemail")
                | (Q(ended_at__isnull=False) & ~Q(for_whom="") & ~Q(sha256="") & Q(length__gt=0)),
            ),
            models.CheckConstraint(  # whose case it is about is known by proof alone
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


class SoundPart(models.Model):
    """Ten seconds of it, sealed; the last may be shorter."""

    sound = models.ForeignKey(KeptSound, models.PROTECT, related_name="parts")
    number = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(name="sound_part_once", fields=["sound", "number"])]
