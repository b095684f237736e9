from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from victimcare.records.models.one_of import one_of
from victimcare.records.models.people import Victim
from victimcare.records.models.supporters import Supporter


class Opens(models.TextChoices):
    SHORT = "short"  # news or not, how to reach a person, help
    CASE = "case"
    QUIET = "quiet"  # a page that is nobody's, and the desk is warned (ADR 32)


class AccessGrants(models.QuerySet["AccessGrant"]):
    def hers(self) -> AccessGrants:
        """Those that prove her: without those of whoever helps her, which open nothing of what hers do, and without a
        quiet one, which is a call for help."""
        return self.filter(supporter=None).exclude(opens=Opens.QUIET)


class AccessGrant(models.Model):
    """An access code. The first six digits select this row, the last six prove; neither is stored in the clear.

    `supporter`: it is the code of somebody who helps this victim, and opens their page and never hers.
    """

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="access_grants")
    supporter = models.ForeignKey(Supporter, models.PROTECT, null=True, related_name="access_grants", db_index=False)
    selector_key = models.BinaryField(max_length=32)  # HMAC of the first six digits, key outside the database
    proof_hash = models.TextField()  # slow hash of the HMAC of all twelve
    opens = models.CharField(max_length=5, choices=Opens)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)  # the actor's name in the audit
    last_used_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()  # 90 days after its last use
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    ended_reason = models.CharField(
        max_length=20, blank=True
    )  # replaced, wrong_tries, sealed, taken_back, role_ended, grew_up
    # From then on some single number of the second step is compared no more, because of wrong ones with this code.
    second_rests_since = models.DateTimeField(null=True)

    objects: ClassVar[AccessGrants] = AccessGrants.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            one_of("access_grant_opens", "opens", Opens),
            models.UniqueConstraint(
                name="access_grant_one_live_per_selector", fields=["selector_key"], condition=Q(ended_at=None)
            ),
            models.UniqueConstraint(
                name="access_grant_one_live_per_victim",
                fields=["victim"],
                condition=Q(ended_at=None, supporter=None) & ~Q(opens=Opens.QUIET),
            ),
            models.UniqueConstraint(
                name="access_grant_one_quiet_per_victim",
                fields=["victim"],
                condition=Q(ended_at=None, opens=Opens.QUIET),
            ),
            models.UniqueConstraint(
                name="access_grant_one_live_per_supporter",
                fields=["supporter"],
                condition=Q(ended_at=None, supporter__isnull=False),
            ),
            models.CheckConstraint(
                name="access_grant_end_has_reason",
                condition=Q(ended_at=None, ended_reason="") | (Q(ended_at__isnull=False) & ~Q(ended_reason="")),
            ),
        ]


class LetBy(models.TextChoices):
    """`rules.access_codes.attempt_limits.BrakeExemption`: why a try was read while a brake held."""

    BROWSER = "browser"
    WORK = "work"
    WAIT = "wait"


class CodeTry(models.Model):
    """A code that was entered, right or wrong, without its digits: what the brakes on wrong tries count."""

    at = models.DateTimeField()
    channel = models.CharField(max_length=10)  # web or phone
    was_right = models.BooleanField()
    was_read = models.BooleanField(default=True)  # false: entry was paused, and it counts for its own source alone
    source_key = models.BinaryField(max_length=32, default=b"")  # HMAC of whence it came; empty: not known
    network_key = models.BinaryField(max_length=32, default=b"", db_default=b"")  # the same of its network
    let_by = models.CharField(max_length=7, blank=True, choices=LetBy, default="", db_default="")
    was_paced = models.BooleanField(default=False, db_default=False)  # its source was slowed: no code was compared
    # The code that it was a wrong try of, or that it opened. Without a constraint: looking the code up once more would
    # take its time.
    tried = models.ForeignKey(AccessGrant, models.PROTECT, null=True, related_name="+", db_constraint=False)

    class Meta:
        indexes = [
            models.Index(name="code_try_wrong_by_time", fields=["at"], condition=Q(was_right=False, was_read=True)),
            models.Index(name="code_try_wrong_by_source", fields=["source_key", "at"], condition=Q(was_right=False)),
            models.Index(name="code_try_wrong_by_network", fields=["network_key", "at"], condition=Q(was_right=False)),
            models.Index(name="code_try_of_a_code", fields=["at"], condition=Q(tried__isnull=False)),
        ]
        constraints = [one_of("code_try_let_by", "let_by", LetBy, or_blank=True)]


