"""Incidents, the messages about them between control rooms, and the calls of 999 and 101."""

from __future__ import annotations

from django.contrib.postgres.functions import RandomUUID
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from victimcare.records.models.constraints import choices_of, limit_to_choices
from victimcare.records.models.control_room.room_contacts import RoomContact
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff
from victimcare.rules.control_room.incidents.incident_codes import CodeCategory, CodeUse
from victimcare.rules.control_room.incidents.incident_kinds import (
    CallEnd,
    CallService,
    IncidentEntryKind,
    IncidentGrade,
    IncidentState,
    InvolvementCategory,
    PlaceSource,
    TransferDecision,
    TransferDirection,
    TransferKind,
    TransferState,
)


class IncidentCode(models.Model):
    """A code of the force's own list, with which incidents are opened or closed. One that a newer list lacks ends: the
    incidents that carry it keep it."""

    code = models.CharField(max_length=20, unique=True)
    use = models.CharField(max_length=8, choices=choices_of(CodeUse))
    title = models.CharField(max_length=100)
    category = models.CharField(max_length=10, choices=choices_of(CodeCategory), blank=True)
    is_crime = models.BooleanField(default=False)  # an incident that closes so disclosed a crime
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            limit_to_choices("incident_code_use", "use", CodeUse),
            limit_to_choices("incident_code_category", "category", CodeCategory, or_blank=True),
        ]


class Incident(models.Model):
    """Something that happened or is happening, and who goes there."""

    public_id = models.UUIDField(unique=True, editable=False)
    number = models.CharField(max_length=20, unique=True)  # ours: the day and a count, as 20261202-0047
    state = models.CharField(max_length=8, choices=choices_of(IncidentState), default=IncidentState.OPEN.value)
    opening_code = models.CharField(max_length=20)  # what the caller says is happening; never overwritten
    closing_code = models.CharField(max_length=20, blank=True)  # what it proved to be
    grade = models.CharField(max_length=20, choices=choices_of(IncidentGrade))
    first_grade = models.CharField(max_length=20, choices=choices_of(IncidentGrade))
    attend_by = models.DateTimeField(null=True)  # by the grade's target; none: nobody is sent
    arrived_at = models.DateTimeField(null=True)  # of the first unit
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # none: another control room
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    crime_reference = models.TextField(blank=True)  # as the record system numbered the crime
    sealed_summary = models.BinaryField(default=b"")
    # The place: its words are sealed, its position to the metre is not shown without them.
    sealed_place = models.BinaryField(default=b"")
    place_source = models.CharField(max_length=14, choices=choices_of(PlaceSource), blank=True)
    accuracy_metres = models.PositiveIntegerField(null=True)
    easting = models.IntegerField(null=True)  # OS National Grid, metres
    northing = models.IntegerField(null=True)
    uprn = models.CharField(max_length=12, blank=True)
    area = models.CharField(max_length=20, blank=True)  # a code of the force's areas
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            limit_to_choices("incident_state", "state", IncidentState),
            limit_to_choices("incident_grade", "grade", IncidentGrade),
            limit_to_choices("incident_first_grade", "first_grade", IncidentGrade),
            limit_to_choices("incident_place_source", "place_source", PlaceSource, or_blank=True),
            models.CheckConstraint(
                name="incident_closed_whole",
                condition=Q(state="open", closed_at=None, closed_by=None, closing_code="")
                | (Q(state="closed", closed_at__isnull=False, closed_by__isnull=False) & ~Q(closing_code="")),
            ),
            models.CheckConstraint(
                name="incident_place_has_both",
                condition=Q(easting=None, northing=None) | Q(easting__isnull=False, northing__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="incident_open", fields=["attend_by", "id"], condition=Q(state="open")),
            models.Index(name="incident_by_time", fields=["opened_at"]),
        ]


