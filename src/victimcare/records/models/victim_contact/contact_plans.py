from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from victimcare.records.models.cases import Event
from victimcare.records.models.constraints import choices_of, limit_to_choices
from victimcare.records.models.people import Person, Victim
from victimcare.records.models.staff import Staff
from victimcare.records.models.victim_contact.approvals import Approval
from victimcare.rules.contact.contact_outcomes import ContactEnding
from victimcare.rules.safe_contact.contact_plan import CallerDisplay, ContactMethod, DisclosureLevel, WordingLevel


class ContactPointKind(models.TextChoices):
    MOBILE = "mobile"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"


class ContactPoint(models.Model):
    """A number or address by which a person might be reached. Its existence does not mean that we may use it."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="contact_points", db_index=False)
    kind = models.CharField(max_length=10, choices=ContactPointKind)
    value = models.TextField()
    # The value in one form (E.164, lower case, or postcode and first line), to see whether two people share a point.
    match_key = models.TextField()
    is_from_feed = models.BooleanField()
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    retired_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            limit_to_choices("contact_point_kind", "kind", ContactPointKind),
            models.UniqueConstraint(name="contact_point_once_per_person", fields=["person", "kind", "match_key"]),
            models.CheckConstraint(
                name="contact_point_confirmed_at_and_by_together",
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="contact_point_by_match_key", fields=["match_key"]),
            models.Index(  # few rows, compared by the mailbox behind the address
                name="contact_point_plus_addresses",
                fields=["person"],
                condition=Q(kind="email", match_key__contains="+"),
            ),
        ]


class PageDisclosure(models.TextChoices):
    """The most that the victim's page may show, whatever the code opens."""

    NOTHING = "nothing"
    NEWS_OR_NOT = "news_or_not"
    FULL = "full"


class SafeContactPlan(models.Model):
    """How one victim may be reached: stated by the feed, or confirmed with the victim by a trained person.

    A confirmed plan names the victim's numbers and addresses (`PlanPoint`). A stated plan names none, and holds what
    the record system says, in the feed's own words.
    """

    victim = models.OneToOneField(Victim, models.PROTECT, primary_key=True, related_name="safe_contact_plan")
    version = models.PositiveIntegerField(default=1)
    stated = models.JSONField(null=True)  # the feed's `safe_contact` without its note; None once a person has decided
    line_may_say = models.CharField(max_length=12, choices=choices_of(DisclosureLevel), default=DisclosureLevel.NOTHING)
    page_may_show = models.CharField(
        max_length=12, choices=PageDisclosure, default=PageDisclosure.FULL, db_default=PageDisclosure.FULL
    )
    note = models.TextField(blank=True)  # as the record system states it
    sealed_note = models.BinaryField(null=True)  # of a confirmed plan (services.sealed_columns)
    code_word_hash = models.TextField(blank=True)
    language = models.CharField(max_length=35, blank=True)  # empty: as the record system says
    formats = ArrayField(models.CharField(max_length=20), default=list)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    # how the victim's identity was checked when they agreed to it
    confirmed_how = models.CharField(max_length=12, blank=True)
    review_on = models.DateField(null=True)
    # The sensitive groups to which we knew the victim to belong when they agreed to the plan
    # (rules.safe_contact.contact_plan.SensitiveGroup).
    agreed_as = ArrayField(models.CharField(max_length=10), default=list, db_default=[])

    class Meta:
        constraints = [
            limit_to_choices("plan_line_may_say", "line_may_say", DisclosureLevel),
            limit_to_choices("plan_page_may_show", "page_may_show", PageDisclosure),
            models.CheckConstraint(
                name="plan_confirmed_at_and_by_together",
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
            ),
            models.CheckConstraint(name="plan_stated_or_confirmed", condition=Q(stated=None) | Q(confirmed_at=None)),
            models.CheckConstraint(name="plan_confirmed_note_is_sealed", condition=Q(confirmed_at=None) | Q(note="")),
            models.CheckConstraint(  # contracts/feed.md: a stated plan permits neutral wording only
                name="plan_stated_never_full", condition=Q(confirmed_at__isnull=False) | ~Q(line_may_say="full")
            ),
        ]


class PlanPoint(models.Model):
    """What the victim agreed to for one of their numbers or addresses and one way of using it. Only in a confirmed
    plan."""

    plan = models.ForeignKey(SafeContactPlan, models.PROTECT, related_name="points", db_index=False)
    point = models.ForeignKey(ContactPoint, models.PROTECT, related_name="+")
    channel = models.CharField(max_length=6, choices=choices_of(ContactMethod))
    place = models.PositiveSmallIntegerField()  # 1: the one they prefer
    wording = models.CharField(max_length=10, choices=choices_of(WordingLevel))  # what we may use it for; none: nothing
    hours = models.JSONField(default=list)  # the feed's shape: [{"days": [...], "from": "10:00", "to": "14:00"}]
    may_leave_voicemail = models.BooleanField(default=False)
    say_police = models.BooleanField(default=False)
    sender_name = models.CharField(max_length=11, blank=True)  # GSM alphanumeric senders carry 11 characters
    number_shown = models.CharField(
        max_length=10,
        choices=choices_of(CallerDisplay),
        default=CallerDisplay.WITHHELD,
        db_default=CallerDisplay.WITHHELD,
    )
    # Who may ring it: a person alone, unless the victim agreed to automatic calls.
    person_may_ring = models.BooleanField(default=True, db_default=True)
    machine_may_ring = models.BooleanField(default=False, db_default=False)
    sealed_seen_by = models.BinaryField(null=True)  # who else sees it; for staff, never in a message

    class Meta:
        constraints = [
            limit_to_choices("plan_point_channel", "channel", ContactMethod),
            limit_to_choices("plan_point_wording", "wording", WordingLevel),
            limit_to_choices("plan_point_number_shown", "number_shown", CallerDisplay),
            models.UniqueConstraint(name="plan_point_once", fields=["plan", "point", "channel"]),
            models.CheckConstraint(
                name="plan_point_voicemail_on_calls", condition=Q(may_leave_voicemail=False) | Q(channel="call")
            ),
            models.CheckConstraint(  # a message that tells the news shows that it comes from the police
                name="plan_point_full_shows_police", condition=~Q(wording="full") | Q(say_police=True)
            ),
            models.CheckConstraint(
                name="plan_point_machine_on_calls", condition=Q(machine_may_ring=False) | Q(channel="call")
            ),
            models.CheckConstraint(
                name="plan_point_call_by_person_or_machine",
                condition=Q(wording="none") | Q(person_may_ring=True) | Q(machine_may_ring=True),
            ),
        ]


