"""When each of us works and who is away; work that is put off, handed on and received; who answers for a team; and the
single keys of the desk, as somebody wants them."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def _staff(**more):
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL, **more)


def _id():
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0063_care"),
    ]

    operations = [
        migrations.AddField("team", "lead", _staff(null=True, related_name="+")),
        migrations.AddField("staff", "keys", models.JSONField(null=True)),
        migrations.AddField("task", "snoozed_until", models.DateTimeField(null=True)),
        migrations.AddField("task", "snoozed_why", models.TextField(blank=True, db_default="", default="")),
        migrations.AddField("task", "handed_at", models.DateTimeField(null=True)),
        migrations.AddField("task", "handed_by", _staff(null=True, related_name="+", db_index=False)),
        migrations.AddField("task", "rose_at", models.DateTimeField(null=True)),
        migrations.AddConstraint(
            "task",
            models.CheckConstraint(
                name="task_snoozed_by_its_owner_who_says_why",
                condition=models.Q(
                    models.Q(("snoozed_until", None), ("snoozed_why", "")),
                    models.Q(
                        ("owner__isnull", False),
                        ("snoozed_until__isnull", False),
                        models.Q(("snoozed_why", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
            ),
        ),
        migrations.AddConstraint(
            "task",
            models.CheckConstraint(
                name="task_handed_to_somebody_by_somebody",
                condition=models.Q(("handed_at", None), ("handed_by", None))
                | models.Q(("handed_at__isnull", False), ("handed_by__isnull", False), ("owner__isnull", False)),
            ),
        ),
        migrations.CreateModel(
            name="WorkProfile",
            fields=[
                (
                    "staff",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="work_profile",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8), default=list, size=None
                    ),
                ),
                (
                    "skills",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), default=list, size=None
                    ),
                ),
                ("gets_work", models.BooleanField(default=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("kept_at", models.DateTimeField()),
                ("kept_by", _staff(related_name="+")),
            ],
        ),
        migrations.CreateModel(
            name="WorkingTime",
            fields=[
                ("id", _id()),
                ("weekday", models.PositiveSmallIntegerField()),
                ("start", models.TimeField()),
                ("end", models.TimeField()),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="times", to="records.workprofile"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(name="working_time_on_a_weekday", condition=models.Q(("weekday__lte", 6))),
                    models.UniqueConstraint(name="working_time_once", fields=("profile", "weekday", "start")),
                ],
            },
        ),
        migrations.CreateModel(
            name="Absence",
            fields=[
                ("id", _id()),
                (
                    "public_id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                    ),
                ),
                ("from_at", models.DateTimeField()),
                ("until_at", models.DateTimeField(null=True)),
                (
                    "why",
                    models.CharField(
                        choices=[("leave", "Leave"), ("sick", "Sick"), ("course", "Course"), ("other", "Other")],
                        max_length=10,
                    ),
                ),
                ("entered_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("cover", _staff(null=True, related_name="+")),
                ("entered_by", _staff(related_name="+")),
                ("staff", _staff(related_name="absences")),
                ("withdrawn_by", _staff(null=True, related_name="+")),
            ],
            options={
                "indexes": [
                    models.Index(
                        name="absence_standing", fields=["staff", "from_at"], condition=models.Q(("withdrawn_at", None))
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        name="absence_why", condition=models.Q(("why__in", ["leave", "sick", "course", "other"]))
                    ),
                    models.CheckConstraint(
                        name="absence_ends_after_it_begins",
                        condition=models.Q(("until_at", None), ("until_at__gt", models.F("from_at")), _connector="OR"),
                    ),
                    models.CheckConstraint(
                        name="absence_covered_by_another",
                        condition=models.Q(
                            ("cover", None), models.Q(("cover", models.F("staff")), _negated=True), _connector="OR"
                        ),
                    ),
                    models.CheckConstraint(
                        name="absence_withdrawn_at_and_by_together",
                        condition=models.Q(
                            models.Q(("withdrawn_at", None), ("withdrawn_by", None)),
                            models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                            _connector="OR",
                        ),
                    ),
                ],
            },
        ),
    ]
