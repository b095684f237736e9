"""What opens the rest of her page beside her code: an app, a phone, a passkey. Set up with a person (ADR 30)."""

from __future__ import annotations

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from victimcare.records.models.access_codes import VictimSession
from victimcare.records.models.constraints import limit_to_choices
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff
from victimcare.records.models.victim_contact.contact_plans import ContactPoint
from victimcare.records.models.victim_contact.notifications import Notification


class SecondFactorKind(models.TextChoices):
    APP = "app"  # an app that shows another number every half minute
    TEXT = "text"  # a number that we send to a phone of her plan
    PASSKEY = "passkey"


class FactorSetupWindow(models.Model):
    """The half hour in which she may set one up: a person opened it after proof, and told her its number.

    The number follows from `public_id` and the key of the codes: it lies nowhere. Whoever types it right has the
    window from then on, in that visit alone.
    """

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    closes_at = models.DateTimeField()
    visit = models.ForeignKey(VictimSession, models.PROTECT, null=True, related_name="+")
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    sealed = models.BinaryField(null=True)  # the secret that her app is shown, until its first number is right
    ended_at = models.DateTimeField(null=True)
    ended_reason = models.CharField(max_length=20, blank=True)  # used, wrong_tries, replaced, closed, new_code, sealed

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="set_up_window_one_live_per_victim", fields=["victim"], condition=Q(ended_at=None)
            ),
            models.CheckConstraint(
                name="set_up_window_end_has_reason",
                condition=Q(ended_at=None, ended_reason="") | (Q(ended_at__isnull=False) & ~Q(ended_reason="")),
            ),
        ]


class SecondFactor(models.Model):
    """One second thing of hers, of one kind. It ends, and is never deleted."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="second_factors")
    kind = models.CharField(max_length=7, choices=SecondFactorKind)
    window = models.OneToOneField(FactorSetupWindow, models.PROTECT, related_name="+")  # in which it was set up
    made_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    sealed = models.BinaryField(null=True)  # an app's secret
    last_step = models.BigIntegerField(default=0)  # of an app's numbers, the last that was taken: none twice
    point = models.ForeignKey(ContactPoint, models.PROTECT, null=True, related_name="+")  # where texts go
    credential_id = models.BinaryField(max_length=1023, null=True, unique=True)  # a passkey's, as its device names it
    public_key = models.BinaryField(null=True)
    sign_count = models.BigIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    ended_reason = models.CharField(max_length=20, blank=True)  # lost, replaced, new_code, sealed

    class Meta:
        constraints = [
            limit_to_choices("second_factor_kind", "kind", SecondFactorKind),
            models.UniqueConstraint(
                name="second_factor_one_live_of_a_kind", fields=["victim", "kind"], condition=Q(ended_at=None)
            ),
            models.CheckConstraint(
                name="second_factor_end_has_reason",
                condition=Q(ended_at=None, ended_reason="") | (Q(ended_at__isnull=False) & ~Q(ended_reason="")),
            ),
            models.CheckConstraint(
                name="second_factor_has_what_its_kind_has",
                condition=Q(kind="app", point=None, credential_id=None, public_key=None)
                | Q(kind="text", point__isnull=False, sealed=None, credential_id=None, public_key=None)
                | Q(kind="passkey", sealed=None, point=None, credential_id__isnull=False, public_key__isnull=False),
            ),
            models.CheckConstraint(  # once it has ended nothing is left to open it with
                name="second_factor_app_has_a_secret_while_it_lives",
                condition=~Q(kind="app", ended_at=None) | Q(sealed__isnull=False),
            ),
        ]


class RecoveryNumber(models.Model):
    """One of the numbers on paper that stand in for her app, each once. Slow hash of an HMAC, as her code is kept."""

    factor = models.ForeignKey(SecondFactor, models.PROTECT, related_name="recovery_numbers", db_index=False)
    number_hash = models.BinaryField(max_length=32)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="recovery_number_once", fields=["factor", "number_hash"])]


class TextedNumber(models.Model):
    """A number asked for by text in a visit, whether or not one went out: that looks the same to whoever asked.

    The digits follow from `public_id` and the key of the codes, and lie nowhere.
    """

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="+", db_index=False)
    visit = models.ForeignKey(VictimSession, models.PROTECT, related_name="+", db_index=False)
    window = models.ForeignKey(FactorSetupWindow, models.PROTECT, null=True, related_name="+")  # to set that phone up
    point = models.ForeignKey(ContactPoint, models.PROTECT, null=True, related_name="+")  # None: it went nowhere
    telling = models.OneToOneField(Notification, models.PROTECT, null=True, related_name="texted_number")
    asked_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(name="texted_number_of_victim", fields=["victim", "asked_at"]),
            models.Index(name="texted_number_of_visit", fields=["visit", "ends_at"]),
        ]


class PasskeyChallenge(models.Model):
    """What the passkey in one visit must sign next. Asked anew it is another; taken once."""

    visit = models.OneToOneField(VictimSession, models.PROTECT, primary_key=True, related_name="+")
    challenge = models.BinaryField(max_length=64)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
