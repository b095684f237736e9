"""The directory of support services in the Open Referral UK standard, and what services report about themselves.

`entry` is the source's own record, in the standard's form, and is served again unchanged. The search columns beside it
are written with it, by `services.referrals` from `referrals.entry_reading`.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from victimcare.records.models.constraints import choices_of, limit_to_choices
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff
from victimcare.rules.referrals.listed_services import CapacityStatus


class DirectorySourceKind(models.TextChoices):
    FORCE = "force"  # force.toml
    FILE = "file"
    API = "api"  # another directory, read from its address


class CapacityReporter(models.TextChoices):
    """Who reported a service's capacity, and how."""

    STAFF = "staff"  # told by the service on the telephone
    LINK = "link"
    PARTNER = "partner"
    API = "api"
    SOURCE = "source"  # the directory that names it, or force.toml


class DirectoryRefusalEnd(models.TextChoices):
    REPLAYED = "replayed"
    DISCARDED = "discarded"
    SUPERSEDED = "superseded"  # a later load had it right


class EntryReporter(models.TextChoices):
    STAFF = "staff"
    VICTIM = "victim"
    SERVICE = "service"
    ANYBODY = "anybody"  # any visitor of the front door


class UnmetNeedReason(models.TextChoices):
    NONE_FITS = "none_fits"  # no service offers this here
    ALL_FULL = "all_full"
    ALL_REFUSED = "all_refused"


class DirectorySource(models.Model):
    """A source of entries. `digest`: of its last content; the same content is not read again."""

    name = models.CharField(max_length=300, unique=True)
    kind = models.CharField(max_length=8, choices=DirectorySourceKind)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [limit_to_choices("directory_source_kind", "kind", DirectorySourceKind)]


class DirectoryLoad(models.Model):
    """One reading of a source. Append-only."""

    source = models.ForeignKey(DirectorySource, models.PROTECT, related_name="loads")
    at = models.DateTimeField()
    by = models.CharField(max_length=100)  # as in the audit
    taken = models.PositiveIntegerField()
    gone = models.PositiveIntegerField()
    refused = models.PositiveIntegerField()  # number of fields


class DirectoryRefusal(models.Model):
    """A field of an entry that was refused. `entry` is stored where the whole entry was refused, so that it can be
    mended."""

    load = models.ForeignKey(DirectoryLoad, models.PROTECT, related_name="refusals")
    record_id = models.CharField(max_length=100, blank=True)  # the source's name for the entry, where it has one
    field = models.TextField()
    why = models.CharField(max_length=40)
    value = models.TextField(blank=True)
    entry = models.JSONField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=100, blank=True)
    end = models.CharField(max_length=12, choices=DirectoryRefusalEnd, blank=True)

    class Meta:
        constraints = [
            limit_to_choices("directory_refusal_end", "end", DirectoryRefusalEnd, or_blank=True),
            models.CheckConstraint(
                name="directory_refusal_end_when_closed",
                condition=Q(closed_at=None, end="") | (Q(closed_at__isnull=False) & ~Q(end="")),
            ),
        ]
        indexes = [
            models.Index(name="directory_refusal_open", fields=["record_id"], condition=Q(closed_at=None)),
        ]


class SupportOrganisation(models.Model):
    record_id = models.CharField(max_length=100, unique=True)
    name = models.TextField()
    entry = models.JSONField()