class DeviceKind(models.TextChoices):
    """`rules.access_codes.devices.DeviceKind`."""

    PHONE = "phone"
    TABLET = "tablet"
    COMPUTER = "computer"
    UNKNOWN = "unknown"


class BrowserFamily(models.TextChoices):
    """`rules.access_codes.devices.BrowserFamily`."""

    CHROME = "chrome"
    EDGE = "edge"
    FIREFOX = "firefox"
    OPERA = "opera"
    SAFARI = "safari"
    SAMSUNG = "samsung"
    OTHER = "other"


class VictimSession(models.Model):
    """A victim's visit on the web after proof. Ends after 10 idle minutes, or 30 in all."""

    token_hash = models.BinaryField(max_length=32, unique=True)
    grant = models.ForeignKey(AccessGrant, models.PROTECT, related_name="sessions")
    started_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    second_at = models.DateTimeField(null=True)  # when a second factor was shown in this visit
    # The first six digits of the code that opened it, sealed: so that the last six can be asked for again.
    selects = models.BinaryField(null=True)
    again_at = models.DateTimeField(null=True)  # when they were shown again
    # At the second step of this visit, also where she has none: then it looks the same.
    second_wrong_tries = models.PositiveSmallIntegerField(default=0, db_default=0)
    # What counts of them for as long as the code lives (`access_codes.second_factor`), until the visit is right at last.
    second_spent = models.PositiveSmallIntegerField(default=0, db_default=0)
    second_long_tries = models.PositiveSmallIntegerField(default=0, db_default=0)
    ended_at = models.DateTimeField(null=True)
    language = models.CharField(max_length=8, blank=True, db_default="")  # in which she reads; empty: English
    # Shared by the cases whose codes were proved one after another in one visit (ADR 49); none while there is one case.
    bundle = models.UUIDField(null=True)
    left_at = models.DateTimeField(null=True)  # since when another case of the bundle is shown: the token opens nothing
    # All that is kept of what her browser said of itself, so that she knows her own visits again.
    device = models.CharField(max_length=10, choices=DeviceKind, db_default=DeviceKind.UNKNOWN)
    browser = models.CharField(max_length=10, choices=BrowserFamily, db_default=BrowserFamily.OTHER)

    class Meta:
        constraints = [
            one_of("victim_session_device", "device", DeviceKind),
            one_of("victim_session_browser", "browser", BrowserFamily),
            models.CheckConstraint(
                name="victim_session_left_in_a_bundle", condition=Q(left_at=None) | Q(bundle__isnull=False)
            ),
        ]
        indexes = [models.Index(name="victim_session_bundle", fields=["bundle"], condition=Q(bundle__isnull=False))]


class KeptAnswer(models.Model):
    """A page that answers what she sent, sealed, until her browser asks for it a moment later; then it is gone."""

    id_hash = models.BinaryField(max_length=32, unique=True)  # of the random id that only that browser was told
    visit = models.ForeignKey(VictimSession, models.PROTECT, related_name="+")
    kept_at = models.DateTimeField(db_index=True)
    sealed = models.BinaryField()


class ApiToken(models.Model):
    """A bearer token of another system: kept hashed, bound to named sources and event types, revocable."""

    name = models.CharField(max_length=200)
    token_hash = models.BinaryField(max_length=32, unique=True)
    scope = models.CharField(max_length=20)
    sources = ArrayField(models.CharField(max_length=200), default=list)
    types = ArrayField(models.CharField(max_length=60), default=list)  # empty: every type
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=200)
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
