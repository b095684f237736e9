"""Complaints about the force, and each level that a complaint has gone through.

Their words are sealed, and are on no timeline: officers read the timeline, and a complaint may be about one of them.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from victimcare.records.models.constraints import limit_to_choices
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff, Team
from victimcare.records.models.victim_rights.challenges import SubmissionChannel


class ComplaintSubject(models.TextChoices):
    SERVICE = "service"  # what was done, or not done
    PERSON = "person"  # how a member of staff behaved
    CRIME = "crime"  # a member of staff committed a crime, or hurts or frightens a person


class ComplaintOutcome(models.TextChoices):
    ANSWERED = "answered"
    PASSED_ON = "passed_on"  # to professional standards, as the next level
    NOT_FOR_US = "not_for_us"  # for another force or body; the writer was told which, where we can reach them
    # what could be put right was put right, and we have no way to reply to the writer
    NO_REPLY_ROUTE = "nobody_to_answer"


class ComplaintReplyMethod(models.TextChoices):
    """How a reply went to the person who complained."""

    # to a known victim: on their page after their code, or by a person, as their plan allows
    SAFE_CONTACT = "safe_contact"
    WAY_LEFT = "way_left"  # as the writer asked; the colleague who sent it says so
    NONE = "none"  # the writer left no way to reply


class ComplaintTarget(models.TextChoices):
    """Whom a complaint means, as decided by a person, where its words name no one for certain."""

    OPEN = "open"  # not decided yet: until then only those who may decide see it
    COLLEAGUE = "colleague"
    NO_STAFF_MEMBER = "nobody"  # no one who works here
    OUTSIDE = "outside"  # an officer, or another person outside


class ComplaintLevelReason(models.TextChoices):
    COMPLAINED = "complained"
    NOT_SATISFIED = "not_satisfied"  # the writer does not accept the answer at the previous level
    RAISED = "raised"  # the colleague who read it saw that it belongs at this level


class Complaint(models.Model):
    """One complaint, from any person; with `victim` where a victim complained on their own page after entering their
    code.

    `number`: given to the writer to refer to it. `concerned`: staff whom it is about, or who answered it before; none
    of them may read it, have its tasks or answer it. `named`: those of them whom its words name or resemble;
    `resembling`: those of the latter for whom it is not yet decided whether they are meant. `taken_by`: the colleague
    who wrote it down for the person.
    """

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    number = models.CharField(max_length=12, blank=True, db_default="")  # empty: from before numbers were given
    received_at = models.DateTimeField()
    words = models.BinaryField()  # sealed
    way_back = models.BinaryField(null=True)  # sealed: how to reply, as the writer put it
    victim = models.ForeignKey(Victim, models.PROTECT, null=True, related_name="complaints")
    about = models.CharField(max_length=10, choices=ComplaintSubject, db_default="service", default="service")
    sealed_whom = models.BinaryField(null=True)  # whom it is about, in the writer's words
    sealed_who = models.BinaryField(null=True)  # the name that a person without a code gave to staff
    came_by = models.CharField(max_length=10, choices=SubmissionChannel, db_default="web", default="web")
    taken_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    concerned = ArrayField(models.BigIntegerField(), default=list, db_default=[])
    named = ArrayField(models.BigIntegerField(), default=list, db_default=[])
    resembling = ArrayField(models.BigIntegerField(), default=list, db_default=[])
    meant = models.CharField(
        max_length=10, choices=ComplaintTarget, blank=True, db_default="", default=""
    )  # empty: the words name everyone in full, or are about no person
    meant_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # who last decided who is meant
    meant_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            limit_to_choices("complaint_about", "about", ComplaintSubject),
            limit_to_choices("complaint_came_by", "came_by", SubmissionChannel),
            limit_to_choices("complaint_meant", "meant", ComplaintTarget, or_blank=True),
            models.CheckConstraint(
                name="complaint_meant_whole",
                condition=Q(meant__in=["", "open"]) | Q(meant_by__isnull=False, meant_at__isnull=False),
            ),
            models.CheckConstraint(
                name="complaint_taken_by_staff_or_written",
                condition=Q(came_by="web", taken_by=None) | (~Q(came_by="web") & Q(taken_by__isnull=False)),
            ),
            models.UniqueConstraint(name="complaint_number_once", fields=["number"], condition=~Q(number="")),
        ]


class ComplaintLevel(models.Model):
    """One level of a complaint: who owns it, by when each step is due, what was said and sent, and how it ended."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="levels")
    level = models.PositiveSmallIntegerField()  # rules.challenges.challenge_course.ComplaintStage
    opened_at = models.DateTimeField()
    opened_for = models.CharField(max_length=14, choices=ComplaintLevelReason)
    # as `Complaint.number`: drawn for the words that opened this level, where they came with an earlier number
    number = models.CharField(max_length=12, blank=True, db_default="", default="")
    sealed_words = models.BinaryField(null=True)  # what the writer said on going to this level
    sealed_way_back = models.BinaryField(null=True)  # how this level was answered, where a later level has another way
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    read_due_at = models.DateTimeField()
    holding_due_at = models.DateTimeField()
    answer_due_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    held_at = models.DateTimeField(null=True)  # when the holding reply was sent
    held_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    held_way = models.CharField(max_length=14, choices=ComplaintReplyMethod, blank=True)
    sealed_holding = models.BinaryField(null=True)
    expected_on = models.DateField(null=True)  # the day of the answer, as the holding reply named it
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    answered_way = models.CharField(max_length=14, choices=ComplaintReplyMethod, blank=True)
    outcome = models.CharField(max_length=20, choices=ComplaintOutcome, blank=True)
    sealed_answer = models.BinaryField(null=True)
    review_body = models.CharField(max_length=10, blank=True)  # who reviews it, as named in the formal answer
    told_at = models.DateTimeField(null=True)  # when a known victim last read or heard what we had said

    class Meta:
        constraints = [
            models.UniqueConstraint(name="complaint_level_once", fields=["complaint", "level"]),
            models.UniqueConstraint(name="complaint_level_number_once", fields=["number"], condition=~Q(number="")),
            models.CheckConstraint(name="complaint_level_one_to_three", condition=Q(level__in=[1, 2, 3])),
            limit_to_choices("complaint_level_opened_for", "opened_for", ComplaintLevelReason),
            limit_to_choices("complaint_level_held_way", "held_way", ComplaintReplyMethod, or_blank=True),
            limit_to_choices("complaint_level_answered_way", "answered_way", ComplaintReplyMethod, or_blank=True),
            limit_to_choices("complaint_level_outcome", "outcome", ComplaintOutcome, or_blank=True),
            models.CheckConstraint(
                name="complaint_level_holding_reply_whole",
                condition=Q(held_at=None, held_by=None, held_way="", sealed_holding=None, expected_on=None)
                | (
                    Q(held_at__isnull=False, held_by__isnull=False, sealed_holding__isnull=False)
                    & Q(expected_on__isnull=False)
                    & ~Q(held_way="")
                ),
            ),
            models.CheckConstraint(
                name="complaint_level_answered_whole",
                condition=Q(answered_at=None, answered_by=None, answered_way="", outcome="", sealed_answer=None)
                | (
                    Q(answered_at__isnull=False, answered_by__isnull=False, sealed_answer__isnull=False)
                    & ~Q(outcome="")
                    & ~Q(answered_way="")
                ),
            ),
        ]
        indexes = [
            models.Index(name="complaint_level_unanswered", fields=["answer_due_at"], condition=Q(answered_at=None))
        ]
