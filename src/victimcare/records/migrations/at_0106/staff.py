import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="Staff",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("password", models.CharField(max_length=128, verbose_name="password")),
            ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            ("username", models.CharField(max_length=200, unique=True)),
            ("name", models.TextField()),
            ("email", models.TextField(blank=True)),
            (
                "roles",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=20), default=list, size=None
                ),
            ),
            ("is_active", models.BooleanField(default=True)),
            (
                "team",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="members", to="records.team"
                ),
            ),
            ("keys", models.JSONField(null=True)),
            ("opened_until_at", models.DateTimeField(null=True)),
        ],
        options={
            "abstract": False,
        },
    ),
    migrations.CreateModel(
        name="Team",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=40, unique=True)),
            ("name", models.TextField()),
            (
                "lead",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("version", models.PositiveIntegerField(db_default=0, default=0)),
        ],
    ),
    migrations.CreateModel(
        name="StaffSession",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            ("began_at", models.DateTimeField()),
            ("vouched_at", models.DateTimeField()),
            ("asked_at", models.DateTimeField()),
            ("again", models.BinaryField()),
            ("ended_at", models.DateTimeField(null=True)),
            (
                "end",
                models.CharField(
                    blank=True,
                    choices=[
                        ("signed_out", "Signed Out"),
                        ("refused", "Refused"),
                        ("unknown", "Unknown"),
                        ("over", "Over"),
                    ],
                    max_length=10,
                ),
            ),
            (
                "staff",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="sessions", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
        options={
            "indexes": [
                models.Index(condition=models.Q(("ended_at", None)), fields=["staff"], name="staff_session_open")
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("end__in", ["signed_out", "refused", "unknown", "over", ""])),
                    name="staff_session_end",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("end", ""), ("ended_at", None)),
                        models.Q(("again", b""), ("ended_at__isnull", False), models.Q(("end", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="staff_session_ended_whole",
                ),
            ],
        },
    ),
]
