from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from victimcare.records.models.constraints import limit_to_choices
from victimcare.records.models.files import StoredFile
from victimcare.records.models.people import Victim
from victimcare.records.models.supporters import Supporter


class AccessLevel(models.TextChoices):
    SHORT = "short"  # news or not, how to reach a person, help
    CASE = "case"
    QUIET = "quiet"  # a page that is nobody's, and the desk is warned (ADR 32)


class AccessGrantQuerySet(models.QuerySet["AccessGrant"]):
    def of_victims(self) -> AccessGrantQuerySet:
        """Those that prove her: without those of whoever helps her, which open nothing of what hers do, and without a
        quiet one, which is a call for help."""
        return self.filter(supporter=None).exclude(opens=AccessLevel.QUIET)


class AccessGrant(models.Model):
    """An access code. The first six digits select this row, the last six prove; neither is stored in the clear.

    `supporter`: it is the code of somebody who helps this victim, and opens their page and never hers.
    """

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="access_grants")
    supporter = models.ForeignKey(Supporter, models.PROTECT, null=True, related_name="access_grants", db_index=False)
    selector_key = models.BinaryField(max_length=32)  # HMAC of the first six digits, key outside the database
    proof_hash = models.TextField()  # slow hash of the HMAC of all twelve
    opens = models.CharField(max_length=5, choices=AccessLevel)
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

    objects: ClassVar[AccessGrantQuerySet] = AccessGrantQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            limit_to_choices("access_grant_opens", "opens", AccessLevel),
            models.UniqueConstraint(
                name="access_grant_one_live_per_selector", fields=["selector_key"], condition=Q(ended_at=None)
            ),
            models.UniqueConstraint(
                name="access_grant_one_live_per_victim",
                fields=["victim"],
                condition=Q(ended_at=None, supporter=None) & ~Q(opens=AccessLevel.QUIET),
            ),
            models.UniqueConstraint(
                name="access_grant_one_quiet_per_victim",
                fields=["victim"],
                condition=Q(ended_at=None, opens=AccessLevel.QUIET),
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


class BrakeExemption(models.TextChoices):
    """`rules.access_codes.attempt_limits.BrakeExemption`: why a try was read while a brake held."""

    BROWSER = "browser"
    WORK = "work"
    WAIT = "wait"


class CodeAttempt(models.Model):
    """A code that was entered, right or wrong, without its digits: what the brakes on wrong tries count."""

    at = models.DateTimeField()
    channel = models.CharField(max_length=10)  # web or phone
    was_right = models.BooleanField()
    was_read = models.BooleanField(default=True)  # false: entry was paused, and it counts for its own source alone
    source_key = models.BinaryField(max_length=32, default=b"")  # HMAC of whence it came; empty: not known
    network_key = models.BinaryField(max_length=32, default=b"", db_default=b"")  # the same of its network
    let_by = models.CharField(max_length=7, blank=True, choices=BrakeExemption, default="", db_default="")
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
        constraints = [limit_to_choices("code_try_let_by", "let_by", BrakeExemption, or_blank=True)]


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
    # What counts of them for as long as the code lives (`access_codes.second_factor`), until the visit is right at
    # last.
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
            limit_to_choices("victim_session_device", "device", DeviceKind),
            limit_to_choices("victim_session_browser", "browser", BrowserFamily),
            models.CheckConstraint(
                name="victim_session_left_in_a_bundle", condition=Q(left_at=None) | Q(bundle__isnull=False)
            ),
        ]
        indexes = [models.Index(name="victim_session_bundle", fields=["bundle"], condition=Q(bundle__isnull=False))]


class PostRedirectResponse(models.Model):
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


# What was sent from a page that a quiet code opened: nobody's page, so that it stands in no conversation of hers.


class DuressSubmissionKind(models.TextChoices):
    MESSAGE = "message"
    CALL_BACK = "call_back"  # asked for, on the page or on the line
    NOT_DONE = "not_done"


class DuressSubmission(models.Model):
    """Kept for whoever looks into the warning, and for nobody else. Its words are sealed."""

    public_id = models.UUIDField(unique=True, editable=False)  # drawn by whoever keeps it: the words are sealed for it
    grant = models.ForeignKey(AccessGrant, models.PROTECT, related_name="quietly_sent")
    what = models.CharField(max_length=10, choices=DuressSubmissionKind)
    sent_at = models.DateTimeField()
    sealed = models.BinaryField(default=b"")  # empty where there are no words, and once it is redacted
    answer_by = models.DateField(null=True)  # of a message: the day by which its sender was told that we answer
    files = models.ManyToManyField(StoredFile, related_name="+")

    class Meta:
        constraints = [
            limit_to_choices("quietly_sent_what", "what", DuressSubmissionKind),
            models.CheckConstraint(
                name="quietly_sent_message_has_day",
                condition=Q(what=DuressSubmissionKind.MESSAGE, answer_by__isnull=False)
                | (~Q(what=DuressSubmissionKind.MESSAGE) & Q(answer_by=None)),
            ),
        ]
        indexes = [models.Index(name="quietly_sent_by_time", fields=["sent_at"])]


# What people think of us, as they say it at the front door without a code, and how fast things are sent there.


class PublicFeedback(models.Model):
    """What somebody thought of us, from 1 to 5 and in their words. The day alone is kept: no moment and no source could
    say whose it is."""

    given_on = models.DateField()
    score = models.PositiveSmallIntegerField()
    words = models.BinaryField(null=True)  # sealed

    class Meta:
        constraints = [models.CheckConstraint(name="public_feedback_score", condition=Q(score__range=(1, 5)))]
        indexes = [models.Index(name="public_feedback_by_day", fields=["-given_on", "-id"])]


class PublicFormUse(models.Model):
    """That something was sent from this source, as a keyed hash: it slows whoever sends a flood. Gone after a day."""

    at = models.DateTimeField(db_index=True)
    source_key = models.BinaryField(max_length=32)
    network_key = models.BinaryField(max_length=32, default=b"", db_default=b"")
    form = models.CharField(max_length=12, default="", db_default="")  # `rules.access_codes.attempt_limits.PublicForm`


class KnownBrowser(models.Model):
    """A browser from which a right code was opened: it passes the brake on wrong codes for some days.

    Every visitor of the front door has such a cookie, and only some of them have a row here. The row names no victim
    and no code, and keeps the day alone, so that nothing joins it to a visit.
    """

    token_hash = models.BinaryField(max_length=32, unique=True)  # of the random value in the cookie
    opened_on = models.DateField(db_index=True)
    wrong_since = models.DateTimeField(null=True)
    wrong_tries = models.PositiveSmallIntegerField(default=0, db_default=0)  # since then


class SpentProofOfWork(models.Model):
    """A challenge (`access_codes.code_rate_limits`) that was answered. Gone once the challenge is too old to be
    taken."""

    nonce = models.BinaryField(max_length=16, unique=True)
    at = models.DateTimeField(db_index=True)