class SupportService(models.Model):
    """A service outside the force that supports people."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    source = models.ForeignKey(DirectorySource, models.PROTECT, related_name="services")
    organisation = models.ForeignKey(SupportOrganisation, models.PROTECT, null=True, related_name="services")
    record_id = models.CharField(max_length=100, unique=True)  # its id in the standard's form
    entry = models.JSONField()
    corrections = models.JSONField(default=dict)  # our corrections, by column; later loads leave them alone
    changed_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)  # its source no longer lists it
    checked_on = models.DateField(null=True)  # by us
    checked_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    link_number = models.PositiveSmallIntegerField(default=1)  # raising it ends the link that was given out before
    version = models.PositiveIntegerField(db_default=0, default=0)  # of its entry
    # The search columns.
    name = models.TextField()
    description = models.TextField(blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    website = models.TextField(blank=True)
    email = models.TextField(blank=True)
    hours = models.TextField(blank=True)
    needs = ArrayField(models.CharField(max_length=20), default=list)
    areas = ArrayField(models.CharField(max_length=40), default=list)
    is_everywhere = models.BooleanField(default=True)
    languages = ArrayField(models.CharField(max_length=8), default=list)
    access = ArrayField(models.CharField(max_length=20), default=list)
    youngest = models.PositiveSmallIntegerField(null=True)
    oldest = models.PositiveSmallIntegerField(null=True)
    is_free = models.BooleanField(null=True)
    takes_self_referral = models.BooleanField(default=True)
    is_open = models.BooleanField(default=True)
    assured_on = models.DateField(null=True)
    stands_at = models.JSONField(default=list)  # latitude and longitude of each place open to visitors
    terms = models.TextField(blank=True)  # its taxonomies' names for it, in lower case
    # Its latest reported capacity: the newest `ServiceCapacity`.
    said = models.CharField(max_length=8, choices=choices_of(CapacityStatus), blank=True)
    said_on = models.DateField(null=True)
    places = models.PositiveSmallIntegerField(null=True)
    weeks = models.PositiveSmallIntegerField(null=True)
    room_version = models.PositiveIntegerField(db_default=0, default=0)

    class Meta:
        constraints = [
            limit_to_choices("support_service_said", "said", CapacityStatus, or_blank=True),
            models.CheckConstraint(
                name="support_service_said_with_its_day",
                condition=Q(said="", said_on=None, places=None, weeks=None) | (~Q(said="") & Q(said_on__isnull=False)),
            ),
        ]
        indexes = [
            GinIndex(name="support_service_needs", fields=["needs"]),
            models.Index(name="support_service_listed", fields=["name", "id"], condition=Q(gone_at=None)),
        ]


class ServiceLocation(models.Model):
    """One place of a service. Rewritten with its service."""

    service = models.ForeignKey(SupportService, models.CASCADE, related_name="locations")
    record_id = models.CharField(max_length=100, db_index=True)
    name = models.TextField(blank=True)
    postcode = models.CharField(max_length=12, blank=True)


class Taxonomy(models.Model):
    record_id = models.CharField(max_length=100, unique=True)
    name = models.TextField()
    entry = models.JSONField()


class TaxonomyTerm(models.Model):
    record_id = models.CharField(max_length=100, unique=True)
    taxonomy = models.ForeignKey(Taxonomy, models.PROTECT, null=True, related_name="terms")
    term = models.TextField(blank=True)
    entry = models.JSONField()


class ServiceCapacity(models.Model):
    """A reported capacity of a service. Append-only; the newest is also in the service's row."""

    service = models.ForeignKey(SupportService, models.PROTECT, related_name="capacities")
    said = models.CharField(max_length=8, choices=choices_of(CapacityStatus))
    said_on = models.DateField()
    places = models.PositiveSmallIntegerField(null=True)
    weeks = models.PositiveSmallIntegerField(null=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=8, choices=CapacityReporter)
    by_whom = models.CharField(max_length=100, blank=True)  # as in the audit

    class Meta:
        constraints = [
            limit_to_choices("service_capacity_said", "said", CapacityStatus),
            limit_to_choices("service_capacity_by", "by", CapacityReporter),
        ]
        indexes = [models.Index(name="service_capacity_newest", fields=["service", "-id"])]


class EntryErrorReport(models.Model):
    """A report that an entry is wrong. The reporter is stored only if they are one of our staff."""

    service = models.ForeignKey(SupportService, models.PROTECT, related_name="reports")
    at = models.DateTimeField()
    reported_by = models.CharField(max_length=10, choices=EntryReporter)
    staff = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    words = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [limit_to_choices("wrong_entry_reported_by", "reported_by", EntryReporter)]
        indexes = [models.Index(name="wrong_entry_open", fields=["service"], condition=Q(settled_at=None))]


class UnmetNeed(models.Model):
    """A need that no service could meet. `victim` prevents counting a person twice, and may be missing."""

    victim = models.ForeignKey(Victim, models.PROTECT, null=True, related_name="unmet_needs")
    need = models.CharField(max_length=20)
    area = models.CharField(max_length=40, blank=True)
    why = models.CharField(max_length=12, choices=UnmetNeedReason)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)  # met after all

    class Meta:
        constraints = [
            limit_to_choices("unmet_need_why", "why", UnmetNeedReason),
            models.UniqueConstraint(
                name="unmet_need_open_once", fields=["victim", "need"], condition=Q(ended_at=None, victim__isnull=False)
            ),
        ]
        indexes = [models.Index(name="unmet_need_by_time", fields=["began_at"])]
