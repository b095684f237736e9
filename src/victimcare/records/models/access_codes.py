from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from victimcare.records.models.constraints import choices_of, limit_to_choices
from victimcare.records.models.files import StoredFile
from victimcare.records.models.people import Victim
from victimcare.records.models.supporters import Supporter
from victimcare.rules.access_codes.attempt_limits import BrakeExemption
from victimcare.rules.access_codes.devices import BrowserFamily, DeviceKind


class AccessLevel(models.TextChoices):
    SHORT = "short"  # whether there is news, how to reach a person, help
    CASE = "case"
    QUIET = "quiet"  # a decoy page, and the desk is warned (ADR 32)


class AccessGrantQuerySet(models.QuerySet["AccessGrant"]):
    def of_victims(self) -> AccessGrantQuerySet:
        """Codes that identify the victim: without supporters' codes, which open none of what the victim's code opens,
        and without duress codes, which are a call for help."""
        return self.filter(supporter=None).exclude(opens=AccessLevel.QUIET)


class AccessGrant(models.Model):
    """An access code. The first six digits select this row, the last six prove it; neither is stored in the clear.

    `supporter`: the code belongs to a person who supports this victim, and opens the supporter's page, never the
    victim's.
    """

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="access_grants")
    supporter = models.ForeignKey(Supporter, models.PROTECT, null=True, related_name="access_grants", db_index=False)
    selector_key = models.BinaryField(max_length=32)  # HMAC of the first six digits; its key is outside the database
    proof_hash = models.TextField()  # slow hash of the HMAC of all twelve
    opens = models.CharField(max_length=5, choices=AccessLevel)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)  # the actor's name in the audit entry
    last_used_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()  # 90 days after the last use
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    ended_reason = models.CharField(
        max_length=20, blank=True
    )  # replaced, wrong_tries, sealed, taken_back, role_ended, grew_up
    # Since when at least one kind of short number at the second step is no longer compared, because of wrong tries made
    # with this code.
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


class CodeAttempt(models.Model):
    """One entered code, right or wrong, without its digits. The brakes on wrong tries count these rows."""

    at = models.DateTimeField()
    channel = models.CharField(max_length=10)  # web or phone
    was_right = models.BooleanField()
    # false: code entry was paused; the try counts for its own source alone
    was_read = models.BooleanField(default=True)
    source_key = models.BinaryField(max_length=32, default=b"")  # HMAC of the source; empty: not known
    network_key = models.BinaryField(max_length=32, default=b"", db_default=b"")  # the same for its network
    let_by = models.CharField(max_length=7, blank=True, choices=choices_of(BrakeExemption), default="", db_default="")
    was_paced = models.BooleanField(default=False, db_default=False)  # the source was slowed down: no code was compared
    # The code that the try opened or failed to open. There is no database constraint, because checking it would look
    # the code up a second time.
    tried = models.ForeignKey(AccessGrant, models.PROTECT, null=True, related_name="+", db_constraint=False)

    class Meta:
        indexes = [
            models.Index(name="code_try_wrong_by_time", fields=["at"], condition=Q(was_right=False, was_read=True)),
            models.Index(name="code_try_wrong_by_source", fields=["source_key", "at"], condition=Q(was_right=False)),
            models.Index(name="code_try_wrong_by_network", fields=["network_key", "at"], condition=Q(was_right=False)),
            models.Index(name="code_try_of_a_code", fields=["at"], condition=Q(tried__isnull=False)),
        ]
        constraints = [limit_to_choices("code_try_let_by", "let_by", BrakeExemption, or_blank=True)]


