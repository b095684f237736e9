import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
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
        name="Absence",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
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
            ("entered_at", models.DateTimeField()),
            ("withdrawn_at", models.DateTimeField(null=True)),
            (
                "cover",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "entered_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "staff",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="absences", to=settings.AUTH_USER_MODEL
                ),
            ),
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
    migrations.CreateModel(
        name="WorkingTime",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("weekday", models.PositiveSmallIntegerField()),
            ("start", models.TimeField()),
            ("end", models.TimeField()),
            (
                "profile",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="times", to="records.workprofile"
                ),
            ),
        ],
        options={
            "constraints": [
                models.CheckConstraint(condition=models.Q(("weekday__lte", 6)), name="working_time_on_a_weekday"),
                models.UniqueConstraint(fields=("profile", "weekday", "start"), name="working_time_once"),
            ],
        },
    ),
]
