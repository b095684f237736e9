"""What a victim lost in a crime or had damaged, as they list it. Their words are sealed; a redaction leaves nothing of
them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from victimcare.records.models.cases import Officer
from victimcare.records.models.files import StoredFile
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff
from victimcare.records.models.victim_contact.correspondence import WrittenMessage


class LostItem(models.Model):
    """One item on the list that a victim is writing and may still change or remove; `LossList` holds what was sent."""

    # drawn before the row is stored: the words are sealed with it
    public_id = models.UUIDField(unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="lost_things")
    sealed = models.BinaryField()  # empty once redacted
    added_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    taken_away_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(name="lost_thing_by_victim", fields=["victim", "id"], condition=Q(taken_away_at=None)),
        ]


class LostItemFile(models.Model):
    """A picture, sound, film or document of one item. Once sent, staff may open it, and it stays with the sent list
    even if the victim removes the item."""

    thing = models.ForeignKey(LostItem, models.PROTECT, related_name="attached")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="lost_thing")
    sent_at = models.DateTimeField(null=True)  # first time
    taken_away_at = models.DateTimeField(null=True)


class LossList(models.Model):
    """The whole list as a victim sent it. It never changes; sending again makes another one. Its items are sealed."""

    public_id = models.UUIDField(unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="loss_lists")
    number = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()  # empty once redacted
    sent_at = models.DateTimeField()
    message = models.OneToOneField(WrittenMessage, models.PROTECT, related_name="loss_list")
    added_at = models.DateTimeField(null=True)  # to the crime record
    # the colleague who noted it here, if any
    added_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    # the officer who said so
    added_by_officer = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    # When the victim read on their page that the officer added it. When staff note it themselves, a message tells the
    # victim.
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
