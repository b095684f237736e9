"""What another agency gets when it takes over: packets, each part of them, and all that became of them."""

from __future__ import annotations

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from victimcare.records.models.agencies import Agency
from victimcare.records.models.one_of import one_of
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff


class HandoverState(models.TextChoices):
    """`victimcare.rules.agency_handovers.HandoverStatus`."""

    DRAFT = "draft"
    TO_CHECK = "to_check"
    SENT = "sent"
    TAKEN_UP = "taken_up"
    NOT_OURS = "not_ours"
    RECALLED = "recalled"
    REPLACED = "replaced"
    DROPPED = "dropped"


class HandoverWay(models.TextChoices):
    """How it goes to the agency."""

    EMAIL = "email"  # a line to its own secure address, with the address of a page that opens once
    API = "api"  # its system fetches it
    FILE = "file"  # a person takes it along


class HandoverHow(models.TextChoices):
    """By which way something came back."""

    API = "api"
    PAGE = "page"
    DESK = "desk"  # somebody rang, and one of us wrote it down


_OPEN = Q(state__in=["draft", "to_check"])
_LIVE = Q(state__in=["sent", "taken_up", "not_ours"])


class HandoverPacket(models.Model):
    """One packet about one victim for one agency. What is inside is sealed when the second person gets to read it, and
    stands still from then on; a change is a packet of its own, which replaces this one."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="handovers")
    agency = models.CharField(max_length=20, choices=Agency)
    number = models.PositiveIntegerField()  # of those about her for this agency, from 1
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    state = models.CharField(max_length=10, choices=HandoverState, default=HandoverState.DRAFT)
    way = models.CharField(max_length=5, choices=HandoverWay)
    prepared_at = models.DateTimeField()
    prepared_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    sealed_words = models.BinaryField(default=b"")  # what whoever prepared it says to the agency
    sealed_content = models.BinaryField(default=b"")  # the JSON that is signed, byte for byte; empty: a draft
    digest = models.CharField(max_length=64, blank=True)  # SHA-256 of it
    checked_at = models.DateTimeField(null=True)
    checked_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True)
    take_up_by = models.DateTimeField(null=True)
    taken_up_at = models.DateTimeField(null=True)
    looked_at = models.DateTimeField(null=True)  # when it was last compared with what is known now
    raised_digest = models.CharField(max_length=64, blank=True)  # of what had changed when somebody was last asked
    ended_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(db_default=0, default=0)  # of a draft: how often it was chosen

    class Meta:
        constraints = [
            one_of("handover_state", "state", HandoverState),
            one_of("handover_agency", "agency", Agency),
            one_of("handover_way", "way", HandoverWay),
            models.UniqueConstraint(name="handover_number_once", fields=["victim", "agency", "number"]),
            models.UniqueConstraint(name="handover_one_open", fields=["victim", "agency"], condition=_OPEN),
            models.UniqueConstraint(name="handover_one_live", fields=["victim", "agency"], condition=_LIVE),
            models.CheckConstraint(
                name="handover_second_person_is_another",
                condition=Q(checked_by=None, checked_at=None)
                | (Q(checked_by__isnull=False, checked_at__isnull=False) & ~Q(checked_by=F("prepared_by"))),
            ),
            models.CheckConstraint(
                name="handover_leaves_by_two",
                condition=Q(sent_at=None, take_up_by=None)
                | Q(sent_at__isnull=False, take_up_by__isnull=False, checked_by__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="handover_not_taken_up", fields=["take_up_by"], condition=Q(state="sent")),
            models.Index(name="handover_before_it_leaves", fields=["prepared_at"], condition=_OPEN),
            models.Index(name="handover_to_compare", fields=["looked_at", "id"], condition=_LIVE),
            models.Index(name="handover_of_agency", fields=["agency", "id"], condition=Q(sent_at__isnull=False)),
        ]


class HandoverItem(models.Model):
    """A part that was chosen (`victimcare.rules.agency_handovers.HandoverPart`), and why where it needs a reason."""

    packet = models.ForeignKey(HandoverPacket, models.PROTECT, related_name="items", db_index=False)
    item = models.CharField(max_length=20)
    sealed_reason = models.BinaryField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="handover_item_once", fields=["packet", "item"])]


class HandoverStep(models.Model):
    """What happened to a packet, here or at the agency. Only ever added to."""

    packet = models.ForeignKey(HandoverPacket, models.PROTECT, related_name="steps")
    what = models.CharField(max_length=20)
    at = models.DateTimeField()
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # None: the agency
    who = models.CharField(max_length=200, blank=True)  # there
    how = models.CharField(max_length=5, choices=HandoverHow)
    sealed_words = models.BinaryField(null=True)

    class Meta:
        constraints = [one_of("handover_step_how", "how", HandoverHow)]


class HandoverDoor(models.Model):
    """A page that opens once, for an agency without an account: its address went to the agency's own mailbox."""

    packet = models.ForeignKey(HandoverPacket, models.PROTECT, related_name="doors")
    token_hash = models.BinaryField(max_length=32, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    sealed_token = models.BinaryField(default=b"")  # until the line with its address has left
