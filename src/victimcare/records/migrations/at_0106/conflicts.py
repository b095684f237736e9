import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="Conflict",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            (
                "how",
                models.CharField(
                    choices=[
                        ("declared", "Declared"),
                        ("same_point", "Same Point"),
                        ("same_address", "Same Address"),
                        ("same_name_near", "Same Name Near"),
                    ],
                    max_length=16,
                ),
            ),
            ("words", models.TextField(blank=True)),
            ("since_at", models.DateTimeField()),
            ("ended_at", models.DateTimeField(null=True)),
            ("ended_why", models.TextField(blank=True)),
            (
                "case",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="conflicts", to="records.case"
                ),
            ),
            (
                "ended_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "kept_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "staff",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="conflicts", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("how__in", ["declared", "same_point", "same_address", "same_name_near"])),
                    name="conflict_how",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)), fields=("staff", "case", "how"), name="conflict_open_once"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("ended_by", None), models.Q(("ended_by", models.F("staff")), _negated=True), _connector="OR"
                    ),
                    name="conflict_ended_by_another",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("ended_at", None), ("ended_by", None), ("ended_why", "")),
                        models.Q(
                            ("ended_at__isnull", False),
                            ("ended_by__isnull", False),
                            models.Q(("ended_why", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="conflict_ended_whole",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="StaffPoint",
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
            ("by_themselves", models.BooleanField()),
            ("kept_at", models.DateTimeField()),
            ("ended_at", models.DateTimeField(null=True)),
            (
                "staff",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="points", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
        options={
            "indexes": [
                models.Index(condition=models.Q(("ended_at", None)), fields=["match_key"], name="staff_point_by_key")
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("kind__in", ["mobile", "phone", "email", "address"])), name="staff_point_kind"
                ),
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)), fields=("staff", "match_key"), name="staff_point_once"
                ),
            ],
        },
    ),
]
