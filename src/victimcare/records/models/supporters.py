"""Supporters, who help a victim and may see something of the case: a parent, a spokesperson, an advocate, the contact
of a business."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from victimcare.records.models.constraints import choices_of, limit_to_choices
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff
from victimcare.rules.people.supporters import SupporterKind, SupporterScope


class FamilyNewsBearer(models.TextChoices):
    """Who tells a bereaved relative the news."""

    LIAISON = "liaison"  # the family liaison officer
    SPOKESPERSON = "spokesperson"  # the relative who speaks with us for the family


class SupporterEnd(models.TextChoices):
    BY_VICTIM = "by_her"
    BY_US = "by_us"
    REFUSED = "refused"  # a person looked at the request and refused it: never in force
    GREW_UP = "grew_up"  # the child turned 18 and did not want it to continue
    REDACTED = "redacted"


class Supporter(models.Model):
    """One person's role as supporter of one victim. In force from `agreed_at`, which only staff at the desk set. It is
    ended, never deleted, so that we always know who once had access."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="supporters")
    kind = models.CharField(max_length=16, choices=choices_of(SupporterKind))
    name = models.TextField()
    organisation = models.TextField(blank=True)
    # how their page names the victim; empty: the page does not name the victim
    called = models.CharField(max_length=60, blank=True)
    phone = models.TextField()
    match_key = models.TextField()  # of the phone, for comparison with linked people's
    sealed_safe_way = models.BinaryField(null=True)  # when and how it is safe to ring them, in their words
    sees = ArrayField(models.CharField(max_length=10), default=list)
    version = models.PositiveIntegerField(db_default=0, default=0)  # of what was agreed
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # None: the victim, on their page
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    # When the desk agreed that this supporter may read it although the victim is guarded; none: they see only how to
    # reach us.
    guarded_agreed_at = models.DateTimeField(null=True)
    # When a child of 12 or over was asked what this parent may see, or a child of full age whether it should continue.
    child_asked_at = models.DateTimeField(null=True)
    child_asked_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    end = models.CharField(max_length=10, choices=SupporterEnd, blank=True)

    class Meta:
        constraints = [
            limit_to_choices("supporter_kind", "kind", SupporterKind),
            models.CheckConstraint(
                name="supporter_sees_what_there_is",
                condition=Q(sees__contained_by=[scope.value for scope in SupporterScope]) & ~Q(sees=[]),
            ),
            models.CheckConstraint(
                name="supporter_statement_of_a_business",
                condition=~Q(sees__contains=[SupporterScope.STATEMENT]) | Q(kind=SupporterKind.BUSINESS_CONTACT),
            ),
            models.CheckConstraint(
                name="supporter_agreed_by_a_person",
                condition=Q(agreed_at=None, agreed_by=None) | Q(agreed_at__isnull=False, agreed_by__isnull=False),
            ),
            models.CheckConstraint(
                name="supporter_child_asked_by_a_person",
                condition=Q(child_asked_at=None, child_asked_by=None)
                | Q(child_asked_at__isnull=False, child_asked_by__isnull=False),
            ),
            models.CheckConstraint(
                name="supporter_end_whole",
                condition=Q(ended_at=None, ended_by=None, end="")
                | Q(ended_at__isnull=False, end__in=[end.value for end in SupporterEnd]),
            ),
            models.UniqueConstraint(
                name="supporter_one_spokesperson",
                fields=["victim"],
                condition=Q(kind=SupporterKind.SPOKESPERSON, agreed_at__isnull=False, ended_at=None),
            ),
        ]
        indexes = [models.Index(name="supporter_parents", fields=["victim"], condition=Q(kind="parent", ended_at=None))]


class SupporterNote(models.Model):
    """A supporter's note to us, written on their page, and our answer: sealed, and not part of the victim's own
    conversation."""

    public_id = models.UUIDField(unique=True, editable=False)  # of the form that was sent: sent twice, it is one
    supporter = models.ForeignKey(Supporter, models.PROTECT, related_name="notes")
    words = models.BinaryField()  # empty once redacted
    sent_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    read_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    answer = models.BinaryField(default=b"")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="supporter_note_read_by_a_person",
                condition=Q(read_at=None, read_by=None) | Q(read_at__isnull=False, read_by__isnull=False),
            ),
            models.CheckConstraint(
                name="supporter_note_answered_by_a_person",
                condition=Q(answered_at=None, answered_by=None)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
            ),
        ]


class FamilyLiaison(models.Model):
    """The family liaison officer of one bereaved relative, and who tells that relative the news. The record system does
    not name this officer, so the desk enters one. The latest applies; earlier ones are ended and kept."""

    victim = models.ForeignKey(Victim, models.PROTECT, related_name="liaisons")
    name = models.CharField(max_length=200)
    telephone = models.CharField(max_length=30, blank=True)  # for the relative to ring
    told_by = models.CharField(max_length=12, choices=FamilyNewsBearer)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            limit_to_choices("family_liaison_told_by", "told_by", FamilyNewsBearer),
            models.CheckConstraint(name="family_liaison_has_a_name", condition=~Q(name="")),
            models.UniqueConstraint(name="family_liaison_one_at_a_time", fields=["victim"], condition=Q(ended_at=None)),
        ]
