from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

# The entries that decide whether an identity check still holds, looked up for one member of staff at every access to a
# record (docs/adr/0009).
IDENTITY_CHECK_ACTS = [
    "case.look_up",
    "contact.begun",
    "proof.finished",
    "proof.recorded",
    "staff.signed_in",
    "staff.signed_out",
]


class AuditEntry(models.Model):
    """Who looked at or changed what, and why, written in the same transaction as the access or the change.
    Append-only."""

    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)  # victim, staff, machine, operator, system, nobody
    actor = models.CharField(max_length=200)  # an id, never a name
    act = models.CharField(max_length=60)
    case_id = models.BigIntegerField(null=True)  # no foreign key: the entry outlives the case
    victim_id = models.BigIntegerField(null=True)
    reason = models.TextField(blank=True)
    detail = models.JSONField(default=dict)  # ids, counts, digests
    written_at = models.DateTimeField(db_default=Now())  # set by a trigger, whatever value is given

    class Meta:
        indexes = [
            models.Index(name="audit_by_case", fields=["case_id", "at"]),
            models.Index(
                name="audit_by_victim_alone",
                fields=["victim_id", "at"],
                condition=Q(case_id=None, victim_id__isnull=False),
            ),
            models.Index(name="audit_of_proofs", fields=["actor", "at"], condition=Q(act__in=IDENTITY_CHECK_ACTS)),
        ]


class AuditSeal(models.Model):
    """One link of the audit chain: the hash of an entry and of the previous link, in an order of its own.
    Append-only."""

    position = models.BigIntegerField(primary_key=True)
    entry_id = models.BigIntegerField(unique=True)
    hash = models.BinaryField(max_length=32)
    sealed_at = models.DateTimeField()
    # everything written before this moment was sealed before this link; null: not known
    settled_at = models.DateTimeField(null=True)
    covers_moments = models.BooleanField(db_default=False)  # the hash covers both times; those of older links did not


class AuditCount(models.Model):
    """The number of audit entries written on a day (UTC), counted by a different route from that of the entries.

    One row per statement, until the sealer adds them up. Only the functions `records_count_entries` and
    `records_add_up_counts` write here.
    """

    day = models.DateField()
    entries = models.BigIntegerField()
    is_sum = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="audit_count_one_sum_a_day", fields=["day"], condition=Q(is_sum=True))
        ]
