"""How to speak with her, in whatever way: her communication passport, which goes where she goes."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff

LONGEST = 300  # characters: it is read while somebody says hello


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
