from __future__ import annotations

from django.db import models
from django.db.models import Q


class Installation(models.Model):
    """One row: which environment this database belongs to, and whether sending is held (after a restore)."""

    only = models.BooleanField(primary_key=True, default=True)
    environment = models.CharField(max_length=12)
    created_at = models.DateTimeField()
    sending_held_since = models.DateTimeField(null=True)
    sending_held_reason = models.TextField(blank=True)
    # A part of the key of officers' reply addresses; drawn anew when all of them are ended. Empty: they never were.
    reply_salt = models.BinaryField(max_length=32, db_default=b"", default=b"")

    class Meta:
        constraints = [models.CheckConstraint(name="installation_only_one", condition=Q(only=True))]
