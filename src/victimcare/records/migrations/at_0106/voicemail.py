import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="KeptSound",
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
                models.CharField(blank=True, choices=[("desk", "Desk"), ("officer", "Officer")], max_length=10),
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
            ("summary", models.TextField(blank=True)),
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
            ("held_reason", models.TextField(blank=True)),
            ("version", models.PositiveIntegerField(db_default=0, default=0)),
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
                            models.Q(("held_reason", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="kept_sound_held_or_gone",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="SoundPart",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "sound",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="records.keptsound"
                ),
            ),
            ("number", models.PositiveIntegerField()),
            ("sealed", models.BinaryField()),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("sound", "number"), name="sound_part_once")],
        },
    ),
]
