"""What victims tell us about contact: their preferences from their page, their communication passport, and their
tell-it-once note.

A preference changes the plan only through a person, who confirms it with the victim; what the victim says no to ends at
once (services/contact_plans/preference_requests.py).
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from victimcare.records.models.constraints import limit_to_choices
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff


class PreferenceDraft(models.Model):
    """The victim's answers so far. Deleted when they send or drop them, and after a week."""

    victim = models.OneToOneField(Victim, models.PROTECT, primary_key=True, related_name="+")
    sealed = models.BinaryField()
    saved_at = models.DateTimeField()


class PreferenceRequestEnd(models.TextChoices):
    AGREED = "agreed"  # a plan was confirmed with the victim since
    NOT_TAKEN = "not_taken"  # a person declined it and said why
    REPLACED = "replaced"  # the victim sent another one


class PreferenceRequest(models.Model):
    """The preferences that a victim sent. A person speaks with the victim about them."""

    # drawn before the row is stored: the answers are sealed with it
    public_id = models.UUIDField(unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="contact_wishes")
    sealed = models.BinaryField(null=True)  # the answers; None: redacted, or the victim only asked to be rung
    made_at = models.DateTimeField()
    taken_away = ArrayField(models.CharField(max_length=12), default=list)  # the ways of contact that ended at once
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    ended_how = models.CharField(max_length=10, choices=PreferenceRequestEnd, blank=True)
    sealed_why = models.BinaryField(null=True)  # why it was declined

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


# The communication passport: how to speak with the victim, in every channel and wherever their case goes.

LONGEST_PASSPORT_NOTE = 300  # characters: it is read while saying hello


class CommunicationPassport(models.Model):
    """One version of a victim's communication passport, in their own words. The latest applies; an empty one withdraws
    it.

    Append-only: only a redaction blanks its words, in every version.
    """

    victim = models.ForeignKey(Victim, models.PROTECT, related_name="passports", db_index=False)
    version = models.PositiveIntegerField()
    # the language the victim wants to speak; empty: as the record says
    language = models.CharField(max_length=35, blank=True)
    needs = ArrayField(models.CharField(max_length=20), default=list)  # see `contact.communication_needs`
    sealed_someone = models.BinaryField(null=True)  # who is with the victim when we speak
    sealed_avoid = models.BinaryField(null=True)  # what makes it harder
    sealed_helps = models.BinaryField(null=True)
    written_at = models.DateTimeField()
    # None: the victim, on their page
    written_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    proved_how = models.CharField(max_length=12)  # how the victim's identity was checked when they said it

    class Meta:
        constraints = [
            models.UniqueConstraint(name="passport_one_of_each_version", fields=["victim", "version"]),
            models.CheckConstraint(
                name="passport_by_her_or_by_staff",
                condition=Q(written_by=None, proved_how="page") | (Q(written_by__isnull=False) & ~Q(proved_how="page")),
            ),
        ]


# The tell-it-once note: what a victim has told us already, in few words, so that no one asks again.

LONGEST_TELL_ONCE_NOTE = 500  # characters: it is read while saying hello


class TellOnceNote(models.Model):
    """One version of a victim's note, as they agreed to it. The latest version applies; an empty one means the note was
    withdrawn.

    Append-only: only a redaction blanks the words, in every version.
    """

    victim = models.ForeignKey(Victim, models.PROTECT, related_name="tell_once_notes", db_index=False)
    version = models.PositiveIntegerField()
    sealed_avoid = models.BinaryField(null=True)  # what not to ask or say
    sealed_needs = models.BinaryField(null=True)
    sealed_happened = models.BinaryField(null=True)
    written_at = models.DateTimeField()
    # None: the victim, on their page
    written_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    proved_how = models.CharField(max_length=12)  # how the victim's identity was checked when they agreed to it

    class Meta:
        constraints = [
            models.UniqueConstraint(name="tell_once_note_one_of_each_version", fields=["victim", "version"]),
            models.CheckConstraint(
                name="tell_once_note_by_her_or_by_staff",
                condition=Q(written_by=None, proved_how="page") | (Q(written_by__isnull=False) & ~Q(proved_how="page")),
            ),
        ]