class IncidentEntry(models.Model):
    """A line of an incident's log. Append-only."""

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=14, choices=choices_of(IncidentEntryKind))
    at = models.DateTimeField()
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    agency = models.CharField(max_length=40, blank=True)  # another control room that said it
    detail = models.CharField(max_length=60, blank=True)  # a word: the grade, the unit's call sign, the code
    sealed_words = models.BinaryField(null=True)

    class Meta:
        constraints = [limit_to_choices("incident_entry_kind", "kind", IncidentEntryKind)]
        indexes = [models.Index(name="incident_entry_of_incident", fields=["incident", "at", "id"])]


class IncidentTransfer(models.Model):
    """One message between control rooms about an incident. Sent or received twice, it is one row."""

    message_id = models.UUIDField()
    direction = models.CharField(max_length=10, choices=choices_of(TransferDirection))
    agency = models.CharField(max_length=40)  # the other side
    kind = models.CharField(max_length=10, choices=choices_of(TransferKind))
    sequence = models.PositiveIntegerField()  # of the sender's messages about this incident
    incident = models.ForeignKey(Incident, models.PROTECT, null=True, related_name="transfers")
    their_reference = models.CharField(max_length=60, blank=True)
    reply_to = models.UUIDField(null=True)
    decision = models.CharField(max_length=14, choices=choices_of(TransferDecision), blank=True)
    state = models.CharField(max_length=10, choices=choices_of(TransferState))
    reason = models.CharField(max_length=60, blank=True)  # why it was refused or held, in one word
    created_at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)  # by a person on the side that received it
    seen_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    rose_at = models.DateTimeField(null=True)  # to the supervisors here, unseen
    rang_at = models.DateTimeField(null=True)  # to the duty number
    attempts = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    sealed_body = models.BinaryField()  # the message as JSON

    class Meta:
        constraints = [
            limit_to_choices("incident_transfer_direction", "direction", TransferDirection),
            limit_to_choices("incident_transfer_kind", "kind", TransferKind),
            limit_to_choices("incident_transfer_state", "state", TransferState),
            limit_to_choices("incident_transfer_decision", "decision", TransferDecision, or_blank=True),
            models.UniqueConstraint(name="incident_transfer_once", fields=["direction", "agency", "message_id"]),
        ]
        indexes = [
            models.Index(name="incident_transfer_waiting", fields=["next_try_at"], condition=Q(state="waiting")),
            models.Index(name="incident_transfer_of", fields=["incident", "created_at", "id"]),
        ]


class GazetteerPlace(models.Model):
    """A place of the gazetteer that the force loaded (OS Open Names). Nothing of callers stands here."""

    gazetteer_id = models.CharField(max_length=40, unique=True)
    name = models.TextField()
    other_name = models.TextField(blank=True)  # in another language
    kind = models.TextField()  # as the gazetteer says it: Named Road, Railway Station, Postcode
    near = models.TextField(blank=True)  # its town and district
    words = models.TextField()  # names and kind in small letters: what is searched
    easting = models.IntegerField()  # OS National Grid, metres
    northing = models.IntegerField()
    spread_metres = models.PositiveIntegerField()  # from its middle to its furthest corner

    class Meta:
        indexes = [
            models.Index(name="gazetteer_by_name", fields=["kind", "name"]),
            GinIndex(name="gazetteer_by_letters", fields=["words"], opclasses=["gin_trgm_ops"]),
        ]


