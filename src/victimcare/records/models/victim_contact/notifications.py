from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from victimcare.records.models.constraints import choices_of, limit_to_choices
from victimcare.records.models.people import Person, Victim
from victimcare.records.models.staff import Staff
from victimcare.records.models.victim_contact.approvals import Approval
from victimcare.records.models.victim_contact.contact_plans import ContactPoint
from victimcare.rules.message_sending import BrakeAxis
from victimcare.rules.safe_contact.contact_gate import VictimChannel
from victimcare.rules.safe_contact.contact_plan import ContactMethod


class SentMessageCount(models.Model):
    """How many messages of one kind were handed over to suppliers in ten minutes."""

    axis = models.CharField(max_length=10, choices=choices_of(BrakeAxis))
    value = models.TextField()
    begins_at = models.DateTimeField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            limit_to_choices("sent_count_axis", "axis", BrakeAxis),
            models.UniqueConstraint(name="sent_count_once", fields=["axis", "value", "begins_at"]),
        ]
        indexes = [models.Index(name="sent_count_by_age", fields=["begins_at"])]


class BaselineRate(models.Model):
    """The busiest hour of an ordinary day for one kind, learned each night from the force's own past."""

    axis = models.CharField(max_length=10, choices=choices_of(BrakeAxis))
    value = models.TextField()
    an_hour = models.PositiveIntegerField()
    learned_at = models.DateTimeField()

    class Meta:
        constraints = [
            limit_to_choices("usual_rate_axis", "axis", BrakeAxis),
            models.UniqueConstraint(name="usual_rate_once", fields=["axis", "value"]),
        ]


class Brake(models.Model):
    """One kind of message, stopped. It ends when two people let it through, or one stops it for good."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    axis = models.CharField(max_length=10, choices=choices_of(BrakeAxis))
    value = models.TextField()
    stopped_at = models.DateTimeField()
    sent = models.PositiveIntegerField()  # in the hour before it stopped
    limit = models.PositiveIntegerField()  # in force at that time
    usual = models.PositiveIntegerField()  # 0: not known yet
    reason = models.TextField(blank=True)  # why the people who decided think that these messages are right or wrong
    asked_at = models.DateTimeField(null=True)
    asked_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    asked_for = models.PositiveIntegerField(null=True)  # how many may leave; none: all that wait when it is decided
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    is_let_through = models.BooleanField(null=True)  # False: stopped for good
    lifted_to = models.PositiveIntegerField(default=0)
    lifted_until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            limit_to_choices("brake_axis", "axis", BrakeAxis),
            models.UniqueConstraint(name="brake_on_once", fields=["axis", "value"], condition=Q(ended_at=None)),
            models.CheckConstraint(
                name="brake_asked_whole",
                condition=Q(asked_at=None, asked_by=None)
                | (Q(asked_at__isnull=False, asked_by__isnull=False) & ~Q(reason="")),
            ),
            models.CheckConstraint(
                name="brake_asked_for_by_somebody", condition=Q(asked_for=None) | Q(asked_by__isnull=False)
            ),
            models.CheckConstraint(
                name="brake_end_whole",
                condition=Q(ended_at=None, ended_by=None, is_let_through=None)
                | (Q(ended_at__isnull=False, ended_by__isnull=False, is_let_through__isnull=False) & ~Q(reason="")),
            ),
            models.CheckConstraint(
                name="brake_let_through_by_two",
                condition=~Q(is_let_through=True) | (Q(asked_by__isnull=False) & ~Q(asked_by=F("ended_by"))),
            ),
        ]


class NotificationStatus(models.TextChoices):
    """States of a message, in the order in which they can follow one another."""

    QUEUED = "queued"
    HELD = "held"  # stopped by the gate, a ceiling or a restore; a person decides
    HANDED_OVER = "handed_over"  # the intent is committed; the provider may or may not have it
    IN_DOUBT = "in_doubt"  # the provider did not answer; it is asked by our reference before anything is sent again
    ACCEPTED = "accepted"
    SENDING = "sending"
    DELIVERED = "delivered"
    FAILED = "failed"
    # when due to go, the victim had been told, nothing was owed, or an unread text said the same
    NOT_NEEDED = "not_needed"


class Notification(models.Model):
    """One message to one victim, in any channel, through its states."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    # Our reference at the provider, by which a message in doubt is looked up.
    reference = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="tellings")
    channel = models.CharField(max_length=10, choices=choices_of(ContactMethod))  # as the gate last decided
    is_pinned = models.BooleanField(default=False)  # this channel or none: a step of the ladder to reach the victim
    # The content is stored as its sentence, that sentence's version and a keyed hash of its values, never as words.
    template = models.CharField(max_length=60)  # the id of the sentence in wording/
    wording_version = models.CharField(max_length=16, blank=True)
    values_hash = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=5, blank=True)
    point = models.ForeignKey(ContactPoint, models.PROTECT, null=True, related_name="+")
    plan_version = models.PositiveIntegerField(null=True)
    duties = ArrayField(models.BigIntegerField(), default=list)  # the duties it was made for
    status = models.CharField(max_length=12, choices=NotificationStatus, default=NotificationStatus.QUEUED)
    queued_at = models.DateTimeField()
    not_before = models.DateTimeField()
    # By the database's own clock, which no setting freezes. Queued: not taken before this time. Handed over or in
    # doubt: from this time on its supplier is asked what happened; none: left to a person.
    rests_until = models.DateTimeField(null=True)
    unanswered_questions = models.PositiveSmallIntegerField(default=0)  # put to its supplier since it was handed over
    handed_over_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    held_reason = models.CharField(max_length=60, blank=True)
    # the last brake that stopped it
    brake = models.ForeignKey(Brake, models.PROTECT, null=True, related_name="tellings")
    confirmed_at = models.DateTimeField(null=True)
    # A provider's receipt only says that it was delivered, and a reply only that a person has the victim's telephone.
    confirmed_how = models.CharField(max_length=10, choices=choices_of(VictimChannel), blank=True)
    provider = models.CharField(max_length=20, blank=True)  # the last provider it was given to
    provider_id = models.CharField(max_length=100, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            limit_to_choices("telling_status", "status", NotificationStatus),
            limit_to_choices("telling_channel", "channel", ContactMethod),
            limit_to_choices("telling_confirmed_how", "confirmed_how", VictimChannel, or_blank=True),
            models.CheckConstraint(
                name="telling_confirmed_at_and_how_together",
                condition=Q(confirmed_at=None, confirmed_how="")
                | (Q(confirmed_at__isnull=False) & ~Q(confirmed_how="")),
            ),
            models.CheckConstraint(
                name="telling_held_has_reason",
                condition=~Q(status="held") | ~Q(held_reason=""),
            ),
        ]
        indexes = [
            models.Index(name="telling_by_hand_over", fields=["template", "handed_over_at"]),
            models.Index(
                name="telling_unsettled",
                fields=["queued_at"],
                condition=Q(status__in=["queued", "handed_over", "in_doubt", "accepted", "sending"]),
            ),
            models.Index(name="telling_by_status", fields=["status", "-id"]),
            models.Index(name="telling_unanswered", fields=["provider"], condition=Q(status="handed_over")),
            models.Index(name="telling_to_hand_over", fields=["not_before", "id"], condition=Q(status="queued")),
            models.Index(
                name="telling_in_doubt", fields=["rests_until"], condition=Q(status__in=["handed_over", "in_doubt"])
            ),
        ]


