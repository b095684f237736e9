"""A call while a handler of the control room takes it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from victimcare.records.models.constraints import choices_of, limit_to_choices
from victimcare.records.models.control_room.incidents import EmergencyCall
from victimcare.records.models.control_room.room_contacts import RoomContact
from victimcare.records.models.staff import Staff
from victimcare.rules.control_room.incidents.incident_kinds import CallService


class CallIntake(models.Model):
    """What a handler types while they take a call: kept every few seconds until it becomes a contact, so that a
    colleague can go on when the handler's machine stops."""

    public_id = models.UUIDField(unique=True, editable=False)
    service = models.CharField(max_length=3, choices=choices_of(CallService))
    call = models.OneToOneField(
        EmergencyCall, models.PROTECT, null=True, related_name="intake"
    )  # none: told by no system
    rung_back = models.ForeignKey(RoomContact, models.PROTECT, null=True, related_name="+")  # whose caller we rang back
    taker = models.ForeignKey(Staff, models.PROTECT, related_name="call_intakes")
    begun_at = models.DateTimeField()
    kept_at = models.DateTimeField()  # when what is typed was last kept
    ended_at = models.DateTimeField(null=True)
    contact = models.ForeignKey(RoomContact, models.PROTECT, null=True, related_name="intakes")  # what it became
    sealed = models.BinaryField(default=b"")  # the fields as JSON; empty once it ended: the contact has them

    class Meta:
        constraints = [
            limit_to_choices("call_intake_service", "service", CallService),
            models.CheckConstraint(
                name="call_intake_ended_whole",
                condition=Q(ended_at=None, contact=None) | Q(ended_at__isnull=False, contact__isnull=False, sealed=b""),
            ),
        ]
        indexes = [models.Index(name="call_intake_open", fields=["begun_at"], condition=Q(ended_at=None))]
