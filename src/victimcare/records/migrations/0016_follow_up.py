"""Promises to be in touch, who stands in for an officer, and escalations."""

import django.contrib.postgres.functions
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# What was done stays as it was written: see 0002_append_only.
_GUARD = """
CREATE TRIGGER {0}_no_change BEFORE UPDATE OR DELETE ON records_{0}
    FOR EACH ROW EXECUTE FUNCTION records_refuse_change();
CREATE TRIGGER {0}_no_truncate BEFORE TRUNCATE ON records_{0}
    FOR EACH STATEMENT EXECUTE FUNCTION records_refuse_change();
"""
_UNGUARD = "DROP TRIGGER {0}_no_change ON records_{0}; DROP TRIGGER {0}_no_truncate ON records_{0};"


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0015_brakes"),
    ]

    operations = [
        migrations.CreateModel(
            name="ContactPromise",
            fields=[
                (
                    "victim",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="contact_promise",
                        serialize=False,
                        to="records.victim",
                    ),
                ),
                (
                    "agreed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.event",
                    ),
                ),
                ("every_days", models.PositiveSmallIntegerField()),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("phone", "Phone"),
                            ("text", "Text"),
                            ("email", "Email"),
                            ("letter", "Letter"),
                            ("in_person", "In Person"),
                        ],
                        max_length=10,
                    ),
                ),
                ("starts_on", models.DateField()),
                ("kept_at", models.DateTimeField(null=True)),
                ("next_due_on", models.DateField(db_index=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("channel__in", ["phone", "text", "email", "letter", "in_person"])),
                        name="contact_promise_channel",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("every_days__gte", 1)), name="contact_promise_every_day_or_more"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="OfficerCover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="covers", to="records.officer"
                    ),
                ),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(null=True)),
                (
                    "by_officer",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.officer"
                    ),
                ),
                (
                    "by_team",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.team"
                    ),
                ),
                (
                    "why",
                    models.CharField(
                        choices=[("off", "Off"), ("sick", "Sick"), ("moved", "Moved"), ("left", "Left")], max_length=10
                    ),
                ),
                ("entered_at", models.DateTimeField()),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=["officer", "from_on"],
                        name="officer_cover_standing",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("why__in", ["off", "sick", "moved", "left"])), name="officer_cover_why"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("by_officer", None), ("by_team__isnull", False)),
                            models.Q(("by_officer__isnull", False), ("by_team", None)),
                            _connector="OR",
                        ),
                        name="officer_cover_by_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("by_officer", None),
                            models.Q(("by_officer", models.F("officer")), _negated=True),
                            _connector="OR",
                        ),
                        name="officer_cover_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_on", None), ("until_on__gte", models.F("from_on")), _connector="OR"),
                        name="officer_cover_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at", None), ("withdrawn_by", None)),
                            models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="officer_cover_withdrawn_at_and_by_together",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CarerNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "victim",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carer_notices",
                        to="records.victim",
                    ),
                ),
                ("carer_key", models.CharField(max_length=60)),
                ("since_on", models.DateField()),
                ("made_at", models.DateTimeField()),
                ("told_at", models.DateTimeField(null=True)),
                ("told_by", models.CharField(blank=True, max_length=10)),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("told_at", None)), fields=["victim"], name="carer_notice_untold")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("victim", "carer_key", "since_on"), name="carer_notice_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("told_at", None), ("told_by", "")),
                            models.Q(("told_at__isnull", False), models.Q(("told_by", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="carer_notice_told_at_and_by_together",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Escalation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "victim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="escalations", to="records.victim"
                    ),
                ),
                (
                    "triggered_by",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.event",
                    ),
                ),
                ("code", models.CharField(max_length=60)),
                ("period_on", models.DateField(null=True)),
                ("step", models.PositiveSmallIntegerField()),
                (
                    "to",
                    models.CharField(
                        choices=[("officer", "Officer"), ("supervisor", "Supervisor"), ("care_team", "Care Team")],
                        max_length=10,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="escalations", to="records.task"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("to__in", ["officer", "supervisor", "care_team"])), name="escalation_to"
                    ),
                    models.UniqueConstraint(
                        fields=("victim", "triggered_by", "code", "period_on", "step"),
                        name="escalation_once",
                        nulls_distinct=False,
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.AddIndex(
            model_name="duty",
            index=django.contrib.postgres.indexes.BrinIndex(fields=["starts_on"], name="duty_by_start"),
        ),
        migrations.RunSQL(_GUARD.format("escalation"), _UNGUARD.format("escalation")),
    ]
