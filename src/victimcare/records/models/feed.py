from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from victimcare.records.models.constraints import limit_to_choices


class FeedLoad(models.Model):
    """One delivery of feed lines: a file, a watched folder or a request."""

    door = models.CharField(max_length=20)  # command, folder, api
    name = models.TextField()  # file name or token name
    is_history = models.BooleanField()
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)


class FeedLineResult(models.TextChoices):
    """The state of a line that was not applied. Applied lines are events; duplicates are only counted."""

    WAITING = "waiting"
    QUARANTINED = "quarantined"
    CONFLICT = "conflict"


class FeedLine(models.Model):
    """A line that could not be applied, with its bytes. No line is dropped: it waits, is mended and replayed, or is
    discarded with a reason."""

    load = models.ForeignKey(FeedLoad, models.PROTECT, related_name="lines")
    result = models.CharField(max_length=12, choices=FeedLineResult)
    number = models.PositiveIntegerField()  # line number in its file, from 1
    raw = models.BinaryField()
    source = models.TextField(blank=True)
    source_event_id = models.TextField(blank=True)
    subject = models.TextField(blank=True)
    digest = models.BinaryField(max_length=32, null=True)
    field = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    waits_for = ArrayField(models.TextField(), default=list)  # e.g. "case", "victim:V1", "item:P1"
    is_history = models.BooleanField(default=False)
    received_at = models.DateTimeField()
    # For a refused line: the key that makes another line the same (services/feed/repeated_lines.py), and how often and
    # when it came.
    again_key = models.BinaryField(max_length=32, null=True)
    times = models.PositiveIntegerField(db_default=1, default=1)
    first_at = models.DateTimeField(null=True)
    last_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    settled_as = models.CharField(max_length=12, blank=True)  # applied, replayed, discarded, superseded
    settled_by = models.CharField(max_length=200, blank=True)
    sealed_settled_reason = models.BinaryField(null=True)

    class Meta:
        constraints = [
            limit_to_choices("feed_line_result", "result", FeedLineResult),
            models.UniqueConstraint(
                name="feed_line_waits_once",
                fields=["source", "source_event_id"],
                condition=Q(result="waiting", settled_at=None),
            ),
            models.UniqueConstraint(
                name="feed_line_refused_once",
                fields=["again_key"],
                condition=Q(result__in=["quarantined", "conflict"], settled_at=None),
            ),
            models.CheckConstraint(
                name="feed_line_settled_whole",
                condition=Q(settled_at=None, settled_as="") | (Q(settled_at__isnull=False) & ~Q(settled_as="")),
            ),
        ]
        indexes = [
            models.Index(name="feed_line_waiting", fields=["subject"], condition=Q(result="waiting", settled_at=None)),
            models.Index(name="feed_line_open", fields=["result", "id"], condition=Q(settled_at=None)),
        ]


class UnnamedArea(models.Model):
    """An area that a feed used and force.toml does not name: applied, and listed for the people who maintain the
    settings."""

    code = models.TextField(unique=True)
    first_seen_at = models.DateTimeField()


class FeedContactCount(models.Model):
    """How many contacts with victims a source reported on one day, to notice a sudden rise."""

    source = models.CharField(max_length=200)
    day = models.DateField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(name="feed_contacts_once_a_day", fields=["source", "day"])]
