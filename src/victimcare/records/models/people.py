from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.db.models.functions import Left, Lower

from victimcare.records.models.cases import Case
from victimcare.records.models.constraints import limit_to_choices


class Person(models.Model):
    """A person's names and details. The feed never merges people: each place in a case starts with a person row of its
    own."""

    given_name = models.TextField(blank=True)
    family_name = models.TextField(blank=True)
    business_name = models.TextField(blank=True)
    date_of_birth = models.DateField(null=True)
    ethnicity = models.TextField(blank=True)
    sex = models.CharField(max_length=20, blank=True)
    disability = models.BooleanField(null=True)

    class Meta:
        # for a look-up at the desk by the whole name; by its first letters, because an index holds no long text
        indexes = [
            models.Index(Left(Lower("family_name"), 100), Left(Lower("given_name"), 100), name="person_by_name"),
            models.Index(
                Left(Lower("business_name"), 100), name="person_by_business_name", condition=~Q(business_name="")
            ),
        ]


class VictimKind(models.TextChoices):
    PERSON = "person"
    BUSINESS = "business"
    BEREAVED_RELATIVE = "bereaved_relative"
    PARENT_OR_GUARDIAN = "parent_or_guardian"
    FAMILY_SPOKESPERSON = "family_spokesperson"


class Victim(models.Model):
    """A person's place in one case."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="victims", db_index=False)
    person = models.OneToOneField(Person, models.PROTECT, related_name="victim")
    record_id = models.CharField(max_length=100)  # the feed's victim_id
    position = models.PositiveIntegerField()  # order of first mention in the case
    kind = models.CharField(max_length=30, choices=VictimKind)
    added_at = models.DateTimeField()
    language = models.TextField(blank=True)
    formats = ArrayField(models.CharField(max_length=20), default=list)
    referral_choice = models.CharField(max_length=20, blank=True)
    is_enhanced = models.BooleanField()
    enhanced_grounds = ArrayField(models.CharField(max_length=40), default=list)  # recorded grounds, schema's order
    # Guarded by facts (contracts/feed.md). What people decide is in `GuardDecision`.
    is_guarded_by_facts = models.BooleanField()

    class Meta:
        constraints = [
            limit_to_choices("victim_kind", "kind", VictimKind),
            models.UniqueConstraint(name="victim_once_per_case", fields=["case", "record_id"]),
            models.UniqueConstraint(  # deferred: a victim who turns out to be an earlier one moves the others
                name="victim_position_once_per_case",
                fields=["case", "position"],
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]
        indexes = [models.Index(name="victim_by_record_id", fields=["record_id"])]


# Search forms of names, besides the names themselves.


class NamePart(models.TextChoices):
    GIVEN = "given"
    FAMILY = "family"
    BUSINESS = "business"


class SearchableName(models.Model):
    """A name, stored once however many people bear it, for finding names that look or sound alike.

    It is tied to no person: the indexes on the names themselves say who bears it. So the table grows with the number of
    names and not of cases. Two transactions that meet a new name at once may both store it, which does no harm.
    """

    part = models.CharField(max_length=8, choices=NamePart)
    value = models.TextField()  # as in the indexes of `Person`: the first hundred characters, in lower case
    words = models.TextField()  # without accents and signs (rules.contact.record_lookup)
    sounds = ArrayField(models.TextField())

    class Meta:
        constraints = [limit_to_choices("name_form_part", "part", NamePart)]
        indexes = [
            models.Index(name="name_form_by_value", fields=["value", "part"]),
            # Searched far more often than added to, so new entries go straight into the index and not into a pending
            # list.
            GinIndex(name="name_form_by_letters", fields=["words"], opclasses=["gin_trgm_ops"], fastupdate=False),
            GinIndex(name="name_form_by_sound", fields=["sounds"], fastupdate=False),
        ]


class FormerName(models.Model):
    """A name under which we knew a person before. Blanked with the person's other details."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="former_names")
    given_name = models.TextField(blank=True)
    family_name = models.TextField(blank=True)
    business_name = models.TextField(blank=True)
    until_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="former_name_once", fields=["person", "given_name", "family_name", "business_name"]
            )
        ]
        indexes = [
            models.Index(Left(Lower("family_name"), 100), Left(Lower("given_name"), 100), name="former_name"),
            models.Index(
                Left(Lower("business_name"), 100), name="former_business_name", condition=~Q(business_name="")
            ),
        ]
