"""Tables of `records/models`, module `feed`."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="FeedLoad",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("door", models.CharField(max_length=20)),
            ("name", models.TextField()),
            ("is_history", models.BooleanField()),
            ("started_at", models.DateTimeField()),
            ("ended_at", models.DateTimeField(null=True)),
            ("counts", models.JSONField(default=dict)),
        ],
    ),
    migrations.CreateModel(
        name="FeedLine",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "load",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="records.feedload"
                ),
            ),
            (
                "result",
                models.CharField(
                    choices=[("waiting", "Waiting"), ("quarantined", "Quarantined"), ("conflict", "Conflict")],
                    max_length=12,
                ),
            ),
            ("number", models.PositiveIntegerField()),
            ("raw", models.BinaryField()),
            ("source", models.TextField(blank=True)),
            ("source_event_id", models.TextField(blank=True)),
            ("subject", models.TextField(blank=True)),
            ("digest", models.BinaryField(max_length=32, null=True)),
            ("field", models.TextField(blank=True)),
            ("reason", models.TextField(blank=True)),
            (
                "waits_for",
                django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
            ),
            ("is_history", models.BooleanField(default=False)),
            ("received_at", models.DateTimeField()),
            ("again_key", models.BinaryField(max_length=32, null=True)),
            ("times", models.PositiveIntegerField(db_default=1, default=1)),
            ("first_at", models.DateTimeField(null=True)),
            ("last_at", models.DateTimeField(null=True)),
            ("settled_at", models.DateTimeField(null=True)),
            ("settled_as", models.CharField(blank=True, max_length=12)),
            ("settled_by", models.CharField(blank=True, max_length=200)),
            ("sealed_settled_reason", models.BinaryField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("result", "waiting"), ("settled_at", None)),
                    fields=["subject"],
                    name="feed_line_waiting",
                ),
                models.Index(condition=models.Q(("settled_at", None)), fields=["result", "id"], name="feed_line_open"),
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("result__in", ["waiting", "quarantined", "conflict"])), name="feed_line_result"
                ),
                models.UniqueConstraint(
                    condition=models.Q(("result", "waiting"), ("settled_at", None)),
                    fields=("source", "source_event_id"),
                    name="feed_line_waits_once",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("result__in", ["quarantined", "conflict"]), ("settled_at", None)),
                    fields=("again_key",),
                    name="feed_line_refused_once",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("settled_as", ""), ("settled_at", None)),
                        models.Q(("settled_at__isnull", False), models.Q(("settled_as", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="feed_line_settled_whole",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="UnnamedArea",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.TextField(unique=True)),
            ("first_seen_at", models.DateTimeField()),
        ],
    ),
    migrations.CreateModel(
        name="FeedContactCount",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("source", models.CharField(max_length=200)),
            ("day", models.DateField()),
            ("count", models.PositiveIntegerField()),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("source", "day"), name="feed_contacts_once_a_day")],
        },
    ),
]
