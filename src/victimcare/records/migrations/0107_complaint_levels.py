"""Complaints go through levels, and may be those of a victim who is known. The table keeps its name, so that what runs
beside the upgrade still finds it."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

ABOUT = [("service", "Service"), ("person", "Person"), ("crime", "Crime")]
OPENED_FOR = [("complained", "Complained"), ("not_satisfied", "Not Satisfied"), ("raised", "Raised")]
WAYS = [("safe_contact", "Safe Contact"), ("way_left", "Way Left"), ("none", "None")]
OUTCOMES = [
    ("answered", "Answered"),
    ("passed_on", "Passed On"),
    ("not_for_us", "Not For Us"),
    ("nobody_to_answer", "Nobody To Answer"),
]


def _staff():
    return models.ForeignKey(
        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
    )


def _one_of(name, field, choices, *more):
    return models.CheckConstraint(condition=Q((f"{field}__in", [*[value for value, _ in choices], *more])), name=name)


class Migration(migrations.Migration):
    dependencies = [("records", "0106_bundles_found_by_index")]

    operations = [
        migrations.AlterModelTable(name="publiccomplaint", table="records_publiccomplaint"),
        migrations.RenameModel("PublicComplaint", "Complaint"),
        migrations.AddField("complaint", "number", models.CharField(blank=True, db_default="", max_length=12)),
        migrations.AddField(
            "complaint",
            "victim",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="complaints",
                to="records.victim",
            ),
        ),
        migrations.AddField(
            "complaint",
            "about",
            models.CharField(choices=ABOUT, db_default="service", default="service", max_length=10),
        ),
        migrations.AddField("complaint", "sealed_whom", models.BinaryField(null=True)),
        migrations.AddField(
            "complaint",
            "concerned",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), db_default=[], default=list, size=None
            ),
        ),
        migrations.AddConstraint("complaint", _one_of("complaint_about", "about", ABOUT)),
        migrations.AddConstraint(
            "complaint",
            models.UniqueConstraint(condition=~Q(number=""), fields=("number",), name="complaint_number_once"),
        ),
        migrations.CreateModel(
            name="ComplaintLevel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("level", models.PositiveSmallIntegerField()),
                ("opened_at", models.DateTimeField()),
                ("opened_for", models.CharField(choices=OPENED_FOR, max_length=14)),
                ("sealed_words", models.BinaryField(null=True)),
                ("read_due_at", models.DateTimeField()),
                ("holding_due_at", models.DateTimeField()),
                ("answer_due_at", models.DateTimeField()),
                ("read_at", models.DateTimeField(null=True)),
                ("held_at", models.DateTimeField(null=True)),
                ("held_way", models.CharField(blank=True, choices=WAYS, max_length=14)),
                ("sealed_holding", models.BinaryField(null=True)),
                ("expected_on", models.DateField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_way", models.CharField(blank=True, choices=WAYS, max_length=14)),
                ("outcome", models.CharField(blank=True, choices=OUTCOMES, max_length=20)),
                ("sealed_answer", models.BinaryField(null=True)),
                ("review_body", models.CharField(blank=True, max_length=10)),
                ("told_at", models.DateTimeField(null=True)),
                ("answered_by", _staff()),
                (
                    "complaint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="levels", to="records.complaint"
                    ),
                ),
                ("held_by", _staff()),
                (
                    "team",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.team"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=Q(("answered_at", None)), fields=["answer_due_at"], name="complaint_level_unanswered"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("complaint", "level"), name="complaint_level_once"),
                    models.CheckConstraint(condition=Q(("level__in", [1, 2, 3])), name="complaint_level_one_to_three"),
                    _one_of("complaint_level_opened_for", "opened_for", OPENED_FOR),
                    _one_of("complaint_level_held_way", "held_way", WAYS, ""),
                    _one_of("complaint_level_answered_way", "answered_way", WAYS, ""),
                    _one_of("complaint_level_outcome", "outcome", OUTCOMES, ""),
                    models.CheckConstraint(
                        condition=Q(held_at=None, held_by=None, held_way="", sealed_holding=None, expected_on=None)
                        | (
                            Q(held_at__isnull=False, held_by__isnull=False, sealed_holding__isnull=False)
                            & Q(expected_on__isnull=False)
                            & ~Q(held_way="")
                        ),
                        name="complaint_level_holding_reply_whole",
                    ),
                    models.CheckConstraint(
                        condition=Q(answered_at=None, answered_by=None, answered_way="", outcome="", sealed_answer=None)
                        | (
                            Q(answered_at__isnull=False, answered_by__isnull=False, sealed_answer__isnull=False)
                            & ~Q(outcome="")
                            & ~Q(answered_way="")
                        ),
                        name="complaint_level_answered_whole",
                    ),
                ],
            },
        ),
    ]
