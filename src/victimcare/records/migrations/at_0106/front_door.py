import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="FrontDoorUse",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("at", models.DateTimeField(db_index=True)),
            ("source_key", models.BinaryField(max_length=32)),
        ],
    ),
    migrations.CreateModel(
        name="PublicComplaint",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            ("received_at", models.DateTimeField()),
            ("words", models.BinaryField()),
            ("way_back", models.BinaryField(null=True)),
            ("read_at", models.DateTimeField(null=True)),
            ("ended_at", models.DateTimeField(null=True)),
            (
                "outcome",
                models.CharField(
                    blank=True,
                    choices=[
                        ("answered", "Answered"),
                        ("passed_on", "Passed On"),
                        ("not_for_us", "Not For Us"),
                        ("nobody_to_answer", "Nobody To Answer"),
                    ],
                    max_length=20,
                ),
            ),
            ("answer", models.BinaryField(null=True)),
            (
                "ended_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        ("outcome__in", ["answered", "passed_on", "not_for_us", "nobody_to_answer", ""])
                    ),
                    name="public_complaint_outcome",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("answer", None), ("ended_at", None), ("ended_by", None), ("outcome", "")),
                        models.Q(
                            ("answer__isnull", False),
                            ("ended_at__isnull", False),
                            ("ended_by__isnull", False),
                            models.Q(("outcome", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="public_complaint_ends_whole",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="PublicFeedback",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("given_on", models.DateField()),
            ("score", models.PositiveSmallIntegerField()),
            ("words", models.BinaryField(null=True)),
        ],
        options={
            "indexes": [models.Index(fields=["-given_on", "-id"], name="public_feedback_by_day")],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("score__range", (1, 5))), name="public_feedback_score")
            ],
        },
    ),
]
