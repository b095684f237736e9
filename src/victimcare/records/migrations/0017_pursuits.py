"""The ladder to reach her with news that did not reach her."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
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
        ("records", "0016_follow_up"),
    ]

    operations = [
        migrations.CreateModel(
            name="Pursuit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                    ),
                ),
                (
                    "victim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pursuits", to="records.victim"
                    ),
                ),
                (
                    "urgency",
                    models.CharField(choices=[("risk", "Risk"), ("soon", "Soon"), ("usual", "Usual")], max_length=10),
                ),
                ("events", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ("opened_at", models.DateTimeField()),
                ("next_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "ended_as",
                    models.CharField(
                        blank=True,
                        choices=[("confirmed", "Confirmed"), ("stopped", "Stopped"), ("not_needed", "Not Needed")],
                        max_length=12,
                    ),
                ),
                (
                    "stopped_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("stop_reason", models.TextField(blank=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at", None), ("next_at__isnull", False)),
                        fields=["next_at"],
                        name="pursuit_next",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("urgency__in", ["risk", "soon", "usual"])), name="pursuit_urgency"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ended_as__in", ["confirmed", "stopped", "not_needed", ""])),
                        name="pursuit_ended_as",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("victim", "urgency"), name="pursuit_one_open"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_as", ""), ("ended_at", None)),
                            models.Q(("ended_at__isnull", False), models.Q(("ended_as", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="pursuit_end_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_as", "stopped"),
                                ("stopped_by__isnull", False),
                                models.Q(("stop_reason", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("ended_as", "stopped"), _negated=True),
                                ("stop_reason", ""),
                                ("stopped_by", None),
                            ),
                            _connector="OR",
                        ),
                        name="pursuit_stopped_by_somebody_who_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PursuitStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "pursuit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="records.pursuit"
                    ),
                ),
                (
                    "rung",
                    models.CharField(
                        choices=[
                            ("text", "Text"),
                            ("voice", "Voice"),
                            ("other_number", "Other Number"),
                            ("letter", "Letter"),
                            ("visit", "Visit"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "how",
                    models.CharField(
                        choices=[("sent", "Sent"), ("asked", "Asked"), ("skipped", "Skipped")], max_length=8
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=40)),
                ("at", models.DateTimeField()),
                (
                    "telling",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.telling"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("rung__in", ["text", "voice", "other_number", "letter", "visit"])),
                        name="pursuit_step_rung",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("how__in", ["sent", "asked", "skipped"])), name="pursuit_step_how"
                    ),
                    models.UniqueConstraint(fields=("pursuit", "rung"), name="pursuit_step_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("how", "skipped"), _negated=True),
                            models.Q(("why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="pursuit_step_skipped_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("how", "sent"), ("telling__isnull", False)),
                            models.Q(models.Q(("how", "sent"), _negated=True), ("telling", None)),
                            _connector="OR",
                        ),
                        name="pursuit_step_sent_is_a_message",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.AddField(model_name="telling", name="is_pinned", field=models.BooleanField(default=False)),
        migrations.RunSQL(_GUARD.format("pursuitstep"), _UNGUARD.format("pursuitstep")),
    ]
