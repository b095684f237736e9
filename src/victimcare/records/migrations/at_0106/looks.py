import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="LookReview",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            ("entry_id", models.BigIntegerField(unique=True)),
            ("at", models.DateTimeField()),
            ("is_drawn", models.BooleanField()),
            ("score", models.PositiveSmallIntegerField()),
            (
                "reasons",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=20), default=list, size=None
                ),
            ),
            ("due_at", models.DateTimeField()),
            (
                "answer",
                models.CharField(
                    blank=True,
                    choices=[("fine", "Fine"), ("talked", "Talked"), ("passed_on", "Passed On")],
                    max_length=10,
                ),
            ),
            ("answered_at", models.DateTimeField(null=True)),
            ("note", models.TextField(blank=True)),
            (
                "answered_by",
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
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "victim",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.victim"
                ),
            ),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("answered_at", None)),
                    fields=["-score", "due_at", "id"],
                    name="look_review_open",
                )
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("answer__in", ["fine", "talked", "passed_on", ""])), name="look_review_answer"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("answered_by", None),
                        models.Q(("answered_by", models.F("staff")), _negated=True),
                        _connector="OR",
                    ),
                    name="look_review_answered_by_another",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("answer", ""), ("answered_at", None), ("answered_by", None)),
                        models.Q(
                            ("answered_at__isnull", False),
                            ("answered_by__isnull", False),
                            models.Q(("answer", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="look_review_answered_whole",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="LookSeen",
        fields=[
            ("entry_id", models.BigIntegerField(primary_key=True, serialize=False)),
            ("at", models.DateTimeField()),
            ("was_shut", models.BooleanField()),
            ("has_work", models.BooleanField()),
            ("is_own_name", models.BooleanField()),
            ("is_near_home", models.BooleanField()),
            (
                "case",
                models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="records.case",
                ),
            ),
            (
                "staff",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "victim",
                models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="records.victim",
                ),
            ),
            ("call", models.CharField(blank=True, db_default="", default="", max_length=10)),
            ("spell_id", models.BigIntegerField(null=True)),
            ("is_rare_name", models.BooleanField(db_default=False, default=False)),
        ],
        options={
            "indexes": [
                models.Index(fields=["staff", "at"], name="look_seen_of_staff"),
                models.Index(
                    condition=models.Q(("has_work", False)), fields=["case", "at"], name="look_seen_idle_by_case"
                ),
                models.Index(fields=["at"], name="look_seen_by_time"),
            ],
        },
    ),
    migrations.CreateModel(
        name="LooksRead",
        fields=[
            ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
            ("up_to", models.BigIntegerField()),
        ],
        options={
            "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="looks_read_one_row")],
        },
    ),
]
