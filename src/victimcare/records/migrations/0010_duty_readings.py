"""Since when a duty is off the clock and until when; why one was late; how it stood before; who is one person."""

from typing import Any

from django.db import migrations, models
from django.db.models import PROTECT, F, Q

ENDINGS = [("held", "Held"), ("declined", "Declined"), ("not_owed", "Not Owed")]
WHY = [
    ("late_fact", "Late Fact"),
    ("enhanced", "Enhanced"),
    ("act", "Act"),
    ("time", "Time"),
    ("calendar", "Calendar"),
    ("edition", "Edition"),
    ("rebuilt", "Rebuilt"),
]
APPEND_ONLY = ["dutyreading", "oneperson", "onepersonvictim"]


def _since_the_start(apps: Any, schema_editor: Any) -> None:
    """Until now every ending was there from the start of its clock."""
    apps.get_model("records", "Duty").objects.exclude(ending="").update(ending_at=F("starts_at"))


def _event(**more: Any) -> Any:
    return models.ForeignKey("records.event", PROTECT, related_name="+", db_index=False, **more)


def _guard(table: str) -> str:
    return f"""
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON records_{table}
    FOR EACH ROW EXECUTE FUNCTION records_refuse_change();
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON records_{table}
    FOR EACH STATEMENT EXECUTE FUNCTION records_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0009_task_kinds")]

    operations = [
        migrations.AddField("duty", "ending_at", models.DateTimeField(null=True)),
        migrations.AddField("duty", "review_on", models.DateField(null=True)),
        migrations.AddField("duty", "explained_by", _event(null=True, db_constraint=False)),
        migrations.RunPython(_since_the_start, migrations.RunPython.noop),
        migrations.AddConstraint(
            "duty",
            models.CheckConstraint(
                name="duty_ending_and_at_together",
                condition=Q(ending="", ending_at=None) | (~Q(ending="") & Q(ending_at__isnull=False)),
            ),
        ),
        migrations.AddConstraint(
            "duty",
            models.CheckConstraint(name="duty_review_only_of_a_hold", condition=Q(review_on=None) | Q(ending="held")),
        ),
        migrations.AddIndex(
            "duty",
            models.Index(
                name="duty_held_by_review", fields=["review_on"], condition=Q(met_at=None, review_on__isnull=False)
            ),
        ),
        migrations.CreateModel(
            name="DutyReading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("victim", models.ForeignKey("records.victim", PROTECT, related_name="+", db_index=False)),
                ("code", models.CharField(max_length=60)),
                ("triggered_by", _event()),
                ("replaced_at", models.DateTimeField()),
                ("why", models.CharField(choices=WHY, max_length=20)),
                ("caused_by", _event(null=True)),
                ("is_gone", models.BooleanField()),
                ("edition", models.CharField(max_length=20)),
                ("starts_at", models.DateTimeField()),
                ("starts_on", models.DateField()),
                ("due_on", models.DateField(null=True)),
                ("due_at", models.DateTimeField(null=True)),
                ("met_at", models.DateTimeField(null=True)),
                ("met_by", _event(null=True)),
                ("ending", models.CharField(blank=True, choices=ENDINGS, max_length=10)),
                ("reason", models.CharField(blank=True, max_length=40)),
                ("note", models.CharField(blank=True, max_length=40)),
                ("ending_at", models.DateTimeField(null=True)),
                ("review_on", models.DateField(null=True)),
            ],
            options={
                "indexes": [models.Index(name="duty_reading_of_victim", fields=["victim", "triggered_by", "code"])],
                "constraints": [
                    models.CheckConstraint(name="duty_reading_why", condition=Q(why__in=[value for value, _ in WHY])),
                    models.CheckConstraint(
                        name="duty_reading_ending",
                        condition=Q(ending__in=[*(value for value, _ in ENDINGS), ""]),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OnePerson",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_same", models.BooleanField()),
                ("decided_at", models.DateTimeField()),
                ("decided_by", models.ForeignKey("records.staff", PROTECT, related_name="+")),
                ("note", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="OnePersonVictim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("decision", models.ForeignKey("records.oneperson", PROTECT, related_name="victims")),
                ("victim", models.ForeignKey("records.victim", PROTECT, related_name="one_person")),
                ("added_at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(name="one_person_victim_once", fields=["decision", "victim"])],
            },
        ),
        migrations.RunSQL(
            "".join(_guard(table) for table in APPEND_ONLY),
            "".join(
                f"DROP TRIGGER {table}_no_change ON records_{table};"
                f" DROP TRIGGER {table}_no_truncate ON records_{table};"
                for table in APPEND_ONLY
            ),
        ),
    ]
