"""What a court needs from a victim and what comes back: personal statements, support on the day, compensation, and
returned property.

What a victim writes is sealed (`services.person_keys`) and bound to its row; a redaction leaves nothing of it.
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
    """How the victim wants the court to receive their words. The court decides."""

    UNDECIDED = "undecided"
    BY_VICTIM = "herself"
    BY_READER = "somebody"  # another person reads it aloud for the victim
    NOT_ALOUD = "not_aloud"  # the judge reads it, not aloud


class StatementUse(models.TextChoices):
    READ_BY_VICTIM = "read_by_her"
    READ_FOR_VICTIM = "read_for_her"
    READ_BY_JUDGE = "read_by_judge"
    NOT_USED = "not_used"


class Statement(models.Model):
    """A victim personal statement: what the crime did to the victim, for the court. Begun on the victim's page, sent,
    then taken formally by a person."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="statements")
    wish = models.CharField(max_length=12, choices=StatementDelivery, default=StatementDelivery.UNDECIDED)
    begun_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    answer_by = models.DateTimeField(null=True)  # by when a person gets in touch to take it
    taken_at = models.DateTimeField(null=True)  # signed with a person: nothing in it changes after this
    taken_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)  # the victim withdrew it before it was taken
    use = models.CharField(max_length=16, choices=StatementUse, blank=True)
    used_on = models.DateField(null=True)
    use_noted_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(
        db_default=0, default=0
    )  # of what the court did with it; the victim's words have versions of their own

    class Meta:
        constraints = [
            limit_to_choices("statement_wish", "wish", StatementDelivery),
            limit_to_choices("statement_use", "use", StatementUse, or_blank=True),
            models.UniqueConstraint(  # once one is taken, the victim may make another
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
    """One saved version of the victim's words. Never changed; a redaction empties it."""

    statement = models.ForeignKey(Statement, models.PROTECT, related_name="versions", db_index=False)
    number = models.PositiveIntegerField()
    sealed = models.BinaryField()
    saved_at = models.DateTimeField()
    saved_after = models.BooleanField(default=False)  # the victim's visit had expired while they wrote

    class Meta:
        constraints = [
            models.UniqueConstraint(name="statement_version_one_of_each", fields=["statement", "number"]),
        ]


class CourtRequestKind(models.TextChoices):
    VISIT = "visit"  # to see the court before the day
    SCREENS = "screens"
    LINK = "link"  # to give evidence from another room
    PRIVATE = "private"  # with the public excluded
    RECORDED = "recorded"  # the recorded evidence is played, so the victim need not repeat it
    INTERMEDIARY = "intermediary"  # a person who helps with questions
    NO_GOWNS = "no_gowns"
    INTERPRETER = "interpreter"
    DOOR = "door"  # a separate entrance and waiting room
    COMPANION = "companion"
    EXPENSES = "expenses"
    REMINDER = "reminder"  # of a day in court, by a person, because a calendar entry is not safe
    MONEY = "money"  # help with claiming compensation


class CourtRequestState(models.TextChoices):
    ASKED = "asked"
    PASSED_ON = "passed_on"  # the court, or the service that does it, has it
    AGREED = "agreed"
    REFUSED = "refused"
    DONE = "done"
    ENDED = "ended"  # the victim no longer wants it


OPEN_REQUEST_STATES = ("asked", "passed_on", "agreed")


class CourtSupportRequest(models.Model):
    """One measure that makes the day in court, or what follows it, easier: requested by or for the victim, then
    decided."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="court_asks")
    kind = models.CharField(max_length=16, choices=CourtRequestKind)
    state = models.CharField(max_length=10, choices=CourtRequestState, default=CourtRequestState.ASKED)
    sealed_words = models.BinaryField(default=b"")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # None: the victim, on their page
    answer_by = models.DateTimeField()
    stated_at = models.DateTimeField()  # since when it has had its present state
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
    COURT = "court"  # the offender pays, as the court orders
    SCHEME = "scheme"  # the Criminal Injuries Compensation Scheme


class CompensationStep(models.TextChoices):
    ASKED = "asked"  # the court was asked; or the scheme has an application
    AWARDED = "awarded"
    REFUSED = "refused"
    PAID = "paid"  # in full or in part


class CompensationEntry(models.Model):
    """One step towards compensation. Several `paid` entries add up."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="compensation")
    route = models.CharField(max_length=8, choices=CompensationRoute)
    step = models.CharField(max_length=8, choices=CompensationStep)
    on = models.DateField()
    pence = models.PositiveIntegerField(null=True)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # None: the victim, on their page
    withdrawn_at = models.DateTimeField(null=True)  # it was entered by mistake
    withdrawn_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            limit_to_choices("compensation_route", "route", CompensationRoute),
            limit_to_choices("compensation_step", "step", CompensationStep),
            models.CheckConstraint(
                name="compensation_sum_of_money", condition=Q(step__in=["awarded", "paid"]) | Q(pence=None)
            ),
            models.CheckConstraint(  # all that victims record themselves: that they have applied
                name="compensation_hers_is_asked", condition=Q(noted_by__isnull=False) | Q(step="asked")
            ),
        ]


class ReturnMethod(models.TextChoices):
    """How the victim gets an item back. Where, only a person agrees with them."""

    COLLECT = "collect"
    BRING = "bring"
    POST = "post"
    RING = "ring"  # a person rings the victim first
    NOT_BACK = "not_back"  # the victim does not want it back; a person asks once more


class PropertyReturn(models.Model):
    """The return of one item: what the victim wants, then the time that a person agreed with them. No row holds the
    place."""

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
    ended_at = models.DateTimeField(null=True)  # requested again, withdrawn, or finished
    # continues when the victim asks again for the same item
    version = models.PositiveIntegerField(db_default=0, default=0)

    class Meta:
        constraints = [
            limit_to_choices("property_return_way", "way", ReturnMethod),
            models.UniqueConstraint(
                name="property_return_one_open", fields=["victim", "item_ref"], condition=Q(ended_at=None)
            ),
            models.CheckConstraint(
                name="property_return_agreed_whole",
                condition=Q(agreed_from=None, agreed_to=None, agreed_by=None)
                | Q(
                    agreed_from__isnull=False,
                    agreed_to__isnull=False,
                    agreed_to__gt=models.F("agreed_from"),
                    agreed_by__isnull=False,
                ),
            ),
        ]


class PropertyPhoto(models.Model):
    """A picture of one item, added by staff so that the victim can say whether it is theirs."""

    victim = models.ForeignKey(Victim, models.PROTECT, related_name="property_photos")
    item_ref = models.CharField(max_length=100)
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="property_photo")
