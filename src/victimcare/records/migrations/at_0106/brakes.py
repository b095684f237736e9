import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="SentCount",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "axis",
                models.CharField(
                    choices=[("event_type", "Event Type"), ("area", "Area"), ("template", "Template")], max_length=10
                ),
            ),
            ("value", models.TextField()),
            ("begins_at", models.DateTimeField()),
            ("count", models.PositiveIntegerField()),
        ],
        options={
            "indexes": [models.Index(fields=["begins_at"], name="sent_count_by_age")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("axis__in", ["event_type", "area", "template"])), name="sent_count_axis"
                ),
                models.UniqueConstraint(fields=("axis", "value", "begins_at"), name="sent_count_once"),
            ],
        },
    ),
    migrations.CreateModel(
        name="UsualRate",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "axis",
                models.CharField(
                    choices=[("event_type", "Event Type"), ("area", "Area"), ("template", "Template")], max_length=10
                ),
            ),
            ("value", models.TextField()),
            ("an_hour", models.PositiveIntegerField()),
            ("learned_at", models.DateTimeField()),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("axis__in", ["event_type", "area", "template"])), name="usual_rate_axis"
                ),
                models.UniqueConstraint(fields=("axis", "value"), name="usual_rate_once"),
            ],
        },
    ),
    migrations.CreateModel(
        name="Brake",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            (
                "axis",
                models.CharField(
                    choices=[("event_type", "Event Type"), ("area", "Area"), ("template", "Template")], max_length=10
                ),
            ),
            ("value", models.TextField()),
            ("stopped_at", models.DateTimeField()),
            ("sent", models.PositiveIntegerField()),
            ("limit", models.PositiveIntegerField()),
            ("usual", models.PositiveIntegerField()),
            ("reason", models.TextField(blank=True)),
            ("asked_at", models.DateTimeField(null=True)),
            (
                "asked_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("ended_at", models.DateTimeField(null=True)),
            (
                "ended_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("is_let_through", models.BooleanField(null=True)),
            ("lifted_to", models.PositiveIntegerField(default=0)),
            ("lifted_until", models.DateTimeField(null=True)),
            ("asked_for", models.PositiveIntegerField(null=True)),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("axis__in", ["event_type", "area", "template"])), name="brake_axis"
                ),
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)), fields=("axis", "value"), name="brake_on_once"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("asked_at", None), ("asked_by", None)),
                        models.Q(
                            ("asked_at__isnull", False),
                            ("asked_by__isnull", False),
                            models.Q(("reason", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="brake_asked_whole",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("ended_at", None), ("ended_by", None), ("is_let_through", None)),
                        models.Q(
                            ("ended_at__isnull", False),
                            ("ended_by__isnull", False),
                            ("is_let_through__isnull", False),
                            models.Q(("reason", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="brake_end_whole",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("is_let_through", True), _negated=True),
                        models.Q(
                            ("asked_by__isnull", False), models.Q(("asked_by", models.F("ended_by")), _negated=True)
                        ),
                        _connector="OR",
                    ),
                    name="brake_let_through_by_two",
                ),
                models.CheckConstraint(
                    condition=models.Q(("asked_for", None), ("asked_by__isnull", False), _connector="OR"),
                    name="brake_asked_for_by_somebody",
                ),
            ],
        },
    ),
]
