"""What was sent from a page that a quiet code opened: nobody's page, so that it stands in no conversation of hers."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from victimcare.records.models.access import AccessGrant
from victimcare.records.models.files import StoredFile
from victimcare.records.models.one_of import one_of


class QuietWhat(models.TextChoices):
    MESSAGE = "message"
    CALL_BACK = "call_back"  # asked for, on the page or on the line
    NOT_DONE = "not_done"


class QuietlySent(models.Model):
    """Kept for whoever looks into the warning, and for nobody else. Its words are sealed."""

    public_id = models.UUIDField(unique=True, editable=False)  # drawn by whoever keeps it: the words are sealed for it
    grant = models.ForeignKey(AccessGrant, models.PROTECT, related_name="quietly_sent")
    what = models.CharField(max_length=10, choices=QuietWhat)
    sent_at = models.DateTimeField()
    sealed = models.BinaryField(default=b"")  # empty where there are no words, and once it is redacted
    answer_by = models.DateField(null=True)  # of a message: the day by which its sender was told that we answer
    files = models.ManyToManyField(StoredFile, related_name="+")

    class Meta:
        constraints = [
            one_of("quietly_sent_what", "what", QuietWhat),
            models.CheckConstraint(
                name="quietly_sent_message_has_day",
                condition=Q(what=QuietWhat.MESSAGE, answer_by__isnull=False)
                | (~Q(what=QuietWhat.MESSAGE) & Q(answer_by=None)),
            ),
        ]
        indexes = [models.Index(name="quietly_sent_by_time", fields=["sent_at"])]
