import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="Call",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            ("carrier_call_id", models.CharField(max_length=250)),
            ("direction", models.CharField(max_length=10)),
            ("started_at", models.DateTimeField()),
            ("answered_at", models.DateTimeField(null=True)),
            ("ended_at", models.DateTimeField(null=True)),
            ("path", models.JSONField(default=list)),
            ("outcome", models.CharField(blank=True, max_length=30)),
            ("queue_seconds", models.PositiveIntegerField(default=0)),
            (
                "victim",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="calls", to="records.victim"
                ),
            ),
            ("state", models.JSONField(default=dict)),
            ("steps", models.PositiveIntegerField(default=0)),
            ("mark", models.PositiveSmallIntegerField(null=True)),
            (
                "quiet_code",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.accessgrant"
                ),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["-started_at"], name="call_by_start")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("mark", None), ("mark__range", (1, 5)), _connector="OR"),
                    name="call_mark_from_1_to_5",
                )
            ],
        },
    ),
]
