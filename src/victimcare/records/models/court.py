"""What a court needs of her, and what comes back to her: her words to it, the day there, money, and her property.

What a victim writes lies sealed (`services.person_keys`), bound to its row; a redaction leaves none of it.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from victimcare.records.models.constraints import limit_to_choices
from victimcare.records.models.files import StoredFile
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff


class StatementDelivery(models.TextChoices):
    """How she wants the court to have her words. The court decides."""

    UNDECIDED = "undecided"
    BY_VICTIM = "herself"
    BY_READER = "somebody"  # reads it for her
    NOT_ALOUD = "not_aloud"  # the judge reads it


class StatementUse(models.TextChoices):
    READ_BY_VICTIM = "read_by_her"
    READ_FOR_VICTIM = "read_for_her"
    READ_BY_JUDGE = "read_by_judge"
    NOT_USED = "not_used"


class Statement(models.Model):
    """What the crime did to her, for the court: begun on her page, sent, then taken formally by a person."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="statements")
    wish = models.CharField(max_length=12, choices=StatementDelivery, default=StatementDelivery.UNDECIDED)
    begun_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    answer_by = models.DateTimeField(null=True)  # by when a person is in touch to take it
    taken_at = models.DateTimeField(null=True)  # signed with a person: from then on nothing in it changes
    taken_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)  # she took it back before it was taken
    use = models.CharField(max_length=16, choices=StatementUse, blank=True)
    used_on = models.DateField(null=True)
    use_noted_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(
        db_default=0, default=0
    )  # of what the court did with it; her words have versions of their own

    class Meta:
        constraints = [
            limit_to_choices("statement_wish", "wish", StatementDelivery),
            limit_to_choices("statement_use", "use", StatementUse, or_blank=True),
            models.UniqueConstraint(  # she may make another once one is taken
                name="statement_one_being_written", fields=["victim"], condition=Q(taken_at=None, ended_at=None)
            ),
            models.CheckConstraint(
                name="statement_sent_whole",
                condition=Q(sent_at=None, answer_by=None) | Q(sent_at__isnull=False, answer_by__isnull=False),
            ),
            models.CheckConstraint(
                name="statement_taken_whole",
                condition=Q(taken_at=None, taken_by=None) | Q(taken_at__isnull=False, taken_by__isnull=False),
            ),
            models.CheckConstraint(name="statement_taken_or_ended", condition=Q(taken_at=None) | Q(ended_at=None)),
            models.CheckConstraint(
                name="statement_use_whole",
                condition=Q(use="", used_on=None, use_noted_by=None)
                | (~Q(use="") & Q(taken_at__isnull=False, used_on__isnull=False, use_noted_by__isnull=False)),
            ),
        ]


class StatementVersion(models.Model):
    """Her words as she saved them once. Never changed; a redaction empties them."""

    statement = models.ForeignKey(Statement, models.PROTECT, related_name="versions", db_index=False)
    number = models.PositiveIntegerField()
    sealed = models.BinaryField()
    saved_at = models.DateTimeField()
    saved_after = models.BooleanField(default=False)  # her visit had run out while she wrote

    class Meta:
        constraints = [
            models.UniqueConstraint(name="statement_version_one_of_each", fields=["statement", "number"]),
        ]


class CourtRequestKind(models.TextChoices):
    VISIT = "visit"  # to see the court before the day
    SCREENS = "screens"
    LINK = "link"  # to speak from another room
    PRIVATE = "private"  # without the public
    RECORDED = "recorded"  # what she said is played, and she need not say it again
    INTERMEDIARY = "intermediary"  # somebody who helps with questions
    NO_GOWNS = "no_gowns"
    INTERPRETER = "interpreter"
    DOOR = "door"  # another way in, and another room to wait in
    COMPANION = "companion"
    EXPENSES = "expenses"
    REMINDER = "reminder"  # of a day in court, by a person, as a calendar is not safe
    MONEY = "money"  # help with asking for compensation


class CourtRequestState(models.TextChoices):
    ASKED = "asked"
    PASSED_ON = "passed_on"  # the court, or whoever does it, has it
    AGREED = "agreed"
    REFUSED = "refused"
    DONE = "done"
    ENDED = "ended"  # she does not want it any more


