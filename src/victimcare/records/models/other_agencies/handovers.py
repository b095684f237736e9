"""Handover to other agencies: requests for what an agency owes a victim, and handover reports, their parts and their
progress."""

from __future__ import annotations

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from victimcare.records.models.cases import Event
from victimcare.records.models.constraints import choices_of, limit_to_choices
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff
from victimcare.rules.agency_handovers import HandoverStatus


class Agency(models.TextChoices):
    """Agencies that may owe a victim something that the police can only ask for
    (`rules.rights.catalogue.DutyHolder`)."""

    WITNESS_CARE = "wcu"
    CPS = "cps"
    COURT = "hmcts"
    PROBATION = "probation"
    YOUTH_OFFENDING_TEAM = "yot"
    PAROLE_BOARD = "parole_board"


class AgencyRequestMethod(models.TextChoices):
    """How an agency was asked, or asked again."""

    PHONE = "phone"
    EMAIL = "email"
    LETTER = "letter"
    IN_PERSON = "in_person"


class AgencyRequestEnd(models.TextChoices):
    """Why a request is no longer waited for."""

    ANSWERED = "answered"
    MET = "met"
    NOT_OWED = "not_owed"


class AgencyRequest(models.Model):
    """One duty of another agency for which we asked that agency. It names the duty by what it is, not by its row."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="agency_requests")
    code = models.CharField(max_length=60)
    triggered_by = models.ForeignKey(Event, models.PROTECT, related_name="+")
    agency = models.CharField(max_length=20, choices=Agency)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    how = models.CharField(max_length=20, choices=AgencyRequestMethod)
    sealed_note = models.BinaryField(null=True)
    chase_at = models.DateTimeField()  # by when the agency is asked again, unless the duty is met before
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # None: the duty was met
    end = models.CharField(max_length=20, choices=AgencyRequestEnd, blank=True)
    sealed_answer = models.BinaryField(null=True)

    class Meta:
        constraints = [
            limit_to_choices("agency_request_agency", "agency", Agency),
            limit_to_choices("agency_request_how", "how", AgencyRequestMethod),
            limit_to_choices("agency_request_end", "end", AgencyRequestEnd, or_blank=True),
            models.UniqueConstraint(
                name="agency_request_open_once", fields=["victim", "code", "triggered_by"], condition=Q(closed_at=None)
            ),
            models.CheckConstraint(
                name="agency_request_end_when_closed",
                condition=Q(closed_at=None, end="") | (Q(closed_at__isnull=False) & ~Q(end="")),
            ),
            models.CheckConstraint(
                name="agency_request_answer_by_somebody",
                condition=~Q(end=AgencyRequestEnd.ANSWERED) | Q(closed_by__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="agency_request_open", fields=["chase_at", "id"], condition=Q(closed_at=None)),
        ]


class AgencyChase(models.Model):
    """One repeated request to the agency. Append-only."""

    request = models.ForeignKey(AgencyRequest, models.PROTECT, related_name="chases")
    at = models.DateTimeField()
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    how = models.CharField(max_length=20, choices=AgencyRequestMethod)
    sealed_note = models.BinaryField(null=True)

    class Meta:
        constraints = [limit_to_choices("agency_chase_how", "how", AgencyRequestMethod)]


class HandoverDelivery(models.TextChoices):
    """How a report goes to the agency."""

    EMAIL = "email"  # a mail to the agency's secure address, with the link to a page that opens once
    API = "api"  # the agency's system fetches it
    FILE = "file"  # delivered by a person


class HandoverReplyChannel(models.TextChoices):
    """How a reply came back."""

    API = "api"
    PAGE = "page"
    DESK = "desk"  # by telephone, entered by a colleague


_UNSENT_STATES = Q(state__in=["draft", "to_check"])
_SENT_STATES = Q(state__in=["sent", "taken_up", "not_ours"])


class HandoverReport(models.Model):
    """One handover report about one victim for one agency. Its content is sealed when the second person is asked to
    check it, and is fixed from then on; a change is a new report, which replaces this one."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="handovers")
    agency = models.CharField(max_length=20, choices=Agency)
    number = models.PositiveIntegerField()  # of this victim's reports for this agency, from 1
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    state = models.CharField(max_length=10, choices=choices_of(HandoverStatus), default=HandoverStatus.DRAFT)
    way = models.CharField(max_length=5, choices=HandoverDelivery)
    prepared_at = models.DateTimeField()
    prepared_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    sealed_words = models.BinaryField(default=b"")  # a note to the agency by the colleague who prepared it
    sealed_content = models.BinaryField(default=b"")  # the JSON that is signed, byte for byte; empty: a draft
    digest = models.CharField(max_length=64, blank=True)  # SHA-256 of that JSON
    checked_at = models.DateTimeField(null=True)
    checked_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True)
    take_up_by = models.DateTimeField(null=True)
    taken_up_at = models.DateTimeField(null=True)
    looked_at = models.DateTimeField(null=True)  # when it was last compared with what is known now
    raised_digest = models.CharField(max_length=64, blank=True)  # of the changes about which a colleague was last asked
    ended_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(db_default=0, default=0)  # of a draft: how often its parts were chosen

    class Meta:
        constraints = [
            limit_to_choices("handover_state", "state", HandoverStatus),
            limit_to_choices("handover_agency", "agency", Agency),
            limit_to_choices("handover_way", "way", HandoverDelivery),
            models.UniqueConstraint(name="handover_number_once", fields=["victim", "agency", "number"]),
            models.UniqueConstraint(name="handover_one_open", fields=["victim", "agency"], condition=_UNSENT_STATES),
            models.UniqueConstraint(name="handover_one_live", fields=["victim", "agency"], condition=_SENT_STATES),
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
            models.Index(name="handover_before_it_leaves", fields=["prepared_at"], condition=_UNSENT_STATES),
            models.Index(name="handover_to_compare", fields=["looked_at", "id"], condition=_SENT_STATES),
            models.Index(name="handover_of_agency", fields=["agency", "id"], condition=Q(sent_at__isnull=False)),
        ]


class HandoverReportPart(models.Model):
    """A chosen part of a report (`victimcare.rules.agency_handovers.HandoverPart`), with the reason where one is
    needed."""

    packet = models.ForeignKey(HandoverReport, models.PROTECT, related_name="items", db_index=False)
    item = models.CharField(max_length=20)
    sealed_reason = models.BinaryField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="handover_item_once", fields=["packet", "item"])]


class HandoverStep(models.Model):
    """One thing that happened to a report, here or at the agency. Append-only."""

    packet = models.ForeignKey(HandoverReport, models.PROTECT, related_name="steps")
    what = models.CharField(max_length=20)
    at = models.DateTimeField()
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # None: the agency
    who = models.CharField(max_length=200, blank=True)  # the person at the agency
    how = models.CharField(max_length=5, choices=HandoverReplyChannel)
    sealed_words = models.BinaryField(null=True)

    class Meta:
        constraints = [limit_to_choices("handover_step_how", "how", HandoverReplyChannel)]


class HandoverLink(models.Model):
    """A page that opens once, for an agency without an account: its link went to the agency's own mailbox."""

    packet = models.ForeignKey(HandoverReport, models.PROTECT, related_name="doors")
    token_hash = models.BinaryField(max_length=32, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    sealed_token = models.BinaryField(default=b"")  # until the mail with its link has left
