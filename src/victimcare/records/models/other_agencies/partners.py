"""Partners: the support services outside the police that work with us, and their users."""

from __future__ import annotations

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from victimcare.records.models.constraints import choices_of, limit_to_choices
from victimcare.records.models.other_agencies.directory import SupportService
from victimcare.records.models.staff import Staff
from victimcare.rules.access_codes.devices import BrowserFamily, DeviceKind


class PartnerChannel(models.TextChoices):
    """How a referral reaches a partner."""

    SITE = "site"  # their staff read it on the partners' site
    API = "api"  # a signed webhook says that there is something, and their own system reads it
    SEALED = "sealed"  # as a sealed document, delivered by a person


class Partner(models.Model):
    """One organisation. `webhook_url` is set where it has a system of its own; the webhook's secret is derived from its
    id and our key."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    name = models.TextField(unique=True)
    way = models.CharField(max_length=6, choices=PartnerChannel)
    webhook_url = models.TextField(blank=True)
    takes_self_referrals = models.BooleanField(default=False)  # requests made at the front door, without the police
    may_download = models.BooleanField(default=False)  # not allowed, unless the force gave a reason
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # None: at the terminal
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            limit_to_choices("partner_way", "way", PartnerChannel),
            models.CheckConstraint(name="partner_webhook_for_its_api", condition=Q(webhook_url="") | Q(way="api")),
        ]


class PartnerService(models.Model):
    """The organisation that answers for a service of the directory."""

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="services")
    service = models.OneToOneField(SupportService, models.PROTECT, related_name="answered_for")


class PartnerUser(models.Model):
    """A named person of that organisation. Signs in by an invitation, a password and an app's code; loses access at
    once when it is ended.

    `by_lead_at`, `by_force_at`: when the partner's lead and the force each last confirmed that this person works there.
    """

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="users")
    name = models.TextField()
    email = models.CharField(max_length=254)  # in lower case
    is_lead = models.BooleanField(default=False)
    invited_at = models.DateTimeField()
    invitation_hash = models.BinaryField(max_length=32, null=True, unique=True)
    password = models.CharField(max_length=200, blank=True)  # slow-hashed; empty until the first sign-in
    # The secret of their app, from the invitation on. Removed when they leave.
    sealed = models.BinaryField(null=True)
    last_step = models.BigIntegerField(default=0)  # the last time step accepted from the app: no code works twice
    wrong_tries = models.PositiveSmallIntegerField(default=0)  # since the last correct one
    rests_until = models.DateTimeField(null=True)
    came_in_at = models.DateTimeField(null=True)
    by_lead_at = models.DateTimeField()
    by_force_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_reason = models.CharField(max_length=12, blank=True)  # left, shut, partner

    class Meta:
        constraints = [
            models.UniqueConstraint(name="partner_user_once", fields=["email"], condition=Q(ended_at=None)),
            models.CheckConstraint(
                name="partner_user_end_has_reason",
                condition=Q(ended_at=None, ended_reason="")
                | (Q(ended_at__isnull=False, sealed=None, password="", invitation_hash=None) & ~Q(ended_reason="")),
            ),
        ]


class PartnerRecoveryCode(models.Model):
    """A number on paper that stands in for the app, once."""

    user = models.ForeignKey(PartnerUser, models.PROTECT, related_name="recovery")
    hash = models.BinaryField(max_length=32)
    used_at = models.DateTimeField(null=True)


class PartnerSession(models.Model):
    """A visit to the partners' site. `device`, `browser`: the two words that we store about the browser."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    token_hash = models.BinaryField(max_length=32, unique=True)
    user = models.ForeignKey(PartnerUser, models.PROTECT, related_name="sessions")
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    device = models.CharField(max_length=10, choices=choices_of(DeviceKind), db_default=DeviceKind.UNKNOWN)
    browser = models.CharField(max_length=10, choices=choices_of(BrowserFamily), db_default=BrowserFamily.OTHER)

    class Meta:
        constraints = [
            limit_to_choices("partner_session_device", "device", DeviceKind),
            limit_to_choices("partner_session_browser", "browser", BrowserFamily),
        ]


class PartnerEmail(models.Model):
    """A mail to a person of a service: it says that something waits on the site, not what or about whom. At most one is
    open at a time, whatever else happens."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    user = models.ForeignKey(PartnerUser, models.PROTECT, related_name="mails", db_index=False)
    made_at = models.DateTimeField()
    next_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    is_delivered = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="partner_mail_one_open", fields=["user"], condition=Q(ended_at=None))
        ]
        indexes = [
            models.Index(name="partner_mail_due", fields=["next_at"], condition=Q(ended_at=None)),
            models.Index(name="partner_mail_of_user", fields=["user", "-id"]),
        ]
