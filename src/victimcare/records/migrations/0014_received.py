"""What comes in by text and e-mail, and the numbers and addresses that asked for no more."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

CHANNELS = [("text", "Text"), ("email", "Email")]
KINDS = [
    ("reply", "Reply"),
    ("stop", "Stop"),
    ("bounce", "Bounce"),
    ("report", "Report"),
    ("automatic", "Automatic"),
    ("unknown", "Unknown"),
]
POINTS = [("mobile", "Mobile"), ("phone", "Phone"), ("email", "Email"), ("address", "Address")]


def _one_of(field: str, choices: list[tuple[str, str]]) -> models.Q:
    return models.Q((f"{field}__in", [value for value, _ in choices]))


class Migration(migrations.Migration):
    dependencies = [("records", "0013_ways_out")]

    operations = [
        migrations.CreateModel(
            name="ReceivedMessage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                    ),
                ),
                ("channel", models.CharField(choices=CHANNELS, max_length=10)),
                ("kind", models.CharField(choices=KINDS, max_length=10)),
                ("supplier", models.CharField(max_length=20)),
                ("supplier_id", models.CharField(max_length=100)),
                ("received_at", models.DateTimeField()),
                ("from_key", models.TextField()),
                ("sender", models.TextField()),
                ("subject", models.TextField(blank=True)),
                ("words", models.TextField(blank=True)),
                ("content", models.BinaryField(null=True)),
                ("sha256", models.CharField(max_length=64)),
                ("reason", models.CharField(blank=True, max_length=60)),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "telling",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="received",
                        to="records.telling",
                    ),
                ),
                (
                    "victim",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="received",
                        to="records.victim",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["victim", "-received_at"], name="received_by_victim")],
                "constraints": [
                    models.CheckConstraint(condition=_one_of("channel", CHANNELS), name="received_channel"),
                    models.CheckConstraint(condition=_one_of("kind", KINDS), name="received_kind"),
                    models.UniqueConstraint(fields=("supplier", "supplier_id"), name="received_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("settled_at", None), ("kind__in", ["bounce", "report", "automatic"]), _connector="OR"
                        ),
                        name="received_people_are_read",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StoppedPoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=POINTS, max_length=10)),
                ("match_key", models.TextField()),
                ("stopped_at", models.DateTimeField()),
                (
                    "received",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stops",
                        to="records.receivedmessage",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["match_key", "-stopped_at"], name="stopped_point_by_key")],
                "constraints": [models.CheckConstraint(condition=_one_of("kind", POINTS), name="stopped_point_kind")],
            },
        ),
    ]
