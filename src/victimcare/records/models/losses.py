"""What a crime took from a victim or broke, as they list it. What they wrote lies sealed; a redaction leaves none."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from victimcare.records.models.cases import Officer
from victimcare.records.models.files import StoredFile
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff
from victimcare.records.models.victim_contact.correspondence import WrittenMessage


class LostItem(models.Model):
    """One thing on the list that a victim is writing, to change and take away; `LossList` has what was sent."""

    public_id = models.UUIDField(unique=True, editable=False)  # drawn by who keeps it: the words are sealed for it
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="lost_things")
    sealed = models.BinaryField()  # empty once it is redacted
    added_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    taken_away_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(name="lost_thing_by_victim", fields=["victim", "id"], condition=Q(taken_away_at=None)),
        ]


class LostItemFile(models.Model):
    """A picture, sound, film or paper of one thing. Once it was sent, staff may open it, and taking the thing off the
    list leaves it with what was sent."""

    thing = models.ForeignKey(LostItem, models.PROTECT, related_name="attached")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="lost_thing")
    sent_at = models.DateTimeField(null=True)  # first
    taken_away_at = models.DateTimeField(null=True)


class LossList(models.Model):
    """The list as a victim sent it, whole. It never changes; sent again, it is another. Its things are sealed."""

    public_id = models.UUIDField(unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="loss_lists")
    number = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()  # empty once it is redacted
    sent_at = models.DateTimeField()
    message = models.OneToOneField(WrittenMessage, models.PROTECT, related_name="loss_list")
    added_at = models.DateTimeField(null=True)  # to the crime record
    added_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # who noted it here, if anyone
    added_by_officer = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")  # who said so
    # When the victim read on their page that the officer added it. What staff note themselves is told by a message.
    added_read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="loss_list_number", fields=["victim", "number"]),
            models.CheckConstraint(
                name="loss_list_added_whole",
                condition=Q(added_at=None, added_by=None, added_by_officer=None, added_read_at=None)
                | (
                    Q(added_at__isnull=False)
                    & (Q(added_by__isnull=False) | Q(added_by_officer__isnull=False))
                    & (Q(added_read_at=None) | Q(added_by_officer__isnull=False))
                ),
            ),
        ]
        indexes = [
            models.Index(
                name="loss_list_added_not_read",
                fields=["victim"],
                condition=Q(added_by_officer__isnull=False, added_read_at=None),
            ),
            models.Index(name="loss_list_not_added", fields=["victim"], condition=Q(added_at=None)),
        ]