class GuardDecision(models.Model):
    """A decision to mark a victim guarded (one person is enough) or to unmark them (two people). The newest applies;
    never deleted. The reason for an unmarking is in its approval."""

    victim = models.ForeignKey(Victim, models.PROTECT, related_name="guard_decisions")
    is_guarded = models.BooleanField()
    sealed_reason = models.BinaryField(null=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    approval = models.OneToOneField(Approval, models.PROTECT, null=True, related_name="guard_decision")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="guard_unmarked_by_approval",
                condition=Q(is_guarded=True, approval=None) | Q(is_guarded=False, approval__isnull=False),
            ),
        ]


class DetailsProposal(models.Model):
    """Details that the record system proposes for a known victim, or a plan that it states for a guarded one. They
    change nothing until a person decides. The proposed values are in the event."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="details_proposals", db_index=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="details_proposals")
    accepted = models.BooleanField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    needs_second = models.BooleanField(default=False)  # accepted, and waits with another contact point, or has waited
    seconded_at = models.DateTimeField(null=True)
    seconded_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    applied_at = models.DateTimeField(null=True)  # from when the details count as the victim's

    class Meta:
        constraints = [
            models.UniqueConstraint(name="proposal_once_per_victim", fields=["event", "victim"]),
            models.CheckConstraint(
                name="proposal_decision_whole",
                condition=Q(accepted=None, decided_at=None, decided_by=None)
                | Q(accepted__isnull=False, decided_at__isnull=False, decided_by__isnull=False),
            ),
            models.CheckConstraint(
                name="proposal_second_person_is_another",
                condition=Q(seconded_by=None, seconded_at=None)
                | (Q(seconded_by__isnull=False, seconded_at__isnull=False) & ~Q(seconded_by=models.F("decided_by"))),
            ),
            models.CheckConstraint(
                name="proposal_applied_only_when_decided",
                condition=Q(applied_at=None)
                | (Q(accepted__isnull=False, accepted=True) & (Q(needs_second=False) | Q(seconded_by__isnull=False))),
            ),
        ]


class PlanProposal(models.Model):
    """A proposed plan with a contact point that the confirmed one does not have: it waits
    (records.models.victim_contact.linked_people.PointChange)."""

    victim = models.ForeignKey(Victim, models.PROTECT, related_name="plan_proposals")
    sealed_content = models.BinaryField(null=True)  # the plan's columns by name; contact points by their id
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    accepted = models.BooleanField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="plan_proposal_one_open", fields=["victim"], condition=Q(accepted=None)),
            models.CheckConstraint(
                # `decided_by` is empty where the waiting time ran out
                # (records.models.victim_contact.linked_people.PointChange).
                name="plan_proposal_decision_whole",
                condition=Q(accepted=None, decided_at=None, decided_by=None)
                | Q(accepted__isnull=False, accepted=True, decided_at__isnull=False)
                | Q(accepted__isnull=False, accepted=False, decided_at__isnull=False, decided_by__isnull=False),
            ),
            models.CheckConstraint(  # the proposer may withdraw it, never put it in force
                name="plan_proposal_second_person_is_another",
                condition=~Q(accepted=True) | ~Q(decided_by=models.F("proposed_by")),
            ),
        ]


class Contact(models.Model):
    """A conversation that took place or was tried, and what it told the victim. The timeline holds the fact; the rest
    is here."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="contacts")
    event = models.OneToOneField(Event, models.PROTECT, null=True, related_name="contact")
    channel = models.CharField(max_length=20)
    reached = models.BooleanField()
    # Empty where no ending was asked for.
    ending = models.CharField(max_length=11, choices=choices_of(ContactEnding), blank=True, db_default="")
    sealed_note = models.BinaryField(null=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    told_duties = ArrayField(models.CharField(max_length=60), default=list)
    # the call in which it took place
    call = models.ForeignKey("records.Call", models.PROTECT, null=True, related_name="contacts")

    class Meta:
        constraints = [
            limit_to_choices("contact_ending", "ending", ContactEnding, or_blank=True),
            models.CheckConstraint(
                name="contact_ending_says_reached",
                condition=Q(ending="")
                | Q(ending="not_reached", reached=False)
                | (~Q(ending="not_reached") & Q(reached=True)),
            ),
        ]
