"""Second factors, which together with the access code open the rest of a victim's page: an app, a phone, a passkey. Set
up with a member of staff (ADR 30)."""

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
    APP = "app"  # an app that shows a new number every half minute
    TEXT = "text"  # a number that we send to a phone in the victim's plan
    PASSKEY = "passkey"


class FactorSetupWindow(models.Model):
    """The half hour in which a victim may set up a second factor: a member of staff opened it after an identity check,
    and told the victim its number.

    The number is derived from `public_id` and the key of the access codes, and is stored nowhere. The first visit that
    enters it correctly has the window from then on; no other visit can use it.
    """

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    closes_at = models.DateTimeField()
    visit = models.ForeignKey(VictimSession, models.PROTECT, null=True, related_name="+")
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    # the secret shown to the victim's app, until the app's first number is right
    sealed = models.BinaryField(null=True)
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
    """One second factor of a victim, of one kind. It is ended, never deleted."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="second_factors")
    kind = models.CharField(max_length=7, choices=SecondFactorKind)
    # the window in which it was set up
    window = models.OneToOneField(FactorSetupWindow, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    sealed = models.BinaryField(null=True)  # an app's secret
    last_step = models.BigIntegerField(default=0)  # the last time step accepted from the app: no number works twice
    point = models.ForeignKey(ContactPoint, models.PROTECT, null=True, related_name="+")  # where texts go
    credential_id = models.BinaryField(max_length=1023, null=True, unique=True)  # of a passkey, as its device names it
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
            models.CheckConstraint(  # an ended factor keeps no secret
                name="second_factor_app_has_a_secret_while_it_lives",
                condition=~Q(kind="app", ended_at=None) | Q(sealed__isnull=False),
            ),
        ]


class RecoveryNumber(models.Model):
    """One of the numbers on paper that stand in for the victim's app, each once. Slow hash of an HMAC, like the access
    code."""

    factor = models.ForeignKey(SecondFactor, models.PROTECT, related_name="recovery_numbers", db_index=False)
    number_hash = models.BinaryField(max_length=32)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="recovery_number_once", fields=["factor", "number_hash"])]


class TextedNumber(models.Model):
    """A number asked for by text in a visit, whether or not a text was sent: both look the same to the person who
    asked.

    The digits are derived from `public_id` and the key of the access codes, and are stored nowhere.
    """

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="+", db_index=False)
    visit = models.ForeignKey(VictimSession, models.PROTECT, related_name="+", db_index=False)
    # set when it is to set up that phone
    window = models.ForeignKey(FactorSetupWindow, models.PROTECT, null=True, related_name="+")
    point = models.ForeignKey(ContactPoint, models.PROTECT, null=True, related_name="+")  # None: no text was sent
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
    """What the passkey in one visit must sign next. A new request replaces it; it is accepted once."""

    visit = models.OneToOneField(VictimSession, models.PROTECT, primary_key=True, related_name="+")
    challenge = models.BinaryField(max_length=64)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