class VictimSession(models.Model):
    """A victim's visit on the web after entering a code. Ends after 10 idle minutes, or after 30 minutes in all."""

    token_hash = models.BinaryField(max_length=32, unique=True)
    grant = models.ForeignKey(AccessGrant, models.PROTECT, related_name="sessions")
    started_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    second_at = models.DateTimeField(null=True)  # when a second factor was shown in this visit
    # The first six digits of the code that opened the visit, sealed, so that the page can ask for the last six again.
    selects = models.BinaryField(null=True)
    again_at = models.DateTimeField(null=True)  # when the last six digits were shown again
    # Counted at the second step of this visit, also for a victim without a second factor, so that both look the same.
    second_wrong_tries = models.PositiveSmallIntegerField(default=0, db_default=0)
    # The cost of those tries to the code for its whole life (`access_codes.second_factor`), cleared when the visit
    # passes the second step.
    second_spent = models.PositiveSmallIntegerField(default=0, db_default=0)
    second_long_tries = models.PositiveSmallIntegerField(default=0, db_default=0)
    ended_at = models.DateTimeField(null=True)
    language = models.CharField(max_length=8, blank=True, db_default="")  # the language of the pages; empty: English
    # Shared by the cases whose codes were entered one after another in one visit (ADR 49); none for a single case.
    bundle = models.UUIDField(null=True)
    left_at = models.DateTimeField(null=True)  # since when another case of the bundle is shown: the token opens nothing
    # All that we store of what the browser said about itself, so that victims can recognise their own visits.
    device = models.CharField(max_length=10, choices=choices_of(DeviceKind), db_default=DeviceKind.UNKNOWN)
    browser = models.CharField(max_length=10, choices=choices_of(BrowserFamily), db_default=BrowserFamily.OTHER)

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
    """The page that answers a form a victim sent, sealed until the browser fetches it a moment later; then deleted."""

    id_hash = models.BinaryField(max_length=32, unique=True)  # of the random id that only that browser was given
    visit = models.ForeignKey(VictimSession, models.PROTECT, related_name="+")
    kept_at = models.DateTimeField(db_index=True)
    sealed = models.BinaryField()


class ApiToken(models.Model):
    """A bearer token of another system: stored hashed, bound to named sources and event types, revocable."""

    name = models.CharField(max_length=200)
    token_hash = models.BinaryField(max_length=32, unique=True)
    scope = models.CharField(max_length=20)
    sources = ArrayField(models.CharField(max_length=200), default=list)
    types = ArrayField(models.CharField(max_length=60), default=list)  # empty: every type
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=200)
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)


# What was sent from a page that a duress code opened. The page is a decoy, so none of this is part of the victim's
# conversation with us.


class DuressSubmissionKind(models.TextChoices):
    MESSAGE = "message"
    CALL_BACK = "call_back"  # a call back, asked for on the page or on the line
    NOT_DONE = "not_done"


class DuressSubmission(models.Model):
    """One submission made under a duress code, for staff who handle the duress warning and for no one else. Its words
    are sealed."""

    # drawn before the row is stored: the words are sealed with it
    public_id = models.UUIDField(unique=True, editable=False)
    grant = models.ForeignKey(AccessGrant, models.PROTECT, related_name="quietly_sent")
    what = models.CharField(max_length=10, choices=DuressSubmissionKind)
    sent_at = models.DateTimeField()
    sealed = models.BinaryField(default=b"")  # empty where there are no words, and once redacted
    answer_by = models.DateField(null=True)  # of a message: the day by which we said that we would answer
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


# Feedback given at the front door without a code, and the rate limits on what is sent there.


class PublicFeedback(models.Model):
    """A score for our service from 1 to 5, with optional words. We keep only the day: a time or a source could identify
    the writer."""

    given_on = models.DateField()
    score = models.PositiveSmallIntegerField()
    words = models.BinaryField(null=True)  # sealed

    class Meta:
        constraints = [models.CheckConstraint(name="public_feedback_score", condition=Q(score__range=(1, 5)))]
        indexes = [models.Index(name="public_feedback_by_day", fields=["-given_on", "-id"])]


class PublicFormUse(models.Model):
    """Records that a form was sent from this source, as a keyed hash, so that floods can be slowed. Deleted after a
    day."""

    at = models.DateTimeField(db_index=True)
    source_key = models.BinaryField(max_length=32)
    network_key = models.BinaryField(max_length=32, default=b"", db_default=b"")
    form = models.CharField(max_length=12, default="", db_default="")  # `rules.access_codes.attempt_limits.PublicForm`


class KnownBrowser(models.Model):
    """A browser in which a correct code was once entered: it is exempt from the brake on wrong codes for some days.

    Every visitor of the front door gets such a cookie, and only some have a row here. The row names no victim and no
    code, and has the day alone, so that nothing ties it to a visit.
    """

    token_hash = models.BinaryField(max_length=32, unique=True)  # of the random value in the cookie
    opened_on = models.DateField(db_index=True)
    wrong_since = models.DateTimeField(null=True)
    wrong_tries = models.PositiveSmallIntegerField(default=0, db_default=0)  # since `wrong_since`


class SpentProofOfWork(models.Model):
    """A proof-of-work challenge (`access_codes.code_rate_limits`) that was answered. Deleted once the challenge is too
    old to be accepted."""

    nonce = models.BinaryField(max_length=16, unique=True)
    at = models.DateTimeField(db_index=True)