OPEN_REQUEST_STATES = ("asked", "passed_on", "agreed")


class CourtSupportRequest(models.Model):
    """One thing that makes the day in court, or what follows it, easier: asked by her or for her, then decided."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="court_asks")
    kind = models.CharField(max_length=16, choices=CourtRequestKind)
    state = models.CharField(max_length=10, choices=CourtRequestState, default=CourtRequestState.ASKED)
    sealed_words = models.BinaryField(default=b"")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # None: she, on her page
    answer_by = models.DateTimeField()
    stated_at = models.DateTimeField()  # since when it stands as it does
    stated_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(db_default=0, default=0)

    class Meta:
        constraints = [
            limit_to_choices("court_ask_kind", "kind", CourtRequestKind),
            limit_to_choices("court_ask_state", "state", CourtRequestState),
            models.UniqueConstraint(
                name="court_ask_one_open", fields=["victim", "kind"], condition=Q(state__in=OPEN_REQUEST_STATES)
            ),
        ]


class CompensationRoute(models.TextChoices):
    COURT = "court"  # whoever did it pays, as the court orders
    SCHEME = "scheme"  # the Criminal Injuries Compensation Scheme


class CompensationStep(models.TextChoices):
    ASKED = "asked"  # of the court; or the scheme has an application
    AWARDED = "awarded"
    REFUSED = "refused"
    PAID = "paid"  # all of it, or a part


class CompensationEntry(models.Model):
    """One step on the way to compensation. Several `paid` add up."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="compensation")
    route = models.CharField(max_length=8, choices=CompensationRoute)
    step = models.CharField(max_length=8, choices=CompensationStep)
    on = models.DateField()
    pence = models.PositiveIntegerField(null=True)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # None: she, on her page
    withdrawn_at = models.DateTimeField(null=True)  # it was a mistake
    withdrawn_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            limit_to_choices("compensation_route", "route", CompensationRoute),
            limit_to_choices("compensation_step", "step", CompensationStep),
            models.CheckConstraint(
                name="compensation_sum_of_money", condition=Q(step__in=["awarded", "paid"]) | Q(pence=None)
            ),
            models.CheckConstraint(  # what she tells us herself: that she has asked
                name="compensation_hers_is_asked", condition=Q(noted_by__isnull=False) | Q(step="asked")
            ),
        ]


class ReturnMethod(models.TextChoices):
    """How she has something back. Where, only a person agrees with her."""

    COLLECT = "collect"
    BRING = "bring"
    POST = "post"
    RING = "ring"  # a person rings her first
    NOT_BACK = "not_back"  # she does not want it; a person asks once more


class PropertyReturn(models.Model):
    """How one item comes back to her: what she wants, then the time a person agreed with her. No row has the place."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="property_returns")
    item_ref = models.CharField(max_length=100)
    way = models.CharField(max_length=8, choices=ReturnMethod)
    suits = ArrayField(models.CharField(max_length=13), default=list)  # half days: "2026-12-03 am"
    sealed_words = models.BinaryField(default=b"")
    asked_at = models.DateTimeField()
    answer_by = models.DateTimeField()
    agreed_from = models.DateTimeField(null=True)
    agreed_to = models.DateTimeField(null=True)
    agreed_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)  # asked anew, taken back, or done with
    version = models.PositiveIntegerField(db_default=0, default=0)  # goes on where she asks anew for the same item

    class Meta:
        constraints = [
            limit_to_choices("property_return_way", "way", ReturnMethod),
            models.UniqueConstraint(
                name="property_return_one_open", fields=["victim", "item_ref"], condition=Q(ended_at=None)
            ),
            models.CheckConstraint(
                name="property_return_agreed_whole",
                condition=Q(agreed_from=None, agreed_to=None, agreed_by=None)
                | Q(agreed_from__isnull=False, agreed_to__gt=models.F("agreed_from"), agreed_by__isnull=False),
            ),
        ]


class PropertyPhoto(models.Model):
    """A picture of one item, put there by staff, so that she can say whether it is hers."""

    victim = models.ForeignKey(Victim, models.PROTECT, related_name="property_photos")
    item_ref = models.CharField(max_length=100)
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="property_photo")
