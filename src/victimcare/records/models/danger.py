from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from victimcare.records.models.desk import Task
from victimcare.records.models.messages import Telling
from victimcare.records.models.one_of import one_of
from victimcare.records.models.people import Victim


class DangerDoor(models.TextChoices):
    """By which way words of danger came in."""

    TEXT = "text"
    EMAIL = "email"
    PAGE = "page"  # what a victim writes on a page of theirs
    SUPPORTER = "supporter"  # what a person who helps them writes
    FORM = "form"  # a form that anybody can fill in without a code
    PARTNER = "partner"  # a support service or another agency
    OFFICER = "officer"  # an officer's answer or note
    DESK = "desk"  # what staff type of what they were told
    VOICE = "voice"  # what staff write down of a recording


class DangerAnswer(models.TextChoices):
    """What became of the one fixed line that may answer (docs/danger-words.md)."""

    SENT = "sent"  # it was queued for the number or address that wrote
    NOT_AGREED = "not_agreed"  # the plan does not let that much be said there, or not at this hour
    SENT_BEFORE = "sent_before"  # the same number or address was sent it within the last day
    NO_POINT = "no_point"  # it did not come from a number or address of a victim


class DangerReading(models.Model):
    """A message in which rules found words of danger. One row a message; a message without any has none."""

    door = models.CharField(max_length=10, choices=DangerDoor)
    about = models.CharField(max_length=120, unique=True)  # which message, as `received:<its id>`
    victim = models.ForeignKey(Victim, models.PROTECT, null=True, related_name="danger_readings")
    # No victim is known, but the number or address that wrote stands in records: in several, or it was theirs before.
    is_sender_on_record = models.BooleanField(default=False, db_default=False)
    found_at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True)  # when the owner of the task first saw what it says; None: not yet
    rules = ArrayField(models.CharField(max_length=40))  # their names, all that a redaction leaves
    sealed = models.BinaryField()  # the words that matched, and the text beside them; empty once redacted
    task = models.ForeignKey(Task, models.PROTECT, related_name="danger_readings")
    answer = models.CharField(max_length=12, choices=DangerAnswer)
    telling = models.ForeignKey(
        Telling, models.PROTECT, null=True, related_name="+"
    )  # the fixed line, where it was sent

    class Meta:
        constraints = [
            one_of("danger_reading_door", "door", DangerDoor),
            one_of("danger_reading_answer", "answer", DangerAnswer),
            models.CheckConstraint(name="danger_reading_found_something", condition=~Q(rules=[])),
            models.CheckConstraint(
                name="danger_reading_sent_or_not",
                condition=Q(answer="sent", telling__isnull=False) | (~Q(answer="sent") & Q(telling=None)),
            ),
        ]
        indexes = [
            models.Index(name="danger_reading_by_task", fields=["task", "id"]),
            models.Index(name="danger_reading_by_victim", fields=["victim", "-id"]),
        ]
