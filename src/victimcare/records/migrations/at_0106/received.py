import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

TABLES = [
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
            ("channel", models.CharField(choices=[("text", "Text"), ("email", "Email")], max_length=10)),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("reply", "Reply"),
                        ("stop", "Stop"),
                        ("bounce", "Bounce"),
                        ("report", "Report"),
                        ("automatic", "Automatic"),
                        ("unknown", "Unknown"),
                    ],
                    max_length=10,
                ),
            ),
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
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="received", to="records.victim"
                ),
            ),
            ("answers_by_name", models.BooleanField(db_default=False, default=False)),
            (
                "task",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="received", to="records.task"
                ),
            ),
            ("read_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(fields=["victim", "-received_at"], name="received_by_victim"),
                models.Index(fields=["from_key", "-received_at"], name="received_by_sender"),
            ],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("channel__in", ["text", "email"])), name="received_channel"),
                models.CheckConstraint(
                    condition=models.Q(("kind__in", ["reply", "stop", "bounce", "report", "automatic", "unknown"])),
                    name="received_kind",
                ),
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
            (
                "kind",
                models.CharField(
                    choices=[("mobile", "Mobile"), ("phone", "Phone"), ("email", "Email"), ("address", "Address")],
                    max_length=10,
                ),
            ),
            ("match_key", models.TextField()),
            ("stopped_at", models.DateTimeField()),
            (
                "received",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="stops", to="records.receivedmessage"
                ),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["match_key", "-stopped_at"], name="stopped_point_by_key")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("kind__in", ["mobile", "phone", "email", "address"])), name="stopped_point_kind"
                )
            ],
        },
    ),
]
