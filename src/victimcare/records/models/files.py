from __future__ import annotations

from django.db import models
from django.db.models import Q

from victimcare.records.models.constraints import choices_of, limit_to_choices
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff
from victimcare.rules.files import FileType


class FileScanStatus(models.TextChoices):
    NOT_SCANNED = "not_scanned"  # no scanner, or none that answered: scanned again once there is one
    CLEAN = "clean"
    HARMFUL = "harmful"  # its content was erased


class FileErasureReason(models.TextChoices):
    """Why the content of a file was erased; the row remains and says so."""

    HARMFUL = "harmful"
    REDACTED = "redacted"
    TAKEN_BACK = "taken_back"


class StoredFile(models.Model):
    """A file about one victim: sealed, in parts, in rows that commit with this one. The victim's name for the file is
    not stored: a name can reveal as much as the content."""

    # drawn before the row is stored: the parts are sealed with it
    public_id = models.UUIDField(unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="files")
    kind = models.CharField(max_length=10, choices=choices_of(FileType))
    size = models.PositiveIntegerField()  # bytes, as stored
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # none: the victim
    scan = models.CharField(max_length=12, choices=FileScanStatus)
    scanned_at = models.DateTimeField(null=True)
    gone_at = models.DateTimeField(null=True)
    gone_because = models.CharField(max_length=12, choices=FileErasureReason, blank=True)

    class Meta:
        constraints = [
            limit_to_choices("stored_file_kind", "kind", FileType),
            limit_to_choices("stored_file_scan", "scan", FileScanStatus),
            limit_to_choices("stored_file_gone_because", "gone_because", FileErasureReason, or_blank=True),
            models.CheckConstraint(
                name="stored_file_gone_says_why",
                condition=Q(gone_at=None, gone_because="") | (Q(gone_at__isnull=False) & ~Q(gone_because="")),
            ),
            models.CheckConstraint(
                name="stored_file_scanned_at",
                condition=Q(scan="not_scanned", scanned_at=None)
                | (~Q(scan="not_scanned") & Q(scanned_at__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(name="stored_file_to_scan", fields=["id"], condition=Q(scan="not_scanned", gone_at=None)),
        ]


class FilePart(models.Model):
    """One sealed part of a file; the last may be shorter."""

    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="parts")
    number = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(name="file_part_once", fields=["file", "number"])]
