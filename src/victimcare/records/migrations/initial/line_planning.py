"""Tables of `records/models`, module `line_planning`."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="LineClosing",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "reason",
                models.CharField(
                    choices=[
                        ("left_room", "Left Room"),
                        ("fault", "Fault"),
                        ("too_few", "Too Few"),
                        ("training", "Training"),
                    ],
                    max_length=10,
                ),
            ),
            ("closed_at", models.DateTimeField()),
            (
                "closed_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("until_at", models.DateTimeField(null=True)),
            ("reopened_at", models.DateTimeField(null=True)),
            (
                "reopened_by",
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
                    condition=models.Q(("reason__in", ["left_room", "fault", "too_few", "training"])),
                    name="line_closing_reason",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("reopened_at", None), ("reopened_by", None)),
                        models.Q(("reopened_at__isnull", False), ("reopened_by__isnull", False)),
                        _connector="OR",
                    ),
                    name="line_closing_reopened_at_and_by_together",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("until_at", None), ("until_at__gt", models.F("closed_at")), _connector="OR"),
                        models.Q(("reopened_at", None), ("reopened_at__gte", models.F("closed_at")), _connector="OR"),
                    ),
                    name="line_closing_in_order_of_time",
                ),
                models.UniqueConstraint(
                    models.Value(True), condition=models.Q(("reopened_at", None)), name="line_closing_one_stands"
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="DemandEvent",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            ("on", models.DateField(unique=True)),
            ("what", models.CharField(max_length=100)),
            ("percent", models.PositiveSmallIntegerField()),
            ("entered_at", models.DateTimeField()),
            (
                "entered_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
        options={
            "constraints": [
                models.CheckConstraint(condition=models.Q(("percent__range", (10, 1000))), name="call_event_percent")
            ],
        },
    ),
    migrations.CreateModel(
        name="CallForecast",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("on", models.DateField(unique=True)),
            ("made_at", models.DateTimeField()),
            ("calls", django.contrib.postgres.fields.ArrayField(base_field=models.FloatField(), size=48)),
            ("low", django.contrib.postgres.fields.ArrayField(base_field=models.PositiveIntegerField(), size=48)),
            ("high", django.contrib.postgres.fields.ArrayField(base_field=models.PositiveIntegerField(), size=48)),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("calls__len", 48), ("high__len", 48), ("low__len", 48)),
                    name="kept_forecast_whole_days",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="LineCounter",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "name",
                models.CharField(
                    choices=[
                        ("asked", "Asked"),
                        ("answered", "Answered"),
                        ("in_time", "In Time"),
                        ("abandoned", "Abandoned"),
                        ("short_abandons", "Short Abandons"),
                        ("left_otherwise", "Left Otherwise"),
                        ("waited_ms", "Waited Ms"),
                    ],
                    max_length=20,
                    unique=True,
                ),
            ),
            ("total", models.PositiveBigIntegerField()),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        (
                            "name__in",
                            [
                                "asked",
                                "answered",
                                "in_time",
                                "abandoned",
                                "short_abandons",
                                "left_otherwise",
                                "waited_ms",
                            ],
                        )
                    ),
                    name="line_count_name",
                )
            ],
        },
    ),
]
