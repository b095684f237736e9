"""What a look-up by name goes by besides the names themselves."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.db.models.functions import Left, Lower

from victimcare.records.models.one_of import one_of
from victimcare.records.models.people import Person


class NamePart(models.TextChoices):
    GIVEN = "given"
    FAMILY = "family"
    BUSINESS = "business"


class NameForm(models.Model):
    """A name that somebody has, once, however many have it: by it those that look or sound alike are found.

    It is tied to nobody: who has it, the indexes of the names themselves say. So it grows with the names there are and
    not with the cases. Two who meet a new name at once may both keep it; that does no harm.
    """

    part = models.CharField(max_length=8, choices=NamePart)
    value = models.TextField()  # as the indexes of `Person` hold it: its first hundred characters, small
    words = models.TextField()  # without accents and signs (rules.people.names)
    sounds = ArrayField(models.TextField())

    class Meta:
        constraints = [one_of("name_form_part", "part", NamePart)]
        indexes = [
            models.Index(name="name_form_by_value", fields=["value", "part"]),
            # Asked far more often than anything new comes: nothing of them waits in a list to be gone through.
            GinIndex(name="name_form_by_letters", fields=["words"], opclasses=["gin_trgm_ops"], fastupdate=False),
            GinIndex(name="name_form_by_sound", fields=["sounds"], fastupdate=False),
        ]


class FormerName(models.Model):
    """A name under which somebody was known to us before. Blanked with the rest of who they are."""

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
