"""The time that a contact takes, and messages from callers whose identity was not checked."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from victimcare.records.models.constraints import limit_to_choices
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff
from victimcare.records.models.tasks import Task
from victimcare.records.models.telephone.calls import Call
from victimcare.records.models.victim_contact.contact_plans import Contact


class ContactSessionEnd(models.TextChoices):
    SAVED = "saved"  # with the contact that was recorded: its time is measured
    FINISHED = "finished"  # closed, and nothing was recorded
    MESSAGE = "message"  # no identity was checked; a message was taken
    LAPSED = "lapsed"  # never closed: its length is not known


class ContactSession(models.Model):
    """One contact of one member of staff, from opening to saving. The product measures the time; staff never enter
    it."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    victim = models.ForeignKey(Victim, models.PROTECT, null=True, related_name="+")  # none: on the blank screen
    call = models.ForeignKey(Call, models.PROTECT, null=True, related_name="+")
    began_at = models.DateTimeField()
    # The time that the contact took before it was resumed, without the pause; zero: it was never resumed.
    took_before = models.DurationField(default=timedelta, db_default=timedelta())
    is_safe = models.BooleanField(null=True)  # the answer to "Is it safe to talk?"
    ended_at = models.DateTimeField(null=True)
    ended_how = models.CharField(max_length=8, choices=ContactSessionEnd, blank=True)
    contact = models.OneToOneField(Contact, models.PROTECT, null=True, related_name="spell")

    class Meta:
        constraints = [
            limit_to_choices("contact_spell_ended_how", "ended_how", ContactSessionEnd, or_blank=True),
            models.UniqueConstraint(
                name="contact_spell_open_once",
                fields=["staff", "victim"],
                condition=Q(ended_at=None),
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="contact_spell_end_whole",
                condition=Q(ended_at=None, ended_how="")
                | (Q(ended_at__isnull=False, ended_at__gte=F("began_at")) & ~Q(ended_how="")),
            ),
            models.CheckConstraint(
                name="contact_spell_saved_with_its_contact",
                condition=Q(contact=None) & ~Q(ended_how="saved") | Q(contact__isnull=False, ended_how="saved"),
            ),
        ]
        indexes = [
            models.Index(name="contact_spell_saved", fields=["ended_at"], condition=Q(ended_how="saved")),
            models.Index(name="contact_spell_open", fields=["began_at"], condition=Q(ended_at=None)),
        ]


class UnverifiedMessage(models.Model):
    """A message from a person whose identity was not checked. It is tied to no victim, and its words are sealed."""

    # drawn before the row is stored: the words are sealed with it
    public_id = models.UUIDField(unique=True, editable=False)
    sealed = models.BinaryField()  # empty once the message is old
    # Ids of victims: of the cases whose reference the words contain, and of the call in which the message was taken. No
    # check shows that it is about them; the list only hides the message from staff who may not see such a case.
    may_be_about = ArrayField(models.BigIntegerField(), default=list, db_default=[])
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    call = models.ForeignKey(Call, models.PROTECT, null=True, related_name="+")
    task = models.ForeignKey(Task, models.PROTECT, related_name="pad_messages")
    read_at = models.DateTimeField(null=True)
    read_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="pad_message_read_at_and_by_together",
                condition=Q(read_at=None, read_by=None) | Q(read_at__isnull=False, read_by__isnull=False),
            ),
        ]
        indexes = [models.Index(name="pad_message_with_words", fields=["made_at"], condition=~Q(sealed=b""))]
