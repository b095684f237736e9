"""Tables of `records/models`, module `calls`."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="Call",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            ("carrier_call_id", models.CharField(max_length=250)),
            ("direction", models.CharField(max_length=10)),
            ("started_at", models.DateTimeField()),
            ("answered_at", models.DateTimeField(null=True)),
            ("ended_at", models.DateTimeField(null=True)),
            ("path", models.JSONField(default=list)),
            ("state", models.JSONField(default=dict)),
            ("steps", models.PositiveIntegerField(default=0)),
            ("mark", models.PositiveSmallIntegerField(null=True)),
            ("outcome", models.CharField(blank=True, max_length=30)),
            ("queue_seconds", models.PositiveIntegerField(default=0)),
            (
                "victim",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="calls", to="records.victim"
                ),
            ),
            (
                "quiet_code",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.accessgrant"
                ),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["-started_at"], name="call_by_start")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("mark", None), ("mark__range", (1, 5)), _connector="OR"),
                    name="call_mark_from_1_to_5",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="CallRecording",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            (
                "kind",
                models.CharField(choices=[("voicemail", "Voicemail"), ("conversation", "Conversation")], max_length=20),
            ),
            (
                "call",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="sounds", to="records.call"
                ),
            ),
            (
                "victim",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="sounds", to="records.victim"
                ),
            ),
            (
                "for_whom",
                models.CharField(blank=True, choices=[("desk", "desk"), ("officer", "officer")], max_length=10),
            ),
            (
                "talked_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("began_at", models.DateTimeField()),
            ("ended_at", models.DateTimeField(null=True)),
            ("length", models.PositiveIntegerField(default=0)),
            ("sha256", models.CharField(blank=True, max_length=64)),
            (
                "task",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="sounds", to="records.task"
                ),
            ),
            ("heard_at", models.DateTimeField(null=True)),
            (
                "heard_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("sealed_summary", models.BinaryField(null=True)),
            ("version", models.PositiveIntegerField(db_default=0, default=0)),
            ("gone_at", models.DateTimeField(null=True)),
            (
                "gone_because",
                models.CharField(
                    blank=True, choices=[("days_over", "Days Over"), ("redacted", "Redacted")], max_length=20
                ),
            ),
            ("held_at", models.DateTimeField(null=True)),
            (
                "held_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("sealed_held_reason", models.BinaryField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("gone_at", None)), fields=["kind", "ended_at"], name="kept_sound_by_age"
                ),
                models.Index(fields=["victim", "-began_at"], name="kept_sound_by_victim"),
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("kind__in", ["voicemail", "conversation"])), name="kept_sound_kind"
                ),
                models.CheckConstraint(
                    condition=models.Q(("for_whom__in", ["desk", "officer", ""])), name="kept_sound_for_whom"
                ),
                models.CheckConstraint(
                    condition=models.Q(("gone_because__in", ["days_over", "redacted", ""])),
                    name="kept_sound_gone_because",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("kind", "voicemail")), fields=("call", "sha256"), name="kept_voicemail_once"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("kind", "voicemail"), _negated=True),
                        models.Q(
                            ("ended_at__isnull", False),
                            models.Q(("for_whom", ""), _negated=True),
                            models.Q(("sha256", ""), _negated=True),
                            ("length__gt", 0),
                        ),
                        _connector="OR",
                    ),
                    name="kept_voicemail_is_whole",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("for_whom", "officer"), _negated=True), ("victim__isnull", False), _connector="OR"
                    ),
                    name="kept_sound_for_officer_after_proof",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("heard_at", None), ("heard_by", None)),
                        models.Q(("heard_at__isnull", False), ("heard_by__isnull", False)),
                        _connector="OR",
                    ),
                    name="kept_sound_heard_at_and_by_together",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("gone_at", None), ("gone_because", "")),
                        models.Q(("gone_at__isnull", False), models.Q(("gone_because", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="kept_sound_gone_says_why",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("held_at", None), ("held_by", None)),
                        models.Q(
                            ("gone_at", None),
                            ("held_at__isnull", False),
                            ("held_by__isnull", False),
                            ("sealed_held_reason__isnull", False),
                        ),
                        _connector="OR",
                    ),
                    name="kept_sound_held_or_gone",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="RecordingPart",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "sound",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="records.callrecording"
                ),
            ),
            ("number", models.PositiveIntegerField()),
            ("sealed", models.BinaryField()),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("sound", "number"), name="sound_part_once")],
        },
    ),
    migrations.CreateModel(
        name="OutboundCallCost",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("reference", models.CharField(max_length=250, unique=True)),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("place", "place"),
                        ("wide", "wide"),
                        ("mobile", "mobile"),
                        ("free", "free"),
                        ("extension", "extension"),
                    ],
                    max_length=10,
                ),
            ),
            ("begun_at", models.DateTimeField()),
            ("ended_at", models.DateTimeField(null=True)),
            ("pence", models.PositiveIntegerField()),
        ],
        options={
            "indexes": [models.Index(fields=["begun_at"], name="placed_spend_by_time")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("kind__in", ["place", "wide", "mobile", "free", "extension"])),
                    name="placed_spend_kind",
                )
            ],
        },
    ),
]
