"""The people from whom a victim must be kept safe, and changes of contact points that wait because of them. Kept apart
from the victim's own record."""

from __future__ import annotations

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from victimcare.records.models.constraints import limit_to_choices
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff
from victimcare.records.models.victim_contact.contact_plans import (
    ContactPoint,
    ContactPointKind,
    DetailsProposal,
    PlanProposal,
)


class RelationToVictim(models.TextChoices):
    SUSPECT = "suspect"
    PARTNER = "partner"
    EX_PARTNER = "ex_partner"
    FAMILY = "family"
    HOUSEHOLD = "household"
    CONFLICT = "conflict"  # declared, or was reported, to have a conflict of interest in the case
    OTHER = "other"


class LinkedPerson(models.Model):
    """A person whose numbers and addresses must not become the victim's unnoticed. Entered by staff, or named by the
    record system (`record_id`); never shown to the victim, nor on any page or call of theirs."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="linked_people")
    relation = models.CharField(max_length=12, choices=RelationToVictim)
    name = models.TextField(blank=True)
    record_id = models.CharField(max_length=100, blank=True)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    sealed_ended_reason = models.BinaryField(null=True)

    class Meta:
        constraints = [
            limit_to_choices("linked_person_relation", "relation", RelationToVictim),
            models.CheckConstraint(  # a person typed it, or the record system named it by its own id
                name="linked_person_entered_by_or_named",
                condition=Q(entered_by__isnull=False, record_id="") | (Q(entered_by=None) & ~Q(record_id="")),
            ),
            models.CheckConstraint(
                name="linked_person_end_whole",
                condition=Q(ended_at=None, ended_by=None, sealed_ended_reason=None)
                | Q(ended_at__isnull=False, ended_by__isnull=False, sealed_ended_reason__isnull=False),
            ),
            models.UniqueConstraint(
                name="linked_person_named_once", fields=["victim", "record_id"], condition=~Q(record_id="")
            ),
        ]


class LinkedPoint(models.Model):
    """A number or address of a linked person, with the key that compares it with the victim's
    (`rules.safe_contact.contact_points.comparison_key`).

    A point that is really the victim's is withdrawn, never deleted: a person doubts it, and then withdraws it after an
    identity check of the victim, or a second person does.
    """

    person = models.ForeignKey(LinkedPerson, models.PROTECT, related_name="points", db_index=False)
    kind = models.CharField(max_length=10, choices=ContactPointKind)
    value = models.TextField()
    match_key = models.TextField()
    added_at = models.DateTimeField()
    doubted_at = models.DateTimeField(null=True)
    doubted_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    sealed_doubted_reason = models.BinaryField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    # how the victim's identity was checked; empty: withdrawn by a second person
    withdrawn_how = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = [
            limit_to_choices("linked_point_kind", "kind", ContactPointKind),
            models.UniqueConstraint(name="linked_point_once_per_person", fields=["person", "match_key"]),
            models.CheckConstraint(name="linked_point_can_be_compared", condition=~Q(match_key="")),
            models.CheckConstraint(
                name="linked_point_doubt_whole",
                condition=Q(doubted_at=None, doubted_by=None, sealed_doubted_reason=None)
                | Q(doubted_at__isnull=False, doubted_by__isnull=False, sealed_doubted_reason__isnull=False),
            ),
            models.CheckConstraint(
                name="linked_point_withdrawn_on_proof_or_by_two",
                condition=Q(withdrawn_at=None, withdrawn_by=None, withdrawn_how="")
                | (
                    Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False, doubted_at__isnull=False)
                    & (~Q(withdrawn_how="") | ~Q(withdrawn_by=F("doubted_by")))
                ),
            ),
        ]
        indexes = [models.Index(name="linked_point_by_match_key", fields=["match_key"])]


class LinkedPersonLookup(models.Model):
    """When we last asked the record system from whom the victim must be kept safe, and whether it answered."""

    victim = models.OneToOneField(Victim, models.PROTECT, primary_key=True, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)


class PointChangeWait(models.TextChoices):
    COOLING = "cooling"
    TWO_PEOPLE = "two_people"
    CLASH = "clash"


class PointChangeEnd(models.TextChoices):
    IN_FORCE = "in_force"
    REFUSED = "refused"
    REPLACED = "replaced"  # the victim has since agreed to something else
    MISTAKE = "mistake"  # the point is the victim's alone, and was taken for the linked person's by mistake


class PointChange(models.Model):
    """A new number or address of the victim that waits (rules.safe_contact.contact_points.decide_point_change): of a
    plan, of accepted details, or, with neither, a point of the victim's that also proved to be a linked person's. While
    it is open, nothing goes to `held_points`."""

    victim = models.ForeignKey(Victim, models.PROTECT, related_name="point_changes")
    plan_proposal = models.OneToOneField(PlanProposal, models.PROTECT, null=True, related_name="point_change")
    details_proposal = models.OneToOneField(DetailsProposal, models.PROTECT, null=True, related_name="point_change")
    waits_for = models.CharField(max_length=10, choices=PointChangeWait)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    cools_until = models.DateTimeField(null=True)
    held_points = models.ManyToManyField(ContactPoint, related_name="+")
    clashes_with = models.ManyToManyField(LinkedPoint, related_name="+")
    first_at = models.DateTimeField(null=True)  # of a clash: the first of the two people who decide, and why
    first_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    sealed_first_reason = models.BinaryField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    end = models.CharField(max_length=10, choices=PointChangeEnd, blank=True)

    class Meta:
        constraints = [
            limit_to_choices("point_change_waits_for", "waits_for", PointChangeWait),
            models.CheckConstraint(
                name="point_change_cools_until_some_moment",
                condition=Q(waits_for=PointChangeWait.COOLING, cools_until__isnull=False)
                | (~Q(waits_for=PointChangeWait.COOLING) & Q(cools_until=None)),
            ),
            models.CheckConstraint(
                name="point_change_first_whole",
                condition=Q(first_at=None, first_by=None, sealed_first_reason=None)
                | Q(first_at__isnull=False, first_by__isnull=False, sealed_first_reason__isnull=False),
            ),
            models.CheckConstraint(
                name="point_change_end_whole",
                condition=Q(ended_at=None, end="")
                | Q(ended_at__isnull=False, end__in=[choice.value for choice in PointChangeEnd]),
            ),
            # Automatically only after cooling; otherwise by a person other than the one who asked. A clash needs two
            # further people.
            models.CheckConstraint(
                name="point_change_in_force_as_the_rule_says",
                condition=~Q(end=PointChangeEnd.IN_FORCE)
                | Q(waits_for=PointChangeWait.COOLING, ended_by=None, ended_at__gte=F("cools_until"))
                | (
                    Q(waits_for__in=[PointChangeWait.COOLING, PointChangeWait.TWO_PEOPLE], ended_by__isnull=False)
                    & ~Q(ended_by=F("asked_by"))
                )
                | (
                    Q(waits_for=PointChangeWait.CLASH, ended_by__isnull=False, first_by__isnull=False)
                    & ~Q(ended_by=F("first_by"))
                    & (Q(asked_by=None) | (~Q(ended_by=F("asked_by")) & ~Q(first_by=F("asked_by"))))
                ),
            ),
        ]
        indexes = [
            models.Index(name="point_change_open", fields=["victim"], condition=Q(ended_at=None)),
            models.Index(
                name="point_change_cooling",
                fields=["cools_until"],
                condition=Q(ended_at=None, cools_until__isnull=False),
            ),
        ]
