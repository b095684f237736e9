"""Tables of `records/models`, module `cases`."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="Officer",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("source", models.CharField(max_length=200)),
            ("record_id", models.CharField(max_length=200)),
            ("name", models.TextField()),
            ("email", models.TextField(blank=True)),
            ("phone", models.TextField(blank=True)),
            ("team", models.TextField(blank=True)),
            ("named_at", models.DateTimeField()),
            ("named_sequence", models.BigIntegerField()),
            ("named_by_id", models.CharField(max_length=200)),
        ],
        options={
            "indexes": [
                models.Index(fields=["record_id"], name="officer_by_record_id"),
                models.Index(
                    django.db.models.functions.text.Lower("email"),
                    condition=models.Q(("email", ""), _negated=True),
                    name="officer_by_email",
                ),
            ],
            "constraints": [models.UniqueConstraint(fields=("source", "record_id"), name="officer_once_per_source")],
        },
    ),
    migrations.CreateModel(
        name="Case",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            ("reference", models.CharField(max_length=100)),
            ("source", models.CharField(max_length=200)),
            ("recorded_at", models.DateTimeField()),
            ("reported_at", models.DateTimeField()),
            ("offence_group", models.CharField(max_length=40)),
            ("offence_title", models.TextField()),
            ("offence_code", models.TextField(blank=True)),
            (
                "flags",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=40), default=list, size=None
                ),
            ),
            ("area", models.TextField()),
            ("borough", models.TextField(blank=True)),
            ("reported_by", models.CharField(blank=True, max_length=20)),
            (
                "officer",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="cases", to="records.officer"
                ),
            ),
            ("officer_since", models.DateTimeField(null=True)),
            ("edition", models.CharField(max_length=20)),
            ("is_guarded_by_offence", models.BooleanField()),
            ("duties_until", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("duties_until__isnull", False)), fields=["duties_until"], name="case_duties_end"
                )
            ],
            "constraints": [
                models.UniqueConstraint(fields=("reference",), name="case_once_per_reference"),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("officer", None), ("officer_since", None)),
                        models.Q(("officer__isnull", False), ("officer_since__isnull", False)),
                        _connector="OR",
                    ),
                    name="case_officer_and_since_together",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="Event",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "case",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="events",
                    to="records.case",
                ),
            ),
            ("source", models.CharField(max_length=200)),
            ("source_event_id", models.CharField(max_length=200)),
            ("type", models.CharField(max_length=60)),
            ("time", models.DateTimeField()),
            ("recorded_at", models.DateTimeField(null=True)),
            ("sequence", models.BigIntegerField()),
            ("facts", models.JSONField()),
            ("digest", models.BinaryField(max_length=32)),
            ("received_at", models.DateTimeField()),
            ("is_history", models.BooleanField(default=False)),
        ],
        options={
            "indexes": [models.Index(fields=["case", "time", "sequence"], name="event_by_case_in_order")],
            "constraints": [
                models.UniqueConstraint(fields=("source", "source_event_id"), name="event_once_per_source"),
                models.CheckConstraint(condition=models.Q(("sequence__gte", 1)), name="event_sequence_positive"),
            ],
        },
    ),
    migrations.CreateModel(
        name="EventPrivate",
        fields=[
            (
                "event",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT,
                    primary_key=True,
                    related_name="private",
                    serialize=False,
                    to="records.event",
                ),
            ),
            ("content", models.JSONField(null=True)),
            ("redacted_at", models.DateTimeField(null=True)),
            ("redacted_reason", models.TextField(blank=True)),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("content__isnull", False), ("redacted_at__isnull", False), _connector="OR"),
                    name="event_private_blank_only_by_redaction",
                )
            ],
        },
    ),
]
