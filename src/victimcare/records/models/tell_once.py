"""What a victim has told us already, in few words, so that nobody asks again."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff

LONGEST = 500  # characters: it is read while somebody says hello


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