class NotificationState(models.Model):
    """One state of a message, recorded as it came. Append-only."""

    telling = models.ForeignKey(Notification, models.PROTECT, related_name="states")
    status = models.CharField(max_length=12, choices=NotificationStatus)
    at = models.DateTimeField()
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [limit_to_choices("telling_state_status", "status", NotificationStatus)]


class Supplier(models.Model):
    """How well one supplier answers on one channel, which decides its share of the messages
    (rules/message_sending.py)."""

    channel = models.CharField(max_length=10, choices=choices_of(ContactMethod))
    name = models.CharField(max_length=20)
    score = models.FloatField(default=1.0)
    last_answers = ArrayField(models.CharField(max_length=10), default=list)  # the newest last
    last_answer_at = models.DateTimeField(null=True)
    ailing_since = models.DateTimeField(null=True)  # None: it answers well

    class Meta:
        constraints = [
            models.UniqueConstraint(name="supplier_once_a_channel", fields=["channel", "name"]),
            limit_to_choices("supplier_channel", "channel", ContactMethod),
            models.CheckConstraint(name="supplier_score", condition=Q(score__gt=0, score__lte=1)),
        ]


# What the gate records: the one invitation to choose, and the overrides by two people.


class ContactInvitation(models.Model):
    """The one invitation to a person to choose how to be contacted. It counts even if it never arrived."""

    person = models.OneToOneField(Person, models.PROTECT, related_name="+")
    match_key = models.TextField(unique=True)  # of the number or address: no other person who has it is invited either
    telling = models.OneToOneField(Notification, models.PROTECT, related_name="invitation")
    invited_at = models.DateTimeField()


class GateOverride(models.Model):
    """Lets one message pass that the gate held, because two people agreed and said why."""

    approval = models.OneToOneField(Approval, models.PROTECT, primary_key=True, related_name="gate_override")
    expires_at = models.DateTimeField()
    used_by = models.OneToOneField(Notification, models.PROTECT, null=True, related_name="gate_override")
