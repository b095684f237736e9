"""Messages counted by kind, what is usual learned from them, and kinds that are stopped."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

AXES = [("event_type", "Event Type"), ("area", "Area"), ("template", "Template")]
IS_AXIS = models.Q(axis__in=[value for value, _ in AXES])


def _id() -> tuple[str, models.Field]:
    return ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))


def _staff() -> models.ForeignKey:
    return models.ForeignKey(
        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
    )


class Migration(migrations.Migration):
    dependencies = [("records", "0014_received")]

    operations = [
        migrations.CreateModel(
            name="SentCount",
            fields=[
                _id(),
                ("axis", models.CharField(choices=AXES, max_length=10)),
                ("value", models.TextField()),
                ("begins_at", models.DateTimeField()),
                ("count", models.PositiveIntegerField()),
            ],
            options={
                "indexes": [models.Index(fields=["begins_at"], name="sent_count_by_age")],
                "constraints": [
                    models.CheckConstraint(condition=IS_AXIS, name="sent_count_axis"),
                    models.UniqueConstraint(fields=("axis", "value", "begins_at"), name="sent_count_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="UsualRate",
            fields=[
                _id(),
                ("axis", models.CharField(choices=AXES, max_length=10)),
                ("value", models.TextField()),
                ("an_hour", models.PositiveIntegerField()),
                ("learned_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=IS_AXIS, name="usual_rate_axis"),
                    models.UniqueConstraint(fields=("axis", "value"), name="usual_rate_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Brake",
            fields=[
                _id(),
                (
                    "public_id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                    ),
                ),
                ("axis", models.CharField(choices=AXES, max_length=10)),
                ("value", models.TextField()),
                ("stopped_at", models.DateTimeField()),
                ("sent", models.PositiveIntegerField()),
                ("limit", models.PositiveIntegerField()),
                ("usual", models.PositiveIntegerField()),
                ("reason", models.TextField(blank=True)),
                ("asked_at", models.DateTimeField(null=True)),
                ("asked_by", _staff()),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", _staff()),
                ("is_let_through", models.BooleanField(null=True)),
                ("lifted_to", models.PositiveIntegerField(default=0)),
                ("lifted_until", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=IS_AXIS, name="brake_axis"),
                    models.UniqueConstraint(
                        condition=models.Q(ended_at=None), fields=("axis", "value"), name="brake_on_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(asked_at=None, asked_by=None)
                        | (models.Q(asked_at__isnull=False, asked_by__isnull=False) & ~models.Q(reason="")),
                        name="brake_asked_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(ended_at=None, ended_by=None, is_let_through=None)
                        | (
                            models.Q(ended_at__isnull=False, ended_by__isnull=False, is_let_through__isnull=False)
                            & ~models.Q(reason="")
                        ),
                        name="brake_end_whole",
                    ),
                    models.CheckConstraint(
                        condition=~models.Q(is_let_through=True)
                        | (models.Q(asked_by__isnull=False) & ~models.Q(asked_by=models.F("ended_by"))),
                        name="brake_let_through_by_two",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="telling",
            name="brake",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tellings",
                to="records.brake",
            ),
        ),
    ]
