from __future__ import annotations

from django.db import models
from django.db.models import Q

from victimcare.records.models.desk import Task
from victimcare.records.models.files import StoredFile
from victimcare.records.models.one_of import one_of
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff


class WrittenTo(models.TextChoices):
    """Whom she writes to."""

    OFFICER = "officer"  # whoever leads the work on her case
    CARE = "care"  # the team that looks after her


class WrittenMessage(models.Model):
    """One message of the conversation that a victim and we have in writing, on her page. Its words are sealed."""

    public_id = models.UUIDField(unique=True, editable=False)  # drawn by whoever keeps it: the words are sealed for it
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="written")
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # none: she herself
    to = models.CharField(max_length=10, choices=WrittenTo, blank=True)  # of hers
    # Of hers: a second factor was shown in that visit. Else whoever has her code may have written it.
    with_second_factor = models.BooleanField(default=False)
    sealed = models.BinaryField()  # empty once it is redacted
    written_at = models.DateTimeField()
    answer_by = models.DateField(null=True)  # of hers: the day by which she was told that we answer
    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="written")  # of hers: with whom it is read
    read_at = models.DateTimeField(null=True)  # hers by one of us, ours by her on her page
    read_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            one_of("written_to", "to", WrittenTo, or_blank=True),
            models.CheckConstraint(
                name="written_hers_or_ours",
                condition=(Q(by=None, answer_by__isnull=False, task__isnull=False) & ~Q(to=""))
                | Q(by__isnull=False, to="", with_second_factor=False, answer_by=None, task=None, read_by=None),
            ),
            models.CheckConstraint(name="written_read_by_at", condition=Q(read_by=None) | Q(read_at__isnull=False)),
        ]
        indexes = [
            models.Index(name="written_by_victim", fields=["victim", "-id"]),
            models.Index(name="written_to_us", fields=["written_at"], condition=Q(by=None)),
            models.Index(name="written_ours_not_read", fields=["victim"], condition=Q(by__isnull=False, read_at=None)),
        ]


class WrittenFile(models.Model):
    """What is attached to a message, in its order."""

    message = models.ForeignKey(WrittenMessage, models.PROTECT, related_name="attached")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="written")
    place = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(name="written_file_place", fields=["message", "place"])]


class UpdateAsked(models.Model):
    """That she asked, on her page, how things stand. With the task is how far it is."""

    victim = models.ForeignKey(Victim, models.PROTECT, related_name="updates_asked")
    asked_at = models.DateTimeField()
    answer_by = models.DateField()  # the day by which she was told that she hears
    task = models.ForeignKey(Task, models.PROTECT, related_name="updates_asked")

    class Meta:
        indexes = [models.Index(name="update_asked_by_victim", fields=["victim", "-asked_at"])]
