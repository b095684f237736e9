"""What she has said on her own page of how she wants to be reached. It changes her plan only by a person, who confirms
it with her; what she said no to is taken away at once (services/contact_plans/preference_requests.py)."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from victimcare.records.models.constraints import limit_to_choices
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff


class PreferenceDraft(models.Model):
    """Her answers so far. Gone when she sends them or drops them, and after a week."""

    victim = models.OneToOneField(Victim, models.PROTECT, primary_key=True, related_name="+")
    sealed = models.BinaryField()
    saved_at = models.DateTimeField()


class PreferenceRequestEnd(models.TextChoices):
    AGREED = "agreed"  # a plan was confirmed with her since
    NOT_TAKEN = "not_taken"  # a person says why not
    REPLACED = "replaced"  # she sent another one


class PreferenceRequest(models.Model):
    """What she sent. A person speaks with her about it."""

    public_id = models.UUIDField(unique=True, editable=False)  # known before the row: her answers are sealed with it
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="contact_wishes")
    sealed = models.BinaryField(null=True)  # her answers; None: redacted, or she only asked to be rung
    made_at = models.DateTimeField()
    taken_away = ArrayField(models.CharField(max_length=12), default=list)  # what ended at once
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    ended_how = models.CharField(max_length=10, choices=PreferenceRequestEnd, blank=True)
    sealed_why = models.BinaryField(null=True)  # why it was not taken

    class Meta:
        constraints = [
            limit_to_choices("contact_wish_ended_how", "ended_how", PreferenceRequestEnd, or_blank=True),
            models.UniqueConstraint(name="contact_wish_one_open", fields=["victim"], condition=Q(ended_at=None)),
            models.CheckConstraint(
                name="contact_wish_end_whole",
                condition=Q(ended_at=None, ended_by=None, ended_how="")
                | (Q(ended_at__isnull=False) & ~Q(ended_how="")),
            ),
        ]


# How to speak with her, in whatever way: her communication passport, which goes where she goes.

LONGEST_PASSPORT_NOTE = 300  # characters: it is read while somebody says hello


class CommunicationPassport(models.Model):
    """One version of it, as she said it. The highest stands; one that says nothing says that none does.

    Append-only: only a redaction blanks its words, in every version.
    """

    victim = models.ForeignKey(Victim, models.PROTECT, related_name="passports", db_index=False)
    version = models.PositiveIntegerField()
    language = models.CharField(max_length=35, blank=True)  # that she wants to speak; empty: as her record says
    needs = ArrayField(models.CharField(max_length=20), default=list)  # of `contact.communication_needs`
    sealed_someone = models.BinaryField(null=True)  # who is with the victim when we speak
    sealed_avoid = models.BinaryField(null=True)  # what makes it harder
    sealed_helps = models.BinaryField(null=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # None: herself, on her page
    proved_how = models.CharField(max_length=12)  # how she was proved when she said it

    class Meta:
        constraints = [
            models.UniqueConstraint(name="passport_one_of_each_version", fields=["victim", "version"]),
            models.CheckConstraint(
                name="passport_by_her_or_by_staff",
                condition=Q(written_by=None, proved_how="page") | (Q(written_by__isnull=False) & ~Q(proved_how="page")),
            ),
        ]


# What a victim has told us already, in few words, so that nobody asks again.

LONGEST_TELL_ONCE_NOTE = 500  # characters: it is read while somebody says hello


class TellOnceNote(models.Model):
    """One version of her note, as she agreed to it. The highest stands; one without words says that none does.

    Append-only: only a redaction blanks the words, in every version.
    """

    victim = models.ForeignKey(Victim, models.PROTECT, related_name="tell_once_notes", db_index=False)
    version = models.PositiveIntegerField()
    sealed_avoid = models.BinaryField(null=True)  # what not to ask or say
    sealed_needs = models.BinaryField(null=True)
    sealed_happened = models.BinaryField(null=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # None: herself, on her page
    proved_how = models.CharField(max_length=12)  # how she was proved when she agreed to it

    class Meta:
        constraints = [
            models.UniqueConstraint(name="tell_once_note_one_of_each_version", fields=["victim", "version"]),
            models.CheckConstraint(
                name="tell_once_note_by_her_or_by_staff",
                condition=Q(written_by=None, proved_how="page") | (Q(written_by__isnull=False) & ~Q(proved_how="page")),
            ),
        ]
