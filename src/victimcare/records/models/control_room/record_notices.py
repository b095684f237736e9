"""What the force's record system is told of contacts and incidents, and the number that it gave."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from victimcare.records.models.constraints import choices_of, limit_to_choices
from victimcare.records.models.control_room.incidents import Incident
from victimcare.records.models.control_room.room_contacts import RoomContact
from victimcare.records.models.staff import Staff
from victimcare.rules.control_room.record_notices import NoticeState, NumberSource, RecordKind


class RecordNotice(models.Model):
    """A crime or an incident that the record system is to record. Sent twice, it is one there by its id."""

    public_id = models.UUIDField(unique=True, editable=False)
    kind = models.CharField(max_length=8, choices=choices_of(RecordKind))
    contact = models.ForeignKey(RoomContact, models.PROTECT, null=True, related_name="record_notices")
    incident = models.ForeignKey(Incident, models.PROTECT, null=True, related_name="record_notices")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # none: another control room
    state = models.CharField(max_length=9, choices=choices_of(NoticeState), default=NoticeState.WAITING.value)
    reason = models.CharField(max_length=60, blank=True)  # why it was refused, in one word
    attempts = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    number = models.CharField(max_length=100, blank=True)  # as the record system numbered it
    number_source = models.CharField(max_length=6, choices=choices_of(NumberSource), blank=True)
    numbered_at = models.DateTimeField(null=True)
    sealed_body = models.BinaryField()  # the notice as JSON

    class Meta:
        constraints = [
            limit_to_choices("record_notice_kind", "kind", RecordKind),
            limit_to_choices("record_notice_state", "state", NoticeState),
            limit_to_choices("record_notice_source", "number_source", NumberSource, or_blank=True),
            models.CheckConstraint(
                name="record_notice_of_one",
                condition=Q(contact=None, incident__isnull=False) | Q(contact__isnull=False, incident=None),
            ),
            models.CheckConstraint(
                name="record_notice_numbered_whole",
                condition=Q(number="", number_source="", numbered_at=None)
                | (Q(numbered_at__isnull=False) & ~Q(number="") & ~Q(number_source="")),
            ),
            models.CheckConstraint(
                name="record_notice_waits_for_a_try",
                condition=Q(state="waiting", next_try_at__isnull=False) | (~Q(state="waiting") & Q(next_try_at=None)),
            ),
            models.UniqueConstraint(name="record_notice_once_a_contact", fields=["contact", "kind"]),
            models.UniqueConstraint(name="record_notice_once_an_incident", fields=["incident", "kind"]),
        ]
        indexes = [
            models.Index(name="record_notice_waiting", fields=["next_try_at"], condition=Q(state="waiting")),
            models.Index(name="record_notice_unnumbered", fields=["created_at", "id"], condition=Q(number="")),
        ]
