"""Referrals of victims to support services: consent, progress and outcome."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from victimcare.records.models.constraints import choices_of, limit_to_choices
from victimcare.records.models.other_agencies.directory import SupportService
from victimcare.records.models.other_agencies.partners import Partner, PartnerChannel, PartnerUser
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff
from victimcare.rules.referrals.referral_course import (
    ReferralOutcome,
    ReferralRefusal,
    ReferralSettlement,
    ReferralState,
)


class Referral(models.Model):
    """One victim, one need, one service. Open until a service or a person settles it.

    `partner` None: the service has no access here, and a person delivers a sealed document. `due_at`: by when the next
    step is owed (`referrals.referral_course`). `after`: the referral that this one replaces.
    """

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="referrals")
    service = models.ForeignKey(SupportService, models.PROTECT, related_name="referrals")
    partner = models.ForeignKey(Partner, models.PROTECT, null=True, related_name="referrals")
    way = models.CharField(max_length=6, choices=PartnerChannel)
    need = models.CharField(max_length=20)
    after = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    sealed = models.BinaryField()  # the exact words to which the victim agreed; empty once redacted
    state = models.CharField(max_length=10, choices=choices_of(ReferralState))
    due_at = models.DateTimeField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # None: the victim, on their page
    sent_at = models.DateTimeField(null=True)
    waits_weeks = models.PositiveSmallIntegerField(null=True)
    refusal = models.CharField(max_length=8, choices=choices_of(ReferralRefusal), blank=True)
    came_of = models.CharField(max_length=11, choices=choices_of(ReferralOutcome), blank=True)
    settled = models.CharField(max_length=11, choices=choices_of(ReferralSettlement), blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    news_at = models.DateTimeField(null=True)  # when something happened that the victim should know
    told_at = models.DateTimeField(null=True)  # when the victim last knew everything
    # of its state; a service merely viewing it does not count
    version = models.PositiveIntegerField(db_default=0, default=0)

    class Meta:
        constraints = [
            limit_to_choices("referral_way", "way", PartnerChannel),
            limit_to_choices("referral_state", "state", ReferralState),
            limit_to_choices("referral_refusal", "refusal", ReferralRefusal, or_blank=True),
            limit_to_choices("referral_came_of", "came_of", ReferralOutcome, or_blank=True),
            limit_to_choices("referral_settled", "settled", ReferralSettlement, or_blank=True),
            models.CheckConstraint(
                name="referral_settled_whole",
                condition=Q(settled="", settled_at=None) | (~Q(settled="") & Q(settled_at__isnull=False)),
            ),
            models.CheckConstraint(  # while a service has it, it is not settled
                name="referral_open_is_not_settled",
                condition=Q(settled="") | Q(state__in=["refused", "ended", "recalled", "expired"]),
            ),
            models.CheckConstraint(name="referral_refused_says_why", condition=Q(state="refused") | Q(refusal="")),
            models.CheckConstraint(name="referral_ended_says_what", condition=Q(state="ended") | Q(came_of="")),
        ]
        indexes = [
            models.Index(name="referral_by_victim", fields=["victim", "-id"]),
            models.Index(name="referral_unsettled", fields=["due_at"], condition=Q(settled="")),
            models.Index(name="referral_of_partner", fields=["partner", "-id"]),
            models.Index(name="referral_by_state", fields=["state", "-id"]),
        ]


class ReferralConsent(models.Model):
    """The victim's consent to one sharing: who asked, when, how, and to which words (by their digest)."""

    referral = models.OneToOneField(Referral, models.PROTECT, related_name="consent")
    is_explicit = models.BooleanField()  # the victim said yes; else they were told and did not say no
    how = models.CharField(max_length=10)  # see `referrals.referral_details`
    # optional parts that the victim did not leave out
    shares = ArrayField(models.CharField(max_length=12), default=list)
    words_digest = models.BinaryField(max_length=32)  # SHA-256 of the words, line by line
    # None: the victim read the words on their page
    asked_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    proved_how = models.CharField(max_length=12)
    given_at = models.DateTimeField()
    ends_on = models.DateField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # None: the victim

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="referral_consent_withdrawn_by_at", condition=Q(withdrawn_by=None) | Q(withdrawn_at__isnull=False)
            ),
            models.CheckConstraint(
                name="referral_consent_asked_by_somebody_or_on_her_page",
                condition=Q(asked_by=None, how="her_page", is_explicit=True)
                | (Q(asked_by__isnull=False) & ~Q(how="her_page")),
            ),
        ]
        indexes = [models.Index(name="referral_consent_ends", fields=["ends_on"], condition=Q(withdrawn_at=None))]


class ReferralStep(models.Model):
    """One thing that happened to a referral. No named person: the product, or the service's own system. Append-only."""

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="steps")
    what = models.CharField(max_length=12)  # made, settled, or a move of `referrals.referral_course`
    state = models.CharField(max_length=10)
    at = models.DateTimeField()
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    by_partner = models.ForeignKey(PartnerUser, models.PROTECT, null=True, related_name="+")
    is_by_victim = models.BooleanField(default=False)  # the victim did it, on their page
    sealed = models.BinaryField(null=True)  # the words that came with it


class PartnerAccessEntry(models.Model):
    """Who at a service saw what, for the force. `user` None: the service's own system."""

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="looks")
    user = models.ForeignKey(PartnerUser, models.PROTECT, null=True, related_name="looks")
    referral = models.ForeignKey(Referral, models.PROTECT, null=True, related_name="looks")  # None: the list
    what = models.CharField(max_length=12)  # list, opened, answered, wrote, downloaded
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(name="partner_look_of_partner", fields=["partner", "-id"]),
            models.Index(name="partner_look_of_referral", fields=["referral", "-id"]),
        ]


class PartnerNote(models.Model):
    """A note from a service to the officer in the case. The service sees nothing of the case in return; a person passes
    the note on."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    referral = models.ForeignKey(Referral, models.PROTECT, related_name="notes")
    by = models.ForeignKey(PartnerUser, models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField()
    sealed = models.BinaryField()
    passed_on_at = models.DateTimeField(null=True)
    passed_on_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    read_at = models.DateTimeField(null=True)  # when the officer first read it


class PartnerWebhook(models.Model):
    """A webhook to a service's own system: it says that there is something to read, not what."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    referral = models.ForeignKey(Referral, models.PROTECT, related_name="notices")
    what = models.CharField(max_length=12)  # sent, recalled, expired
    made_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    is_delivered = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(name="partner_notice_due", fields=["next_at"], condition=Q(ended_at=None))]


class SelfReferral(models.Model):
    """A request to a service made at the front door, without the police. It belongs to no case and no victim; its words
    are sealed, for the service alone, and blanked after a time. The force sees it only once the person agreed."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="+")
    service = models.ForeignKey(SupportService, models.PROTECT, related_name="+")
    sealed = models.BinaryField()
    sent_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    gone_at = models.DateTimeField(null=True)
    police_may_know_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="self_referral_gone_is_blank", condition=Q(gone_at=None) | Q(sealed=b"")),
        ]
        indexes = [
            models.Index(name="self_referral_of_partner", fields=["partner", "-id"]),
            models.Index(name="self_referral_kept", fields=["sent_at"], condition=Q(gone_at=None)),
        ]
