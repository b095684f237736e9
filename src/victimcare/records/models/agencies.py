from __future__ import annotations

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from victimcare.records.models.cases import Event
from victimcare.records.models.one_of import one_of
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff


class Agency(models.TextChoices):
    """Who may owe a victim something that the police can only ask for (`rules.rights.Holder`)."""

    WITNESS_CARE = "wcu"
    CPS = "cps"
    COURT = "hmcts"
    PROBATION = "probation"
    YOUTH_OFFENDING_TEAM = "yot"
    PAROLE_BOARD = "parole_board"


class AskedHow(models.TextChoices):
    """How an agency was asked, or asked again."""

    PHONE = "phone"
    EMAIL = "email"
    LETTER = "letter"
    IN_PERSON = "in_person"


class RequestEnd(models.TextChoices):
    """Why nobody waits for it any more."""

    ANSWERED = "answered"
    MET = "met"
    NOT_OWED = "not_owed"


class AgencyRequest(models.Model):
    """One duty of another agency that somebody asked it for. It names the duty by what it is, not by its row."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="agency_requests")
    code = models.CharField(max_length=60)
    triggered_by = models.ForeignKey(Event, models.PROTECT, related_name="+")
    agency = models.CharField(max_length=20, choices=Agency)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    how = models.CharField(max_length=20, choices=AskedHow)
    sealed_note = models.BinaryField(null=True)
    chase_at = models.DateTimeField()  # by when it is asked again, unless the duty is met before
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # None: the duty was met
    end = models.CharField(max_length=20, choices=RequestEnd, blank=True)
    sealed_answer = models.BinaryField(null=True)

    class Meta:
        constraints = [
            one_of("agency_request_agency", "agency", Agency),
            one_of("agency_request_how", "how", AskedHow),
            one_of("agency_request_end", "end", RequestEnd, or_blank=True),
            models.UniqueConstraint(
                name="agency_request_open_once", fields=["victim", "code", "triggered_by"], condition=Q(closed_at=None)
            ),
            models.CheckConstraint(
                name="agency_request_end_when_closed",
                condition=Q(closed_at=None, end="") | (Q(closed_at__isnull=False) & ~Q(end="")),
            ),
            models.CheckConstraint(
                name="agency_request_answer_by_somebody",
                condition=~Q(end=RequestEnd.ANSWERED) | Q(closed_by__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="agency_request_open", fields=["chase_at", "id"], condition=Q(closed_at=None)),
        ]


class AgencyChase(models.Model):
    """The agency was asked again. Append-only."""

    request = models.ForeignKey(AgencyRequest, models.PROTECT, related_name="chases")
    at = models.DateTimeField()
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    how = models.CharField(max_length=20, choices=AskedHow)
    sealed_note = models.BinaryField(null=True)

    class Meta:
        constraints = [one_of("agency_chase_how", "how", AskedHow)]
