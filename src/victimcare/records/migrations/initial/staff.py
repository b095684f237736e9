"""Tables of `records/models`, module `staff`."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
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
            ("email_is_verified", models.BooleanField(db_default=False, default=False)),
            ("officer_number", models.TextField(blank=True, db_default="", default="")),
            (
                "roles",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=20), default=list, size=None
                ),
            ),
            (
                "team",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="members", to="records.team"
                ),
            ),
            ("is_active", models.BooleanField(default=True)),
            ("keys", models.JSONField(null=True)),
            ("opened_until_at", models.DateTimeField(null=True)),
        ],
        options={
            "abstract": False,
        },
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
            (
                "staff",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="sessions", to=settings.AUTH_USER_MODEL
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
            (
                "kept_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="WorkingTime",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "profile",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="times", to="records.workprofile"
                ),
            ),
            ("weekday", models.PositiveSmallIntegerField()),
            ("start", models.TimeField()),
            ("end", models.TimeField()),
        ],
        options={
            "constraints": [
                models.CheckConstraint(condition=models.Q(("weekday__lte", 6)), name="working_time_on_a_weekday"),
                models.UniqueConstraint(fields=("profile", "weekday", "start"), name="working_time_once"),
            ],
        },
    ),
    migrations.CreateModel(
        name="Absence",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            (
                "staff",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="absences", to=settings.AUTH_USER_MODEL
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
            (
                "cover",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
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
                    condition=models.Q(("withdrawn_at", None)), fields=["staff", "from_at"], name="absence_standing"
                )
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("why__in", ["leave", "sick", "course", "other"])), name="absence_why"
                ),
                models.CheckConstraint(
                    condition=models.Q(("until_at", None), ("until_at__gt", models.F("from_at")), _connector="OR"),
                    name="absence_ends_after_it_begins",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("cover", None), models.Q(("cover", models.F("staff")), _negated=True), _connector="OR"
                    ),
                    name="absence_covered_by_another",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("withdrawn_at", None), ("withdrawn_by", None)),
                        models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                        _connector="OR",
                    ),
                    name="absence_withdrawn_at_and_by_together",
                ),
            ],
        },
    ),
]
