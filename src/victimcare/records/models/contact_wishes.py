"""What she has said on her own page of how she wants to be reached. It changes her plan only by a person, who confirms
it with her; what she said no to is taken away at once (services/contact_plans/preference_requests.py)."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from victimcare.records.models.one_of import one_of
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff


class ContactDraft(models.Model):
    """Her answers so far. Gone when she sends them or drops them, and after a week."""

    victim = models.OneToOneField(Victim, models.PROTECT, primary_key=True, related_name="+")
    sealed = models.BinaryField()
    saved_at = models.DateTimeField()


class WishEnd(models.TextChoices):
    AGREED = "agreed"  # a plan was confirmed with her since
    NOT_TAKEN = "not_taken"  # a person says why not
    REPLACED = "replaced"  # she sent another one


class ContactWish(models.Model):
    """What she sent. A person speaks with her about it."""

    public_id = models.UUIDField(unique=True, editable=False)  # known before the row: her answers are sealed with it
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="contact_wishes")
    sealed = models.BinaryField(null=True)  # her answers; None: redacted, or she only asked to be rung
    made_at = models.DateTimeField()
    taken_away = ArrayField(models.CharField(max_length=12), default=list)  # what ended at once
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    ended_how = models.CharField(max_length=10, choices=WishEnd, blank=True)
    sealed_why = models.BinaryField(null=True)  # why it was not taken

    class Meta:
        constraints = [
            one_of("contact_wish_ended_how", "ended_how", WishEnd, or_blank=True),
            models.UniqueConstraint(name="contact_wish_one_open", fields=["victim"], condition=Q(ended_at=None)),
            models.CheckConstraint(
                name="contact_wish_end_whole",
                condition=Q(ended_at=None, ended_by=None, ended_how="")
                | (Q(ended_at__isnull=False) & ~Q(ended_how="")),
            ),
        ]