class EmergencyCall(models.Model):
    """A call to 999 or 101 as its telephone system recorded it."""

    source = models.CharField(max_length=40)  # the telephone system that says it
    source_id = models.CharField(max_length=100)  # its own id of the call: told twice, it is one
    service = models.CharField(max_length=3, choices=choices_of(CallService))
    presented_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    end = models.CharField(max_length=12, choices=choices_of(CallEnd), blank=True)  # empty: it still goes on
    from_key = models.TextField(blank=True)  # a keyed digest of the caller's number; empty: withheld
    sealed_caller = models.BinaryField(default=b"")  # number and place as told, as JSON
    accuracy_metres = models.PositiveIntegerField(null=True)
    contact = models.ForeignKey(RoomContact, models.PROTECT, null=True, related_name="calls")
    taker = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # on whose telephone it rings
    told_at = models.DateTimeField()  # when we were last told of it

    class Meta:
        constraints = [
            limit_to_choices("emergency_call_service", "service", CallService),
            limit_to_choices("emergency_call_end", "end", CallEnd, or_blank=True),
            models.UniqueConstraint(name="emergency_call_once", fields=["source", "source_id"]),
            models.CheckConstraint(
                name="emergency_call_in_order",
                condition=(Q(answered_at=None) | Q(answered_at__gte=models.F("presented_at")))
                & (Q(ended_at=None) | Q(ended_at__gte=models.F("presented_at"))),
            ),
            models.CheckConstraint(
                name="emergency_call_abandoned_unanswered", condition=~Q(end="abandoned") | Q(answered_at=None)
            ),
        ]
        indexes = [
            models.Index(name="emergency_call_by_time", fields=["service", "presented_at"]),
            models.Index(name="emergency_call_by_caller", fields=["from_key", "-presented_at"]),
            models.Index(name="emergency_call_ringing", fields=["taker"], condition=Q(end="", taker__isnull=False)),
        ]


class MajorIncident(models.Model):
    """A declared major incident: many people at once, with its own greeting on the line and its own messages."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    name = models.TextField()  # as it is called to staff
    incident = models.ForeignKey(Incident, models.PROTECT, null=True, related_name="major")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    greeting = models.TextField(blank=True)  # what the line says first, while it is open; empty: nothing
    sealed_methane = models.BinaryField(default=b"")  # the seven topics of METHANE, as JSON
    # The brake is released for this incident by two people.
    release_asked_at = models.DateTimeField(null=True)
    release_asked_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    released_at = models.DateTimeField(null=True)
    released_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="major_incident_closed_whole",
                condition=Q(closed_at=None, closed_by=None) | Q(closed_at__isnull=False, closed_by__isnull=False),
            ),
            models.CheckConstraint(
                name="major_incident_asked_whole",
                condition=Q(release_asked_at=None, release_asked_by=None)
                | Q(release_asked_at__isnull=False, release_asked_by__isnull=False),
            ),
            models.CheckConstraint(
                name="major_incident_released_by_two",
                condition=Q(released_at=None, released_by=None)
                | (
                    Q(released_at__isnull=False, released_by__isnull=False, release_asked_by__isnull=False)
                    & ~Q(released_by=models.F("release_asked_by"))
                ),
            ),
        ]


class MajorIncidentPerson(models.Model):
    """A person named in a major incident: found in the record, or loaded from a list."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    major = models.ForeignKey(MajorIncident, models.PROTECT, related_name="people")
    category = models.CharField(max_length=10, choices=choices_of(InvolvementCategory))
    victim = models.ForeignKey(Victim, models.PROTECT, null=True, related_name="major_incidents")
    sealed = models.BinaryField()  # the row as it was loaded, as JSON
    match_key = models.TextField(blank=True)  # a keyed digest of name and birth date, to find duplicates
    same_as = models.ForeignKey("self", models.PROTECT, null=True, related_name="doubles")
    is_in_bureau = models.BooleanField(default=False)  # named at the casualty bureau: no automatic message
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    # What became of the one message to them: the message, or the task of a person.
    notification = models.ForeignKey("records.Notification", models.PROTECT, null=True, related_name="+")
    task = models.ForeignKey("records.Task", models.PROTECT, null=True, related_name="+")
    reached_by = models.CharField(max_length=20, blank=True)  # message, person, nobody: with its reason in `why`
    why = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            limit_to_choices("major_person_category", "category", InvolvementCategory),
            models.UniqueConstraint(
                name="major_person_victim_once", fields=["major", "victim"], condition=Q(victim__isnull=False)
            ),
        ]
        indexes = [models.Index(name="major_person_by_match", fields=["major", "match_key"])]
